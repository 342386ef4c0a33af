"""Scores of stories, of events joined across articles, and of statements that repeat one another. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.compare.repeats import find_repeats, says_the_same
from onrecord.errors import InputError
from onrecord.evaluation.clusters import read_meant, score_clusters
from onrecord.evaluation.repeats import score_repeats
from onrecord.evaluation.stories import score_stories
from onrecord.meaning.model import FOLDER, Model, load_model

ROOT = Path(__file__).parent.parent.parent
FLOOD = (
    ("The", "Quarrow", "dam", "broke", "and", "flooded", "Ostrin", "on", "Monday", "."),
    ("Floods", "reached", "Ostrin", "after", "the", "Quarrow", "dam", "broke", "."),
)
QUAKE = (
    ("An", "earthquake", "shook", "Lindholm", "and", "broke", "the", "windows", "of", "its", "school", "."),
    ("Lindholm", "counts", "its", "broken", "windows", "since", "the", "earthquake", "shook", "the", "town", "."),
)


def document(tokens: tuple[str, ...], marked: dict[str, str]) -> str:
    """Write a document of ECB+'s form: tokens, and mentions of events with the chains that they belong to."""
    lines = [f'<token t_id="{at}" sentence="0" number="{at}">{word}</token>' for at, word in enumerate(tokens, 1)]
    marks, ties = [], []
    for number, (word, chain) in enumerate(marked.items(), 1):
        anchor = f'<token_anchor t_id="{tokens.index(word) + 1}"/>'
        marks.append(f'<ACTION_OCCURRENCE m_id="{number}">{anchor}</ACTION_OCCURRENCE>')
        ties.append(f'<CROSS_DOC_COREF r_id="{number}" note="{chain}"><source m_id="{number}"/></CROSS_DOC_COREF>')
    return f"<Document>{''.join(lines)}<Markables>{''.join(marks)}</Markables><Relations>{''.join(ties)}</Relations></Document>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two happenings of one topic, each in two documents, in which "broke" tells of two events."""
    topic = tmp_path / "31"
    topic.mkdir()
    for kind, texts in (("ecb", FLOOD), ("ecbplus", QUAKE)):
        for number, tokens in enumerate(texts, 1):
            marked = {word: f"{kind} {word[:5].lower()}" for word in tokens if word in {"broke", "broken", "shook"}}
            (topic / f"31_{number}{kind}.xml").write_text(document(tokens, marked), encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def model() -> Model:
    """The shipped model."""
    return load_model(FOLDER)


def test_stories_are_scored_by_happening_and_by_topic(folder: Path) -> None:
    """Articles of one happening come together, those of another of the same topic stay apart, and the score says so."""
    rows = {(row.measure, row.group): row.score for row in score_stories(folder, "held")}
    assert rows["b cubed", "happenings"].f1 == 100
    assert (rows["b cubed", "topics"].precision, rows["b cubed", "topics"].recall) == (100, 50)
    assert rows["purity", "happenings"].precision == 100
    with pytest.raises(InputError, match="ECB"):
        score_stories(folder, "develop")


def test_events_are_scored_beside_the_same_lemma(folder: Path, model: Model) -> None:
    """Two happenings told by one verb are kept apart by their stories; the same lemma alone joins them."""
    meant = read_meant(folder, [31], model)
    assert len(meant) == 6
    assert len({one.story for one in meant}) == 2
    rows = {(row.measure, row.group): row.score for row in score_clusters(folder, "held", model)}
    ours, baseline = rows["b cubed", "happenings"], rows["b cubed", "same head lemma"]
    assert ours.true == 6
    assert ours.precision > baseline.precision
    assert ours.f1 > baseline.f1
    assert rows["muc", "happenings"].predicted > 0


def test_repeats_of_both_halves_are_found() -> None:
    """On the made pairs copies and rewordings are found, in the half to develop on and in the half held."""
    for part in ("develop", "held"):
        rows = {row.group: row.score for row in score_repeats(ROOT / "evaluation" / "repeats", part)}
        assert rows["all"].f1 >= 90
        assert rows["all"].true == rows["same"].true + rows["cut"].true + rows["reworded"].true


@pytest.mark.parametrize("text", ["relation\tone\tother\nalike\tA\tB\n", "relation\tone\tother\nsame\tA\n"])
def test_a_damaged_file_is_told(tmp_path: Path, text: str) -> None:
    """A relation that is none, or a missing column, is told with file and line; so is a missing file."""
    (tmp_path / "held.tsv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"held\.tsv, line 2"):
        score_repeats(tmp_path, "held")
    with pytest.raises(InputError, match="evaluation/repeats"):
        score_repeats(tmp_path, "develop")


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Three ferries sank off Marrin", "three ferries sank off Marrin.", "same"),
        ("Three ferries sank off Marrin", "Five ferries sank off Marrin", None),
        ("The ferries sank off Marrin", "The ferries never sank off Marrin", None),
        ("", "", None),
        ("", "The ferries sank off Marrin", None),
        ("…", "!", None),
    ],
)
def test_numbers_and_denials_must_agree(one: str, other: str, how: str | None) -> None:
    """Another number, or a denial, makes another statement; nothing said repeats nothing."""
    assert says_the_same(one, other) == how
    assert says_the_same(other, one) == how


def test_a_repeat_names_the_one_before() -> None:
    """Each repeat is tied to an earlier wording, and a large pile of the same words is walked through quickly."""
    many = ["The mill at Pellin burnt down in the night"] * 500
    found = find_repeats(["Nobody saw the mill burn", *many])
    assert {repeat.how for repeat in found} == {"same"}
    assert all(repeat.earlier < repeat.later for repeat in found)
    assert find_repeats(many[:2], may_be=lambda _one, _other: False) == []
