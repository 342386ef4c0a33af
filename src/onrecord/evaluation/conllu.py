"""Reading CoNLL-U treebanks: texts with their words, sentences, syntax and, in GUM, mentions of entities.

Format: https://universaldependencies.org/format.html; mentions as in GUM's ``Entity`` (https://wiki.gucorpling.org/gum/).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_PARAGRAPH = "\n\n"
_ENTITY = re.compile(r"\((?P<open>\d+(?:-[^()]*)?)(?P<only>\))?|(?P<close>\d+)\)")


@dataclass(frozen=True, slots=True)
class TreeWord:
    """One word of a tree.

    Attributes:
        start: Offset of its first code point in the document's text.
        end: Offset after its last.
        lemma: Its dictionary form.
        part: Universal part of speech.
        head: Place of its head among the document's words; its own place for a root.
        relation: Relation to the head, with its subtype.
    """

    start: int
    end: int
    lemma: str
    part: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of an entity.

    Attributes:
        first: Place of its first word among the document's words.
        last: Place of its last word.
        entity: Number of the entity in its document.
        kind: ``person``, ``place``, ``organization`` and so on.
    """

    first: int
    last: int
    entity: int
    kind: str


@dataclass(frozen=True, slots=True)
class Treebank:
    """One document of a treebank.

    Attributes:
        name: Its id.
        text: Its text; sentences are parted by a space, paragraphs by an empty line.
        words: Its words, in order.
        sentences: Place of the first word of each sentence.
        mentions: Mentions of entities, where the treebank has them.
    """

    name: str
    text: str
    words: list[TreeWord]
    sentences: list[int]
    mentions: list[Mention]


def read_treebank(path: Path) -> Iterator[Treebank]:
    """Read the documents of a CoNLL-U file, or of all such files in a folder.

    Args:
        path: File or folder.
    """
    for file in sorted(path.glob("*.conllu")) if path.is_dir() else [path]:
        blocks: list[list[str]] = []
        name = file.stem
        for block in file.read_text(encoding="utf-8").strip().split("\n\n"):
            lines = block.splitlines()
            begins = [line.partition("=")[2].strip() for line in lines if line.startswith("# newdoc id")]
            if begins:
                if blocks:
                    yield _document(name, blocks)
                name, blocks = begins[0], []
            blocks.append(lines)
        if blocks:
            yield _document(name, blocks)


def mention_head(document: Treebank, mention: Mention) -> int:
    """Give the place of a mention's head: its first word whose own head stands outside, or is none."""
    inside = range(mention.first, mention.last + 1)
    words = document.words
    return next((place for place in inside if words[place].head not in inside or words[place].head == place), mention.last)


@dataclass(slots=True)
class _Builder:
    """A document while it is read.

    Attributes:
        text: What is printed so far, a space that follows the last word aside.
        space: Whether a space follows the last word.
        words: The words so far.
        sentences: Place of the first word of each sentence.
        mentions: The mentions that are complete.
        opened: First word and kind of the mentions that are not, by entity.
    """

    text: str = ""
    space: bool = False
    words: list[TreeWord] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    opened: dict[int, list[tuple[int, str]]] = field(default_factory=dict)

    def sentence(self, lines: list[str]) -> None:
        """Add one sentence."""
        opens = any(line == "# newpar" or line.startswith("# newpar ") for line in lines)
        if self.words:
            self.text += _PARAGRAPH if opens else " "
        self.space = False
        base = len(self.words)
        self.sentences.append(base)
        joined, start, stop = 0, 0, 0  # number of the last word of a token of several, and the token's place
        for line in lines:
            if line.startswith("#"):
                continue
            fields = line.split("\t")
            number, _, last = fields[0].partition("-")
            if "." in number:  # an empty node is not printed
                continue
            if last:
                start, stop = self._print(fields)
                joined = int(last)
                continue
            if int(number) <= joined:  # its letters are a share of the token's
                place = (start, stop if int(number) == joined else min(start + len(fields[1]), stop))
                start = place[1]
            else:
                place = self._print(fields)
            self._word(fields, place, base)

    def _print(self, fields: list[str]) -> tuple[int, int]:
        self.text += " " if self.space else ""
        start = len(self.text)
        self.text += fields[1]
        self.space = "SpaceAfter=No" not in fields[9].split("|")
        return start, len(self.text)

    def _word(self, fields: list[str], place: tuple[int, int], base: int) -> None:
        number = len(self.words)
        head = int(fields[6])
        self.words.append(TreeWord(*place, fields[2], fields[3], base + head - 1 if head else number, fields[7]))
        _follow_mentions(fields[9], number, self.opened, self.mentions)


def _document(name: str, blocks: list[list[str]]) -> Treebank:
    built = _Builder()
    for lines in blocks:
        built.sentence(lines)
    return Treebank(name, built.text, built.words, built.sentences, sorted(built.mentions, key=lambda m: (m.first, -m.last)))


def _follow_mentions(misc: str, place: int, opened: dict[int, list[tuple[int, str]]], mentions: list[Mention]) -> None:
    entry = next((part for part in misc.split("|") if part.startswith("Entity=")), "")
    for hit in _ENTITY.finditer(entry.removeprefix("Entity=")):
        if hit["close"]:
            entity = int(hit["close"])
            if opened.get(entity):
                first, kind = opened[entity].pop()
                mentions.append(Mention(first, place, entity, kind))
            continue
        number, _, rest = hit["open"].partition("-")
        kind = rest.split("-")[0]
        if hit["only"]:
            mentions.append(Mention(place, place, int(number), kind))
        else:
            opened.setdefault(int(number), []).append((place, kind))
