"""What kind of file some bytes are: text, a page, or something that no article can be read from.

Files are told by their first bytes ("magic numbers", as in WHATWG's MIME Sniffing Standard and file(1)), never by their name
alone: a PDF that is called ``report.txt`` is a PDF.
"""

from __future__ import annotations

import re
from typing import Literal

from onrecord.errors import InputError

Kind = Literal["text", "html"]

_HEAD = 1024  # bytes in which a page says that it is one
_SAMPLE = 1 << 16
_FEW_NULS = 3
_NUL_SHARE, _NUL_SHARE_OF_LITTLE = 0.01, 0.1
_CONTROL_SHARE = 0.05
_CONTROL = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")

_PDF = ("a PDF", "Take its text out first (for example with pdftotext) and read that")
_IMAGE = ("an image", "Take its text out first (OCR) and read that")
_OFFICE = ("a zip archive or an office document", "Unpack it, or save the document as plain text or HTML, and read that")
_PACKED = ("a compressed file", "Unpack it and read what is in it")
_SOUND = ("an audio or video file", "Transcribe it and read the transcript")
_PROGRAM = ("a program", "Give an article's text or HTML")
_DATABASE = ("a database", "For a store made by onrecord, use `--db`")
_WORD = ("a word processor's document", "Save it as plain text or HTML and read that")
_TABLE = ("a Parquet table", "Read it with `onrecord run`")
_WEB_ARCHIVE = ("a web archive", "Read it with `onrecord run`")

_MAGIC = (
    (b"%PDF-", _PDF),
    (b"\x89PNG\r\n\x1a\n", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF87a", _IMAGE),
    (b"GIF89a", _IMAGE),
    (b"II*\x00", _IMAGE),
    (b"MM\x00*", _IMAGE),
    (b"\x00\x00\x01\x00", _IMAGE),
    (b"8BPS", _IMAGE),
    (b"PK\x03\x04", _OFFICE),
    (b"PK\x05\x06", _OFFICE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OFFICE),
    (b"\x1f\x8b", _PACKED),
    (b"\xfd7zXZ\x00", _PACKED),
    (b"\x28\xb5\x2f\xfd", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"Rar!\x1a\x07", _PACKED),
    (b"OggS\x00", _SOUND),
    (b"fLaC\x00", _SOUND),
    (b"\x1a\x45\xdf\xa3", _SOUND),
    (b"\xff\xfb", _SOUND),
    (b"\x7fELF", _PROGRAM),
    (b"\xcf\xfa\xed\xfe", _PROGRAM),
    (b"\xca\xfe\xba\xbe", _PROGRAM),
    (b"\x00asm", _PROGRAM),
    (b"SQLite format 3\x00", _DATABASE),
    (b"PAR1", _TABLE),
    (b"{\\rtf", _WORD),
    (b"WARC/1.", _WEB_ARCHIVE),
)
# Here the letters alone could begin a text ("BM", "MZ", "ID3"), so more of the header has to agree.
_MAGIC_SHAPES = (
    (re.compile(rb"BM.{4}\x00{4}", re.DOTALL), _IMAGE),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), _IMAGE),
    (re.compile(rb"RIFF.{4}(?:WAVE|AVI )", re.DOTALL), _SOUND),
    (re.compile(rb"ID3[\x02-\x04]\x00", re.DOTALL), _SOUND),
    (re.compile(rb".{4}ftyp(?:avif|hei[cfx]|mif1)", re.DOTALL), _IMAGE),
    (re.compile(rb".{4}ftyp", re.DOTALL), _SOUND),
    (re.compile(rb"BZh[1-9]1AY&SY", re.DOTALL), _PACKED),
    (re.compile(rb"MZ[^\n]{0,60}\x00", re.DOTALL), _PROGRAM),
    (re.compile(rb".{257}ustar", re.DOTALL), _PACKED),
)

_PAGE = re.compile(
    r"(?:\s|<!--.{0,2000}?-->|<\?xml[^>]{0,200}\?>)*+"
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|link|script|style|main|article|section|header|div|p|h1|h2|table|a|b|br|font)"
    r"(?=[\s>/]))",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_FURTHER_ON = re.compile(r"^\s*<(?:!doctype html|html|body)[\s>]", re.IGNORECASE | re.MULTILINE)
_ELEMENT = re.compile(r"</?(?:p|div|h[1-6]|article|body|html|br|span)\b[^<>]{0,500}>", re.IGNORECASE)
_PAGE_NAME = re.compile(r"\.x?html?$", re.IGNORECASE)
_OTHER_XML = re.compile(
    r"<\?xml[^>]{0,200}\?>(?:\s|<!--.{0,2000}?-->|<\?[^>]{0,300}\?>)*+<(?![!?]|html)",
    re.IGNORECASE | re.DOTALL,
)
_VISIBLE = re.compile(r"\S")
_PROLOGUE = 1 << 13  # characters in which the first element has to come


def refuse_binary(data: bytes, where: str) -> None:
    """Refuse what is no text at all.

    Args:
        data: The file.
        where: Its name for the message.

    Raises:
        InputError: It is a PDF, an image, an archive, a recording, a program, a database or other binary data.
    """
    start = data[:_HEAD]
    known = next((kind for magic, kind in _MAGIC if start.startswith(magic)), None)
    known = known or next((kind for shape, kind in _MAGIC_SHAPES if shape.match(start)), None)
    if known is None and start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-"):
        known = _PDF
    if known is not None:
        what, next_step = known
        msg = f"{where} is {what}, not text. {next_step}"
        raise InputError(msg)
    if start.startswith(_WIDE_MARKS):  # UTF-16 and UTF-32 are full of NUL bytes, and say so at the start
        return
    sample = data[:_SAMPLE]
    if _in_bulk(sample.count(0), len(sample)) or _in_bulk(data.count(0), len(data)):
        msg = f"{where} is binary data (NUL bytes), not text. If it is UTF-16 without a byte order mark, save it as UTF-8"
        raise InputError(msg)
    control = len(sample) - len(sample.translate(None, _CONTROL))
    if control > _FEW_NULS and control > _CONTROL_SHARE * len(sample):
        msg = f"{where} is binary data (control characters), not text. Give an article's text or HTML"
        raise InputError(msg)


def kind_of(text: str, source: str | None, where: str) -> Kind:
    """Tell a page from plain text.

    Args:
        text: The decoded file.
        source: Its path or address: a file called ``.html`` is taken for a page as soon as it holds elements.
        where: Its name for the message.

    Raises:
        InputError: It is XML of another kind, such as a feed.
    """
    visible = _VISIBLE.search(text)
    head = text[visible.start() : visible.start() + _PROLOGUE] if visible else ""
    if _OTHER_XML.match(head):
        msg = f"{where} is XML but no HTML page (a feed?). Give the pages that it points to, or an article's text"
        raise InputError(msg)
    if _PAGE.match(head) or _PAGE_FURTHER_ON.search(head[:_HEAD]):
        return "html"
    if source is not None and _PAGE_NAME.search(source) and _ELEMENT.search(head):
        return "html"
    return "text"


def _in_bulk(nuls: int, length: int) -> bool:
    return nuls > _NUL_SHARE_OF_LITTLE * length or (nuls > _FEW_NULS and nuls > _NUL_SHARE * length)
