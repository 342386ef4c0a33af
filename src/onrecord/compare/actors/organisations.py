"""Joining states and organisations by name, and abbreviations with the name that an article gives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.compare.actors.coverage import Coverage
from onrecord.compare.actors.forest import How
from onrecord.compare.actors.names import acronym, initials, organisation_words
from onrecord.compare.actors.words import words as listed


def join_organisations(coverage: Coverage) -> None:
    """Join states by their code, organisations that the tables know, and others by name."""
    names: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(coverage.known):
        if one.form in {"state", "organisation"}:
            names[one.key].append(place)
    for same in names.values():
        first = coverage.known[same[0]]
        name = coverage.presences[same[0]].name
        if first.is_fixed:
            _tie_all(same, coverage, "state" if first.form == "state" else "organisation", first.key.partition(" ")[2])
        elif all(word in listed("everywhere") for word in organisation_words(name)):
            of: defaultdict[str, list[int]] = defaultdict(list)
            for place in same:
                of[coverage.presences[place].country or ""].append(place)
            for country in filter(None, of):
                _tie_all(of[country], coverage, "name", f"{name}, {country}")
        else:
            _tie_all(same, coverage, "name", name)
    _join_abbreviations(coverage)


def _tie_all(places: Sequence[int], coverage: Coverage, how: How, words: str) -> None:
    for place in places[1:]:
        coverage.forest.tie(places[0], place, how, words)


def _join_abbreviations(coverage: Coverage) -> None:
    """Join an abbreviation to the one organisation that articles give it, or whose initials it is in reports of the same."""
    given: defaultdict[str, list[int]] = defaultdict(list)
    plain: defaultdict[str, list[int]] = defaultdict(list)
    long: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(coverage.known):
        if one.form != "organisation" or one.is_fixed:
            continue
        short = acronym(coverage.presences[place].name)
        words = organisation_words(coverage.presences[place].name)
        if short is not None:
            plain[short].append(place)
        elif len(words) > 1:
            long[initials(words)].append(place)
            if initials(words) in one.short:
                given[initials(words)].append(place)
    for short, places in plain.items():
        for place in places:
            near = coverage.relations.of(coverage.presences[place].key.article)
            met = [full for full in long[short] if coverage.presences[full].key.article in near]
            for found in (given[short], met):
                if len({coverage.forest.top(full) for full in found}) == 1:
                    coverage.forest.tie(place, found[0], "abbreviation", coverage.both(place, found[0]))
                    break
