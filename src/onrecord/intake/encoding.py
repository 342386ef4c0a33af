"""From bytes to text.

UTF-8 explains itself, a byte order mark says what the rest is; all other encodings are guesses, and the article's notes say so.
Among the guesses, Windows-1252 goes first for Western text: it is what English text is when it is not UTF-8 (WHATWG's Encoding
Standard reads "ISO-8859-1" as Windows-1252 too), and short texts lead detectors to take its quotation marks for those of a
Central European code page.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from onrecord.language.identify import likeliest

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,100}?encoding\s*+=\s*+["']([\w.:-]+)|<meta[^>]{0,300}?charset\s*+=\s*+["']?\s*+([\w.:-]+)""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096
_TEXT_ENCODING = re.compile(
    r"utf-?(?:8|16|16le|16be)$|iso[-_]?8859|latin|l\d$|us-ascii|ascii$|windows-|cp-?\d|x-(?:cp|sjis|gbk|big5)|koi8|gb|big5|euc|shift|"
    r"sjis|ms_kanji|mac|ks_c|tis|iso-2022-jp",
    re.IGNORECASE,
)
# What pages declare is read as browsers read it: the wider encoding of the family.
_AS_BROWSERS_DO = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "euc_kr": "cp949", "shift_jis": "cp932", "tis-620": "cp874", "iso8859-11": "cp874",
}  # fmt: skip
# Code pages of Latin script, which detectors confuse with each other; a language model tells them apart.
_LATIN = ("cp1252", "cp1250", "cp1254")
_LATIN_GUESS = re.compile(
    r"cp(?:125[02478]|437|85\d|86\d|775|500|037|1026|1140|273)$|iso8859_(?:1|2|3|4|9|1[03-6])$|latin|mac_|hp_roman8"
)
_TYPOGRAPHY = "€‚„…†‡‰‹‘’“”•–—™›\u00a0£§©«®°´·»".encode("cp1252")
_NON_ASCII = re.compile(rb"[\x80-\xff]")
_ASCII = bytes(range(0x80))
_ASCII_LETTERS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FEW_LETTERS = 2
_ACCENTED_SHARE = 0.03  # English has fewer letters with accents than this, other languages mostly more
_SAMPLE = 1 << 16
_REPLACEMENT = "\ufffd"
_REPLACEMENT_BYTES = _REPLACEMENT.encode()


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded file.

    Attributes:
        text: The text, without a byte order mark.
        notes: What had to be guessed or replaced.
    """

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode a file.

    Args:
        data: The file's bytes.

    Returns:
        Text whose line ends and white space are the file's own.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, guessed=False)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    declared = _declared(data)
    if declared is not None and declared != "utf-8":
        return _decoded(data, declared, guessed=False)
    damaged = data.decode("utf-8", "replace")
    bad = damaged.count(_REPLACEMENT) - data.count(_REPLACEMENT_BYTES)
    ascii_only = len(data) - len(data.translate(None, _ASCII))
    good = len(damaged) - ascii_only - bad
    if good >= bad:
        return _decoded(data, "utf-8", guessed=False)
    return _decoded(data, _guess(data), guessed=True)


def _decoded(data: bytes, encoding: str, *, guessed: bool) -> Decoded:
    notes = [f"encoding guessed: {encoding}"] if guessed else []
    try:
        return Decoded(data.decode(encoding), tuple(notes))
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    replaced = text.count(_REPLACEMENT)
    places = "1 place" if replaced == 1 else f"{replaced:,} places"
    notes.append(f"not valid {encoding}: what could not be decoded is replaced by U+FFFD in {places}")
    return Decoded(text, tuple(notes))


def _declared(data: bytes) -> str | None:
    """Read the encoding that a page declares of itself."""
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    if found is None:
        return None
    label = (found.group(1) or found.group(2)).decode("ascii", "replace")
    if not _TEXT_ENCODING.match(label):
        return None
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    if name.startswith("utf-16"):  # a page whose declaration can be read byte by byte is not UTF-16
        return None
    return _AS_BROWSERS_DO.get(name, name)


def _guess(data: bytes) -> str:
    sample = _sample(data)
    if _western(sample):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to load; most files are UTF-8

    best = from_bytes(sample).best()
    if best is None or best.encoding in {"ascii", "utf_8"}:
        return "cp1252"
    if not _LATIN_GUESS.match(best.encoding):
        return best.encoding.replace("_", "-") if best.encoding.startswith("utf") else best.encoding
    readings = [(encoding, sample.decode(encoding, "replace")) for encoding in _LATIN]
    return max(readings, key=lambda reading: (-reading[1].count(_REPLACEMENT), likeliest(reading[1])[1]))[0]


def _western(sample: bytes) -> bool:
    """Tell English text with typographic marks and a few accents, which needs no detector."""
    ascii_letters = len(sample) - len(sample.translate(None, _ASCII_LETTERS))
    beyond = sample.translate(None, _ASCII)
    accented = len(beyond.translate(None, _TYPOGRAPHY))
    return ascii_letters > len(beyond) and accented <= max(_FEW_LETTERS, _ACCENTED_SHARE * ascii_letters)


def _sample(data: bytes) -> bytes:
    """Cut out a stretch with bytes beyond ASCII, at white space: no encoding has it inside a character."""
    first = _NON_ASCII.search(data)
    start = max(0, (first.start() if first else 0) - _SAMPLE // 16)
    if start:
        start = max(data.rfind(b"\n", 0, start), data.rfind(b" ", 0, start)) + 1
    end = start + _SAMPLE
    if end < len(data):
        space = max(data.rfind(b"\n", start, end), data.rfind(b" ", start, end))
        end = space if space > start else end
    return data[start:end]
