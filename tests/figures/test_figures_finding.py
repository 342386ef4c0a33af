"""Figures of an article. All texts are invented."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from onrecord.figures import find_figures, is_counted
from onrecord.figures.triggers import TriggerRow, first_words, trigger_rows
from onrecord.intake import article_from_text
from onrecord.record import Figure, Span

Row = tuple[str, int | None, int | None, str]


def figures(text: str) -> tuple[Figure, ...]:
    """Find the figures of a text."""
    return find_figures(article_from_text(text))


def told(text: str) -> list[Row]:
    """Give what the figures of a text tell, in their order."""
    return [(figure.kind, figure.low, figure.high, figure.span.text) for figure in figures(text)]


@pytest.mark.parametrize("row", trigger_rows(), ids=lambda row: f"{row.kind}-{row.use}-{row.words[0]}")
def test_every_line_of_the_table_finds_its_example(row: TriggerRow) -> None:
    """The example of each line, invented, has the figure that stands in brackets, of the line's kind, and no other."""
    words = re.findall(r"\[([^\]]*)\]", row.example)
    found = figures(re.sub(r"[\[\]]", "", row.example))
    kinds = {"killed", "injured"} if row.kind == "casualties" else {row.kind}
    assert {figure.span.text for figure in found} == set(words)
    assert {figure.kind for figure in found} == kinds


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Gunmen killed 12 people in Port Adel.", [("killed", 12, 12, "12 people")]),
        ("12 people were killed in Port Adel.", [("killed", 12, 12, "12 people")]),
        ("The attack that killed 12 people shook Norland.", [("killed", 12, 12, "12 people")]),
        ("The death toll rose from 10 to 20 on Monday.", [("killed", 20, 20, "20")]),
        (
            "The storm left three dead and five wounded.",
            [("killed", 3, 3, "three dead"), ("injured", 5, 5, "five wounded")],
        ),
        ("The bombing killed his wife.", [("killed", 1, 1, "his wife")]),
        ("A sailor and four soldiers were wounded.", [("injured", 1, 1, "A sailor"), ("injured", 4, 4, "four soldiers")]),
        ("As many as 20 dockers are missing.", [("missing", None, 20, "As many as 20 dockers")]),
        ("More than 30 dockers were arrested.", [("arrested", 31, None, "More than 30 dockers")]),
        ("Dozens of villagers were detained.", [("detained", None, None, "Dozens of villagers")]),
        ("No one was hurt.", [("injured", 0, 0, "No one")]),
        ("There were no casualties.", [("injured", 0, 0, "no casualties"), ("killed", 0, 0, "no casualties")]),
        ("There were no immediate reports of injuries.", [("injured", 0, 0, "no immediate reports of injuries")]),
        ("The raid caused 40 casualties.", [("other", 40, 40, "40 casualties")]),
        ("Three ferrymen were either killed or wounded.", [("other", 3, 3, "Three ferrymen")]),
        ("Gunmen kidnapped two nuns and killed a guard.", [("captured", 2, 2, "two nuns"), ("killed", 1, 1, "a guard")]),
        ("A clerk was kidnapped and later killed.", [("captured", 1, 1, "A clerk"), ("killed", 1, 1, "A clerk")]),
        ("Ten thousand people fled the valley.", [("displaced", 10000, 10000, "Ten thousand people")]),
        ("Nils Berg, 39, a clerk of the harbour, was killed.", [("killed", 1, 1, "Nils Berg")]),
        ("NILS BERG, THE HARBOUR MASTER, WAS KILLED.", [("killed", 1, 1, "NILS BERG")]),
        ("Seventeen children under the age of 12 were among the dead.", [("killed", 17, 17, "Seventeen children")]),
    ],
)
def test_a_sentence_tells_how_many(text: str, rows: list[Row]) -> None:
    """Active and passive, words and digits, bounds, nobody, single persons and names: each is one figure of its kind."""
    assert told(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "The deal was killed in parliament by 12 votes.",
        "Nobody knows how many people were killed.",
        "They threatened to kill 12 people.",
        "The guards were not injured.",
        "The rebels captured Port Adel in 2016.",
        "He was sentenced to 12 years for attempted murder of a clerk.",
        "The minister, 45, arrived on 12 May and met five envoys.",
        "Voters killed 30 percent of the proposals.",
        "$12 was missing.",
    ],
)
def test_what_counts_nobody_is_no_figure(text: str) -> None:
    """Shares, money, ages, years, threats, attempts and denials of harm to a known person give no figure."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Twelve people, including a child, were killed.", ["a child"]),
        ("Three soldiers, two of them officers, died.", ["two"]),
        ("Nine people were wounded -- seven dockers and two guards -- in the raid.", ["seven dockers", "two guards"]),
        ("The blast killed 12 people, among them a nurse and two porters.", ["a nurse", "two porters"]),
    ],
)
def test_a_part_points_to_its_whole(text: str, parts: list[str]) -> None:
    """Those who are said to be among the ones just counted have their whole's id and kind."""
    found = figures(text)
    whole = found[0]
    assert [figure.span.text for figure in found if figure.part_of == whole.id and figure.kind == whole.kind] == parts
    assert whole.part_of is None


