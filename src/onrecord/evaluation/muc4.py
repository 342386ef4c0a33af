"""MUC-4 articles with what their keys tell of victims: how many, and whether they were killed or injured.

Read are the development files of the third and fourth Message Understanding Conference: articles in capital letters
(``dev-muc3-0001-0100``), each broken into short lines, and keys with a template for each attack (``key-dev-0001.muc4``).
Lines of a paragraph are joined here; paragraphs stay apart by an empty line. A key names victims by words of the article, gives
their number and the effect of the incident on them; only what a number is told for becomes a `Victims`.

The documents are split once, by a hash of their name: rules may be made with the train half, scores are those of the dev half.

Source: Sundheim, "Overview of the Fourth Message Understanding Evaluation and Conference", 1992.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from onrecord.errors import InputError

Half = Literal["train", "dev"]
Effect = Literal["killed", "injured"]

_DOCUMENT = re.compile(r"^(DEV-MUC3-\d{4}) \([^\n]*\)[ ]*$", re.MULTILINE)
_BLOCK = re.compile(r"^0\.  MESSAGE: ID +(DEV-MUC3-\d{4})", re.MULTILINE)
_SLOT = re.compile(r"^(\d+)\. +[A-Z ]+: [A-Z ]+?(?: {2,}|$)", re.MULTILINE)
_WORDS = re.compile(r'"([^"]*)"')
_NUMBER = re.compile(r"~?\s*(\d+)\s*(-?)")
_NUMBER_SLOT, _EFFECT_SLOT, _STAGE_SLOT = "21", "23", "5"
_EFFECTS: tuple[tuple[str, Effect], ...] = (("DEATH", "killed"), ("INJURY", "injured"))


@dataclass(frozen=True, slots=True)
class Victims:
    """Victims of one incident that are counted together.

    Attributes:
        words: The article's words for them, any of which may be the one that is counted.
        effects: What befell them: killed, injured, or both; empty where the key tells neither.
        numbers: The numbers that the key allows.
        optional: Whether the key is not sure that they belong here, or of some of them tells death and of others injury,
            without the number of each.
    """

    words: tuple[str, ...]
    effects: frozenset[Effect]
    numbers: frozenset[int]
    optional: bool


@dataclass(frozen=True, slots=True)
class MucDocument:
    """One article: its name, its text in paragraphs, and the victims that its key tells of."""

    name: str
    text: str
    victims: tuple[Victims, ...]


def half_of(name: str) -> Half:
    """Tell on which side a document is.

    Args:
        name: The document's name, such as ``DEV-MUC3-0001``.
    """
    return "dev" if hashlib.sha256(name.encode()).digest()[0] % 2 else "train"


def read_muc4(folder: Path, half: Half | None = None) -> Iterator[MucDocument]:
    """Read the articles of a folder with their keys, in order of name.

    Args:
        folder: Where ``dev-muc3-*`` and ``key-dev-*.muc4`` lie.
        half: Only the documents of this side; all by default.

    Raises:
        InputError: The folder holds no articles, or no keys.
    """
    texts, keys = sorted(folder.glob("dev-muc3-*")), sorted(folder.glob("key-dev-*.muc4"))
    if not texts or not keys:
        msg = f"{folder} holds no MUC-4 articles with keys: expected files dev-muc3-NNNN-NNNN and key-dev-NNNN.muc4"
        raise InputError(msg)
    victims: dict[str, list[Victims]] = {}
    for path in keys:
        for name, block in _parts(path.read_text(encoding="latin-1"), _BLOCK):
            victims.setdefault(name, []).extend(_victims(block))
    for path in texts:
        for name, body in _parts(path.read_text(encoding="latin-1"), _DOCUMENT):
            if half is None or half_of(name) == half:
                yield MucDocument(name, _text(body), tuple(victims.get(name, ())))


def _parts(text: str, head: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Cut a file at its heads; gives each head's name with what stands up to the next."""
    heads = list(head.finditer(text))
    for number, hit in enumerate(heads):
        end = heads[number + 1].start() if number + 1 < len(heads) else len(text)
        yield hit[1], text[hit.end() : end]


def _text(body: str) -> str:
    paragraphs = (" ".join(block.split()) for block in re.split(r"\n[ \t]*\n", body))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _slots(block: str) -> dict[str, str]:
    heads = list(_SLOT.finditer(block))
    ends = [hit.start() for hit in heads[1:]] + [len(block)]
    return {hit[1]: block[hit.end() : end] for hit, end in zip(heads, ends, strict=True)}


def _victims(block: str) -> Iterator[Victims]:
    slots = _slots(block)
    if "ACCOMPLISHED" not in slots.get(_STAGE_SLOT, ""):
        return
    effects: dict[str, set[Effect]] = {}
    for line in _fillers(slots.get(_EFFECT_SLOT, "")):
        value, words = line
        told = {effect for name, effect in _EFFECTS if re.search(rf"(?<!NO )(?<!OR )\b{name}\b", value)}
        for word in words:
            effects.setdefault(word, set()).update(told)
    for value, words in _fillers(slots.get(_NUMBER_SLOT, "")):
        numbers = frozenset(int(hit[1]) for hit in _NUMBER.finditer(value))
        befell = frozenset(effect for word in words for effect in effects.get(word, ()))
        if numbers and words:
            unsure = value.lstrip().startswith("?") or len(befell) > 1
            yield Victims(words, befell, numbers, unsure)


def _fillers(slot: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the lines of a slot, each as what stands before the colon, and the article's words."""
    lines: list[str] = []
    for line in slot.splitlines():
        if re.match(r"\s*[/\"]", line) and lines:
            lines[-1] += " " + line.strip()
        elif line.strip():
            lines.append(line.strip())
    for line in lines:
        value, _, words = line.partition(":")
        yield value, tuple(" ".join(word.split()) for word in _WORDS.findall(words))
