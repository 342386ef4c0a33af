"""Labels built from a draft's lines: words become offsets, and what follows from them is worked out."""

from __future__ import annotations

from typing import get_args

import msgspec

from onrecord.errors import InputError
from onrecord.evaluation.labels import (
    AccountLabel,
    ActorLabel,
    EventLabel,
    FigureLabel,
    LabelledDocument,
    Piece,
    Pieces,
    PositionLabel,
    PullQuoteLabel,
    RoleLabel,
    StatementLabel,
    TimeLabel,
)
from onrecord.language.quotations import quotations
from onrecord.meaning.forms import form
from onrecord.meaning.quoted import Quoted
from onrecord.record.account import Stance
from onrecord.record.span import Span
from training.labels.counts import read_count
from training.labels.how import how
from training.labels.lines import (
    AccountLine,
    ActorLine,
    DocumentLine,
    EventLine,
    FigureLine,
    Ids,
    Line,
    Spans,
    StatementLine,
)
from training.labels.numbered import Numbered
from training.labels.spans import find, find_all
from training.labels.times import time_label

_ATTITUDES = frozenset({"believe", "want"})


class Builder:
    """Collects the lines of one draft.

    Args:
        article: The article.
    """

    def __init__(self, article: Numbered) -> None:
        """Begin with nothing."""
        self.article = article
        self._quoted = Quoted(quotations(article.text))
        self._headlines: Pieces = ()
        self._furniture: Pieces = ()
        self._actors: dict[str, ActorLabel] = {}
        self._events: list[EventLabel] = []
        self._figures: list[FigureLabel] = []
        self._accounts: list[AccountLine] = []
        self._made: list[StatementLabel] = []

    def add(self, line: Line) -> None:
        """Take one line in.

        Args:
            line: The line.

        Raises:
            InputError: Its words are not found, or a value is not written as it should be.
        """
        match line:
            case DocumentLine():
                self._headlines, self._furniture = self._whole(line.headlines), self._whole(line.furniture)
            case ActorLine():
                self._actors[line.actor] = self._actor(line)
            case StatementLine():
                self._made.append(self._statement(line))
            case EventLine():
                self._events.append(self._event(line))
            case FigureLine():
                self._figures.append(self._figure(line))
            case AccountLine():
                self._check_positions(line)
                self._accounts.append(line)

    def labels(self, document: LabelledDocument) -> LabelledDocument:
        """Make the labels of all lines so far.

        Args:
            document: What is known of the document beside its labels.
        """
        statements = tuple(
            sorted((self._spoken(statement) for statement in self._made), key=lambda s: (s.content[0], s.content[-1][1]))
        )
        events = tuple(
            msgspec.structs.replace(event, figures=tuple(f.id for f in self._figures if f.event == event.id))
            for event in self._events
        )
        return msgspec.structs.replace(
            document,
            headlines=self._headlines,
            furniture=self._furniture,
            actors=tuple(self._actors.values()),
            statements=statements,
            events=events,
            figures=tuple(self._sourced(figure, statements) for figure in self._figures),
            accounts=tuple(self._account(account, statements) for account in self._accounts),
        )

    def _whole(self, written: tuple[int | str, ...]) -> Pieces:
        found = []
        for item in written:
            if isinstance(item, str):
                found.append(find(self.article, item))
            elif 1 <= item <= len(self.article.sentences):
                found.append(self.article.sentences[item - 1])
            else:
                msg = f"the article's sentences are numbered 1 to {len(self.article.sentences)}; there is no {item}"
                raise InputError(msg)
        return tuple(found)

    def _pieces(self, written: Spans) -> Pieces:
        spans = (written,) if isinstance(written, str) else written
        return tuple(sorted(find(self.article, span) for span in spans))

    def _actor(self, line: ActorLine) -> ActorLabel:
        name = find(self.article, line.name)
        kept, loose, dropped = {name}, set[Piece](), set[Piece]()
        for written in line.mentions:
            hits = find_all(self.article, written.removeprefix("!"))
            group = dropped if written.startswith("!") else loose if written.startswith("*:") else kept
            group.update(hits)
        kept -= dropped
        for start, end in sorted(loose - dropped, key=lambda piece: piece[0] - piece[1]):
            if not any(low <= start and end <= high for low, high in kept):
                kept.add((start, end))
        roles = []
        for role in line.roles:
            title = find(self.article, role if isinstance(role, str) else role[0])
            of = None if isinstance(role, str) else find(self.article, role[1])
            low, high = min(title[0], of[0] if of else title[0]), max(title[1], of[1] if of else title[1])
            roles.append(RoleLabel(span=(low, high), title=title, of=of))
        return ActorLabel(
            id=line.actor,
            kind=line.kind,
            country=line.country,
            sector=line.sector,
            name=name,
            roles=tuple(roles),
            mentions=tuple(sorted(kept)),
        )

    def _statement(self, line: StatementLine) -> StatementLabel:
        content = self._pieces(line.content)
        if not content:
            msg = "a statement needs content"
            raise InputError(msg)
        pull_quote = PullQuoteLabel(matches=line.pull_quote[0], change=line.pull_quote[1]) if line.pull_quote else None
        return StatementLabel(
            id=line.statement,
            form=line.form or form([Span.of(self.article.text, *piece) for piece in content], self._quoted),
            content=content,
            cue=self._pieces(line.cue),
            source=self._pieces(line.source),
            speaker=line.speaker,
            how=line.how,
            addressee=line.addressee,
            target=line.target,
            act=line.act,
            scope=line.scope or ("attitude" if line.act in _ATTITUDES else "speech"),
            within=line.within,
            continued=line.continued,
            when=self._time(line.when),
            where=find(self.article, line.where) if line.where else None,
            pull_quote=pull_quote,
        )

    def _spoken(self, statement: StatementLabel) -> StatementLabel:
        """Work out on what the speaker rests, where the reader does not say."""
        if statement.speaker is None or statement.how is not None:
            return statement
        return msgspec.structs.replace(statement, how=how(statement, self._actors, self.article.text))

    def _event(self, line: EventLine) -> EventLabel:
        return EventLabel(
            id=line.event,
            type=line.type,
            mode=line.mode,
            trigger=find(self.article, line.trigger),
            actor=_ids(line.actor),
            recipient=_ids(line.recipient),
            third_party=_ids(line.third_party),
            when=self._time(line.when),
            where=find(self.article, line.where) if line.where else None,
            status=line.status,
            voice=line.voice,
        )

    def _figure(self, line: FigureLine) -> FigureLabel:
        low, high, bound = read_count(line.count)
        return FigureLabel(
            id=line.figure,
            kind=line.kind,
            low=low,
            high=high,
            bound=bound,
            of=find(self.article, line.of) if line.of else None,
            part_of=line.part_of,
            span=find(self.article, line.span),
            voice=line.voice,
            according_to=line.according_to,
            when=self._time(line.when),
            event=line.event,
        )

    def _sourced(self, figure: FigureLabel, statements: tuple[StatementLabel, ...]) -> FigureLabel:
        """A count in a statement is its speaker's, where the reader names nobody else."""
        if figure.according_to is not None or figure.voice is None:
            return figure
        speaker = next((statement.speaker for statement in statements if statement.id == figure.voice), None)
        return msgspec.structs.replace(figure, according_to=speaker)

    def _check_positions(self, line: AccountLine) -> None:
        for position in line.positions:
            if len(position) not in {2, 3} or position[0] not in get_args(Stance):
                stances = " ".join(get_args(Stance))
                msg = f"{list(position)} is no position: write [STANCE, VOICE, SPAN], a stance out of {stances}"
                raise InputError(msg)
            if len(position) == 2 and position[1] is None:  # noqa: PLR2004 - stance and voice alone
                msg = "a position in the article's own voice needs its words: ['asserts', null, '12:exact words']"
                raise InputError(msg)
            if len(position) == 3:  # noqa: PLR2004 - with words
                find(self.article, position[2] or "")
        if ":" in line.matter:
            find(self.article, line.matter)

    def _account(self, line: AccountLine, statements: tuple[StatementLabel, ...]) -> AccountLabel:
        contents = {statement.id: (statement.content[0][0], statement.content[-1][1]) for statement in statements}
        positions = []
        for stance, voice, *words in line.positions:
            span = find(self.article, words[0] or "") if words else contents.get(voice or "", (0, 1))
            positions.append(msgspec.convert({"stance": stance, "voice": voice, "span": span}, PositionLabel))
        matter = find(self.article, line.matter) if ":" in line.matter else line.matter
        return AccountLabel(id=line.account, matter=matter, positions=tuple(positions))

    def _time(self, written: str | None) -> TimeLabel | None:
        return time_label(self.article, written) if written else None


def _ids(written: Ids) -> tuple[str, ...]:
    return (written,) if isinstance(written, str) else written
