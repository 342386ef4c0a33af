"""Choose the cues whose acts are labelled: ``python -m training.cue_choice --data DATA``; writes ``labels/acts/cues.tsv``.

``--more`` draws further ones behind those of a list that is there, for training alone, from documents it does not have.

By chance with a fixed seed, within quotas of sets, cues and documents: from PolNeAR's training part as its annotators marked
them; from GUM's training part, ``raw`` and ``statements`` as the shipped model finds them (another model finds others, so a
list that is there is never written over). Held documents and those of ``labels/documents.tsv`` are left out.
"""

from __future__ import annotations

import random
import re
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import InputError
from onrecord.evaluation.brat import read_folder
from onrecord.evaluation.documents import document_names, document_text
from onrecord.reader import Reader
from training.cues import FOLDER, HEADER, Cue, Pieces, read_cues
from training.held import without_held
from training.labels.listing import read_list

SEED = 20220310
QUOTAS = (  # set, statements, held of them; drawn in this order, no document in two of them
    ("polnear", 700, 135),
    ("raw", 480, 93),
    ("statements", 240, 46),
    ("gum", 140, 27),
    ("polnear", 160, 0),
)
MORE = (("raw", 2300), ("names/worldwide-newswire", 600), ("statements", 500), ("polnear", 1600))  # drawn by ``--more``
SHORTEST, LONGEST, LONGEST_OF_GUM = 1200, 3500, 8000  # code points of a document that the model reads


@dataclass(frozen=True, slots=True)
class Limits:
    """What keeps a draw various.

    Attributes:
        of_one_document: Statements of one document, at most.
        plain_share: Share of cues that are "said" and its forms alone, at most.
        of_one_cue: Statements with the same other reporting words, at most.
    """

    of_one_document: int
    plain_share: float
    of_one_cue: int


FIRST, FURTHER = Limits(3, 0.3, 30), Limits(8, 0.45, 90)
PLAIN = frozenset({"say", "says", "said", "saying"})
_WORD = re.compile(r"[a-z]+")
_PASSED_OVER = frozenset({"has", "have", "had", "also", "later", "is", "are", "was", "were", "be", "been", "that", "the", "a"})


def words_of(text: str, cue: Pieces) -> tuple[str, ...]:
    """Give the words of a cue that tell it from others: in lower case, without auxiliaries."""
    words = _WORD.findall(" ".join(text[start:end] for start, end in cue).lower())
    return tuple(word for word in words if word not in _PASSED_OVER) or tuple(words)


def candidates(data: Path, set_name: str, dice: random.Random) -> Iterator[tuple[Cue, tuple[str, ...]]]:
    """Give the statements of a set that have a cue and content, each with the words of its cue, in an order by chance.

    Args:
        data: Folder of the data sets.
        set_name: One of ``QUOTAS``.
        dice: Where chance comes from.
    """
    if set_name == "polnear":
        annotated = without_held("polnear", ((item.name, item) for item in read_folder(data / "polnear/train")))
        marked = [(name, item.text, one) for name, item in annotated for one in item.attributions if one.cue and one.content]
        for name, text, one in dice.sample(marked, len(marked)):
            yield Cue(set_name, name, one.cue, one.content), words_of(text, one.cue)
        return
    labelled = {row.name for row in read_list() if row.set == set_name}
    names = [name for name in _names(data, set_name) if name not in labelled]
    reader = Reader(threads=1)
    for name, _ in without_held(set_name, ((name, None) for name in dice.sample(names, len(names)))):
        text = document_text(data, set_name, name)
        if not SHORTEST <= len(text) <= (LONGEST_OF_GUM if set_name == "gum" else LONGEST):
            continue
        found = reader.read(text).statements
        for statement in dice.sample(found, len(found)):
            if statement.cue:
                cue, content = (tuple((s.start, s.end) for s in spans) for spans in (statement.cue, statement.content))
                yield Cue(set_name, name, cue, content), words_of(text, cue)


def _names(data: Path, set_name: str) -> list[str]:
    """Name the documents of a set; of GUM its training part alone."""
    if set_name == "gum":
        return sorted(path.stem for path in (data / "gum/train").glob("*.conllu"))
    return document_names(data, set_name)


