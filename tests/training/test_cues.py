"""The labelled cues: measuring kept apart from training, labels from the closed list, tools that refuse nonsense."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.record.statement import Act, Scope
from training.cue_agreement import agreement, kappa
from training.cue_choice import FIRST, FURTHER, draw, in_parts, words_of
from training.cues import FOLDER, NO_STATEMENT, Cue, context, label, ranges, read_cues, read_labels, read_reading, text_of
from training.held import held
from training.labels.listing import read_list

ROOT = Path(__file__).parents[2]
LABELS = ROOT / FOLDER
DATA = ROOT.parent / "shared" / "data"

with_data = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data sets are not here")

TEXT = "The ferry was late. Mayor Ada Lind (invented) said it would sail on Monday."
SAID = Cue("raw", "https://news.example/ferry", ((46, 50),), ((51, 74),))


def found(document: str, *words: str) -> tuple[Cue, tuple[str, ...]]:
    """Give a candidate of a document with the words of its cue."""
    return Cue("raw", document, ((0, 1),), ((2, 3),)), words


def test_cues_are_numbered_and_at_least_300_are_held_in_documents_of_their_own() -> None:
    """A score on held cues cannot come from having trained on their documents."""
    listed = read_cues(LABELS / "cues.tsv")
    documents = {part: {(one.set, one.document) for kept, one in listed.values() if kept == part} for part in ("held", "train")}

    assert list(listed) == list(range(1, len(listed) + 1))
    assert sum(part == "held" for part, _ in listed.values()) >= 300
    assert not documents["held"] & documents["train"]
    assert max(Counter((one.set, one.document) for _, one in listed.values()).values()) <= FURTHER.of_one_document


def test_no_cue_comes_from_a_held_or_labelled_document() -> None:
    """The articles that statements are measured on stay unseen."""
    labelled = {(row.set, row.name) for row in read_list(ROOT / "labels/documents.tsv")}

    for _, one in read_cues(LABELS / "cues.tsv").values():
        assert one.document not in held(one.set)
        assert (one.set, one.document) not in labelled


def test_every_cue_has_one_act_and_scope_and_1500_are_statements() -> None:
    """Labels are complete, and from the record's closed lists."""
    listed, labels = read_cues(LABELS / "cues.tsv"), read_labels(LABELS)

    assert labels.keys() == listed.keys()
    assert {act for act, _ in labels.values()} <= {*get_args(Act), NO_STATEMENT}
    assert all((scope == NO_STATEMENT) == (act == NO_STATEMENT) for act, scope in labels.values())
    assert {scope for _, scope in labels.values()} == {*get_args(Scope), NO_STATEMENT}
    assert sum(act != NO_STATEMENT for act, _ in labels.values()) >= 1500


def test_held_cues_are_read_twice_and_the_readings_agree_on_four_in_five() -> None:
    """What acts are measured on is known to be what two readers see."""
    ours, theirs = read_reading("A", LABELS), read_reading("B", LABELS)
    numbers = [number for number, (part, _) in read_cues(LABELS / "cues.tsv").items() if part == "held"]

    assert kappa([(ours[number][0], theirs[number][0]) for number in numbers]) > 0.8


@with_data
def test_cues_and_content_lie_within_their_texts() -> None:
    """Offsets count the text as it is read here."""
    for number, (_, one) in read_cues(LABELS / "cues.tsv").items():
        length = len(text_of(DATA, one.set, one.document))
        for start, end in (*one.cue, *one.content):
            assert 0 <= start < end <= length, number


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("12 deny", (12, "deny", "speech")),
        ("13 want", (13, "want", "attitude")),
        ("13 want s", (13, "want", "speech")),
        ("14 praise a", (14, "praise", "attitude")),
        ("15 -", (15, "-", "-")),
    ],
)
def test_a_reader_writes_number_act_and_scope_where_it_is_not_the_usual(line: str, meant: tuple[int, str, str]) -> None:
    """Most lines need no scope."""
    assert label(line) == meant


