"""The readable report of one record: the article's heading, then its statements speaker by speaker, each in its words."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator

import rich_click as click

from onrecord.cli.account_lines import position_words
from onrecord.cli.figure_lines import report_lines
from onrecord.cli.layout import Layout
from onrecord.cli.passages import CLOSE, OPEN, passage_lines
from onrecord.cli.speakers import Speaker, by_speaker
from onrecord.cli.terminal import one_line, width
from onrecord.language.identify import language_name
from onrecord.record import Article, Record, Span, Statement

SHORT_ID = 9  # characters of a statement's id that a report shows, and that ``onrecord show`` understands
UNSURE = 0.5  # below it, a report shows the confidence

_LABEL = 12
_MARGIN = "  "


class Report:
    """Writes one record as lines of text.

    Nothing of the article's text reaches the lines without its control characters made visible.
    """

    def __init__(self, record: Record, *, columns: int, colour: bool) -> None:
        """Prepare a report.

        Args:
            record: The record.
            columns: Width of the lines.
            colour: Whether lines may hold ANSI colour; if not, brackets mark what is said.
        """
        self.record = record
        self.columns = columns
        self.colour = colour
        self.layout = Layout(record.article.text)
        self.top, self.sub = _split_headlines(record.article, self.layout)

    def lines(self) -> Iterator[str]:
        """Write the report, line by line."""
        yield from self._heading()
        yield from self._headlines()
        speakers = by_speaker(self.record)
        if not speakers:
            yield ""
            yield "No statements were found in it."
        else:
            yield ""
            yield self._legend()
        for speaker in speakers:
            yield ""
            yield from self._speaker(speaker)
        yield from self._figures()
        yield from self._accounts()

    def _accounts(self) -> Iterator[str]:
        if not self.record.accounts:
            return
        statements = {statement.id: statement for statement in self.record.statements}
        yield ""
        yield self._style("In dispute", bold=True)
        for account in self.record.accounts:
            first = account.positions[0].span if isinstance(account.matter, str) else account.matter
            yield from self._hanging(self._place(first), self._wrap(account.about, _LABEL + len(_MARGIN)))
            for position in account.positions:
                words = self._wrap(position_words(position, statements), _LABEL + 2 * len(_MARGIN))
                yield from self._hanging("", [_MARGIN + line for line in words])

    def _figures(self) -> Iterator[str]:
        if not self.record.figures:
            return
        yield ""
        yield self._style("Figures", bold=True)
        for figure, words in report_lines(self.record.figures):
            yield from self._hanging(self._place(figure.span), self._wrap(words, _LABEL + len(_MARGIN)))

    def _heading(self) -> Iterator[str]:
        article = self.record.article
        title = self._wrap(article.title or "Article without a headline")
        yield from (self._style(line, bold=True) for line in title)
        yield "═" * max(map(width, title))
        yield from self._fact("Publisher", article.publisher or "unknown")
        yield from self._fact("Published", article.published or "unknown")
        yield from self._fact("Source", article.source or "unknown")
        yield from self._fact(
            "Language", f"{language_name(article.language)} ({article.language})" if article.language else "unknown"
        )
        yield from self._fact("Length", _count(len(article.text.split()), "word"))
        yield from self._fact("Statements", self._summary())
        for span in article.furniture:
            yield from self._fact("Left out", f"{self._place(span)}, not part of the article: “{span.text}”")
        for note in article.notes:
            yield from self._fact("Note", note)

    def _summary(self) -> str:
        statements = self.record.statements
        if not statements:
            return "none"
        forms = Counter(statement.form for statement in statements)
        split = ", ".join(f"{forms[form]} {form}" for form in ("direct", "mixed", "indirect") if forms[form])
        nobody = sum(statement.speaker is None for statement in statements)
        return f"{len(statements)}: {split}" + (f"; {nobody} with unknown speaker" if nobody else "")

    def _headlines(self) -> Iterator[str]:
        alone = [span.text for span in self.top] == [self.record.article.title]  # the report's own heading says it
        for name, spans in (("Headlines", [] if alone else self.top), ("Sub-headings", self.sub)):
            if spans:
                yield ""
                yield self._style(name, bold=True)
                for span in spans:
                    yield from self._hanging(self._place(span), [*self._wrap(span.text, _LABEL + 2)])

    def _legend(self) -> str:
        if self.colour:
            said, cue, source = (click.style("what is said", bold=True), click.style("cue", fg="yellow"),
                                 click.style("source", fg="cyan"))  # fmt: skip
            return f"{said} · {cue} · {source} · the words around them are the article's"
        return f"{OPEN}…{CLOSE} is what is said; the words around it are the article's"

    def _speaker(self, speaker: Speaker) -> Iterator[str]:
        count = _count(len(speaker.statements), "statement")
        title = self._wrap(speaker.title, len(count) + 2)
        yield from (self._style(line, bold=True, underline=True) for line in title[:-1])
        yield self._style(title[-1], bold=True, underline=True) + self._style(f"  {count}", dim=True)
        if not self.colour:
            yield "─" * (width(title[-1]) + 2 + len(count))
        if speaker.remark:
            yield from (self._style(line, dim=True) for line in self._wrap(speaker.remark))
        for statement in speaker.statements:
            yield from self._statement(statement)

    def _statement(self, statement: Statement) -> Iterator[str]:
        passage = self.layout.passage(statement)
        room = self.columns - _LABEL - len(_MARGIN)
        lines = [*passage_lines(passage, room, colour=self.colour)]
        facts = self._wrap(" · ".join(self._facts(statement)), _LABEL + len(_MARGIN))
        lines += [self._style(line, dim=True) for line in facts]
        yield ""
        yield from self._hanging(self._place(statement.content[0]), lines)

    def _facts(self, statement: Statement) -> Iterator[str]:
        yield statement.form
        if statement.act:
            yield statement.act
        if not self.colour:
            yield from (f"cue “{span.text}”" for span in statement.cue)
            yield from (f"source “{span.text}”" for span in statement.source)
        if statement.scope == "attitude":
            yield "attitude, not uttered"
        if statement.addressee:
            yield f"to {statement.addressee.name}"
        if statement.target:
            yield f"about {statement.target.name}"
        if statement.when:
            yield f"spoken {statement.when.span.text}"
        if statement.where:
            yield f"in {statement.where.name}"
        yield from self._standing(statement)

    def _standing(self, statement: Statement) -> Iterator[str]:
        """Say how a statement stands to the rest of the record."""
        if statement.within:
            yield f"within {statement.within[:SHORT_ID]}"
        if statement.continued:
            yield "carried on from the statement before"
        for name, spans in (("headline", self.top), ("sub-heading", self.sub)):
            if any(_holds(span, statement.content[0]) for span in spans):
                yield f"in a {name}"
        if statement.pull_quote:
            yield _pull_quote(statement)
        if statement.confidence < UNSURE:
            yield f"unsure (confidence {statement.confidence:.2f})"
        yield statement.id[:SHORT_ID]

    def _place(self, span: Span) -> str:
        """Say where a span stands: by line in a text file, which an editor can jump to, by paragraph elsewhere."""
        if self.record.article.extractor.name == "plain":
            return f"line {self.layout.line(span.start)}"
        return f"para {self.layout.paragraph(span.start)}"

    def _fact(self, label: str, value: str) -> Iterator[str]:
        lines = self._wrap(value, _LABEL)
        yield self._style(label.ljust(_LABEL), dim=True) + lines[0]
        yield from (" " * _LABEL + line for line in lines[1:])

    def _hanging(self, label: str, lines: list[str]) -> Iterator[str]:
        for number, line in enumerate(lines):
            head = label if number == 0 else ""
            yield f"{_MARGIN}{self._style(head.ljust(_LABEL), dim=True)}{line}"

    def _wrap(self, text: str, taken: int = 0) -> list[str]:
        room = max(20, self.columns - taken)
        return textwrap.wrap(one_line(text), room, break_long_words=False, break_on_hyphens=False) or [""]

    def _style(self, text: str, *, bold: bool = False, dim: bool = False, underline: bool = False) -> str:
        if not (self.colour and text.strip()):
            return text
        return click.style(text, bold=bold or None, dim=dim or None, underline=underline or None)


def _split_headlines(article: Article, layout: Layout) -> tuple[list[Span], list[Span]]:
    """Tell headlines, which stand before all other paragraphs, from sub-headings."""
    ordered = sorted(article.headlines, key=lambda span: span.start)
    top = [span for number, span in enumerate(ordered, 1) if layout.paragraph(span.start) <= number]
    return top, ordered[len(top) :]


def _pull_quote(statement: Statement) -> str:
    quote = statement.pull_quote
    if quote is None or quote.change == "absent":
        return "not found in the body"
    same = {"none": "the same words", "cut": "cut", "reworded": "reworded"}[quote.change]
    return f"against the body ({(quote.matches or 'unknown')[:SHORT_ID]}): {same}"


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start < outer.end


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def write_report(record: Record, *, columns: int, colour: bool) -> str:
    """Write the report of a record as one text.

    Args:
        record: The record.
        columns: Width of the lines.
        colour: Whether to mark by ANSI colour.
    """
    return "\n".join(Report(record, columns=columns, colour=colour).lines()) + "\n"
