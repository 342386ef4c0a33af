"""What is wrong with a document's labels: ids, offsets, closed lists, and rules that hold between labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from onrecord.evaluation.closed_lists import MODES, SECTORS
from onrecord.evaluation.documents import text_sha256
from onrecord.evaluation.label_pieces import pieces
from onrecord.evaluation.labels import (
    AccountLabel,
    EventLabel,
    FigureLabel,
    LabelledDocument,
    Piece,
    StatementLabel,
    TimeLabel,
)
from onrecord.language.quotations import quotations
from onrecord.meaning.forms import form
from onrecord.meaning.quoted import Quoted
from onrecord.record.span import Span

_COUNTRY = re.compile(r"[A-Z]{3}")
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d(?::\d\d(?::\d\d)?)?(?:Z|[+-]\d\d:\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong, or odd.

    Attributes:
        label: Id of the label it is in, or the name of the field.
        message: What is wrong, and what would be right.
        grave: Whether the labels must not be kept so; else a reader has to look again.
    """

    label: str
    message: str
    grave: bool = True

    def __str__(self) -> str:
        """Give the fault in one line."""
        return f"{'error' if self.grave else 'warning'}: {self.label}: {self.message}"


def faults(labels: LabelledDocument, text: str) -> Iterator[Fault]:
    """Find what is wrong with a document's labels.

    Args:
        labels: The labels.
        text: The document's text.

    Yields:
        One fault after the other; nothing for sound labels.
    """
    if labels.text_sha256 != text_sha256(text):
        yield Fault("text_sha256", "the text is not the one that was labelled: its hash differs")
        return
    yield from _ids(labels)
    for owner, piece in pieces(labels):
        if not piece[0] < piece[1] <= len(text):
            yield Fault(owner, f"offsets {piece[0]}:{piece[1]} are empty or reach beyond the text's {len(text)} code points")
        elif text[piece[0]].isspace() or text[piece[1] - 1].isspace():
            yield Fault(owner, f"offsets {piece[0]}:{piece[1]} begin or end with white space")
    yield from _actors(labels)
    yield from _statements(labels, text)
    for event in labels.events:
        yield from _event(event, labels)
    for figure in labels.figures:
        yield from _figure(figure, labels)
    for account in labels.accounts:
        yield from _account(account, labels)


def _ids(labels: LabelledDocument) -> Iterator[Fault]:
    groups = (labels.actors, labels.statements, labels.events, labels.figures, labels.accounts)
    every = [label.id for group in groups for label in group]
    for twice, count in Counter(every).items():
        if count > 1:
            yield Fault(twice, f"{count} labels have this id; each needs its own")


def _unknown(owner: str, role: str, wanted: Iterable[str | None], known: Iterable[str], kind: str) -> Iterator[Fault]:
    there = set(known)
    for one in wanted:
        if one is not None and one not in there:
            yield Fault(owner, f"{role}: no {kind} has the id {one!r}")


def _actors(labels: LabelledDocument) -> Iterator[Fault]:
    owners: dict[Piece, str] = {}
    for actor in labels.actors:
        if not actor.mentions:
            yield Fault(actor.id, "an actor needs at least one mention")
        if actor.country is not None and not _COUNTRY.fullmatch(actor.country):
            yield Fault(actor.id, f"country {actor.country!r} is no ISO 3166 alpha-3 code, such as DEU")
        if actor.sector is not None and actor.sector not in SECTORS:
            yield Fault(actor.id, f"sector {actor.sector!r} is none of {' '.join(sorted(SECTORS))}")
        for mention in actor.mentions:
            other = owners.setdefault(mention, actor.id)
            if other != actor.id:
                yield Fault(actor.id, f"mention {mention[0]}:{mention[1]} is {other}'s too; take it from one of the two")
    taking_part = {
        *chain.from_iterable((s.speaker, s.addressee, s.target) for s in labels.statements),
        *chain.from_iterable((*e.actor, *e.recipient, *e.third_party) for e in labels.events),
        *(figure.according_to for figure in labels.figures),
    }
    for actor in labels.actors:
        if actor.id not in taking_part:
            yield Fault(actor.id, "neither speaks, is spoken to or of, nor takes part in an event", grave=False)


def _statements(labels: LabelledDocument, text: str) -> Iterator[Fault]:
    quoted = Quoted(quotations(text))
    seen: dict[tuple[tuple[Piece, ...], ...], str] = {}
    for statement in labels.statements:
        yield from _references(statement, labels)
        yield from _spans(statement)
        expected = form([Span.of(text, *piece) for piece in statement.content], quoted)
        if statement.form != expected:
            message = f"form is {statement.form}, but by the quotation marks it is {expected}"
            yield Fault(statement.id, message, grave=False)
        same = seen.setdefault((statement.content, statement.cue, statement.source), statement.id)
        if same != statement.id:
            yield Fault(statement.id, f"has the same words as {same}")
        yield from _time(statement.id, statement.when)
        yield from _unmentioned(statement, labels)
    yield from _cycles(labels)


def _unmentioned(statement: StatementLabel, labels: LabelledDocument) -> Iterator[Fault]:
    """The words of a source name its speaker, so one of the speaker's mentions lies among them."""
    speaker = next((actor for actor in labels.actors if actor.id == statement.speaker), None)
    if speaker is None or not statement.source:
        return
    if not any(low < end and start < high for low, high in speaker.mentions for start, end in statement.source):
        start, end = statement.source[0]
        yield Fault(statement.id, f"the source {start}:{end} holds no mention of {speaker.id}", grave=False)


