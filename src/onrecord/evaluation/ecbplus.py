"""Reading ECB+ (Cybulska and Vossen 2014): articles with events, participants, times and places that are one across articles.

Texts are kept as tokens; they are set as prose, a sentence without an end mark as a paragraph of its own. The first line of
many documents is their address, which is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from onrecord.errors import InputError
from onrecord.evaluation.prose import prose

_NAME = re.compile(r"(\d+)_\d+ecb(?:plus)?\.xml")
_MARKS = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}
_ENDS = (".", "!", "?", '"', "”")
_ADDRESS = ("http", "https", "www")


@dataclass(frozen=True, slots=True)
class Marked:
    """Words that were annotated.

    Attributes:
        kind: What they mention: ``HUMAN_PART_PER``, ``ACTION_OCCURRENCE`` and so on.
        start: Offset of their first character.
        end: Offset after their last one.
        chain: What is one across articles has one chain; a mention that is one with no other has one of its own.
        is_tied: Whether it was tied to a chain.
    """

    kind: str
    start: int
    end: int
    chain: str
    is_tied: bool


@dataclass(frozen=True, slots=True)
class Document:
    """An annotated article.

    Attributes:
        name: Topic and file: ``12/12_3ecb.xml``.
        topic: Number of the topic.
        text: Its sentences, set as prose.
        marked: What was annotated, in order.
    """

    name: str
    topic: int
    text: str
    marked: tuple[Marked, ...]


def read_ecbplus(folder: Path, topics: Sequence[int]) -> Iterator[Document]:
    """Read the documents of some topics, in order.

    Args:
        folder: The topics' folders.
        topics: Numbers of the topics.

    Raises:
        InputError: The folder holds none of them, or a file is damaged.
    """
    paths = [path for topic in sorted(topics) for path in (folder / str(topic)).glob("*.xml") if _NAME.fullmatch(path.name)]
    if not paths:
        names = ", ".join(map(str, sorted(topics)))
        msg = f"{folder} holds no topic of ECB+ among {names}: expected folders such as {topics[0]}/{topics[0]}_1ecb.xml"
        raise InputError(msg)
    yield from map(_read, sorted(paths, key=lambda path: (int(path.parent.name), path.name)))


def _read(path: Path) -> Document:
    try:
        root = ET.fromstring(path.read_bytes())  # noqa: S314  # a data set that the user names
    except ET.ParseError as error:
        msg = f"{path} is no XML document: {error}"
        raise InputError(msg) from error
    text, places = _laid_out(root)
    chains = _chains(root, path.name)
    found: list[Marked] = []
    for mark in root.find("Markables") or ():
        held = [places[token] for anchor in mark if (token := anchor.get("t_id", "")) in places]
        if held:
            number = mark.get("m_id", "")
            start, end = min(low for low, _ in held), max(high for _, high in held)
            found.append(Marked(mark.tag, start, end, chains.get(number, f"{path.name} {number}"), number in chains))
    found.sort(key=lambda one: (one.start, one.end, one.kind))
    return Document(f"{path.parent.name}/{path.name}", int(path.parent.name), text, tuple(found))


def _laid_out(root: ET.Element) -> tuple[str, dict[str, tuple[int, int]]]:
    """Set the tokens as prose; gives the text, and where each token stands in it."""
    sentences: dict[str, list[ET.Element]] = {}
    for token in root.iter("token"):
        sentences.setdefault(token.get("sentence", ""), []).append(token)
    text = ""
    places: dict[str, tuple[int, int]] = {}
    for number, tokens in enumerate(sentences.values()):
        words = [_MARKS.get(word := (token.text or "").strip(), word) for token in tokens]
        if number == 0 and words[0].lower() in _ADDRESS:
            continue
        text += "" if not text else " " if text.endswith(_ENDS) else "\n\n"
        at = len(text)
        text += prose(words)
        for token, word in zip(tokens, words, strict=True):
            start = text.find(word, at) if word else -1
            if start >= 0:
                at = start + len(word)
                places[token.get("t_id", "")] = (start, at)
    return text, places


def _chains(root: ET.Element, name: str) -> dict[str, str]:
    """Name the chain of each mention that is one with others, by the mention's number."""
    chains: dict[str, str] = {}
    for relation in root.find("Relations") or ():
        chain = relation.get("note") or f"{name} relation {relation.get('r_id')}"
        for source in relation.iter("source"):
            chains[source.get("m_id", "")] = chain
    return chains
