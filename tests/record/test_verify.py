"""Proof that a record is verbatim."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.record import Article, Extractor, Record, Ref, Run, Span, Statement, article_id, statement_id
from onrecord.record.verify import faults, spans

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Draw a sound record with any text, emoji and line breaks included, and spans anywhere in it."""
    text = draw(TEXTS)
    offsets = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    piece = st.builds(lambda pair: Span.of(text, *pair), offsets)
    pieces = st.lists(piece, max_size=3).map(tuple)
    head = Article(
        id=article_id(text),
        text=text,
        headlines=draw(pieces),
        furniture=draw(pieces),
        extractor=Extractor(name="t", version="1"),
    )
    content, cue, source = (draw(pieces), draw(piece.map(lambda one: (one,))), draw(pieces))
    statement = Statement(
        id=statement_id(head.id, content, cue, source),
        form="direct",
        content=content,
        cue=cue,
        source=source,
        speaker=Ref(name="x", mention=draw(piece)),
        confidence=0.5,
    )
    return Record(article=head, statements=(statement,), run=Run(version="1", model="m", sha256="0"))


@given(records())
def test_sound_records_have_no_fault(record: Record) -> None:
    """Nothing is found in a record whose spans say what the article says."""
    assert list(faults(record)) == []


@given(records(), TEXTS)
def test_other_words_are_found(record: Record, words: str) -> None:
    """A span that says other words than the article is found, wherever it stands, and its path is given."""
    statement = record.statements[0]
    cue = statement.cue[0]
    assume(words != cue.text)
    broken = replace(statement, cue=(Span(cue.start, cue.end, words),))
    (fault,) = faults(replace(record, statements=(broken,)))
    assert fault.startswith("$.statements[0].cue[0]: ")
    assert repr(words) in fault


@given(records(), st.integers(1, 50))
def test_moved_spans_are_found(record: Record, by: int) -> None:
    """A span that points behind the text is found, and so is that the statement's id no longer follows from its spans."""
    statement = record.statements[0]
    cue = statement.cue[0]
    end = len(record.article.text) + by
    broken = replace(statement, cue=(Span(cue.start, end, record.article.text[cue.start :] + "x"),))
    paths = [fault.split(": ")[0] for fault in faults(replace(record, statements=(broken,)))]
    assert paths == ["$.statements[0].cue[0]", "$.statements[0].id"]


@given(records(), TEXTS)
def test_another_text_is_found(record: Record, text: str) -> None:
    """A text that was changed after reading no longer bears the article's id."""
    assume(text != record.article.text)
    changed = replace(record, article=replace(record.article, text=text))
    assert any(fault.startswith("$.article.id: ") for fault in faults(changed))


def test_turned_spans_are_found() -> None:
    """A span that ends before it starts is a fault, also where both sides are empty."""
    head = Article(id=article_id("abc"), text="abc", headlines=(Span(2, 1, ""),), extractor=Extractor(name="t", version="1"))
    record = Record(article=head, run=Run(version="1", model="m", sha256="0"))
    assert [fault.split(":")[0] for fault in faults(record)] == ["$.article.headlines[0]"]


@given(records())
def test_every_span_is_walked(record: Record) -> None:
    """The walk over spans comes by every span of a record, each with the path that leads to it."""
    statement = record.statements[0]
    paths = dict(spans(record))
    expected = sum(
        map(len, (record.article.headlines, record.article.furniture, statement.content, statement.cue, statement.source))
    )
    assert len(paths) == expected + 1
    assert paths["$.statements[0].speaker.mention"] == (statement.speaker and statement.speaker.mention)
