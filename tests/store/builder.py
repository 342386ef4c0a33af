"""Records made by hand: invented people quarrel about a lighthouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import structs

from onrecord.record import Actor, Article, Extractor, Record, Ref, Role, Run, Span, Statement, article_id, statement_id
from onrecord.record.actor import How
from onrecord.record.identity import actor_id
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


COUNCIL = """Council of the river states

Foreign minister Olha Harna told envoy Inés García that the dam was safe. “You opened the gates,” she said to the islanders.

The minister of fisheries praised García. Nils Berg, mayor of Tarn, kept silent. The mayor only said the bridge was shut.
"""


def council() -> Record:
    """Make the record of a council: speakers with roles and countries, who speak to others and about them."""
    article = make_article(COUNCIL, title="Council of the river states", publisher="Norland Wire", published="2021-07-01")

    def actor(name: str, country: str | None, *roles: tuple[str, str | None]) -> Actor:
        (mention,) = spans(COUNCIL, name)
        told = tuple(Role(title=title, of=of, span=spans(COUNCIL, title)[0]) for title, of in roles)
        identifier = actor_id(article.id, mention)
        return Actor(id=identifier, name=name, kind="person", country=country, roles=told, mentions=(mention,))

    harna = actor("Olha Harna", "UKR", ("Foreign minister", None))
    garcia = actor("Inés García", None, ("envoy", None))
    berg = actor("Nils Berg", "NOR", ("mayor", "Tarn"))

    def of(one: Actor, how: How = "name") -> Ref:
        return Ref(actor=one.id, name=one.name, mention=one.mentions[0], how=how)

    islanders = Ref(name="the islanders", mention=spans(COUNCIL, "the islanders")[0])
    fisheries = Ref(name="The minister of fisheries", mention=spans(COUNCIL, "The minister of fisheries")[0], how="role")
    statements = (
        _told(article, "that the dam was safe", "told", "Olha Harna", speaker=of(harna), addressee=of(garcia)),
        _told(
            article,
            "“You opened the gates,”",
            "said to",
            "she",
            speaker=of(harna, "pronoun"),
            addressee=islanders,
            target=islanders,
        ),
        _told(article, "praised García", None, "The minister of fisheries", speaker=fisheries, target=of(garcia)),
        _told(article, "the bridge was shut", "only said", "The mayor", speaker=of(berg, "role")),
    )
    return Record(article=article, actors=(harna, garcia, berg), statements=statements, run=RUN)


def _told(article: Article, content: str, cue: str | None, source: str, **known: Ref) -> Statement:
    pieces = [spans(article.text, words) for words in (content, cue, source)]
    identifier = statement_id(article.id, *pieces)
    return Statement(
        id=identifier,
        form="indirect",
        content=pieces[0],
        cue=pieces[1],
        source=pieces[2],
        confidence=0.9,
        **known,  # type: ignore[arg-type]
    )


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
