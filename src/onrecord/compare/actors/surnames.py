"""Joining surnames that stand alone in their article to the person who is called so elsewhere, if something tells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.compare.actors.coverage import Coverage
from onrecord.compare.actors.presence import Presence
from onrecord.compare.actors.related import Relations

_SAME_ARTICLE, _SAME_MATTER, _OFFICE, _TITLE, _STATE, _SECTOR, _KNOWN = 5.0, 3.0, 2.5, 1.0, 1.0, 0.5, 1.5
_OTHER_STATE = -3.0
_ENOUGH = 1.5
_WELL_KNOWN = 5  # articles that name a person in full


@dataclass(slots=True)
class _Bearer:
    """A person of the surname, as full names have been joined.

    Attributes:
        articles: A presence in each article.
        offices: A presence for each office.
        titles: Titles of the offices.
        countries: How often each state is told.
        sectors: Sectors that are told.
        first: The first presence.
    """

    first: int
    articles: dict[int, int] = field(default_factory=dict)
    offices: dict[tuple[str, str | None], int] = field(default_factory=dict)
    titles: set[str] = field(default_factory=set)
    countries: Counter[str | None] = field(default_factory=Counter)
    sectors: set[str | None] = field(default_factory=set)

    def take(self, place: int, one: Presence) -> None:
        """Add a presence."""
        self.articles.setdefault(one.key.article, place)
        for title, of in one.roles:
            self.offices.setdefault((title.lower(), of), place)
            self.titles.add(title.lower())
        self.countries[one.country] += 1
        self.sectors.add(one.sector)


def join_surnames(coverage: Coverage) -> None:
    """Join each surname to the one bearer for whom most speaks: reports of the same, the same office, the same state."""
    blocks: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for place, one in enumerate(coverage.known):
        if one.form in {"person", "surname"}:
            blocks[one.block][one.form == "surname"].append(place)
    for full, short in blocks.values():
        bearers: dict[int, _Bearer] = {}
        for place in full if short else ():
            bearers.setdefault(coverage.forest.top(place), _Bearer(place)).take(place, coverage.presences[place])
        for place in short:
            _join(place, list(bearers.values()), coverage)
        _join_alone(short, coverage)


def _join_alone(short: Sequence[int], coverage: Coverage) -> None:
    """Join surnames of articles that tell of the same with each other."""
    by_article = {coverage.presences[place].key.article: place for place in short}
    for place in short:
        for article in sorted(coverage.relations.of(coverage.presences[place].key.article)):
            if article in by_article:
                coverage.forest.tie(by_article[article], place, "surname", coverage.presences[place].name)


def _join(place: int, bearers: Sequence[_Bearer], coverage: Coverage) -> None:
    one = coverage.presences[place]
    weighed = sorted((_weigh(one, bearer, coverage.relations) for bearer in bearers), reverse=True)
    if len(bearers) == 1 and len(bearers[0].articles) >= _WELL_KNOWN:
        weighed = [(weighed[0][0] + _KNOWN, weighed[0][1])]
    if weighed and weighed[0][0] >= _ENOUGH and (len(weighed) == 1 or weighed[0][0] > weighed[1][0]):
        other = weighed[0][1]
        coverage.forest.tie(other, place, "surname", coverage.both(place, other))


def _weigh(one: Presence, bearer: _Bearer, relations: Relations) -> tuple[float, int]:
    """Weigh what speaks for a bearer; gives the presence that speaks most, too."""
    score, beside = 0.0, bearer.first
    if one.key.article in bearer.articles:
        return _SAME_ARTICLE, bearer.articles[one.key.article]
    near = relations.of(one.key.article)
    met = max(((near[article], -article) for article in near if article in bearer.articles), default=None)
    if met is not None:
        score, beside = _SAME_MATTER + met[0], bearer.articles[-met[1]]
    offices = [(title.lower(), of) for title, of in one.roles]
    shared = next((office for office in offices if office[1] and office in bearer.offices), None)
    if shared is not None:
        score += _OFFICE
        beside = beside if met else bearer.offices[shared]
    elif any(title in bearer.titles for title, _ in offices):
        score += _TITLE
    if one.country is not None:
        told = bearer.countries[one.country]
        score += _STATE if told else _OTHER_STATE if bearer.countries.total() > bearer.countries[None] else 0.0
    if one.sector is not None and one.sector in bearer.sectors:
        score += _SECTOR
    return score, beside
