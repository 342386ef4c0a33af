"""Records made by hand: invented people quarrel about a lighthouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import structs

from onrecord.record import Article, Extractor, Record, Ref, Run, Span, Statement, article_id, statement_id
from onrecord.record.statement import Act, Form, Scope

RUN = Run(version="0.0.1", model="by hand 1", sha256="0" * 64)
LATER_RUN = Run(version="0.0.2", model="by hand 2", sha256="1" * 64)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement to be: words of the article for each role, and what is known of it."""

    content: str
    cue: str | None = None
    source: str | None = None
    more: str | None = None
    speaker: str | None = None
    form: Form = "direct"
    act: Act | None = None
    scope: Scope | None = None
    confidence: float = 0.9
    within: int | None = None


def make_article(text: str, **known: object) -> Article:
    """Make an article; what is not given is made up or null."""
    given = {"source": "lighthouse.txt", "language": "en", "extractor": Extractor(name="text", version="1"), **known}
    return Article(id=article_id(text), text=text, **given)  # type: ignore[arg-type]


def make_record(text: str, said: Sequence[Said] = (), *, run: Run = RUN, **known: object) -> Record:
    """Make a record; `within` of a statement is its place among those before it."""
    article = make_article(text, **known)
    statements: list[Statement] = []
    for one in said:
        within = None if one.within is None else statements[one.within].id
        statements.append(_statement(article, one, within))
    return Record(article=article, statements=tuple(statements), run=run)


def met(record: Record, **known: object) -> Record:
    """Make the same record, met elsewhere."""
    return structs.replace(record, article=structs.replace(record.article, **known))


def read_by(record: Record, run: Run) -> Record:
    """Make the same record, read by another run."""
    return structs.replace(record, run=run)


def numbered(number: int, *, statements: int = 1, run: Run = RUN) -> Record:
    """Make one of many records, each with a text of its own."""
    lines = [f"Speaker {number}-{at} said: “the lamp of lighthouse {number} went out {at} times”." for at in range(statements)]
    said = [
        Said(f"“the lamp of lighthouse {number} went out {at} times”", "said", f"Speaker {number}-{at}")
        for at in range(statements)
    ]
    return make_record("\n".join(lines), said, run=run, source=f"lighthouse-{number}.txt")


QUARREL = """Lighthouse quarrel drags on

“The lamp has been dark since May,” harbour master José Müller said on Tuesday. He accused the islanders of cutting the cable.

Mayor Inga O'Brien denied that anyone had touched it. According to a fisherman, the mayor had promised a new lamp.

“Nobody has asked the ferrymen.”
"""

QUARREL_SAID = (
    Said("“The lamp has been dark since May,”", "said", "harbour master José Müller", act="say", scope="speech"),
    Said(
        "the islanders of cutting the cable",
        "accused",
        "He",
        form="indirect",
        act="accuse",
        speaker="harbour master José Müller",
    ),
    Said("that anyone had touched it", "denied", "Mayor Inga O'Brien", form="indirect", act="deny", scope="speech"),
    Said("the mayor had promised a new lamp", "According to", "a fisherman", form="indirect", confidence=0.6),
    Said("a new lamp", "promised", "the mayor", form="indirect", act="promise", within=3, confidence=0.4),
    Said("“Nobody has asked the ferrymen.”", confidence=0.3),
)


def quarrel(**known: object) -> Record:
    """Make the record of the lighthouse quarrel, as the Island Herald told it."""
    given = {"title": "Lighthouse quarrel drags on", "publisher": "Island Herald", "published": "2021-06-02", **known}
    return make_record(QUARREL, QUARREL_SAID, **given)  # type: ignore[arg-type]


def spans(text: str, *words: str | None) -> tuple[Span, ...]:
    """Find words in a text; none for null."""
    starts = [(text.index(piece), piece) for piece in words if piece is not None]
    return tuple(Span.of(text, start, start + len(piece)) for start, piece in starts)


def _statement(article: Article, said: Said, within: str | None) -> Statement:
    content = spans(article.text, said.content, said.more)
    cue, source = spans(article.text, said.cue), spans(article.text, said.source)
    name = said.speaker or said.source
    return Statement(
        id=statement_id(article.id, content, cue, source),
        form=said.form,
        content=content,
        cue=cue,
        source=source,
        speaker=None if name is None else Ref(name=name, mention=source[0] if source else None),
        act=said.act,
        scope=said.scope,
        within=within,
        confidence=said.confidence,
    )
