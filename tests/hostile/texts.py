"""Hostile texts and files of other kinds that somebody gives for an article."""

from __future__ import annotations

import bz2
import codecs
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Mapping

LINE = "The ferry between Norland and Sudmark did not sail on Monday, said the harbour master. "
RUSSIAN = "Паром между Норландией и Зюдмарком в понедельник не вышел из порта. " * 4
CHINESE = "诺兰和苏德马克之间的渡轮星期一没有开出港口。" * 6
_BYTES = LINE.encode() * 3


def texts() -> Mapping[str, bytes]:
    """Give texts that are empty, endless, or in an encoding that is wrong."""
    repeated = {
        "line ends": "\n",
        "carriage returns": "\r",
        "blanks": " ",
        "short lines": "a\n",
        "one word": "a",
        "open quotation marks": "“",
        "straight quotation marks": '"',
        "quotations in quotations": "“‘",
        "brackets": "([{",
        "full stops": ". ",
        "abbreviations": "Mr. ",
        "said": "he said ",
        "dashes": "— ",
        "colons": "X: ",
        "years": "2021-02-03 ",
        "combining marks": "a\u0301\u0302\u0303",
        "marks from right to left": "a\u202e",
        "joiners of no width": "a\u200d",
        "flags": "\U0001f1e6",
        "tags": "\U000e0041",
        "capitals": "AB ",
        "ligatures": "\ufdfa",
        "escape codes": "\x1b[2Jlamp ",
        "bells": "lamp \x07",
        "private use": "\ue000 ",
        "no characters": "\uffff ",
        "fractions": "½⅓ ",
    }
    found = {f"much of {name}": (unit * (60_000 // len(unit))).encode() for name, unit in repeated.items()}
    return {
        **found,
        "nothing": b"",
        "NULs only": bytes(5000),
        "a mark of UTF-8 only": codecs.BOM_UTF8,
        "a mark of UTF-16 only": codecs.BOM_UTF16_LE,
        "a mark of UTF-32 only": codecs.BOM_UTF32_BE,
        "UTF-16 of odd length": codecs.BOM_UTF16_LE + (LINE * 3).encode("utf-16-le") + b"x",
        "UTF-16 with half a pair": codecs.BOM_UTF16_LE + b"\x00\xd8" + (LINE * 3).encode("utf-16-le"),
        "UTF-16 without its mark": (LINE * 3).encode("utf-16-be"),
        "UTF-32 out of range": codecs.BOM_UTF32_LE + b"\xff\xff\xff\x7f" * 50,
        "UTF-8 cut inside a letter": (RUSSIAN * 2).encode()[:-3],
        "UTF-8 written too long": _BYTES + b"\xc0\xaf\xe0\x80\xaf",
        "UTF-8 of surrogates": _BYTES + b"\xed\xa0\x80\xed\xb0\x80",
        "UTF-8 with stray bytes": _BYTES + bytes(range(0x80, 0xC0)) + _BYTES,
        "UTF-8 twice": RUSSIAN.encode().decode("latin-1").encode(),
        "two encodings in one": RUSSIAN.encode() + RUSSIAN.encode("windows-1251"),
        "UTF-7": b"+AGEAYg- " * 100,
        "KOI8-R": RUSSIAN.encode("koi8-r"),
        "Windows-1251": RUSSIAN.encode("windows-1251"),
        "GB18030": CHINESE.encode("gb18030"),
        "Big5 cut": "渡輪星期一沒有開出港口。".encode("big5")[:-1] * 9,
        "Shift-JIS": "フェリーは月曜日に出港しなかった。".encode("shift-jis") * 9,
        "ISO-2022-JP": "フェリーは月曜日に出港しなかった。".encode("iso-2022-jp") * 9,
        "EBCDIC": (LINE * 3).encode("cp500"),
        "all bytes": bytes(range(256)) * 40,
        "high bytes": bytes(range(128, 256)) * 40,
        "base64": b"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo" * 500,
        "JSON of some kind": b'{"lamp": [1, 2, {"dark": null}]}' * 50,
        "a table": b"lamp;dark;1\r\n" * 500,
        "a mail": b"From: a@herald.example\r\nContent-Transfer-Encoding: base64\r\n\r\n" + b"QUJD" * 200,
        "larger than is taken": LINE.encode() * 130_000,
    }


def files() -> Mapping[str, bytes]:
    """Give files of other kinds, by their first bytes, and archives: bombs, cut ones, and such within each other."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../evil.txt", LINE)
        archive.writestr("bomb.txt", bytes(3_000_000))
    tape = io.BytesIO()
    with tarfile.open(fileobj=tape, mode="w") as tar:
        tar.addfile(tarfile.TarInfo("/etc/evil"))
    bomb = gzip.compress(bytes(3_000_000))
    heads = {
        "PDF": b"%PDF-1.7\n1 0 obj << /Length 99999999 >>",
        "PNG": b"\x89PNG\r\n\x1a\n\x7f\xff\xff\xffIHDR",
        "JPEG": b"\xff\xd8\xff\xe0\xff\xff",
        "GIF": b"GIF89a\xff\xff\xff\xff",
        "WebP": b"RIFF\xff\xff\xff\xffWEBPVP8 ",
        "TIFF": b"II*\x00\xff\xff\xff\xff",
        "ELF": b"\x7fELF\x02\x01\x01" + bytes(9),
        "MZ": b"MZ\x90\x00\x03\x00\x00\x00",
        "Mach-O": b"\xcf\xfa\xed\xfe\x07\x00\x00\x01",
        "class": b"\xca\xfe\xba\xbe\x00\x00\x00\x34",
        "WebAssembly": b"\x00asm\x01\x00\x00\x00",
        "SQLite": b"SQLite format 3\x00\x10\x00",
        "MP3": b"ID3\x04\x00\x00\x7f\x7f\x7f\x7f",
        "MP4": b"\x00\x00\x00\x18ftypmp42",
        "Ogg": b"OggS\x00\x02" + bytes(20),
        "FLAC": b"fLaC\x00\x00\x00\x22",
        "Parquet": b"PAR1\x15\x04",
        "RTF": b"{\\rtf1" + b"{" * 5000,
        "old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
        "PostScript": b"%!PS-Adobe-3.0\n{ } loop",
        "font": b"wOFF\x00\x01\x00\x00",
        "7z": b"7z\xbc\xaf\x27\x1c" + bytes(26),
        "RAR": b"Rar!\x1a\x07\x01\x00" + bytes(20),
        "zstd": b"\x28\xb5\x2f\xfd\xff\xff\xff",
        "LZ4": b"\x04\x22\x4d\x18\x64\x40",
        "pcap": b"\xd4\xc3\xb2\xa1\x02\x00\x04\x00" + bytes(16),
    }
    return {
        **{f"the head of {name}": head + bytes(64) for name, head in heads.items()},
        "a zip bomb that climbs": packed.getvalue(),
        "a cut zip": packed.getvalue()[:-30],
        "a gzip bomb": bomb,
        "a gzip bomb in a gzip": gzip.compress(bomb),
        "a cut gzip": bomb[:60],
        "a bzip2 bomb": bz2.compress(bytes(3_000_000)),
        "an xz bomb": lzma.compress(bytes(3_000_000)),
        "a tape archive that climbs": tape.getvalue(),
    }
