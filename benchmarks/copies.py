"""Measure how well copies of one report are found: on copies made of real articles, which are kept out of the project.

    python -m benchmarks.copies ../shared/data/raw --part develop

The articles are divided by a hash of their address into a part for development and one for measuring. Of some hundred the
script makes copies as outlets make them: cut to a half or a third, paragraphs in another order, another headline, words and
marks changed, own paragraphs added. Others get the quotations of another article put in, as two writers on one event share
them: those are no copies. Everything goes through a store, as in use.

What is counted are pairs of articles that stand in one group. Articles that are copies by nature are not known before: a pair
of untouched articles counts as right if they share 60 words in a row, else as wrong.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import random
import re
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from onrecord.compare import Body, find_copies
from onrecord.compare.body import grams
from onrecord.compare.grouping import grouped
from onrecord.intake import article_from_text
from onrecord.record import Record, Run
from onrecord.store import Store

_RUN = Run(version="0", model="none", sha256="0" * 64)
_IN_A_ROW = 60
_ORIGINALS, _QUOTED = 350, 200
_SHORTEST, _LONGEST = 120, 3000  # words of an article
_CHANGED = (
    (" said ", " told reporters "),
    (" said.", " added."),
    (" percent", " per cent"),
    (" on Monday", ""),
    (" on Tuesday", ""),
    (" on Wednesday", ""),
    (" on Thursday", ""),
    (" on Friday", ""),
    ("Mr. ", ""),
    (" the United States", " the US"),
    (" however,", ""),
    (" more than ", " over "),
    (" about ", " around "),
    (" killed ", " left dead "),
    ("“", '"'),
    ("”", '"'),
    ("’", "'"),
    (" Reuters", " the agency"),
)

_SAYING = (
    "the spokesman told this paper",
    "so the statement",
    "according to a transcript",
    "he was quoted as saying",
    "she went on",
)

Paragraphs = list[str]
Change = Callable[[Paragraphs, random.Random], Paragraphs]


def cut_to(share: float) -> Change:
    """Make a change that keeps the beginning, as editors cut from the end."""

    def change(paragraphs: Paragraphs, _chance: random.Random) -> Paragraphs:
        whole = sum(len(one.split()) for one in paragraphs)
        kept: Paragraphs = []
        for paragraph in paragraphs:
            if kept and sum(len(one.split()) for one in kept) + len(paragraph.split()) > share * whole:
                break
            kept.append(paragraph)
        return kept

    return change


def thinned_to(share: float) -> Change:
    """Make a change that keeps sentences from anywhere."""

    def change(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
        whole = [(at, one) for at, text in enumerate(paragraphs) for one in re.split(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])", text)]
        chosen = sorted(chance.sample(range(len(whole)), min(len(whole), max(3, round(share * len(whole))))))
        by_paragraph: defaultdict[int, list[str]] = defaultdict(list)
        for number in chosen:
            by_paragraph[whole[number][0]].append(whole[number][1])
        return [" ".join(by_paragraph[at]) for at in sorted(by_paragraph)]

    return change


def reordered(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Put paragraphs in another order; the first mostly stays."""
    head, rest = paragraphs[:1], paragraphs[1:]
    chance.shuffle(rest)
    return head + rest if chance.random() < 0.7 else rest + head  # noqa: PLR2004


