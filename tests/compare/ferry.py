"""Invented reports: a ferry sinks; one outlet reports a charge, another its denial."""

from __future__ import annotations

from onrecord.record import Record
from tests.store.builder import Said, make_record

DAYS = ("2031-06-03", "2031-06-04", "2031-06-05")
OPENING = "The ferry Tern sank in the Velm strait on Monday night after its engine had failed off Ostrin."
CLAIM = "the ministry had known of the cracks in the hull of the Tern for months"
DENIAL = "that the ministry had known of any cracks in the hull of the Tern"


def report(outlet: str, day: str, *told: tuple[str, str, str, str | None], opening: str = OPENING) -> Record:
    """Make a report: speakers, each with a cue, what is said, and its act."""
    lines = [f"{who} {cue} {words}." for who, cue, words, _ in told]
    text = "\n\n".join((f"Ferry Tern sinks off Ostrin, {outlet} reports", opening, *lines))
    said = [Said(words, cue, who, form="indirect", act=act) for who, cue, words, act in told]  # type: ignore[arg-type]
    return make_record(text, said, title=text.partition("\n")[0], publisher=outlet, published=day, source=f"{outlet}.txt")


def accusing(outlet: str = "Island Wire", day: str = DAYS[0], **known: str) -> Record:
    """Make a report with the claim."""
    return report(outlet, day, ("Pilot Olaf Rinne", "said", CLAIM, None), **known)


def denying(outlet: str = "Mainland Post", day: str = DAYS[1]) -> Record:
    """Make a report with the denial."""
    opening = "Two days after the ferry Tern sank in the Velm strait off Ostrin the search for its engine goes on."
    return report(outlet, day, ("Minister Ada Holm", "denied", DENIAL, "deny"), opening=opening)
