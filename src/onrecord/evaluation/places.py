"""Scores of resolved places against the Local Global Lexicon (LGL), given the names that its annotators found.

LGL holds 588 articles of local papers with their place names tied to GeoNames: Lieberman, Samet and Sankaranarayanan,
"Geotagging with Local Lexicons to Build Indexes for Textually-Specified Spatial Data" (ICDE 2010). Names that its annotators
could not tie are left out. An article belongs to the part for training or to dev by its number alone: by whether the first byte
of the number's SHA-256 is even.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, TypeAlias

from lxml import etree  # type: ignore[import-untyped]

from onrecord.errors import InputError
from onrecord.evaluation.folder import Row
from onrecord.evaluation.score import Score
from onrecord.record.place import Place
from onrecord.record.span import Span
from onrecord.world.distances import kilometres
from onrecord.world.features import Outlet
from onrecord.world.places import NEAR_KM, resolve
from onrecord.world.states import states_named

_Element: TypeAlias = Any  # lxml ships no types
Part = Literal["train", "dev"]
GROUPS = ("all", "cities and countries", "cities", "countries", "regions")
MEASURES = ("country", "within 161 km", "unresolved")


@dataclass(frozen=True, slots=True)
class TruePlace:
    """A place name as LGL's annotators tied it.

    Attributes:
        span: The name.
        country: ISO 3166 alpha-3 code; null for seas and continents.
        latitude: Degrees north.
        longitude: Degrees east.
        group: ``cities``, ``countries`` or ``regions``: divisions, parks, rivers and whatever else.
        geonames_id: Number in GeoNames.
    """

    span: Span
    country: str | None
    latitude: float
    longitude: float
    group: str
    geonames_id: int


@dataclass(frozen=True, slots=True)
class PlacedText:
    """An article of LGL, the web domain of its outlet, and its tied place names."""

    name: str
    text: str
    outlet: str
    places: tuple[TruePlace, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One line of the result.

    Attributes:
        measure: ``country``, ``within 161 km`` or ``unresolved``.
        group: ``all``, ``cities and countries``, ``cities``, ``countries`` or ``regions``.
        counted: Names for which the measure holds; an unresolved one counts as wrong in the first two.
        total: Names of the group.
    """

    measure: str
    group: str
    counted: int
    total: int

    @property
    def share(self) -> float:
        """In percent; 0 where the group is empty."""
        return 100 * self.counted / self.total if self.total else 0.0


def score_places(path: Path, part: Part = "dev", *, with_outlets: bool = False) -> list[PlaceRow]:
    """Resolve the place names of one part of LGL and compare.

    Args:
        path: The file ``lgl.xml``.
        part: Which part.
        with_outlets: Tell the program where each outlet is at home, as the other articles of the part for training show it.

    Returns:
        A row for each measure and group, in fixed order.

    Raises:
        InputError: The file is not there, or not in LGL's form.
    """
    counts: Counter[tuple[str, str]] = Counter()
    articles = list(read_lgl(path))
    homes = Homes(articles) if with_outlets else None
    for article in articles:
        if part_of(article.name) != part:
            continue
        outlet = homes.of(article) if homes else None
        found = resolve(article.text, [true.span for true in article.places], outlet=outlet)
        for place, true in zip(found, article.places, strict=True):
            both = "cities and countries" if true.group != "regions" else "regions"
            for group in {"all", true.group, both}:
                counts["", group] += 1
                counts["country", group] += (
                    place.precision is not None or place.country is not None
                ) and place.country == true.country
                counts["within 161 km", group] += is_near(place, true)
                counts["unresolved", group] += place.precision is None
    return [PlaceRow(measure, group, counts[measure, group], counts["", group]) for measure in MEASURES for group in GROUPS]


def place_rows(path: Path, part: Part = "dev") -> list[Row]:
    """Give the same as rows of an evaluation: share of the names in place of F1."""
    return [
        Row(row.measure, row.group, Score(row.total, row.counted, row.total, row.counted)) for row in score_places(path, part)
    ]


