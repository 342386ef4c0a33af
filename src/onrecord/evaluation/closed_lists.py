"""Closed lists that labels draw on and the record leaves open: PLOVER's modes and sectors, and countries' codes.

Source: PLOVER manual, tables 3.1 to 3.11, 5.1 and 5.2 (Halterman, Bagozzi, Beger, Schrodt and Scarborough 2023).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_ASKED = frozenset({"assist", "change", "yield", "meet"})

MODES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "CONSULT": frozenset({"visit", "third-party", "multilateral", "phone"}),
        "RETREAT": frozenset({"withdraw", "release", "disarm", "ceasefire", "access", "resign"}),
        "REQUEST": _ASKED,
        "REJECT": _ASKED,
        "ACCUSE": frozenset({"disapprove", "investigate", "allege"}),
        "THREATEN": frozenset({"restrict", "arrest", "relations", "expel", "territory", "violence"}),
        "PROTEST": frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"}),
        "SANCTION": frozenset({"convict", "expel", "withdraw", "discontinue"}),
        "MOBILIZE": frozenset({"troops", "weapons", "police", "militia"}),
        "COERCE": frozenset(
            ["seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber"]
        ),
        "ASSAULT": frozenset(
            [
                "abduct",
                "beat",
                "torture",
                "sexual",
                "targeted",
                "destroy",
                "primitive",
                "firearms",
                "explosives",
                "suicide-attack",
                "aerial",
                "drone",
                "heavy-weapons",
                "crowd-control",
                "unconventional",
            ]
        ),
    }
)
"""Modes of each event type that has any."""

SECTORS = frozenset(
    [
        "COP",
        "GOV",
        "JUD",
        "LEG",
        "MIL",
        "PRM",
        "PTY",
        "REB",
        "SPY",
        "UAF",
        "UNK",
        "AGR",
        "BUS",
        "CRM",
        "CVL",
        "EDU",
        "ELI",
        "JRN",
        "LAB",
        "MED",
        "REF",
        "OPP",
        "PRE",
        "REL",
        "SOC",
        "IGO",
        "NGO",
        "MNC",
    ]
)
"""Sector codes; IGO, NGO and MNC are PLOVER's codes for organisations of no one country."""
