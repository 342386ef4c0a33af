"""The record's public names, held against the schema and, where it is at hand, against the contract's page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.record import schema

PAGE = Path(__file__).parents[3] / "shared" / "record.md"

FIELDS = {
    "Article": (
        "id source title headlines byline dateline publisher published captured language text raw_sha256 extractor notes"
    ),
    "Extractor": "name version",
    "Span": "start end text",
    "Statement": (
        "id form content cue source speaker addressee target act scope within continued when where pull_quote confidence"
    ),
    "PullQuote": "matches change",
    "Ref": "actor name mention how",
    "Actor": "id name kind country sector roles mentions",
    "Role": "title of span",
    "Event": "id type mode contexts trigger actor recipient third_party when where status voice figures confidence",
    "Figure": "id kind low high bound of part_of span voice according_to when event",
    "Time": "start end precision span",
    "Place": "name country latitude longitude precision geonames_id span",
    "Account": "id about matter positions",
    "Position": "stance voice span",
    "Run": "version model sha256",
    "Record": "article actors statements events figures accounts run",
}
ADDED = {"Article": {"furniture"}}
VALUES = {
    ("Statement", "form"): "direct indirect mixed",
    ("Statement", "scope"): "speech attitude",
    ("Statement", "act"): (
        "say claim deny accuse criticize praise justify reject demand request ask propose offer agree promise threaten warn "
        "announce condition predict regret believe want"
    ),
    ("PullQuote", "change"): "none cut reworded absent",
    ("Ref", "how"): "name role pronoun metonym continued implicit",
    ("Actor", "kind"): "person group organisation state place_as_actor",
    ("Event", "type"): (
        "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "
        "ASSAULT"
    ),
    ("Event", "status"): "happened planned hypothetical negated",
    ("Figure", "kind"): "killed injured missing displaced detained captured arrested other",
    ("Figure", "bound"): "exact at_least at_most about",
    ("Time", "precision"): "hour day week month season year span",
    ("Place", "precision"): "point city region country",
    ("Position", "stance"): "asserts denies doubts justifies",
}


@pytest.mark.parametrize("name", FIELDS)
def test_fields_have_their_public_names(name: str) -> None:
    """Every type has the fields of the contract and, beside those that were added since, no others."""
    assert set(_type(name)) == set(FIELDS[name].split()) | ADDED.get(name, set())


@pytest.mark.parametrize(("name", "field"), VALUES)
def test_values_have_their_public_words(name: str, field: str) -> None:
    """Every field that takes one of a few words takes those of the contract."""
    assert _words(_type(name)[field]) == set(VALUES[name, field].split())


@pytest.mark.skipif(not PAGE.is_file(), reason="the contract's page is not beside this checkout")
def test_the_page_says_the_same() -> None:
    """The contract's page holds every name and every word that these tests know."""
    page = PAGE.read_text(encoding="utf-8")
    for names in (*FIELDS.values(), *VALUES.values()):
        missing = [name for name in names.split() if not re.search(rf"\b{name}\b", page)]
        assert missing == []
    listed = re.search(r"`\{(\"article\".*?)\}`", page)
    assert listed is not None
    assert FIELDS["Record"].split() == re.findall(r"\"(\w+)\":", listed.group(1))


def _type(name: str) -> dict[str, Any]:
    properties: dict[str, Any] = schema()["$defs"][name]["properties"]
    return properties


def _words(shape: dict[str, Any]) -> set[str]:
    found = set(shape.get("enum", ()))
    for choice in shape.get("anyOf", ()):
        found |= _words(choice)
    return found - {None}