@pytest.mark.parametrize(
    "line", ["", "12", "twelve deny", "12 lie", "12 deny loud", "12 deny s s", "-3 deny", "12 deny -", "12 - s"]
)
def test_a_line_that_is_no_label_is_refused(line: str) -> None:
    """A slip of the reader is told, not kept."""
    with pytest.raises(InputError, match="is no label"):
        label(line)


def test_readings_that_differ_must_be_settled(tmp_path: Path) -> None:
    """No label is made up from two that differ."""
    for reader, act in (("reader-A", "say"), ("reader-B", "claim")):
        (tmp_path / f"{reader}.tsv").write_text(f"number\tact\tscope\n7\t{act}\tspeech\n", encoding="utf-8")

    with pytest.raises(InputError, match="cues 7 are read in two ways"):
        read_labels(tmp_path)
    (tmp_path / "settled.tsv").write_text("number\tact\tscope\n7\tclaim\tspeech\n", encoding="utf-8")

    assert read_labels(tmp_path) == {7: ("claim", "speech")}


def test_kappa_of_a_worked_example() -> None:
    """20 and 15 of 50 agreed, 5 and 10 not: 0.7 agreed, 0.5 by chance."""
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15

    assert kappa(pairs) == pytest.approx(0.4)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_kappa_is_1_for_equal_readings_and_never_more(pairs: list[tuple[str, str]]) -> None:
    """Chance is taken off, and the order of the readers does not matter."""
    assert kappa(pairs) <= 1
    assert kappa(pairs) == pytest.approx(kappa([(other, one) for one, other in pairs]))
    assert kappa([(one, one) for one, _ in pairs]) == 1


def test_agreement_needs_cues_that_both_have_read() -> None:
    """Two readings of different cues tell nothing."""
    with pytest.raises(InputError, match="no cue was read by both"):
        list(agreement({1: ("say", "speech")}, {2: ("say", "speech")}))


def test_a_draw_keeps_its_quotas() -> None:
    """Neither a plain cue, nor one cue, nor one document fills the list."""
    drawn = draw(
        [found(f"d{n // 5}", "said" if n % 2 else "denied", *([str(n)] if n > 200 else [])) for n in range(900)],
        60,
        Counter(),
        FIRST,
    )

    assert len(drawn) == 60
    assert max(Counter(one.document for one in drawn).values()) <= FIRST.of_one_document

    both = [found(f"d{n}", "said") for n in range(100)] + [found(f"e{n}", f"w{n}") for n in range(100)]
    plain = draw(both, 100, Counter(), FIRST)
    assert sum(one.document.startswith("d") for one in plain) == FIRST.plain_share * 100


def test_too_few_candidates_are_told() -> None:
    """A list shorter than asked for is not written unseen."""
    with pytest.raises(InputError, match=f"only {FIRST.of_one_cue} of 40"):
        draw([found(f"d{n}", "denied") for n in range(100)], 40, Counter(), FIRST)


def test_parts_share_no_document() -> None:
    """Documents are held whole."""
    ones = [Cue("raw", f"d{n // 3}", ((n, n + 1),), ((n + 2, n + 3),)) for n in range(60)]
    kept, rest = in_parts(ones, 20, random.Random(1))  # noqa: S311

    assert len(kept) == 18
    assert len(kept) + len(rest) == 60
    assert not {one.document for one in kept} & {one.document for one in rest}


def test_a_reader_sees_cue_and_content_marked_in_their_sentence() -> None:
    """What comes before stands in brackets."""
    assert context(TEXT, SAID) == "(The ferry was late.) Mayor Ada Lind (invented) [[said]] {it would sail on Monday}."
    assert words_of(TEXT, SAID.cue) == ("said",)


def test_numbers_are_written_as_ranges() -> None:
    """Long lists stay short."""
    assert ranges([1, 2, 3, 7, 9, 10]) == "1-3 7 9-10"
    assert ranges([]) == ""
