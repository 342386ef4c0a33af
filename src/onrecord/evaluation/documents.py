"""Texts of the documents that the labelled articles come from, out of a folder of public data sets.

Labels are stand-off: they hold a set, a name, offsets and the hash of the text, never the text. So a text must come out the
same to the letter each time it is read here; the hash shows where it does not.

===========================  ============================================  =================================================
set                          name                                          text
===========================  ============================================  =================================================
``coref/np4e``               story and file: ``peru/349718newsML``         tokens set as prose; a section is a paragraph
``gum``                      the document's id (``# newdoc id``)           tokens with the spaces that the file tells of
``names/worldwide-newswire`` the file's name, without ``.txt.tsv``         tokens set as prose; the first line, an address,
                                                                           is left out
``raw``                      the row's ``url``                             title, empty line, text
``statements``               the row's ``link``                            headline, empty line, body
===========================  ============================================  =================================================

Paragraphs are parted by an empty line. Titles of ``raw`` and ``statements`` are fields of their own and nearly always missing
from the text; a text that begins with its title gets no second one.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import msgspec

from onrecord.errors import InputError
from onrecord.evaluation.prose import prose

_PARAGRAPH = "\n\n"
_WORD = re.compile(r'<word\b[^>]*\bid="word_(\d+)"[^>]*>([^<]*)</word>')
_SECTION = re.compile(r'<markable\b[^>]*\bspan="word_(\d+)')


def document_text(data: Path, set_name: str, name: str) -> str:
    """Give the text of one document.

    Args:
        data: Folder of the data sets, with ``raw/``, ``gum/``, ``names/worldwide-newswire/``, ``coref/np4e/`` and
            ``statements/`` as far as they are asked for.
        set_name: The set, as in the table above.
        name: The document, as in the table above.

    Raises:
        InputError: The set is not known, or the folder does not hold the document.
    """
    reader = _READERS.get(set_name)
    if reader is None:
        msg = f"no set of documents is called {set_name!r}; known are {', '.join(sorted(_READERS))}"
        raise InputError(msg)
    text = reader(data, name)
    if text is None:
        msg = f"{data / set_name} holds no document named {name!r}. Give the folder that holds the set's own folder"
        raise InputError(msg)
    return text


def document_names(data: Path, set_name: str) -> list[str]:
    """Name all documents of a set, in order.

    Args:
        data: Folder of the data sets.
        set_name: The set, as in the table above.

    Raises:
        InputError: The set is not known.
    """
    folder = data / set_name
    if set_name in _ROWS:
        return sorted(_rows(folder, set_name))
    if set_name == "gum":
        return sorted(path.stem for path in folder.glob("*/*.conllu"))
    if set_name == "names/worldwide-newswire":
        return sorted(path.name.removesuffix(".txt.tsv") for path in folder.glob("*.txt.tsv"))
    if set_name == "coref/np4e":
        return sorted(f"{path.parent.name}/{path.stem}" for path in folder.glob("*/*.mmax"))
    msg = f"no set of documents is called {set_name!r}; known are {', '.join(sorted(_READERS))}"
    raise InputError(msg)


def published(data: Path, set_name: str, name: str) -> str | None:
    """Give a document's date of publication, as its set tells it beside the text; None where it does not.

    Args:
        data: Folder of the data sets.
        set_name: The set.
        name: The document.
    """
    if set_name in _ROWS:
        row = _rows(data / set_name, set_name).get(name, {})
        return row.get("date") or None
    if set_name == "gum":
        path = _gum_file(data, name)
        dates = re.findall(r"^# meta::dateCreated = (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE) if path else []
        return dates[0] if dates else None
    return None


def text_sha256(text: str) -> str:
    """Hash a text, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


_ROWS: Mapping[str, tuple[str, str, str]] = MappingProxyType(  # fields of name, title and text
    {"raw": ("url", "title", "text"), "statements": ("link", "headline", "body")}
)


@cache
def _rows(folder: Path, set_name: str) -> dict[str, dict[str, str]]:
    """Read all rows of a set once, by name; of two rows with one name the first counts."""
    key = _ROWS[set_name][0]
    rows: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_bytes().splitlines():
            row = msgspec.json.decode(line, type=dict[str, str])
            rows.setdefault(row[key], row)
    return rows


def _row_text(set_name: str) -> Callable[[Path, str], str | None]:
    _, title_field, text_field = _ROWS[set_name]

    def read(data: Path, name: str) -> str | None:
        row = _rows(data / set_name, set_name).get(name)
        if row is None:
            return None
        title, text = row[title_field].strip(), row[text_field]
        return text if not title or text.lstrip().startswith(title) else title + _PARAGRAPH + text

    return read


def _gum_file(data: Path, name: str) -> Path | None:
    return next((path for path in sorted((data / "gum").glob("*/*.conllu")) if path.stem == name), None)


def _gum(data: Path, name: str) -> str | None:
    path = _gum_file(data, name)
    if path is None:
        return None
    sentences: list[str] = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.splitlines()
        first = not sentences
        opens = any(line == "# newpar" or line.startswith("# newpar ") for line in lines)
        sentences.append(("" if first else _PARAGRAPH if opens else " ") + "".join(_surface(lines)).strip())
    return "".join(sentences)


def _surface(lines: list[str]) -> Iterator[str]:
    """Give the words of a CoNLL-U sentence as printed, each with the space that follows it."""
    covered = 0
    for line in lines:
        if line.startswith("#"):
            continue
        fields = line.split("\t")
        number, form, misc = fields[0], fields[1], fields[9]
        if "." in number:  # an empty node is not printed
            continue
        first, _, last = number.partition("-")
        if last:
            covered = int(last)
        elif int(first) <= covered:
            continue
        yield form if "SpaceAfter=No" in misc.split("|") else form + " "


def _worldwide(data: Path, name: str) -> str | None:
    path = data / "names/worldwide-newswire" / f"{name}.txt.tsv"
    if not path.is_file():
        return None
    blocks: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n")[1:]:
        token = line.split("\t")[0].strip()
        if token:
            blocks[-1].append(token)
        elif blocks[-1]:
            blocks.append([])
    return _PARAGRAPH.join(prose(block) for block in blocks if block)


def _np4e(data: Path, name: str) -> str | None:
    story, _, stem = name.partition("/")
    folder = data / "coref/np4e" / story
    words_file = folder / "Basedata" / f"{stem}_words.xml"
    if not words_file.is_file():
        return None
    sections = (folder / "markables" / f"{stem}_section_level.xml").read_text(encoding="utf-8")
    breaks = {int(number) for number in _SECTION.findall(sections)}
    words = [(int(number), html.unescape(word)) for number, word in _WORD.findall(words_file.read_text(encoding="utf-8"))]
    blocks: list[list[str]] = [[]]
    for number, word in words:
        if number in breaks and blocks[-1]:
            blocks.append([])
        blocks[-1].append(word.removeprefix("$") if word in _CODES else word)
    return _PARAGRAPH.join(prose(block) for block in blocks if block)


_CODES = frozenset({"$--", "$-", "$..."})  # dashes and an ellipsis, in this set's code

_READERS: Mapping[str, Callable[[Path, str], str | None]] = MappingProxyType(
    {
        "coref/np4e": _np4e,
        "gum": _gum,
        "names/worldwide-newswire": _worldwide,
        "raw": _row_text("raw"),
        "statements": _row_text("statements"),
    }
)
