"""An article with two events, its record, and what is exported of it. All of it is invented."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from click.testing import CliRunner

from onrecord.cli.events import command
from onrecord.exports import LAYOUTS
from onrecord.record import (
    Actor,
    Article,
    Event,
    Extractor,
    Figure,
    Place,
    Record,
    Ref,
    Role,
    Run,
    Span,
    Statement,
    Time,
    article_id,
    statement_id,
)
from onrecord.store import ArticleHead

TEXT = """Night over Poltava

The army shelled the villagers near Poltava on Tuesday, killing three people, including a child.

“Our army shelled nobody,” general Ivo Brandt said. The guild had promised 40 tents.
"""
RUN = Run(version="0.0.1", model="by hand 1", sha256="0" * 64)
ID = article_id(TEXT)
HEAD = ArticleHead(id=ID)


def span(words: str) -> Span:
    """Find words in the text."""
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def ref(actor: str, words: str) -> Ref:
    """Refer to an actor by its words."""
    return Ref(actor=actor, name=words, mention=span(words), how="name")


DENIED = Statement(
    id=statement_id(ID, [span("“Our army shelled nobody,”")], [span("said")], [span("general Ivo Brandt")]),
    form="direct",
    content=(span("“Our army shelled nobody,”"),),
    cue=(span("said"),),
    source=(span("general Ivo Brandt"),),
    speaker=Ref(name="Ivo Brandt", mention=span("Ivo Brandt")),
    confidence=0.9,
)
SHELLING = Event(
    id="e" + "1" * 16,
    type="ASSAULT",
    mode="heavy-weapons",
    contexts=("military", "legal"),
    trigger=span("shelled the"),
    actor=(ref("a1", "The army"),),
    recipient=(ref("a2", "the villagers"),),
    when=Time(start="2022-03-08", end="2022-03-08", precision="day", span=span("on Tuesday")),
    where=Place(
        name="Poltava", country="UKR", latitude=49.589, longitude=34.551, precision="city", geonames_id=696643,
        span=span("Poltava"),
    ),
    status="happened",
    figures=("f1", "f2"),
    confidence=0.8,
)  # fmt: skip
DENIAL = Event(
    id="e" + "2" * 16,
    type="ASSAULT",
    mode="heavy-weapons",
    trigger=span("shelled nobody"),
    actor=(ref("a1", "The army"),),
    status="negated",
    voice=DENIED.id,
    confidence=0.7,
)
TENTS = Event(
    id="e" + "3" * 16, type="AID", trigger=span("promised"), actor=(ref("a3", "The guild"),), status="planned", confidence=0.6
)


def told() -> Record:
    """An article that tells of a shelling, which a general denies, and of tents to come."""
    head = Article(
        id=ID,
        text=TEXT,
        source="poltava.txt",
        title="Night over Poltava",
        publisher="Norland Wire",
        published="2022-03-09T08:00:00Z",
        language="en",
        extractor=Extractor(name="plain", version="1"),
    )
    actors = (
        Actor(id="a1", name="The army", kind="organisation", country="RUS", sector="MIL", mentions=(span("The army"),)),
        Actor(id="a2", name="the villagers", kind="group", sector="CVL", mentions=(span("the villagers"),)),
        Actor(
            id="a4",
            name="Ivo Brandt",
            kind="person",
            sector="MIL",
            roles=(Role(title="general", span=span("general")),),
            mentions=(span("Ivo Brandt"),),
        ),
    )
    figures = (
        Figure(id="f1", kind="killed", low=3, high=3, bound="exact", span=span("three people"), event=SHELLING.id),
        Figure(id="f2", kind="killed", low=1, high=1, bound="exact", span=span("a child"), part_of="f1", event=SHELLING.id),
    )
    return Record(article=head, actors=actors, statements=(DENIED,), events=(SHELLING, DENIAL, TENTS), figures=figures, run=RUN)


def exported(db: Path, layout: str, *options: str) -> list[dict[str, str]]:
    """Export a store by the command line, and read what it wrote."""
    result = CliRunner().invoke(command, ["--db", str(db), "--as", layout, *options])
    assert result.exit_code == 0, result.output
    delimiter = {"tsv": "\t", "csv": ","}[LAYOUTS[layout].separated]
    return list(csv.DictReader(io.StringIO(result.stdout), delimiter=delimiter))