def test_who_was_shot_and_died_is_killed_and_counts_once() -> None:
    """A later sentence that tells of the death turns the injured one into one killed, by whatever words he is called."""
    text = "A clerk was shot outside the bank. The man was rushed to hospital, where he died."
    assert told(text) == [("killed", 1, 1, "A clerk")]


def test_a_name_counts_once_a_kind() -> None:
    """Somebody who is named killed twice is one killed."""
    assert told("Nils Berg was killed on Monday. Berg was killed by a mine.") == [("killed", 1, 1, "Nils Berg")]


def test_a_name_is_no_count() -> None:
    """A figure tells whether its words count or only name somebody."""
    counted, named = figures("A guard was killed. Nils Berg was wounded.")
    assert (is_counted(counted), is_counted(named)) == (True, False)


def test_the_words_for_those_counted_are_given() -> None:
    """`of` holds the words for those counted, without the number; null for a bare number."""
    assert [figure.of for figure in figures("Police arrested 73 men. Six were killed.")] == ["men", None]


def test_the_time_is_that_of_the_sentence() -> None:
    """A time beside the figure, told by the calendar, is the figure's; without one it has none."""
    article = article_from_text("Two men were killed on Monday. Six men were killed.", published="2022-03-10")
    first, second = find_figures(article)
    assert first.when is not None
    assert (first.when.start, second.when) == ("2022-03-07", None)


def test_furniture_is_left_out() -> None:
    """What the page put around the article has no figure."""
    lines = ("Storm hits Port Adel", "Two men were killed, the harbour said.", "Read also: Five people killed in Tarn")
    article = article_from_text("\n\n".join(lines) + "\n")
    furniture = Span.of(article.text, article.text.index("Read also"), len(article.text) - 1)
    article = structs.replace(article, furniture=(furniture,))
    assert [figure.span.text for figure in find_figures(article)] == ["Two men"]


WORDS = st.sampled_from(
    [*sorted(first_words()), "12", "three", "at", "least", "people", "a", "man", "were", "was", "and", ",", ".", "--", "of",
     "the", "including", "Lind", "said", "who", "dozens", "between", "no", "“", "”", "\n", "according", "to", "(", ")"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=60))
def test_figures_are_verbatim_in_order_and_sound(words: list[str]) -> None:
    """Whatever the words: spans are the article's, figures stand in order, ids are theirs alone, ranges rise."""
    article = article_from_text("x " + " ".join(words))
    found = find_figures(article)
    assert [figure.id for figure in found] == [f"f{number + 1}" for number in range(len(found))]
    assert [figure.span.start for figure in found] == sorted(figure.span.start for figure in found)
    for figure in found:
        assert figure.span.text == article.text[figure.span.start : figure.span.end] != ""
        assert figure.low is None or figure.high is None or figure.low <= figure.high
        assert figure.part_of is None or figure.part_of in {other.id for other in found if other is not figure}
        assert figure.of is None or figure.of in figure.span.text
    assert len({(figure.span.start, figure.span.end, figure.kind) for figure in found}) == len(found)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """No text stops the finder, and it finds the same twice."""
    article = article_from_text("A man was killed. " + text)
    assert find_figures(article) == find_figures(article)


HOSTILE = [
    "killed ",
    "at least ",
    "the ",
    "12 ",
    "who ",
    ", ",
    "killed and ",
    "dozens of ",
    "-- ",
    "was killed, ",
    "of 12 people ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    """Four times as much of a hostile text takes about four times as long, not sixteen times."""

    def seconds(times: int) -> float:
        article = article_from_text("A man was killed. " + piece * times)

        def once() -> float:
            began = time.process_time()
            find_figures(article)
            return time.process_time() - began

        return min(once() for _ in range(3))  # the least is the program's; more is the machine's

    seconds(100)
    assert seconds(8000) < 10 * max(seconds(2000), 0.02)
