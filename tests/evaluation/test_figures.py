"""Scores of figures: readers of MUC-4, of shootings and of labelled sentences. All texts are invented."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from msgspec import structs

from onrecord.errors import InputError
from onrecord.evaluation.figure_labels import LabelledSentence, read_sentences, with_texts
from onrecord.evaluation.figures import compare, number_told, score_figures, score_muc4
from onrecord.evaluation.muc4 import MucDocument, Victims, half_of, read_muc4
from onrecord.evaluation.score import Score
from onrecord.evaluation.shootings import read_shootings
from onrecord.figures import find_figures
from onrecord.intake import article_from_text

TEXTS = """DEV-MUC3-0001 (INVENTED)

   PORT ADEL, 3 JAN 90 -- [TEXT] TWO SAILORS
WERE KILLED AND SIX DOCKERS WERE WOUNDED.

   NILS BERG WAS ALSO KILLED.


DEV-MUC3-0002 (INVENTED)

   TARN, 4 JAN 90 -- [TEXT] NOTHING HAPPENED.
"""
KEY = """
0.  MESSAGE: ID                     DEV-MUC3-0001 (INVENTED)
1.  MESSAGE: TEMPLATE               1
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
18. HUM TGT: NAME                   "NILS BERG"
19. HUM TGT: DESCRIPTION            "SAILORS"
                                    "DOCKERS" / "WORKERS"
21. HUM TGT: NUMBER                 1: "NILS BERG"
                                    2: "SAILORS"
                                    6 / 7: "DOCKERS" / "WORKERS"
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "NILS BERG"
                                    DEATH: "SAILORS"
                                    INJURY: "DOCKERS" / "WORKERS"
24. HUM TGT: TOTAL NUMBER           -

0.  MESSAGE: ID                     DEV-MUC3-0002 (INVENTED)
1.  MESSAGE: TEMPLATE               *
21. HUM TGT: NUMBER                 *
"""


@pytest.fixture
def muc4(tmp_path: Path) -> Path:
    """A folder of two articles in the format of MUC-4, with a key."""
    (tmp_path / "dev-muc3-0001-0002").write_text(TEXTS)
    (tmp_path / "key-dev-0001.muc4").write_text(KEY)
    return tmp_path


def test_muc4_articles_are_read_with_their_victims(muc4: Path) -> None:
    """Lines of a paragraph are joined; numbers, words and effects of the key belong together."""
    first, second = read_muc4(muc4)
    assert first.text.split("\n\n")[1] == "NILS BERG WAS ALSO KILLED."
    assert [(v.words, sorted(v.numbers), sorted(v.effects)) for v in first.victims] == [
        (("NILS BERG",), [1], ["killed"]),
        (("SAILORS",), [2], ["killed"]),
        (("DOCKERS", "WORKERS"), [6, 7], ["injured"]),
    ]
    assert second.victims == ()


def test_halves_part_the_documents(muc4: Path) -> None:
    """Every document is in one half, told by its name alone."""
    names = [document.name for half in ("train", "dev") for document in read_muc4(muc4, half)]
    assert sorted(names) == ["DEV-MUC3-0001", "DEV-MUC3-0002"]
    assert half_of("DEV-MUC3-0001") in {"train", "dev"}


def test_numbers_are_scored_against_the_key(muc4: Path) -> None:
    """Each number of the record that the key has is right; one that it lacks is too much, one it has alone is missed."""
    first = next(read_muc4(muc4))
    figures = find_figures(article_from_text(first.text))
    right = score_muc4(first, figures)
    assert right["number", "killed"] == Score(2, 2, 2, 2)
    assert right["number", "injured"] == Score(1, 1, 1, 1)
    wrong = [structs.replace(figure, low=9, high=9) for figure in figures]
    assert score_muc4(first, wrong)["number", "killed"] == Score(1, 0, 2, 0)


def test_a_key_without_victims_scores_nothing() -> None:
    """What a key does not tell is neither right nor wrong."""
    document = MucDocument("DEV-MUC3-0009", "TWO SAILORS WERE KILLED.", ())
    assert score_muc4(document, find_figures(article_from_text(document.text))) == {}
    unsure = MucDocument("D", document.text, (Victims(("SAILORS",), frozenset({"killed"}), frozenset({2}), optional=True),))
    assert score_muc4(unsure, find_figures(article_from_text(unsure.text)))["number", "killed"].true == 0


@pytest.mark.parametrize("missing", ["dev-muc3-0001-0002", "key-dev-0001.muc4"])
def test_a_folder_without_articles_or_keys_is_refused(muc4: Path, missing: str) -> None:
    """The message says which files are expected."""
    (muc4 / missing).unlink()
    with pytest.raises(InputError, match="expected files dev-muc3"):
        list(read_muc4(muc4))


def shootings(folder: Path, texts: list[object], numbers: list[object]) -> Path:
    """Write a folder of reports."""
    (folder / "X_val.json").write_text(json.dumps(texts))
    (folder / "y_val.json").write_text(json.dumps(numbers))
    return folder


def test_shootings_are_scored_by_their_number(tmp_path: Path) -> None:
    """A report's number of killed is right where it is the incident's; an empty report tells nothing."""
    folder = shootings(
        tmp_path,
        [{"text": "Two men and a boy were killed.", "publish_date": "2024-05-06"}, {"text": " "}],
        [{"n_killed": 3, "n_injured": 0}, {"n_killed": 0, "n_injured": 1}],
    )
    rows = {row.key: row.score for row in score_figures(folder, None, "held")}
    assert rows["number, killed"] == Score(1, 1, 1, 1)
    assert rows["number, injured"] == Score(0, 0, 1, 0)


def test_damaged_shootings_are_refused(tmp_path: Path) -> None:
    """Lists of unlike length, and numbers that are none, are told with their file."""
    folder = shootings(tmp_path, [{"text": "x"}], [])
    with pytest.raises(InputError, match=r"holds 1 reports, y_val\.json 0"):
        list(read_shootings(folder))
    shootings(tmp_path, [{"text": "x"}], [{"n_killed": "many", "n_injured": 0}])
    with pytest.raises(InputError, match="hold no reports of shootings"):
        list(read_shootings(folder))


def test_the_number_told_is_the_largest_or_the_sum_of_a_list() -> None:
    """Parts don't count again, and those joined by "and" count together."""
    text = "Five men, including a clerk, were killed. A boy and two girls were killed."
    assert number_told(find_figures(article_from_text(text)), "killed", text) == 5
    assert number_told([], "killed", text) == 0