def draw(
    found: Iterable[tuple[Cue, tuple[str, ...]]], wanted: int, cues: Counter[tuple[str, ...]], limits: Limits
) -> list[Cue]:
    """Take statements of one set as they come, within the limits of plain cues, of one cue and of one document.

    Args:
        found: Candidates, with the words of their cues, in an order by chance.
        wanted: How many.
        cues: How often each cue was drawn so far; counted on.
        limits: The limits.

    Raises:
        InputError: There are too few.
    """
    drawn: list[Cue] = []
    plain, documents = 0, Counter[str]()
    for one, words in found:
        is_plain = set(words) <= PLAIN
        full = plain + 1 > limits.plain_share * wanted if is_plain else cues[words] == limits.of_one_cue
        if full or documents[one.document] == limits.of_one_document:
            continue
        drawn.append(one)
        plain += is_plain
        cues[words] += 1
        documents[one.document] += 1
        if len(drawn) == wanted:
            return drawn
    msg = f"only {len(drawn)} of {wanted} statements can be drawn. Give more documents, or lower the quota"
    raise InputError(msg)


def in_parts(drawn: Iterable[Cue], wanted: int, dice: random.Random) -> tuple[list[Cue], list[Cue]]:
    """Part statements of one set into those held to measure with and the rest, no document in both.

    Args:
        drawn: The statements.
        wanted: How many are held.
        dice: Where chance comes from; it picks the documents.
    """
    by_document: dict[str, list[Cue]] = defaultdict(list)
    for one in drawn:
        by_document[one.document].append(one)
    groups = list(by_document.values())
    dice.shuffle(groups)
    held: list[Cue] = []
    rest: list[Cue] = []
    for group in groups:
        (held if len(held) + len(group) <= wanted else rest).extend(sorted(group, key=lambda one: one.content))
    return held, rest


def choose(data: Path, folder: Path) -> None:
    """Choose, write the list anew after each set, and print what it holds.

    Args:
        data: Folder of the data sets.
        folder: Where ``cues.tsv`` goes.

    Raises:
        InputError: A set holds too few statements.
    """
    cues: Counter[tuple[str, ...]] = Counter()
    drawn: list[Cue] = []
    lines = ["\t".join(HEADER)]
    folder.mkdir(parents=True, exist_ok=True)
    for set_name, wanted, held in QUOTAS:
        dice = random.Random(f"{SEED} {set_name}")
        taken = {(one.set, one.document) for one in drawn}
        fresh = (found for found in candidates(data, set_name, dice) if (set_name, found[0].document) not in taken)
        chosen = draw(fresh, wanted, cues, FIRST)
        drawn += chosen
        for part, ones in zip(("held", "train"), in_parts(chosen, held, dice), strict=True):
            for one in ones:
                lines.append(_line(len(lines), part, one))
        (folder / "cues.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        plain = sum(count for words, count in cues.items() if set(words) <= PLAIN)
        documents = len({(one.set, one.document) for one in drawn})
        print(
            f"{len(drawn)} statements of {documents} documents, {plain} with a plain cue, {len(cues)} different cues",
            flush=True,
        )


def _line(number: int, part: str, one: Cue) -> str:
    offsets = [",".join(map(str, side)) for pieces in (one.cue, one.content) for side in zip(*pieces, strict=True)]
    return "\t".join([str(number), part, one.set, one.document, *offsets])


def choose_further(data: Path, folder: Path) -> None:
    """Draw further statements for training behind those of a list, from documents that it does not have.

    Args:
        data: Folder of the data sets.
        folder: Where ``cues.tsv`` is.

    Raises:
        InputError: There is no list, or a set holds too few statements.
    """
    path = folder / "cues.tsv"
    listed = read_cues(path)
    taken = {(one.set, one.document) for _, one in listed.values()}
    cues: Counter[tuple[str, ...]] = Counter()
    number = max(listed)
    for set_name, wanted in MORE:
        dice = random.Random(f"{SEED} {set_name} further")
        fresh = (found for found in candidates(data, set_name, dice) if (set_name, found[0].document) not in taken)
        drawn = sorted(draw(fresh, wanted, cues, FURTHER), key=lambda one: (one.document, one.content))
        numbered = enumerate(drawn, number + 1)
        with path.open("a", encoding="utf-8") as lines:
            lines.writelines(f"{_line(at, 'train', one)}\n" for at, one in numbered)
        number += len(drawn)
        print(f"{set_name}: {len(drawn)} statements of {len({one.document for one in drawn})} documents", flush=True)


def main() -> None:
    """Choose, with the folders that the command line gives."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--more", action="store_true", help="draw further ones behind those of a list that is there")
    asked = parser.parse_args()
    if asked.more:
        choose_further(asked.data, asked.out)
        return
    if (asked.out / "cues.tsv").exists():
        parser.error(f"{asked.out / 'cues.tsv'} is there, and labels count on it. Give another folder with --out")
    choose(asked.data, asked.out)


if __name__ == "__main__":
    main()
