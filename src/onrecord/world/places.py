"""Place names of an article, resolved together to places of the world."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.record.place import Place, Precision
from onrecord.record.span import Span
from onrecord.world.candidates import Candidate, candidates
from onrecord.world.context import Container, Context, container, read_context, said_to_be
from onrecord.world.features import Mention, Outlet, Table, distance
from onrecord.world.gazetteer import Entry
from onrecord.world.ranking import chances
from onrecord.world.states import State, state

_DOUBTFUL = 0.3  # below this chance a name stays unresolved
_SURE = 0.8  # from this chance on, a name whose place is in doubt has at least its country
NEAR_KM = 161.0  # meanings as near as this (100 miles) agree: a town, its county, its metropolitan area
_SEVERAL = 1.5  # names, each counted by its confidence, that have to agree on a state before it is given to a name not known
_PRECISION: dict[str, Precision] = {"city": "city", "country": "country"}


@dataclass(frozen=True, slots=True)
class Resolution:
    """What one place name means.

    Attributes:
        place: The place; all but its words are null where the name stays unresolved.
        confidence: How likely it is within 161 km of what the article means, from 0 to 1; 0 where unresolved.
    """

    place: Place
    confidence: float


def resolve(text: str, spans: Sequence[Span], *, dateline: str | None = None, outlet: Outlet | None = None) -> list[Place]:
    """Resolve the place names of one article, each in the light of the others.

    Args:
        text: The article's text.
        spans: Its place names, in any order: "Mariupol", "Pa.", "the Gaza Strip". Adjectives ("Ukrainian") may be among them.
        dateline: The article's dateline, if it has one that is not in the text.
        outlet: Where the outlet is at home, if known: a hint that the article's own words overrule.

    Returns:
        A place a span, in the same order. A name that the table lacks, or whose meaning cannot be told, has nulls; its country
        is given where that at least is sure, since as good as all other places of the article lie there. A name that the table
        lacks but that the article puts in a state or division ("Lanexa, Va.") has the container's country, point and precision,
        never a city's, and no number; so has a part of a state or region ("northern Iraq").
    """
    return [resolution.place for resolution in resolve_all(text, spans, dateline=dateline, outlet=outlet)]


def resolve_all(
    text: str, spans: Sequence[Span], *, dateline: str | None = None, outlet: Outlet | None = None
) -> list[Resolution]:
    """Do as `resolve` does, and say how sure each is."""
    if not spans:
        return []
    context = read_context(text, [dateline] if dateline else [])
    keys = _keys(text, spans)
    mentions = dict(keys)
    likely = chances([*mentions.values(), *named_beside(text, spans, context)], context, outlet)
    meanings = {name: _meaning(mentions[name], chance) for name, chance in zip(mentions, likely, strict=False)}
    prevailing = _prevailing(meanings.values())
    for name, mention in mentions.items():
        if not mention.candidates and meanings[name].entry is None:
            meanings[name] = _Meaning(country=prevailing)
    return [_resolution(span, meanings[key]) for span, (key, _) in zip(spans, keys, strict=True)]


def mentions_of(text: str, spans: Sequence[Span]) -> tuple[list[Mention], list[int]]:
    """Gather the different names of an article.

    Returns:
        The names, and for each span the position of its name.
    """
    keys = _keys(text, spans)
    mentions = dict(keys)
    position = {key: number for number, key in enumerate(mentions)}
    return list(mentions.values()), [position[key] for key, _ in keys]


def named_beside(text: str, spans: Sequence[Span], context: Context) -> list[Mention]:
    """List the states and divisions that an article names beside its place names: they help to tell what those mean."""
    covered = [(span.start, span.end) for span in spans]
    words = dict.fromkeys(
        text[start:end] for start, end, _ in context.named if not any(start < last and first < end for first, last in covered)
    )
    known = {span.text for span in spans}
    return [Mention(name, candidates(name), None) for name in words if name not in known]


def _keys(text: str, spans: Sequence[Span]) -> list[tuple[tuple[str | int, ...], Mention]]:
    """Name each span by its words and container; a name that stands alone has the container it is given elsewhere."""
    own = [container(text, span.start, span.end) for span in spans]
    elsewhere: dict[str, Container] = {}
    for span, within in sorted(zip(spans, own, strict=True), key=lambda pair: pair[0].start):
        if within is not None and (span.text not in elsewhere or (within.strong and not elsewhere[span.text].strong)):
            elsewhere[span.text] = within
    found = []
    for span, here in zip(spans, own, strict=True):
        within = here if here is not None and here.strong else elsewhere.get(span.text, here)
        rows = tuple(entry.row for entry in within.entries) if within else ()
        said = said_to_be(text, span.start, span.end)
        key: tuple[str | int, ...] = (span.text, said or "", *rows)
        found.append((key, Mention(span.text, _of_kind(candidates(span.text), said), within)))
    return found


def _of_kind(meanings: tuple[Candidate, ...], said: str | None) -> tuple[Candidate, ...]:
    """Keep the meanings of the kind that the article says the place is, if there is one."""
    kept = tuple(one for one in meanings if said is None or (one.entry.kind == "city") == (said == "city"))
    return kept or meanings


@dataclass(frozen=True, slots=True)
class _Meaning:
    entry: Entry | None = None
    precision: Precision | None = None
    country: str | None = None
    confidence: float = 0.0
    itself: bool = True  # the entry is the place, not what contains it


def _meaning(mention: Mention, chance: Table) -> _Meaning:
    if not mention.candidates:
        return _contained(mention.within)
    entries = [candidate.entry for candidate in mention.candidates]
    row = int(chance.argmax())
    best, via = entries[row], mention.candidates[row].via
    sure = sum(float(one) for entry, one in zip(entries, chance, strict=True) if distance(entry, best) <= NEAR_KM)
    if sure < _DOUBTFUL:
        return _Meaning(country=_shared_country(entries, chance))
    part = via == "part" and best.kind in ("country", "own")
    precision = "region" if part else _PRECISION.get(best.kind, "region")
    return _Meaning(best, precision, best.country, min(sure, 1.0), itself=not part)


def _contained(within: Container | None) -> _Meaning:
    """Give a name that the table lacks the place that contains it, where the words beside it say that and mean one place."""
    if within is None or len(within.entries) != 1:
        return _Meaning()
    entry = within.entries[0]
    return _Meaning(entry, _PRECISION.get(entry.kind, "region"), entry.country, _DOUBTFUL, itself=False)


def _prevailing(meanings: Iterable[_Meaning]) -> str | None:
    """Name the state in which as good as all of an article's places lie, if several names say so."""
    shares: dict[str | None, float] = defaultdict(float)
    for meaning in meanings:
        if meaning.country and meaning.confidence > _DOUBTFUL:
            shares[meaning.country] += meaning.confidence
    country = max(sorted(shares, key=str), key=shares.__getitem__, default=None)
    return country if country and shares[country] >= max(_SEVERAL, _SURE * sum(shares.values())) else None


def _shared_country(entries: Sequence[Entry], chance: Table) -> str | None:
    """Tell in which state a place lies, where that is as good as sure though the place is not."""
    shares: dict[str | None, float] = defaultdict(float)
    for entry, one in zip(entries, chance, strict=True):
        shares[entry.country] += float(one)
    country = max(sorted(shares, key=str), key=shares.__getitem__)
    return country if shares[country] >= _SURE else None


def _resolution(span: Span, meaning: _Meaning) -> Resolution:
    entry = meaning.entry
    if entry is None:
        return Resolution(Place(name=span.text, country=meaning.country, span=span), 0.0)
    place = Place(
        name=(_state_name(entry) or entry.name) if meaning.itself else span.text,
        country=meaning.country,
        latitude=entry.latitude,
        longitude=entry.longitude,
        precision=meaning.precision,
        geonames_id=entry.geonames_id if meaning.itself else None,
        span=span,
    )
    return Resolution(place, meaning.confidence)


def _state_name(entry: Entry) -> str | None:
    if entry.kind != "country" or entry.country is None:
        return None
    try:
        known: State = state(entry.country)
    except KeyError:
        return None
    return known.name
