"""POLECAT's columns (Halterman, Bagozzi, Beger, Schrodt and Scarborough 2023; https://doi.org/10.7910/DVN/AJGVIT).

Codes and spellings are POLECAT's: types in capitals, quad categories by name, several actors parted by ``; `` in one row. A
type of PLOVER is given as that data set codes it: a deed that is planned has the type of the plan; one that was not done, or is
only thought of, has none, unless PLOVER has a type for it (help that was refused is REJECT).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.events.plover import plain_type
from onrecord.exports.beside import BESIDE, beside
from onrecord.exports.countries import cow_number
from onrecord.exports.days import day_of
from onrecord.exports.layout import Layout, Row
from onrecord.exports.places import divisions
from onrecord.exports.scales import intensity, quad
from onrecord.exports.telling import Party, Telling
from onrecord.record import Event, Place
from onrecord.record.event import Type

OWN = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
)
"""POLECAT's own columns, in its order."""

_DAY = len("2022-03-10")


def known(telling: Telling) -> Row:
    """Give what is known of an event, by POLECAT's columns and those beside them."""
    article, event, run = telling.article, telling.event, telling.record.run
    day, type_ = day_of(event.when), coded_type(event)
    mode = event.mode if type_ == event.type else None
    return {
        "Event ID": event.id,
        "Event Date": day.date if day.precision == 1 else None,
        "Event Type": type_,
        "Event Mode": mode,
        "Intensity": type_ and intensity(type_, mode),
        "Quad Code": type_ and quad(type_),
        "Contexts": "; ".join(event.contexts) or None,
        **_parties("Actor", telling.parties(event.actor)),
        **_parties("Recipient", telling.parties(event.recipient)),
        **_place(event.where),
        "Source": article.publisher,
        "Publication Date": article.published and article.published[:_DAY],
        "Story People": _names(telling, {"person"}),
        "Story Organizations": _names(telling, {"organisation"}),
        "Language": article.language,
        "Version": f"onrecord {run.version}, {run.model}",
        **{title(name): value for name, value in beside(telling).items()},
    }


def coded_type(event: Event) -> Type | None:
    """Give the type that POLECAT has for an event, its status counted in; null where it has none."""
    if event.status == "hypothetical":
        return None
    type_ = plain_type(event.type, event.status)
    return None if event.status == "negated" and type_ == event.type else type_


def title(name: str) -> str:
    """Spell a column as POLECAT spells its own."""
    return name.title().replace("Cameo", "CAMEO")


def _parties(role: str, parties: Sequence[Party]) -> Row:
    sectors = [party.sector for party in parties]
    return {
        f"{role} Name": _listed(party.ref.name for party in parties),
        f"{role} Country": _listed(party.country for party in parties),
        f"{role} COW": _listed(cow_number(party.country) for party in parties),
        f"Primary {role} Sector": next((sector for sector in sectors if sector), None),
        f"{role} Sectors": _listed(sectors),
        f"{role} Title": _listed(party.title for party in parties),
        f"{role} Name Raw": _listed(party.raw for party in parties),
    }


def _listed(values: Iterable[str | None]) -> str | None:
    """Join the values of several actors, each in its place, an unknown one empty; null where all are unknown."""
    listed = [value or "" for value in values]
    return "; ".join(listed) if any(listed) else None


def _place(where: Place | None) -> Row:
    if where is None:
        return {}
    inside = divisions(where)
    return {
        "Placename": where.name,
        "City": where.name if where.precision == "city" else None,
        "District": inside.second,
        "Province": inside.first,
        "Country": where.country,
        "Latitude": where.latitude,
        "Longitude": where.longitude,
        "GeoNames ID": where.geonames_id,
        "Raw Placename": where.span.text,
    }


def _names(telling: Telling, kinds: set[str]) -> str | None:
    return "; ".join(actor.name for actor in telling.record.actors if actor.kind in kinds) or None


LAYOUT = Layout(name="polecat", separated="tsv", columns=(*OWN, *map(title, BESIDE)), known=known)
"""POLECAT's columns, tab-separated as its files are."""
