"""The readable report."""

from __future__ import annotations

import re
from collections.abc import Callable

import rich_click as click

from onrecord.cli.layout import Layout, Part
from onrecord.cli.passages import passage_lines
from onrecord.cli.report import write_report
from onrecord.cli.speakers import by_speaker
from onrecord.record import Actor, Article, Extractor, Record, Ref, Span
from onrecord.record import Role as Office

MakeRecord = Callable[..., Record]


def plain(record: Record, columns: int = 100) -> str:
    """Write a report as a file gets it."""
    return write_report(record, columns=columns, colour=False)


def flat(text: str) -> str:
    """Put a wrapped text on one line."""
    return " ".join(text.split())


def test_heading_says_what_was_read(record: Record) -> None:
    """The report opens with the title, the outlet, the date, the source, the language and the notes."""
    report = plain(record)
    assert report.startswith("Ferry or bridge: ministers of Norland and Sudmark quarrel\n═══")
    report = flat(report)
    for fact in ("Norland Wire", "2024-05-06", "quarrel.txt", "English (en)", "2 variants of the headline"):
        assert fact in report.split("Headlines")[0]


def test_unknown_is_said(make_record: MakeRecord) -> None:
    """What is not known about the article is unknown, not left out."""
    report = plain(make_record("Rain.", [], source=None, language=None))
    assert len(re.findall(r"^(?:Publisher|Published|Source|Language) +unknown$", report, re.MULTILINE)) == 4


def test_speakers_in_order_of_first_appearance(record: Record) -> None:
    """Statements stand under their speakers in order of first appearance, those of an unknown speaker last."""
    assert [s.title for s in by_speaker(record)] == ["minister Ada Holm", "“She”", "the minister", "unknown speaker"]


def test_same_words_are_the_same_speaker(make_record: MakeRecord) -> None:
    """Speakers that are not resolved are one where their words are, upper and lower case aside."""
    text = "“Yes,” said the Minister. “No,” said the minister. “Well,” he said."
    parts = [("“Yes,”", "the Minister"), ("“No,”", "the minister"), ("“Well,”", "he")]
    groups = by_speaker(make_record(text, [{"content": [content], "source": [source]} for content, source in parts]))
    assert [(group.title, len(group.statements)) for group in groups] == [("the Minister", 2), ("“he”", 1)]
    assert "has not been resolved" in groups[1].remark


def test_resolved_speakers_have_the_actor_name(make_record: MakeRecord) -> None:
    """A resolved speaker has the actor's name and offices, whatever words the article uses there."""
    text = "Ada Holm, minister of Norland, spoke. “No,” said Holm. “Never,” she said."
    record = make_record(text, [{"content": ["“No,”"], "speaker": Ref(actor="a1", name="Ada Holm")},
                                {"content": ["“Never,”"], "speaker": Ref(actor="a1", name="Ada Holm")}])  # fmt: skip
    office = Office(title="minister", of="Norland", span=Span.of(text, 10, 18))
    actors = (Actor(id="a1", name="Ada Holm", kind="person", roles=(office,)),)
    (group,) = by_speaker(Record(article=record.article, actors=actors, statements=record.statements, run=record.run))
    assert (group.title, group.remark, len(group.statements)) == ("Ada Holm", "minister, Norland", 2)


def test_content_stands_verbatim_in_its_sentence(record: Record) -> None:
    """What is said is marked in its sentence, with line, form, cue, source and short id."""
    report = flat(plain(record))
    assert "line 5 ⟦“The river belongs to both of us,”⟧ said minister Ada Holm on Monday." in report
    assert f"direct · cue “said” · source “minister Ada Holm” · {record.statements[0].id[:9]}" in report


def test_content_over_paragraphs_is_whole(record: Record) -> None:
    """Content that runs over paragraphs is shown whole, a line for each."""
    report = plain(record)
    assert "line 9      ⟦“Nobody asked us.\n              “Nobody ever does,”⟧ the minister quoted them as saying.\n" in report


def test_low_confidence_is_shown(record: Record) -> None:
    """Only a confidence below one half is shown."""
    assert re.findall(r"confidence [\d.]+", plain(record)) == ["confidence 0.31"]


def test_headlines_variants_and_furniture(record: Record) -> None:
    """Headlines with their variants, sub-headings, and lines that are no part of the article are listed with their place."""
    report = flat(plain(record))
    assert "Headlines line 1 Ferry or bridge: ministers of Norland and Sudmark quarrel line 3 Ferry or bridge" in report
    assert "Sub-headings line 7 What the ferrymen want" in report
    assert "Left out line 13, not part of the article: “source site-7”" in report


