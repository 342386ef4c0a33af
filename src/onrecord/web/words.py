"""Values of the record in words for people."""

from __future__ import annotations

import re

from onrecord.record import Statement

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d))?)?)?")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_SHORT_ID = 12
_SURE, _LIKELY = 0.8, 0.5
_ACTS = {
    "say": "statement",
    "claim": "claim",
    "deny": "denial",
    "accuse": "accusation",
    "criticize": "criticism",
    "praise": "praise",
    "justify": "justification",
    "reject": "rejection",
    "demand": "demand",
    "request": "request",
    "ask": "question",
    "propose": "proposal",
    "offer": "offer",
    "agree": "agreement",
    "promise": "promise",
    "threaten": "threat",
    "warn": "warning",
    "announce": "announcement",
    "condition": "condition",
    "predict": "prediction",
    "regret": "regret",
    "believe": "belief",
    "want": "wish",
}
_TIES = {
    "AGREE": "agrees with",
    "CONSULT": "meets",
    "SUPPORT": "supports",
    "CONCEDE": "yields to",
    "COOPERATE": "cooperates with",
    "AID": "aids",
    "RETREAT": "withdraws before",
    "REQUEST": "asks or demands of",
    "ACCUSE": "accuses or criticizes",
    "REJECT": "rejects",
    "THREATEN": "threatens",
    "PROTEST": "protests against",
    "SANCTION": "sanctions",
    "MOBILIZE": "mobilizes against",
    "COERCE": "coerces",
    "ASSAULT": "attacks",
    "conflict": "in conflict with",
    "cooperation": "cooperates with",
    "words": "speaks of",
}
_HOW = {
    "name": "named",
    "role": "named by role",
    "pronoun": "a pronoun, resolved",
    "metonym": "a place or house that stands for those in it",
    "continued": "carried on from the statement before",
    "implicit": "not named there, but plain",
}


def number(value: int) -> str:
    """Write a count."""
    return f"{value:,}"


def percent(share: float) -> str:
    """Write a share of a whole."""
    rounded = round(share * 100)
    return "under 1 %" if share and not rounded else f"{rounded} %"


def day(value: str | None) -> str:
    """Write an ISO date or date-time as people do; what is none stays as it is."""
    if value is None:
        return "unknown date"
    hit = _DATE.match(value)
    if hit is None:
        return value
    year, month, of_month, time = hit.groups()
    if month is None:
        return str(year)
    if not 1 <= int(month) <= len(_MONTHS):
        return value
    named = f"{_MONTHS[int(month) - 1]} {year}"
    if of_month is None:
        return named
    return f"{int(of_month)} {named}" + (f", {time}" if time and time != "00:00" else "")


def short(identifier: str) -> str:
    """Write the beginning of an id, which is enough to find it."""
    return identifier.removeprefix("sha256:")[:_SHORT_ID]


def act_words(statement: Statement) -> str:
    """Name what a statement does, as a noun, which fits one speaker and several; empty where that has not been told."""
    return "" if statement.act is None else _ACTS[statement.act]


def tie_words(type_: str) -> str:
    """Say what somebody does to somebody: for an event by a verb, for the act of a statement by its noun."""
    return _TIES.get(type_) or f"{_ACTS.get(type_, type_)} about"


def how_words(how: str | None) -> str:
    """Say on what a reference rests."""
    return "in the article's own words, not resolved" if how is None else _HOW[how]


def reading(confidence: float) -> str:
    """Say what a confidence means."""
    return "sure" if confidence >= _SURE else "likely" if confidence >= _LIKELY else "unsure"