def reworded(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Change words and marks, and cut some sentences short after a comma."""

    def sentence(text: str) -> str:
        for before, after in _CHANGED:
            text = text.replace(before, after)
        parts = text.split(", ")
        return ", ".join(parts[:-1]) + "." if len(parts) > 2 and chance.random() < 0.15 else text  # noqa: PLR2004

    return [" ".join(map(sentence, re.split(r"(?<=[.!?])\s+", one))) for one in paragraphs]


KINDS: dict[str, tuple[Change, ...]] = {
    "cut to a half": (cut_to(0.5),),
    "cut to a third": (cut_to(0.34),),
    "a third of the sentences": (thinned_to(0.34),),
    "a third, reordered, reworded": (thinned_to(0.34), reordered, reworded),
    "reordered": (reordered,),
    "reworded": (reworded,),
    "half, reworded, own paragraphs": (cut_to(0.5), reworded),
    "four fifths, reordered": (thinned_to(0.8), reordered),
}


def part_of(folder: Path, name: str) -> list[dict[str, str]]:
    """Read the articles of a part, each text once, in the order of their hashes."""
    rows = {row["text"]: row for path in sorted(folder.glob("*.jsonl")) for row in map(json.loads, path.open(encoding="utf-8"))}
    keyed = sorted(
        (hashlib.sha256(row["url"].encode()).hexdigest(), row)
        for row in rows.values()
        if _SHORTEST <= len(row["text"].split()) <= _LONGEST
    )
    return [row for key, row in keyed if (int(key[:2], 16) % 2 == 0) is (name == "develop")]


class Set:
    """Articles, and which of them belong together."""

    def __init__(self) -> None:
        """Hold nothing.

        Attributes:
            texts: The articles.
            origin: For each, the number of the report that it is a copy of; its own where it is none.
            kinds: How each was made.
            quoting: For those with the quotations of another, the number of the other.
        """
        self.texts: list[str] = []
        self.origin: list[int] = []
        self.kinds: list[str] = []
        self.quoting: dict[int, int] = {}

    def add(self, title: str, paragraphs: Paragraphs, origin: int | None = None, kind: str = "") -> int:
        """Put in an article; gives its number."""
        self.texts.append("\n\n".join((title, *paragraphs)))
        self.origin.append(len(self.origin) if origin is None else origin)
        self.kinds.append(kind)
        return len(self.texts) - 1


def made(rows: list[dict[str, str]], seed: int) -> Set:
    """Make the set."""
    chance = random.Random(seed)  # noqa: S311  # chance for shuffling is no secret
    found = Set()
    chosen = rows[:_ORIGINALS]
    for number, row in enumerate(chosen):
        paragraphs = [one for one in row["text"].split("\n") if one.strip()]
        origin = found.add(row["title"], paragraphs, kind="original")
        kinds = list(KINDS)
        for kind in (kinds[number % len(kinds)], kinds[(number * 3 + 1) % len(kinds)]):
            copy = paragraphs
            for change in KINDS[kind]:
                copy = change(copy, chance)
            if "own paragraphs" in kind:
                other = [one for one in rows[-1 - number]["text"].split("\n") if one.strip()]
                room = sum(len(one.split()) for one in copy) * 0.6
                own = list(itertools.takewhile(lambda one: len(one.split()) < room, other))[:2]  # noqa: B023
                copy = own + copy
            headline = chance.choice((row["title"], row["title"].upper(), chosen[number - 1]["title"]))
            found.add(headline, copy, origin, kind)
    for number, row in enumerate(rows[_ORIGINALS : _ORIGINALS + _QUOTED]):
        paragraphs = [one for one in row["text"].split("\n") if one.strip()]
        quotations = [
            f"“{one.rstrip(',')},” {chance.choice(_SAYING)}."
            for one in re.findall(r"[“\"]([^“”\"\n]{25,600})[”\"]", chosen[number]["text"])
        ]
        # As much as a writer may quote: a quarter of the article, a third of the other one.
        room = min(len(row["text"].split()) / 4, len(chosen[number]["text"].split()) / 3)
        taken: Paragraphs = []
        for one in quotations:
            if sum(len(words.split()) for words in (*taken, one)) <= room:
                taken.append(one)
        for one in taken:
            paragraphs.insert(chance.randrange(1, len(paragraphs) + 1), one)
        found.quoting[found.add(row["title"], paragraphs, kind="same quotations")] = 3 * number
    for row in rows[_ORIGINALS + _QUOTED : -_ORIGINALS]:
        found.add(row["title"], [one for one in row["text"].split("\n") if one.strip()], kind="untouched")
    return found


def groups_of(found: Set) -> list[list[int]]:
    """Find the copies with a store; gives groups of numbers."""
    numbers: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "copies.db", create=True) as store:
        records = []
        for number, text in enumerate(found.texts):
            article = article_from_text(text)
            numbers[article.id] = number
            records.append(Record(article=article, statements=(), run=_RUN))
        store.add_many(records)
        begun = time.process_time()
        find_copies(store)
        seconds = time.process_time() - begun
        print(f"{len(records):,} articles compared in {seconds:.1f} s of one core: {1000 * seconds / len(records):.1f} ms each")
        return [[numbers[member.id] for member in group] for group in store.copies.groups()]


def pairs_of(groups: list[list[int]]) -> set[tuple[int, int]]:
    """List all pairs within groups."""
    return {in_order(*pair) for group in groups for pair in itertools.combinations(group, 2)}


def in_order(one: int, other: int) -> tuple[int, int]:
    """Make a pair, the lower number first."""
    return min(one, other), max(one, other)


def share_words(found: Set, pair: tuple[int, int]) -> bool:
    """Tell whether two articles share many words in a row."""
    one, other = (set(grams(Body.of(found.texts[number]).words, _IN_A_ROW)) for number in pair)
    return not one.isdisjoint(other)


def main() -> None:
    """Make the set, find the copies, and print precision and recall."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=("develop", "measure"), default="develop")
    parser.add_argument("--seed", type=int, default=20260302)
    parser.add_argument("--show", action="store_true", help="Print the articles of wrong and missed pairs.")
    options = parser.parse_args()
    found = made(part_of(options.folder, options.part), options.seed)
    by_origin: defaultdict[int, list[int]] = defaultdict(list)
    for number, origin in enumerate(found.origin):
        by_origin[origin].append(number)
    wanted = pairs_of(list(by_origin.values()))
    told = pairs_of(groups_of(found))
    # Copies by nature: between untouched articles or originals, and then of all that was made of them.
    across = {in_order(found.origin[one], found.origin[other]) for one, other in told - wanted}
    natural = {pair for pair in across if found.quoting.get(pair[1]) != pair[0] and share_words(found, pair)}
    joined = grouped(natural)
    wanted_all = wanted | pairs_of([[number for origin in group for number in by_origin[origin]] for group in joined])
    right = told & wanted_all
    missed = wanted - told
    print(f"{len(by_origin):,} reports, {len(wanted):,} pairs of made copies; copies by nature: {len(natural):,} pairs")
    print(f"precision {100 * len(right) / max(1, len(told)):.2f} ({len(told) - len(right)} of {len(told)} wrong), ", end="")
    print(f"recall {100 * (1 - len(missed) / len(wanted)):.2f} ({len(missed)} of {len(wanted)} missed)")
    for kind in KINDS:
        pairs = [
            pair for pair in wanted if kind in {found.kinds[pair[0]], found.kinds[pair[1]]} and found.origin[pair[0]] in pair
        ]
        print(f"  {kind}: {sum(pair in told for pair in pairs)} of {len(pairs)}")
    if options.show:
        for line in shown(found, sorted(told - right), sorted(missed), sorted(natural)):
            print(line)


def shown(
    found: Set, wrong: list[tuple[int, int]], missed: list[tuple[int, int]], natural: list[tuple[int, int]]
) -> Iterator[str]:
    """Name the articles of pairs, for a look at them."""
    for name, pairs in (("wrong", wrong), ("missed", missed), ("by nature", natural)):
        for one, other in pairs:
            first = [found.texts[number].partition("\n")[0] for number in (one, other)]
            lengths = [len(found.texts[number].split()) for number in (one, other)]
            yield f"{name}: {found.kinds[one]} / {found.kinds[other]}, {lengths} words: {first}"


if __name__ == "__main__":
    main()
