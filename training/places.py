"""Learn ``world/tables/weights.json``, by which the meanings of a place name are ranked, and print what it is worth.

    python -m training.places ../shared/data

Two sources, since local news alone would teach that every Paris is a small one:

* the training part of LGL (see ``onrecord.evaluation.places``): the annotators' place is the true one;
* world newswire (``names/worldwide-newswire``, less the documents held for measuring): where an article writes "Tripoli,
  Libya" and one place alone of that name lies there, it is the true one, and the article is learnt from once with the words
  that say so hidden and once with them seen; so is, without such words, a name that world news takes for granted (a state, its
  capital, a well-known region, a city of millions). One document in four, by its name, is kept to measure on.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.evaluation.places import Homes, part_of, read_lgl
from onrecord.record.span import Span
from onrecord.world.context import Context, read_context
from onrecord.world.distances import kilometres
from onrecord.world.features import FIRST, SECOND, Mention, Outlet, Table, first, lies_in, second
from onrecord.world.places import mentions_of, named_beside
from onrecord.world.ranking import FILE, ROUNDS, softmax
from onrecord.world.states import find_state, states_seated
from training.held import without_held

TRUE_KM = 40.0  # LGL's place, and the candidate that is taken for it: a town and its county are told apart by number
LARGE = 1_000_000
WORLD_WEIGHT = 1.0  # of a name of world newswire beside one of LGL
PENALTY = 0.02  # on the squares of the weights, for each name's worth of loss
STEPS = 1500
RATE = 0.05


@dataclass(frozen=True, slots=True)
class Lesson:
    """One article: its names, which of the meanings of each are true (none where not known), and how much each counts."""

    mentions: list[Mention]
    true: list[NDArray[np.bool_]]
    counts: list[float]
    context: Context
    outlet: Outlet | None = None


def main() -> None:
    """Learn, print scores, and write the weights."""
    data = Path(sys.argv[1])
    lgl = list(_local(data / "places" / "lgl.xml"))
    world: list[Lesson] = []
    kept: list[Lesson] = []
    for name, lesson in _world(data / "names" / "worldwide-newswire"):
        (kept if sha256(name.encode()).digest()[0] % 4 == 0 else world).append(lesson)
    lessons = [*lgl, *world]
    tables = [[first(mention, lesson.context, lesson.outlet) for mention in lesson.mentions] for lesson in lessons]
    alone = _learn(tables, lessons, len(FIRST))
    beside_tables = [_beside(lesson, alone) for lesson in lessons]
    beside = _learn(beside_tables, lessons, len(SECOND))
    for _ in range(ROUNDS - 1):
        beside = _learn([_beside(lesson, alone, *[beside] * (ROUNDS - 1)) for lesson in lessons], lessons, len(SECOND))
    for label, some in (("LGL train", lgl), ("world train", world), ("world kept", kept)):
        print(f"{label}: {_share(some, alone, beside)}")
    weights = {
        "first": {name: round(float(weight), 4) for name, weight in zip(FIRST, alone, strict=True)},
        "second": {name: round(float(weight), 4) for name, weight in zip(SECOND, beside, strict=True)},
    }
    FILE.write_text(json.dumps(weights, indent=2) + "\n", encoding="utf-8")


def _beside(lesson: Lesson, alone: Table, *later: Table) -> list[Table]:
    tables = [first(mention, lesson.context, lesson.outlet) for mention in lesson.mentions]
    described = second(lesson.mentions, tables, [softmax(table @ alone) for table in tables])
    for beside in later:
        described = second(lesson.mentions, tables, [softmax(table @ beside) for table in described])
    return described


def _local(path: Path) -> Iterator[Lesson]:
    articles = [article for _, article in without_held("places/lgl", ((one.name, one) for one in read_lgl(path)))]
    homes = Homes(articles)
    for article in articles:
        if part_of(article.name) != "train" or not article.places:
            continue
        mentions, position = mentions_of(article.text, [true.span for true in article.places])
        true, counts = [_none(mention) for mention in mentions], [0.0] * len(mentions)
        for place, number in zip(article.places, position, strict=True):
            entries = [candidate.entry for candidate in mentions[number].candidates]
            same = np.array([entry.geonames_id == place.geonames_id for entry in entries], np.bool_)
            if not same.any():
                point = place.latitude, place.longitude
                same = np.array([kilometres(entry.latitude, entry.longitude, *point) < TRUE_KM for entry in entries], np.bool_)
            true[number] |= same
            counts[number] += bool(same.any())
        context = read_context(article.text)
        beside = named_beside(article.text, [place.span for place in article.places], context)
        true += [_none(mention) for mention in beside]
        told = sha256(article.name.encode()).digest()[1] % 2 == 0  # half learn with the outlet's home, half without
        outlet = homes.of(article) if told else None
        yield Lesson([*mentions, *beside], true, [*(count**0.5 for count in counts), *(0.0 for _ in beside)], context, outlet)


def _world(folder: Path) -> Iterator[tuple[str, Lesson]]:
    files = ((path.name.removesuffix(".txt.tsv"), path) for path in sorted(folder.glob("*.tsv")))
    for name, path in without_held("names/worldwide-newswire", files):
        text, spans = _article(path)
        if not spans:
            continue
        mentions, _ = mentions_of(text, spans)
        context = read_context(text)
        hidden = [replace(mention, within=None) if _placed(mention).any() else mention for mention in mentions]
        true = [_placed(mention) if _placed(mention).any() else _taken(mention, context) for mention in mentions]
        counts = [WORLD_WEIGHT if marks.any() and len(marks) > 1 else 0.0 for marks in true]
        told = [count if _placed(mention).any() else 0.0 for mention, count in zip(mentions, counts, strict=True)]
        beside = named_beside(text, spans, context)
        true += [_none(mention) for mention in beside]
        unknown = [0.0] * len(beside)
        yield name, Lesson([*hidden, *beside], true, [*counts, *unknown], context)
        if any(told):
            yield name, Lesson([*mentions, *beside], true, [*told, *unknown], context)


def _none(mention: Mention) -> NDArray[np.bool_]:
    return np.zeros(len(mention.candidates), np.bool_)


def _placed(mention: Mention) -> NDArray[np.bool_]:
    """Mark the one town of a name that lies where the article puts it."""
    if mention.within is None:
        return _none(mention)
    containers = mention.within.entries
    inside = [one.entry.kind == "city" and lies_in(one.entry, containers) for one in mention.candidates]
    return np.array(inside, np.bool_) if sum(inside) == 1 else _none(mention)


def _taken(mention: Mention, context: Context) -> NDArray[np.bool_]:
    """Mark the meaning taken for granted, unless the article names only the state of another large bearer of the name."""
    if mention.within is not None or not mention.candidates:
        return _none(mention)
    same, entries = _known(mention), [candidate.entry for candidate in mention.candidates]
    mine = {entry.country for entry, taken in zip(entries, same, strict=True) if taken}
    rivals = {entry.country for entry in entries if entry.population > LARGE / 10} - mine
    rivalled = any(context.countries[country or ""] for country in rivals)
    return _none(mention) if rivalled and not any(context.countries[code or ""] for code in mine) else same


def _known(mention: Mention) -> NDArray[np.bool_]:
    """Mark the meaning that world news takes for granted: a state, its capital, a region of the table, a city of millions."""
    entries = [candidate.entry for candidate in mention.candidates]
    only, seated = find_state(mention.words), states_seated(mention.words).states
    if only is not None:
        return np.array([entry.kind == "country" and entry.country == only.code for entry in entries], np.bool_)
    if len(seated) == 1:
        towns = [entry.population if entry.kind == "city" and entry.country == seated[0].code else 0 for entry in entries]
        return np.array([people and people == max(towns) for people in towns], np.bool_)
    if any(entry.kind == "own" for entry in entries):
        return np.array([entry.kind == "own" for entry in entries], np.bool_)
    people = sorted((entry.population for entry in entries), reverse=True)
    clear = people[0] > LARGE and (len(people) == 1 or people[1] < people[0] / 10)
    return np.array([clear and entry.population == people[0] for entry in entries], np.bool_)


def _article(path: Path) -> tuple[str, list[Span]]:
    text, spans, start = "", list[Span](), -1
    for line in [*path.read_text(encoding="utf-8").splitlines()[1:], ""]:
        token, _, tag = line.partition("\t")
        if start >= 0 and tag != "I-Location":
            spans.append(Span.of(text, start, len(text)))
            start = -1
        if token:
            text += " " if text and not text.endswith("\n") else ""
            start = len(text) if tag == "B-Location" else start
            text += token
        elif text:
            text += "\n"
    return text, spans


def _learn(tables: Sequence[Sequence[Table]], lessons: Sequence[Lesson], width: int) -> Table:
    """Find the weights that give the true meanings the highest chances, by Adam on all names at once."""
    names = [
        (table, true, count)
        for article, lesson in zip(tables, lessons, strict=True)
        for table, true, count in zip(article, lesson.true, lesson.counts, strict=True)
        if count and len(table) > 1
    ]
    rows = np.concatenate([table for table, _, _ in names])
    true = np.concatenate([mark for _, mark, _ in names]).astype(float)
    lengths = np.array([len(table) for table, _, _ in names])
    of = np.repeat(np.arange(len(names)), lengths)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    counts = np.array([count for _, _, count in names])
    weights, mean, square = np.zeros(width), np.zeros(width), np.zeros(width)
    for step in range(1, STEPS + 1):
        scores = rows @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[of])
        chance = powers / np.add.reduceat(powers, starts)[of]
        right = chance * true
        given = right / np.maximum(np.add.reduceat(right, starts), 1e-12)[of]
        slope = rows.T @ ((chance - given) * counts[of]) / counts.sum() + PENALTY * weights / len(names) ** 0.5
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights = weights - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def _share(lessons: Sequence[Lesson], alone: Table, beside: Table) -> str:
    right, total = 0.0, 0.0
    for lesson in lessons:
        for table, true, count in zip(
            _beside(lesson, alone, *[beside] * (ROUNDS - 1)), lesson.true, lesson.counts, strict=True
        ):
            if count:
                total += count
                right += count * bool(true[int((table @ beside).argmax())])
    return f"{right:.1f} of {total:.1f} right ({100 * right / max(total, 1):.1f} %)"


if __name__ == "__main__":
    main()
