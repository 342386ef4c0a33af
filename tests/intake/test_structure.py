"""Headlines, furniture, byline and dateline of a text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.intake.structure import Structure, structure
from tests.intake.samples import REPORT, VARIANTS, WRAPPED

LONG = (
    "The foreign ministers of Norland and Suderia met for the first time in a year on Monday. They parted without a result, "
    "and neither would say when they would meet again."
)
ANOTHER = "Her colleague accused Norland of holding back water from the river, and said that his patience had an end by now."
SHARED = Path(__file__).parents[3] / "shared"


def words(found: Structure) -> list[str]:
    """Give the words of the headlines."""
    return [span.text for span in found.headlines]


def stray(found: Structure) -> list[str]:
    """Give the words of the furniture."""
    return [span.text for span in found.furniture]


def test_title_and_sub_headings_are_recognised() -> None:
    """Short lines over paragraphs are headlines; the first of them is the title."""
    found = structure(REPORT)
    assert found.title == "Ministers part without a word on the dam"
    assert words(found) == ["Ministers part without a word on the dam", "“No step closer”", "What comes next"]
    assert found.dateline == "ANTHOLM, Norland"
    assert found.notes == ()


def test_spans_are_verbatim() -> None:
    """A headline's span holds the very words, without the white space around them."""
    for text in (REPORT, VARIANTS):
        found = structure(text)
        for span in (*found.headlines, *found.furniture):
            assert text[span.start : span.end] == span.text
        assert all(one.end < other.start for one, other in pairwise(found.headlines))


def test_variants_of_the_headline_are_counted() -> None:
    """Lines at the top that repeat each other are variants of one headline; a stray last line is noted."""
    found = structure(VARIANTS)
    assert words(found) == VARIANTS.split("\n\n")[:3]
    assert found.title == words(found)[0]
    assert stray(found) == ["source paper-77"]
    assert found.notes == ("3 variants of the headline", "stray last line left out of statements")


def test_single_line_breaks_are_enough() -> None:
    """Files without blank lines between their paragraphs have headlines, too."""
    assert words(structure(REPORT.replace("\n\n", "\n"))) == words(structure(REPORT))
    assert words(structure(REPORT.replace("\n\n", "\r\n"))) == words(structure(REPORT))


def test_wrapped_lines_are_no_headlines() -> None:
    """Where lines break at the page's edge, no broken line is a headline, and a note says so."""
    found = structure(WRAPPED)
    assert words(found) == ["Ministers part without a word on the dam"]
    assert found.notes == ("lines are wrapped at about 72 columns: a line is not a paragraph here",)


@pytest.mark.parametrize(
    "title",
    [
        "Ministers part without a word on the dam",
        "Ministers Part Without a Word on the Dam.",
        "Poll: Ministers lose support over dam.",
        "Rep. Exempla to back dam.",
        "“We will not sell the river”",
        "Will the dam ever be built?",
        "Ministers part without a word;",
        "NO WORD ON THE DAM",
    ],
)
def test_titles_of_many_habits(title: str) -> None:
    """Quotations, questions, capitals, and a full stop that somebody put after a headline make no difference."""
    assert structure(f"{title}\n\n{LONG}\n\n{ANOTHER}\n").title == title


@pytest.mark.parametrize(
    "line",
    [
        "They parted without a result.",
        "“We are no step closer,” he said.",
        "“We are no step closer.”",
        "“We are no step closer,",
        "he would not say",
        "- The first point of the plan",
        "1. The first point of the plan",
        "Q: Will you meet again?",
        "EXEMPLA: We will not",
        "Ada Exempla, Example Wire",
        "7 p.m.",
        "Monday",
        "March 10, 2022",
        "The side door (AFP)",
        "He never said it",
        "Why?",
        "and so on,",
        "***",
    ],
)
def test_what_only_looks_like_a_sub_heading(line: str) -> None:
    """Sentences, speech, list items, turns of an interview, sources, times and captions are no headlines."""
    assert words(structure(f"{LONG}\n\n{line}\n\n{ANOTHER}\n")) == []
    assert line not in words(structure(f"Ministers part without a word\n\n{LONG}\n\n{line}\n\n{ANOTHER}\n"))


