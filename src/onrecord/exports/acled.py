"""ACLED's columns (Armed Conflict Location & Event Data, codebook), filled as far as one article tells what they ask for.

This is no ACLED data: ACLED's researchers hold several reports against each other, and decide what is an event. Here each row
is an event as one article tells it. What ACLED does not record has no ``event_type``: deeds that were not done, are planned or
only thought of, and what its types do not hold. ``fatalities`` is empty where none are told, not 0.
"""

from __future__ import annotations

from onrecord.exports.acled_kinds import Kinds, kinds_of
from onrecord.exports.beside import BESIDE, beside
from onrecord.exports.countries import country_name, iso_number
from onrecord.exports.days import day_of
from onrecord.exports.layout import Layout, Row
from onrecord.exports.places import divisions
from onrecord.exports.telling import Telling
from onrecord.record import Figure, Place, Ref

OWN = (
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
)
"""ACLED's own columns, in its order."""

_BESIDE = {name: name.replace(" ", "_") for name in BESIDE if name != "sentence"}  # which its notes are
_COUNT = "fatalities_according_to"
_PRECISION = {"point": 1, "city": 1, "region": 3}


def known(telling: Telling) -> Row:
    """Give what is known of an event, by ACLED's columns and those beside them."""
    event, day = telling.event, day_of(telling.event.when)
    told = beside(telling)
    count = deaths(telling.figures)
    return {
        "event_id_cnty": event.id,
        "event_date": day.date,
        "year": day.year,
        "time_precision": day.precision,
        **_sides(event.actor, event.recipient, kinds_of(telling)),
        **_place(event.where),
        "source": telling.article.publisher,
        "notes": told["sentence"],
        "fatalities": count and count.low,
        **{column: told[name] for name, column in _BESIDE.items()},
        _COUNT: count and count.according_to and count.according_to.name,
    }


def deaths(figures: tuple[Figure, ...]) -> Figure | None:
    """Choose the count of the killed that ACLED would record: the lowest number of those that are no part of another.

    Args:
        figures: The figures of an event.

    Returns:
        The figure; null where no number of killed is told, or only the most that they can be.
    """
    counts = [figure for figure in figures if figure.kind == "killed" and figure.part_of is None and figure.low is not None]
    return min(counts, key=lambda figure: figure.low or 0, default=None)


def _sides(actors: tuple[Ref, ...], recipients: tuple[Ref, ...], kinds: Kinds) -> Row:
    (actor1, beside1), (actor2, beside2) = map(_first, (actors, recipients))
    return {
        "disorder_type": kinds.disorder_type,
        "event_type": kinds.event_type,
        "sub_event_type": kinds.sub_event_type,
        "actor1": actor1,
        "assoc_actor_1": beside1,
        "inter1": kinds.inter1,
        "actor2": actor2,
        "assoc_actor_2": beside2,
        "inter2": kinds.inter2,
        "interaction": kinds.interaction,
        "civilian_targeting": kinds.civilian_targeting,
    }


def _first(refs: tuple[Ref, ...]) -> tuple[str | None, str | None]:
    names = [ref.name for ref in refs]
    return (names[0] if names else None), "; ".join(names[1:]) or None


def _place(where: Place | None) -> Row:
    if where is None:
        return {}
    inside = divisions(where)
    is_whole = where.precision == "country"
    return {
        "iso": iso_number(where.country),
        "country": country_name(where.country),
        "admin1": inside.first,
        "admin2": inside.second,
        "admin3": inside.third,
        "location": None if is_whole else where.name,
        "latitude": None if is_whole else where.latitude,
        "longitude": None if is_whole else where.longitude,
        "geo_precision": _PRECISION.get(where.precision or ""),
    }


LAYOUT = Layout(name="acled", separated="csv", columns=(*OWN, *_BESIDE.values(), _COUNT), known=known)
"""ACLED's columns, comma-separated as its files are."""