def test_paragraphs_where_lines_mean_nothing(make_record: MakeRecord) -> None:
    """A page has no lines that an editor would show, so its places are paragraphs."""
    page = Extractor(name="trafilatura", version="2")
    record = make_record("Rain.\n\n“No,” said Holm.", [{"content": ["“No,”"]}], extractor=page)
    assert "para 2" in plain(record)


def test_no_statements_is_said(make_record: MakeRecord) -> None:
    """An article without statements says so."""
    assert plain(make_record("Rain.", [])).endswith("No statements were found in it.\n")


def test_lines_keep_to_the_width(record: Record) -> None:
    """Lines keep to the width that is asked for."""
    assert max(map(len, plain(record, 60).splitlines())) <= 60


def test_colour_marks_without_brackets(record: Record) -> None:
    """On a terminal content is bold, cue yellow and source cyan; without the colours the words are the same."""
    report = write_report(record, columns=100, colour=True)
    assert "⟦" not in report
    assert "\x1b[1m“The river belongs to both of us,”\x1b[0m \x1b[33msaid\x1b[0m \x1b[36mminister Ada Holm\x1b[0m" in report
    assert "“The river belongs to both of us,” said minister Ada Holm on Monday." in click.unstyle(report)


def test_hostile_characters_are_made_visible(make_record: MakeRecord) -> None:
    """No control character of an article reaches the report, from whichever field."""
    evil = "\x1b]0;owned\x07\x9b2J\u202e"
    text = f"Title {evil}\n\n“Stop {evil} now,” said {evil} Holm.\n\nmore {evil}"
    record = make_record(
        text,
        [{"content": [f"“Stop {evil} now,”"], "cue": ["said"], "source": [f"{evil} Holm"]}],
        title=f"Title {evil}",
        furniture=(Span.of(text, text.index("more"), len(text)),),
        **dict.fromkeys(("publisher", "published", "source", "language"), evil),
        notes=(evil,),
    )
    for report in (plain(record), click.unstyle(write_report(record, columns=100, colour=True))):
        assert not set(evil) & set("\x1b\x07\x9b\u202e") & set(report)
        assert "␛]0;owned␇" in report


def test_every_word_of_a_statement_is_in_its_passage(record: Record) -> None:
    """A passage holds every piece of its statement verbatim, with its role."""
    layout = Layout(record.article.text)
    for statement in record.statements:
        for whole in (False, True):
            passage = layout.passage(statement, whole_paragraphs=whole)
            assert len(passage.text) == len(passage.roles)
            for role, pieces in ((Part.CONTENT, statement.content), (Part.CUE, statement.cue), (Part.SOURCE, statement.source)):
                marked = "".join(c for c, r in zip(passage.text, passage.roles, strict=True) if r & role)
                assert flat(marked) == flat("".join(span.text for span in pieces))


def test_endless_sentences_are_cut_around_the_words(make_record: MakeRecord) -> None:
    """A text without an end of sentence does not drag all of itself into a passage."""
    text = "and so on " * 5000 + "“No,” said Holm" + " and so on" * 5000
    record = make_record(text, [{"content": ["“No,”"], "source": ["Holm"]}])
    passage = Layout(text).passage(record.statements[0])
    assert passage.text.startswith("… ")
    assert len(passage.text) < 600
    assert "“No,” said Holm" in passage.text


def test_pieces_far_apart_are_joined_by_an_ellipsis(make_record: MakeRecord) -> None:
    """Where source and content stand in sentences that lie apart, what is left out between them is marked."""
    text = "Holm spoke. It rained. It snowed. “No.”"
    record = make_record(text, [{"content": ["“No.”"], "source": ["Holm"]}])
    assert Layout(text).passage(record.statements[0]).text == "Holm spoke. … “No.”"


def test_lines_are_an_editors(make_record: MakeRecord) -> None:
    """Lines are counted as an editor does, whatever ends them."""
    layout = Layout("a\r\nb\rc\n\nd")
    assert [layout.line(layout.text.index(letter)) for letter in "abcd"] == [1, 2, 3, 5]
    record = make_record("a\r\nb", [{"content": ["a\r\nb"]}])
    assert list(passage_lines(layout.passage(record.statements[0]), 80, colour=False)) == ["⟦a", "b⟧"]


def test_articles_need_no_title() -> None:
    """An article without a headline has a heading all the same."""
    article = Article(id="x", text="Rain.", extractor=Extractor(name="plain", version="1"))
    assert Layout(article.text).paragraph(0) == 1