def test_a_list_in_the_body_is_no_run_of_headlines() -> None:
    """Short lines after a colon, or many in a row, are a list."""
    names = "Ministers part without a word\n\n{}\n\nThe dam\n\nThe river\n\nThe side door\n\n{}\n"
    assert words(structure(names.format(LONG, ANOTHER))) == ["Ministers part without a word"]
    one = f"Ministers part without a word\n\n{LONG}\n\nOne point was left:\n\nThe dam\n\n{ANOTHER}\n"
    assert words(structure(one)) == ["Ministers part without a word"]


def test_a_transcript_has_no_headlines() -> None:
    """Names that come again and again before what is said are no sub-headings."""
    turns = "\n\n".join(f"{name}\n\n{LONG if name == 'Ada' else ANOTHER}" for name in ("Ada", "Max") * 3)
    assert words(structure(turns)) in ([], ["Ada"])
    spoken = "\n".join(f"{name}: {LONG}" for name in ("EXEMPLA", "PROBANDUS") * 3)
    assert structure(spoken) == Structure(None, (), (), None, None, ())


def test_questions_are_sub_headings_only_in_numbers() -> None:
    """Sub-headings that ask come in numbers; a question alone, or to "you", belongs to the body or to an interview."""
    asked = "Ministers part\n\n{0}\n\n{2}\n\n{1}\n\n{3}\n\n{0}\n"
    assert words(structure(asked.format(LONG, ANOTHER, "What is the dam?", "Who pays for it?")))[1:] == [
        "What is the dam?",
        "Who pays for it?",
    ]
    assert words(structure(asked.format(LONG, ANOTHER, "What do you want?", "Who pays for it?")))[1:] == []


@pytest.mark.parametrize(
    "line",
    [
        "source paper-77",
        "Source: Example Wire",
        "Share on Facebook",
        "Tweet",
        "Share this article Facebook Twitter WhatsApp",
        "12 Comments",
        "Read also: Mayor denies everything",
        "Read more",
        "READ MORE: Mayor denies everything",
        "Related: Mayor denies everything",
        "(Also on EXAMPLE: Mayor denies everything)",
        "Advertisement",
        "Story continues below advertisement",
        "Sign up for our newsletter",
        "Subscribe to our newsletter and never miss a story.",
        "Follow Jane Roe on Twitter @janeroe.",
        "Copyright 2022 Example Wire. All rights reserved.",
        "© Example Wire 2022",
        "All rights reserved",
        "Photo: Jane Roe/Example Wire",
        "(Photo by Jane Roe/Example Images via Getty Images)",
        "(Jane Roe/Reuters)",
        "https://example.org/world/dam",
        "www.example.org",
        "jane.roe@example.org",
        "Last updated: 10 March 2022, 18:05",
        "Updated at 7:16 a.m. ET Sunday",
        "3 min read",
        "(Reporting by Jane Roe; Editing by Max Muster)",
        "Jane Roe in Antholm contributed to this report.",
        "Tags: dam, river",
    ],
)
def test_furniture_is_told(line: str) -> None:
    """Lines of the page around the article are furniture wherever they stand, and no headlines."""
    for text in (f"{LONG}\n\n{line}\n\n{ANOTHER}", f"{LONG}\n{ANOTHER}\n{line}\n", f"{line}\n\n{LONG}\n\n{ANOTHER}"):
        found = structure(text)
        assert stray(found) == [line]
        assert words(found) == []
        assert "left out of statements" in found.notes[0]


@pytest.mark.parametrize(
    "line",
    [
        "Source protection is no crime, the minister said.",
        "Sources close to the minister denied it.",
        "Share prices fell after the talks.",
        "Read more carefully, she told the reporters, and left.",
        "Copyright law was changed in Norland, the minister said.",
        "Photo: The minister said on Monday that she would not go.",
        "The minister shakes hands with her colleague, who said he was not pleased. (Photo by Jane Roe/Example Images)",
        "Published 2 books are all that he left.",
        "Watch how they do it, he said.",
        "Sign up, he told them.",
        "Related talks were put off, officials said.",
        "She said all rights were reserved for her party.",
        "Follow the money, she said.",
        "Comments were made on both sides.",
    ],
)
def test_sentences_of_the_body_are_no_furniture(line: str) -> None:
    """A sentence stays in, even where it begins like furniture, and so does a caption that states something."""
    assert stray(structure(f"{LONG}\n\n{line}\n\n{ANOTHER}")) == []


