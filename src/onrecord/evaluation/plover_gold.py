"""PLOVER's gold records: sentences with an event, its actors and their countries, in the names of an older version.

Source: Open Event Data Alliance, PLOVER gold-standard records 0.5b1, CC BY-SA 4.0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from onrecord.errors import InputError
from onrecord.evaluation.folder import Row
from onrecord.evaluation.score import Score
from onrecord.events.plover import plain_type
from onrecord.intake import article_from_text
from onrecord.reader import Reader
from onrecord.record.actor import Ref
from onrecord.record.event import Event
from onrecord.world import find_organisation, states_named, states_of, states_seated

_NEWER: Mapping[str, str] = MappingProxyType(
    {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
)
_NO_COUNTRY = frozenset({"IGO", "NGO", "MNC", "IMG", "UNK", ""})
_CODES: Mapping[str, str] = MappingProxyType(
    {"JAP": "JPN", "PAL": "PSE", "ROM": "ROU", "KOS": "XKX", "UNO": "IGO", "EUR": "IGO"}
)
_OF_EQUALS = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "ASSAULT"})
_LONGEST = 3  # words of a state's name


def score_gold(path: Path, reader: Reader) -> list[Row]:
    """Score the events of every gold record; each holds one sentence and tells of one event.

    Args:
        path: The file ``gsr.json``.
        reader: The reader to score.

    Raises:
        InputError: The file is no JSON.
    """
    try:
        items: list[dict[str, Any]] = msgspec.json.decode(path.read_bytes())
    except msgspec.DecodeError as error:
        msg = f"{path} holds no gold records: {error}"
        raise InputError(msg) from error
    gold = [item for item in items if item.get("text")]
    records = reader.read_many(article_from_text(item["text"]) for item in gold)
    rows: dict[tuple[str, str], Score] = {}
    for item, record in zip(gold, records, strict=True):
        type_ = _NEWER.get(item["event"], item["event"])
        hits = [event for event in record.events if type_ in {event.type, plain_type(event.type, event.status)}]
        given = _codes(item.get("source") or []), _codes(item.get("target") or [])
        named = frozenset(countries([Ref(name=item["text"])]))
        whole = [event for event in hits if _agrees(event, given, named)]
        for measure, right in (("type", bool(hits)), ("type and countries", bool(whole))):
            for group in ("all", type_):
                rows[measure, group] = rows.get((measure, group), Score()) + Score(1, int(right), 1, int(right))
    ordered = sorted(rows.items(), key=lambda row: (row[0][0], row[0][1] != "all", row[0][1]))
    return [Row(measure, group, score) for (measure, group), score in ordered]


def _codes(actors: Iterable[Mapping[str, str]]) -> frozenset[str]:
    """Give the countries of a gold record's actors, in the codes of today; a few records hold words in place of actors."""
    codes = (actor.get("code") or "" for actor in actors if isinstance(actor, dict))
    return frozenset(_CODES.get(code, code) for code in codes) - _NO_COUNTRY


def _agrees(event: Event, given: tuple[frozenset[str], frozenset[str]], named: frozenset[str]) -> bool:
    """Tell whether the countries of a gold record, as far as it gives any, are those of the event's participants.

    Participants without a country of their own have the other side's, as at home, or else the only one that the sentence names.
    """
    source, target = given
    actors, recipients = frozenset(countries(event.actor)), frozenset(countries(event.recipient))
    home = (actors or recipients) if len(named) != 1 else named
    actors = actors or home
    recipients = recipients or (actors if event.type in _OF_EQUALS and len(actors) > 1 else home)
    return source <= actors and (target <= recipients or (target <= actors and event.type in _OF_EQUALS))


def countries(refs: Sequence[Ref]) -> set[str]:
    """Give the countries that the words of some references name: states, peoples, capitals, organisations of a state."""
    found: set[str] = set()
    for ref in refs:
        words = ref.name.replace("’s", "").replace("'s", "").split()
        for size in range(_LONGEST, 0, -1):
            for first in range(len(words) - size + 1):
                name = " ".join(words[first : first + size])
                for read in (states_named, states_of, states_seated):
                    found |= {state.code for state in read(name).states[:1]}
                known = find_organisation(name)
                if known and known.country:
                    found.add(known.country)
    return found