def test_figures_are_compared_by_kind_number_and_source() -> None:
    """A right number counts even with a wrong source, and the other way round."""
    text = "Two men were killed, Ada Lind said. Six were hurt, Nils Berg said."
    first, second = find_figures(article_from_text(text))
    lind, berg = (text.index("Ada Lind"), text.index("Ada Lind") + 8), (text.index("Nils"), text.index("Nils") + 9)
    labels = [
        ("killed", 2, 2, (0, 7), lind),
        ("injured", 7, 7, (second.span.start, second.span.end), berg),
    ]
    scores = compare([(first, (lind,)), (second, (berg,))], labels)
    assert scores["figure", "all"] == Score(2, 1, 2, 1)
    assert scores["source", "all"] == Score(2, 2, 2, 2)
    assert compare([(first, (berg,))], labels[:1])["source", "all"] == Score(1, 0, 1, 0)


def test_labelled_sentences_are_held_against_their_text(tmp_path: Path) -> None:
    """A text that is another than was labelled is refused; a broken file is told with its place."""
    (tmp_path / "raw").mkdir()
    row = {"url": "https://news.example/1", "title": "", "text": "Two men were killed.", "date": "2024-05-06"}
    (tmp_path / "raw" / "rows.jsonl").write_text(json.dumps(row))
    label = {"set": "raw", "name": row["url"], "sentence": [0, 20]}
    digest = hashlib.sha256(row["text"].encode()).hexdigest()[:16]
    (tmp_path / "held.json").write_text(json.dumps([{**label, "sha256": digest}, {**label, "sha256": "0" * 16}]))
    good, changed = read_sentences(tmp_path, "held")
    assert [text for _, text, _ in with_texts([good], tmp_path)] == [row["text"]]
    with pytest.raises(InputError, match="another text than was labelled"):
        list(with_texts([changed], tmp_path))
    (tmp_path / "held.json").write_text('[{"set": 1}]')
    with pytest.raises(InputError, match="holds no labelled sentences"):
        read_sentences(tmp_path, "held")


def test_our_labelled_sentences_are_sound() -> None:
    """Both parts share no document, and every span lies in its sentence."""
    folder = Path(__file__).parents[2] / "labels" / "figures"
    develop, held = read_sentences(folder, "develop"), read_sentences(folder, "held")

    def names(sentences: list[LabelledSentence]) -> set[tuple[str, str]]:
        return {(sentence.set, sentence.name) for sentence in sentences}

    assert not names(develop) & names(held)
    assert sum(any(figure.source for figure in sentence.figures) for sentence in (*develop, *held)) >= 200
    for sentence in (*develop, *held):
        start, end = sentence.sentence
        for figure in sentence.figures:
            for low, high in filter(None, (figure.span, figure.source)):
                assert start <= low < high <= end