def _references(statement: StatementLabel, labels: LabelledDocument) -> Iterator[Fault]:
    actors = [actor.id for actor in labels.actors]
    others = [other.id for other in labels.statements if other is not statement]
    for role in ("speaker", "addressee", "target"):
        yield from _unknown(statement.id, role, [getattr(statement, role)], actors, "actor")
    yield from _unknown(statement.id, "within", [statement.within], others, "other statement")
    if statement.pull_quote:
        matches = statement.pull_quote.matches
        yield from _unknown(statement.id, "pull_quote", [matches], others, "other statement")
        if (matches is None) != (statement.pull_quote.change == "absent"):
            yield Fault(statement.id, "pull_quote: 'absent' goes with no match, every other change with one")
    if (statement.speaker is None) != (statement.how is None):
        yield Fault(statement.id, "how goes with a speaker, and a speaker with a how")


def _spans(statement: StatementLabel) -> Iterator[Fault]:
    if not statement.content:
        yield Fault(statement.id, "a statement needs content")
    if statement.continued and statement.cue:
        yield Fault(statement.id, "a continued statement has no cue of its own")
    if not statement.cue and not statement.continued and not statement.pull_quote:
        yield Fault(statement.id, "has no cue and is neither continued nor a headline's quotation", grave=False)
    roles = {"content": statement.content, "cue": statement.cue, "source": statement.source}
    names = list(roles)
    for number, one in enumerate(names):
        for other in names[number:]:
            pairs = ((a, b) for i, a in enumerate(roles[one]) for j, b in enumerate(roles[other]) if one != other or i < j)
            for a, b in pairs:
                if a[0] < b[1] and b[0] < a[1]:
                    yield Fault(statement.id, f"{one} {a[0]}:{a[1]} overlaps with {other} {b[0]}:{b[1]}")


def _cycles(labels: LabelledDocument) -> Iterator[Fault]:
    outer = {statement.id: statement.within for statement in labels.statements}
    for statement in labels.statements:
        seen = {statement.id}
        above = statement.within
        while above is not None and above in outer:
            if above in seen:
                yield Fault(statement.id, "within goes round in a circle")
                break
            seen.add(above)
            above = outer[above]


def _event(event: EventLabel, labels: LabelledDocument) -> Iterator[Fault]:
    actors = [actor.id for actor in labels.actors]
    for role in ("actor", "recipient", "third_party"):
        yield from _unknown(event.id, role, getattr(event, role), actors, "actor")
    yield from _unknown(event.id, "voice", [event.voice], (s.id for s in labels.statements), "statement")
    yield from _unknown(event.id, "figures", event.figures, (f.id for f in labels.figures), "figure")
    modes = MODES.get(event.type, frozenset())
    if event.mode is not None and event.mode not in modes:
        yield Fault(event.id, f"mode {event.mode!r} is none of {event.type}'s: {' '.join(sorted(modes)) or 'it has none'}")
    if not (event.actor or event.recipient):
        yield Fault(event.id, "has neither actor nor recipient", grave=False)
    yield from _time(event.id, event.when)


def _figure(figure: FigureLabel, labels: LabelledDocument) -> Iterator[Fault]:
    others = [other.id for other in labels.figures if other is not figure]
    yield from _unknown(figure.id, "part_of", [figure.part_of], others, "other figure")
    yield from _unknown(figure.id, "voice", [figure.voice], (s.id for s in labels.statements), "statement")
    yield from _unknown(figure.id, "according_to", [figure.according_to], (a.id for a in labels.actors), "actor")
    yield from _unknown(figure.id, "event", [figure.event], (e.id for e in labels.events), "event")
    if figure.low is not None and figure.high is not None and figure.low > figure.high:
        yield Fault(figure.id, f"low {figure.low} is above high {figure.high}")
    event = next((event for event in labels.events if event.id == figure.event), None)
    if event is not None and figure.id not in event.figures:
        yield Fault(figure.id, f"names {event.id} as its event, which does not name it among its figures")
    yield from _time(figure.id, figure.when)


def _account(account: AccountLabel, labels: LabelledDocument) -> Iterator[Fault]:
    statements = {statement.id: statement for statement in labels.statements}
    if isinstance(account.matter, str):
        yield from _unknown(account.id, "matter", [account.matter], (event.id for event in labels.events), "event")
    yield from _unknown(account.id, "voice", (position.voice for position in account.positions), statements, "statement")
    voices = {
        statements[position.voice].speaker or position.voice if position.voice in statements else position.voice
        for position in account.positions
    }
    if len(voices) <= 1:
        yield Fault(account.id, "an account needs two voices that disagree")
    if len({position.stance for position in account.positions}) == 1:
        yield Fault(account.id, "all positions take the same stance: where is the dispute?", grave=False)


def _time(owner: str, time: TimeLabel | None) -> Iterator[Fault]:
    if time is None:
        return
    if (time.start is None) != (time.end is None):
        yield Fault(owner, "when: start and end are told together or not at all")
    elif time.start is not None and time.end is not None:
        if not _ISO.fullmatch(time.start) or not _ISO.fullmatch(time.end):
            yield Fault(owner, f"when: {time.start!r} to {time.end!r} are no ISO dates or date-times")
        elif time.start[: len(time.end)] > time.end[: len(time.start)]:
            yield Fault(owner, f"when: {time.start} lies after {time.end}")