class Homes:
    """Where outlets are at home: the town that their articles in the part for training name most."""

    def __init__(self, articles: Iterable[PlacedText]) -> None:
        """Count the towns of every outlet."""
        self._towns: dict[str, list[tuple[str, TruePlace]]] = defaultdict(list)
        for article in articles:
            if part_of(article.name) == "train":
                towns = [(article.name, true) for true in article.places if true.group == "cities"]
                self._towns[article.outlet].extend(towns)

    def of(self, article: PlacedText) -> Outlet | None:
        """Give the home of an article's outlet, in the light of its other articles alone; null where they tell none."""
        towns = [true for name, true in self._towns.get(article.outlet, ()) if name != article.name]
        if not towns:
            return None
        home = Counter(town.geonames_id for town in towns).most_common(1)[0][0]
        town = next(town for town in towns if town.geonames_id == home)
        return Outlet(town.country, town.latitude, town.longitude)


def is_near(place: Place, true: TruePlace) -> bool:
    """Tell whether a place lies within 161 km of the true one."""
    if place.latitude is None or place.longitude is None:
        return False
    return kilometres(place.latitude, place.longitude, true.latitude, true.longitude) <= NEAR_KM


def part_of(name: str) -> Part:
    """Tell which part an article belongs to."""
    return "train" if sha256(name.encode()).digest()[0] % 2 == 0 else "dev"


def read_lgl(path: Path) -> Iterator[PlacedText]:
    """Read every article.

    Args:
        path: The file ``lgl.xml``.

    Yields:
        One article after the other.

    Raises:
        InputError: The file is not there or not in LGL's form.
    """
    try:
        root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=True)).getroot()
    except (OSError, etree.XMLSyntaxError) as error:
        msg = f"{path} cannot be read as LGL: {error}. Give the file lgl.xml"
        raise InputError(msg) from error
    if root.tag != "articles":
        msg = f"{path} cannot be read as LGL: its root is <{root.tag}>, not <articles>. Give the file lgl.xml"
        raise InputError(msg)
    for article in root.iterfind("article"):
        name, text = article.get("docid", ""), article.findtext("text") or ""
        yield PlacedText(name, text, article.findtext("domain") or "", tuple(_places(path, name, text, article)))


def _places(path: Path, name: str, text: str, article: _Element) -> Iterator[TruePlace]:
    for toponym in article.iterfind("toponyms/toponym"):
        tie = toponym.find("gaztag")
        if tie is None:
            continue
        try:
            yield _place(text, toponym, tie)
        except ValueError as error:
            msg = f"{path}, article {name}: {error}. Mend or remove the toponym"
            raise InputError(msg) from error


def _place(text: str, toponym: _Element, tie: _Element) -> TruePlace:
    span = Span.of(text, int(_field(toponym, "start")), int(_field(toponym, "end")))
    if not span.text or span.text != toponym.findtext("phrase"):
        msg = f"the text has {span.text!r} at {span.start} to {span.end}, not {toponym.findtext('phrase')!r}"
        raise ValueError(msg)
    point = float(_field(tie, "lat")), float(_field(tie, "lon"))
    return TruePlace(span, _code(tie.findtext("country")), *point, _group(tie), int(tie.get("geonameid", "")))


def _field(element: _Element, name: str) -> str:
    found: str | None = element.findtext(name)
    if found is None:
        msg = f"<{element.tag}> has no <{name}>"
        raise ValueError(msg)
    return found


def _code(country: str | None) -> str | None:
    if not country:
        return None
    states = states_named(country).states
    if not states:
        msg = f"no state is called {country!r}"
        raise ValueError(msg)
    return states[0].code


def _group(tie: _Element) -> str:
    if tie.findtext("fclass") == "P":
        return "cities"
    return "countries" if (tie.findtext("fcode") or "").startswith("PCL") else "regions"
