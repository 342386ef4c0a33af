"""Joining in reports of the same: other forms of a name, and descriptions that only one actor of either report can mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.compare.actors.coverage import Coverage
from onrecord.compare.actors.forest import How
from onrecord.compare.actors.spelling import same_name

_OWN = 0.5  # likeness of an article to itself, for what it says of its actors
_CLEARLY = 2
_PRESENT = 0.3  # share of the reports that name whom a description means


def join_in_reports(coverage: Coverage) -> None:
    """Join actors of articles that tell of the same, the most alike articles first: by names, then by descriptions."""
    held: defaultdict[int, list[int]] = defaultdict(list)
    for place, presence in enumerate(coverage.presences):
        held[presence.key.article].append(place)
    pairs = [(one, other) for one, other in coverage.relations.pairs() if one in held and other in held]
    for places in held.values():
        _join_names(places, places, coverage)
    for one, other in pairs:
        _join_names(held[one], held[other], coverage)
    _join_described(held, coverage)
    for one, other in pairs:
        _join_descriptions(held[one], held[other], coverage)


def _join_names(first: Iterable[int], second: Sequence[int], coverage: Coverage) -> None:
    known, forest = coverage.known, coverage.forest
    for one in first:
        alike = [other for other in second if other != one and same_name(known[one], known[other])]
        if len({forest.top(other) for other in alike}) == 1 and not forest.are_one(one, alike[0]):
            how: How = "surname" if "surname" in {known[one].form, known[alike[0]].form} else "name"
            forest.tie(one, alike[0], how, coverage.both(one, alike[0]))


def _join_described(held: Mapping[int, Sequence[int]], coverage: Coverage) -> None:
    """Join a description to the one actor of its article, or of articles that tell of the same, whom others describe so."""
    known, forest = coverage.known, coverage.forest
    called: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for place, one in enumerate(known):
        if not one.may_describe:
            called[forest.top(place)].update(one.calls)
    chosen = [
        (place, other)
        for place, one in enumerate(known)
        if one.may_describe and not one.plural and (other := _meant(place, held, called, coverage)) is not None
    ]
    for place, other in chosen:
        forest.tie(place, other, "description", ", ".join(sorted(known[place].calls)), within=True)


def _meant(place: int, held: Mapping[int, Sequence[int]], called: Mapping[int, Counter[str]], coverage: Coverage) -> int | None:
    """Find whom a description means: whom enough of the reports name, and whom clearly most describe so; null for nobody."""
    article, calls = coverage.presences[place].key.article, coverage.known[place].calls
    weights = {article: _OWN, **coverage.relations.of(article)}
    named: defaultdict[int, float] = defaultdict(float)
    beside: dict[int, int] = {}
    for report in sorted(weights):
        tops = {coverage.forest.top(other): other for other in reversed(held.get(report, ())) if _is_one(other, coverage)}
        for top, other in tops.items():
            named[top] += weights[report]
            beside.setdefault(top, other)
    least = _PRESENT * sum(weights.values())
    described = {top: sum(called[top][noun] for noun in calls) for top in named if top in called}
    ranked = sorted(
        ((named[top] * min(2, count), -beside[top]) for top, count in described.items() if count and named[top] >= least),
        reverse=True,
    )
    return -ranked[0][1] if ranked and (len(ranked) == 1 or ranked[0][0] >= _CLEARLY * ranked[1][0]) else None


def _is_one(place: int, coverage: Coverage) -> bool:
    """Tell whether a presence is named, and one."""
    return not coverage.known[place].may_describe and not coverage.known[place].plural


def _join_descriptions(first: Sequence[int], second: Sequence[int], coverage: Coverage) -> None:
    """Join two descriptions by one noun, where neither report has two actors that it describes."""
    ours, theirs = _by_noun(first, coverage), _by_noun(second, coverage)
    for noun in sorted(ours.keys() & theirs.keys()):
        if len(ours[noun]) == 1 and len(theirs[noun]) == 1:
            (one,), (other,) = ours[noun], theirs[noun]
            if coverage.known[one].may_describe or coverage.known[other].may_describe:
                coverage.forest.tie(one, other, "description", noun)


def _by_noun(places: Iterable[int], coverage: Coverage) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place in places:
        one = coverage.known[place]
        for noun in one.calls:
            found[f"{noun}, several" if one.plural else noun].append(place)
    return found
