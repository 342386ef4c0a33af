"""An invented report, as its agency wrote it and as outlets printed it."""

from __future__ import annotations

from onrecord.record import Record, Span
from tests.store.builder import Said, make_record

LEAD = "The ferry between Norland and Sudmark stayed in port on Monday after its engine had failed again."
WAITED = "“We waited in the rain for four hours and nobody told us anything,” said fisherman Ole Brandt."
DENIED = "Minister Ada Holm denied that the ministry had known of the fault when it extended the contract."
BOATS = "Some two hundred passengers were taken across the strait by fishing boats in the afternoon."
BRIDGE = "“A bridge would cost more than both islands earn in ten years,” the minister said."
DRIFTED = "“We waited in the rain for hours and nobody told us,” said fisherman Ole Brandt."

_SAID = {
    WAITED: Said("“We waited in the rain for four hours and nobody told us anything,”", "said", "fisherman Ole Brandt"),
    DRIFTED: Said("“We waited in the rain for hours and nobody told us,”", "said", "fisherman Ole Brandt"),
    DENIED: Said("that the ministry had known of the fault", "denied", "Minister Ada Holm", form="indirect"),
    BRIDGE: Said("“A bridge would cost more than both islands earn in ten years,”", "said", "the minister"),
}


def printed(title: str, *sentences: str, **known: str) -> Record:
    """Make the record of a report as an outlet printed it, under a headline of the outlet's."""
    text = "\n\n".join((title, *sentences))
    said = [_SAID[one] for one in sentences if one in _SAID]
    return make_record(text, said, title=title, headlines=(Span.of(text, 0, len(title)),), **known)  # type: ignore[arg-type]


def agency() -> Record:
    """Make the agency's own."""
    whole = (LEAD, WAITED, DENIED, BOATS, BRIDGE)
    return printed("Ferry stays in port", *whole, publisher="Island Wire", published="2026-03-02T08:00:00Z", source="wire.txt")


def herald() -> Record:
    """Make a copy that was cut, reordered and re-headlined, and in which a quotation drifted."""
    cut = (LEAD, DENIED, DRIFTED)
    return printed("No ferry, no word", *cut, publisher="Island Herald", published="2026-03-03", source="herald.txt")


def desk() -> Record:
    """Make a copy without a date, longer than the agency's."""
    more = (LEAD, WAITED, DENIED, BOATS, BRIDGE, "The Desk adds that the kiosk at the landing had run out of tea by noon.")
    return printed("Ferry stays in port", *more, publisher="The Desk", source="desk.txt")


def other() -> Record:
    """Make another writer's article on the same event, with one of the quotations."""
    own = (
        "Angry islanders blocked the landing at Sudmark in the evening and demanded that the state run the crossing.",
        "The third breakdown in four weeks had left them stranded, some with children, some with crates of fish.",
        "Police looked on and did not step in, and towards nine the crowd went home when a tug was on its way.",
    )
    return printed(
        "Islanders block landing", *own, WAITED, publisher="Mainland Post", published="2026-03-01", source="post.txt"
    )