def test_furniture_is_counted_where_it_stands() -> None:
    """The notes tell lines at the end from lines in the midst."""
    found = structure(f"{LONG}\n\nAdvertisement\n\n{ANOTHER}\n\nRead more\n\nTweet\n")
    assert found.notes == ("stray last 2 lines left out of statements", "1 stray line left out of statements")


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Roe", "Jane Roe"),
        ("By Jane Roe and Max Muster", "Jane Roe and Max Muster"),
        ("BY JANE ROE", "JANE ROE"),
        ("By Jane Roe, Political Correspondent", "Jane Roe, Political Correspondent"),
        ("By Ana van der Beispiel in Antholm", "Ana van der Beispiel in Antholm"),
        ("By The Associated Press", "The Associated Press"),
        ("Jane Roe, Reuters", "Jane Roe, Reuters"),
        ("Jane Roe, Staff Writer", "Jane Roe, Staff Writer"),
    ],
)
def test_bylines_are_read(line: str, author: str) -> None:
    """The author stands in the record as printed; the line is furniture, and no stray one."""
    found = structure(f"Ministers part without a word\n\n{line}\n\n{LONG}\n\n{ANOTHER}\n")
    assert found.byline == author
    assert stray(found) == [line]
    assert words(found) == ["Ministers part without a word"]
    assert found.notes == ()


@pytest.mark.parametrize("line", ["By Monday", "By the river", "By Law and Order", "By then it was over.", "Jane Roe"])
def test_what_is_no_byline(line: str) -> None:
    """Lines that begin with "By", or hold a name alone, name no author."""
    assert structure(f"Ministers part without a word\n\n{LONG}\n\n{line}\n\n{ANOTHER}\n").byline is None


def test_sources_of_a_survey_are_no_bylines() -> None:
    """Names with their agencies under one quotation after another are sources, which statements need."""
    text = f"{LONG}\n\nJane Roe, Reuters\n\n{ANOTHER}\n\nMax Muster, AFP\n"
    assert (structure(text).byline, stray(structure(text))) == (None, [])


@pytest.mark.parametrize(
    ("start", "line"),
    [
        ("KYIV, March 10 (Reuters) - ", "KYIV, March 10 (Reuters)"),
        ("ANTALYA, Turkey — ", "ANTALYA, Turkey"),
        ("HEMPSTEAD, N.Y., Sept. 26 (UPI) — ", "HEMPSTEAD, N.Y., Sept. 26 (UPI)"),
        ("WASHINGTON (AP) -- ", "WASHINGTON (AP)"),
        ("RIO DE JANEIRO—", "RIO DE JANEIRO"),
        ("BEIJING/SEOUL (Reuters) - ", "BEIJING/SEOUL (Reuters)"),
        ("New Delhi, India - ", "New Delhi, India"),
        ("Washington (CNN) ", "Washington (CNN)"),
        ("ISLAMABAD: ", "ISLAMABAD"),
    ],
)
def test_datelines_are_read(start: str, line: str) -> None:
    """Place, date and agency before the first sentence stand in the record as printed."""
    assert structure(f"Ministers part without a word\n\n{start}{LONG}\n\n{ANOTHER}\n").dateline == line


@pytest.mark.parametrize(
    "start", ["", "EXEMPLA: ", "UPDATE 1 - ", "The talks — which failed — were long. ", "NATO said no. ", "A – B "]
)
def test_what_is_no_dateline(start: str) -> None:
    """Speakers' names, labels and dashes in a sentence are no datelines."""
    assert structure(f"Ministers part without a word\n\n{start}{LONG}\n\n{ANOTHER}\n").dateline is None


@pytest.mark.skipif(not (SHARED / "examples" / "antalya-talks.txt").exists(), reason="the reference report is not here")
def test_the_reference_report() -> None:
    """The report that this project reads first: three variants of its headline, two quotes as sub-headings, a stray line."""
    text = (SHARED / "examples" / "antalya-talks.txt").read_text(encoding="utf-8")
    found = structure(text)
    assert len(found.headlines) == 5
    assert all(text[span.start : span.end] == span.text for span in found.headlines)
    assert found.headlines[3].text == "“Simple and difficult at the same time”"
    assert [span.text for span in found.furniture] == ["source site-34"]
    assert found.notes == ("3 variants of the headline", "stray last line left out of statements")
