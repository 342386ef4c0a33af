"""Finding the stories of a store: each new article is held against those near in time that share its rarest terms.

Broken off, it goes on where it was. What comes out depends on the articles of the store and the order in which it took them
in, not on how often it was asked in between: how rare a term is, is counted in the first 64, 128, 256 … articles, and all are
compared anew when the next such number is reached, which costs each article one comparing more on average.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from msgspec import Struct

from onrecord.compare.stories.happenings import happenings
from onrecord.compare.stories.linking import linked
from onrecord.compare.stories.mentions import mention
from onrecord.compare.stories.rarity import Rarity
from onrecord.compare.stories.terms import likeness, vector, weighed
from onrecord.store import Store
from onrecord.store.story_work import NewStory, StoryWork

MAKER = 1
"""Version of how stories are found: a store whose stories another version found is compared anew."""

WINDOW = 14
"""Days that two articles may lie apart to be held against each other."""

ALIKE = 0.28
"""Mean likeness of the articles of a story; chosen on topics 1 to 30 of ECB+."""

FLOOR = 0.1
"""Likeness below which a pair is not kept."""

_FIRST = 64  # articles below which only the news at large tell how rare a term is
_AT_ONCE = 50  # articles, or stories, of one transaction
_OFTEN = 300  # articles near in time; a term that stands in more of them finds none
_CANDIDATES = 40
_TWICE = 2  # articles; a term that stands in fewer is as rare as can be


class Found(Struct, frozen=True, kw_only=True):
    """What finding stories came to.

    Attributes:
        compared: Articles that were compared now.
        stories: Stories that the store holds.
        articles: Articles in them.
    """

    compared: int
    stories: int
    articles: int


def find_stories(store: Store, told: Callable[[int], None] | None = None) -> Found:
    """Compare the articles that were not compared yet, put stories together, and join the events in those that changed.

    Copies count as one report; `onrecord.compare.find_copies` finds them and goes first.

    Args:
        store: The store, open for writing.
        told: Is told how many articles were compared, each time that some were.
    """
    work = StoryWork.of(store)
    rarity = _rarity(work)
    compared = 0
    while numbers := work.unread(_AT_ONCE):
        work.transacted(partial(_compare, work, rarity, numbers))
        compared += len(numbers)
        if told is not None:
            told(len(numbers))
    stories = _stories(work)
    _keep(work, stories, rarity)
    return Found(compared=compared, stories=len(stories), articles=sum(len(story.articles) for story in stories))


def _rarity(work: StoryWork) -> Rarity:
    """Tell how rare terms are; they are counted anew where the store has grown enough."""
    numbers = work.numbers()
    first = 1 << (len(numbers).bit_length() - 1) if len(numbers) >= _FIRST else 0
    maker = str(MAKER)
    if work.counted() != (maker, first):
        counts: Counter[str] = Counter()
        for number in numbers[:first]:
            counts.update(_terms(work, number)[0].keys())
        kept = {term: count for term, count in counts.items() if count >= _TWICE}
        work.transacted(partial(work.recount, maker, first, kept))
    return Rarity(first, work.counts())


def _terms(work: StoryWork, number: int) -> tuple[dict[str, float], int]:
    """Weigh an article's terms for themselves, and give its day; 0 is unknown."""
    told = work.told(number)
    return weighed(told.text, told.names, told.days), _ordinal(told.published)


def _ordinal(published: str | None) -> int:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return 0


def _compare(work: StoryWork, rarity: Rarity, articles: Sequence[int]) -> None:
    for article in articles:
        weights, day = _terms(work, article)
        terms = vector(weights, rarity)
        work.note(article, day, terms, _alike(work, terms, day))


def _alike(work: StoryWork, terms: Mapping[str, float], day: int) -> dict[int, float]:
    """Find the articles that are like one, and how much."""
    shared: defaultdict[int, float] = defaultdict(float)
    for term, weight in sorted(terms.items()):
        near = work.near(term, day, WINDOW, _OFTEN + 1)
        if len(near) <= _OFTEN:
            for other, theirs in near:
                shared[other] += weight * theirs
    best = sorted(shared, key=lambda other: (-shared[other], other))[:_CANDIDATES]
    exact = {other: likeness(terms, work.terms(other)) for other in best}
    return {other: alike for other, alike in exact.items() if alike >= FLOOR}


def _stories(work: StoryWork) -> list[NewStory]:
    """Put stories together from all pairs; copies of a report go where it goes."""
    originals, days, known = work.originals(), work.days(), work.identities()
    alike: dict[tuple[int, int], float] = {}
    for article, other, share in work.pairs():
        one, two = sorted((originals.get(article, article), originals.get(other, other)))
        if one != two:
            alike[one, two] = max(share, alike.get((one, two), 0.0))
    dated = {number: day or None for number, day in days.items()}
    groups = linked(((one, two, share) for (one, two), share in alike.items()), ALIKE, dated, WINDOW)
    copies: defaultdict[int, list[int]] = defaultdict(list)
    for article, original in sorted(originals.items()):
        if article != original:
            copies[original].append(article)
    return [_story(group, copies, days, known, alike) for group in groups]


def _story(
    group: Sequence[int],
    copies: Mapping[int, Sequence[int]],
    days: Mapping[int, int],
    known: Mapping[int, tuple[str, int]],
    alike: Mapping[tuple[int, int], float],
) -> NewStory:
    members = [(article, report) for report in group for article in (report, *copies.get(report, ()))]
    members.sort(key=lambda one: (not days.get(one[0]), days.get(one[0], 0), one[0]))
    central = {one: sum(alike.get((min(one, two), max(one, two)), 0.0) for two in group) for one in group}
    first = known[members[0][0]][0]
    state = "|".join(f"{known[article][0]} {known[article][1]} {report}" for article, report in members)
    return NewStory(
        id="t" + hashlib.sha256(f"story|{first}".encode()).hexdigest()[:16],
        centre=min(group, key=lambda one: (-round(central[one], 9), one)),
        state=hashlib.sha256(f"{MAKER}|{state}".encode()).hexdigest(),
        articles=tuple(members),
    )


def _keep(work: StoryWork, stories: Sequence[NewStory], rarity: Rarity) -> None:
    """Write down the stories that are not kept as they are now, some at a time, so that other programs may write in between."""
    kept = work.kept()
    now = {story.id: story.state for story in stories}
    gone = [story for story, state in kept.items() if now.get(story) != state]
    work.transacted(partial(work.drop, gone))
    changed = [story for story in stories if kept.get(story.id) != story.state]
    for start in range(0, len(changed), _AT_ONCE):
        work.transacted(partial(_write, work, changed[start : start + _AT_ONCE], rarity))


def _write(work: StoryWork, stories: Sequence[NewStory], rarity: Rarity) -> None:
    for story in stories:
        told = [(article, event) for article, _ in story.articles for event in work.events(article)]
        texts = {article: work.text(article) for article, _ in story.articles}
        joined = happenings([mention(event, article, texts[article]) for article, event in told], rarity)
        rows = []
        for group in joined:
            events = [(told[at][0], told[at][1].id) for at in group]
            rows.append(("h" + hashlib.sha256(events[0][1].encode()).hexdigest()[:16], events))
        work.keep(story, rows)
