"""Words that only point: "now", "recently", "soon", "the future", "since the war began". Where they lie is not known."""

from __future__ import annotations

from onrecord.times.found import FoundTime, Vague
from onrecord.times.hit import Hit
from onrecord.times.rule import rules
from onrecord.times.words import VAGUE, listed

_SENTENCE_AFTER = listed("""
    and it that he she they we i you there the a an but have has had by for when to with because of
""")


def pointing(hit: Hit, vague: Vague) -> FoundTime:
    """Say that the words only point.

    Args:
        hit: The match.
        vague: Whereto.
    """
    return FoundTime(span=hit.span, kind="date", vague=vague)


def _vague(hit: Hit) -> FoundTime | None:
    if hit.following() in {"-", "–"}:
        return None  # "now-defunct", "soon-to-be"
    after = hit.following().lower()
    if (hit.word("vague") == "previously" and after.endswith("ed")) or (
        hit.word("vague") == "soon" and after in {"after", "as"}
    ):
        return None
    return pointing(hit, VAGUE[hit.word("vague")])  # type: ignore[arg-type]  # the table holds nothing else


def _future(hit: Hit) -> FoundTime:
    return pointing(hit, "future")


def _past(hit: Hit) -> FoundTime | None:
    """Read "in the past" where nothing that it would belong to follows."""
    after = hit.following().lower()
    return (
        pointing(hit, "past")
        if hit.previous().lower() in {"in", "of", "from"} and (not after.isalnum() or after in _SENTENCE_AFTER)
        else None
    )


def _past_units(hit: Hit) -> FoundTime | None:
    """Read "in past years"."""
    return pointing(hit, "past") if hit.word("last") == "past" else None


def _present(hit: Hit) -> FoundTime | None:
    return pointing(hit, "present") if not hit.has("unit") or hit.word("unit") in {"day", "days"} else None


def _current(hit: Hit) -> FoundTime:
    return pointing(hit, "present")


def _event(hit: Hit) -> FoundTime:
    """Read "since the war began": told by an event, so that its time is the event's and not known here."""
    return FoundTime(span=hit.span, kind="date", unit="stretch", vague="past")


VAGUE_RULES = (
    *rules(_vague, "vague", "more vague", "right vague"),
    *rules(_future, "the near? future"),
    *rules(_past, "the last"),
    *rules(_past_units, "last unit=units"),
    *rules(_present, "these unit=units", "at this moment", "the moment"),
    *rules(
        _event,
        "since|before|after the anyword began",
        "since|before|after the anyword anyword began",
        "since|before|after anyword anyword began",
        "since|before|after the anyword anyword anyword began",
    ),
)
