"""Scores of the heads on small treebanks and texts made here; all words are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.main import cli
from onrecord.evaluation.conllu import read_treebank
from onrecord.evaluation.coreference import analysis_of, found_mentions, true_mentions
from onrecord.evaluation.syntax import score_document
from onrecord.meaning.model import load_model

TREES = """\
# newdoc id = GUM_news_adel
# newpar
1\tAda\tAda\tPROPN\tNNP\t_\t3\tnsubj\t3:nsubj\tEntity=(1-person-1
2\tLind\tLind\tPROPN\tNNP\t_\t1\tflat\t1:flat\tEntity=1)
3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t0:root\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t3:punct\t_

1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t2:nsubj\tEntity=(1-person-1)
2\tslept\tsleep\tVERB\tVBD\t_\t0\troot\t0:root\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t2:punct\t_
"""
NAMES = "https://news.example/1\nAda\tB-Person\nLind\tI-Person\nleft\tO\nNorway\tB-Location\n.\tO\n"
FACTS = "1\tAda\t_\n2\tLind\t_\n3\tleft\t3.0\n4\tOslo\t_\n5\t.\t_\n"
PRONOUNS = (
    "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n"
    "one\tAda met Per. She left.\tShe\t13\tAda\t0\tTRUE\tPer\t8\tFALSE\tu\n"
    "two\tAda met Per. She left.\tShe\t13\tAda\t0\tTRUE\tPer\t8\tFALSE\tu\n"
)


def rows(*words: str) -> list[dict[str, object]]:
    """Run ``onrecord evaluate`` and read its rows."""
    done = CliRunner().invoke(cli, ["evaluate", *words, "--json"])
    assert done.exit_code == 0, done.output
    found: list[dict[str, object]] = json.loads(done.output)
    return found


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    """A folder with one treebank."""
    (tmp_path / "adel.conllu").write_text(TREES, encoding="utf-8")
    return tmp_path


def test_words_sentences_and_arcs_are_counted(trees: Path) -> None:
    """On a text so plain that every one of them is right."""
    (document,) = read_treebank(trees)
    scores = score_document(document, analysis_of(document.text, load_model()))
    for measure in ("words", "boundaries", "sentences", "unlabelled"):
        assert scores[measure].f1 == 100, measure
    assert scores["words"].true == 7


def test_mentions_are_compared_by_their_heads(trees: Path) -> None:
    """The true ones are read off the trees, the found ones off the model."""
    (document,) = read_treebank(trees)
    true = dict(true_mentions(document))
    assert true == {0: 1, 15: 1}
    found = dict(found_mentions(analysis_of(document.text, load_model())))
    assert found[0] == found[15]


def test_the_tasks_run_on_their_formats(trees: Path, tmp_path: Path) -> None:
    """Each by its command."""
    (tmp_path / "nz_herald_1.txt.tsv").write_text(NAMES, encoding="utf-8")
    (tmp_path / "dev.conll").write_text(FACTS, encoding="utf-8")
    (tmp_path / "gap-development.tsv").write_text(PRONOUNS, encoding="utf-8")
    measures = {task: {row["measure"] for row in rows(str(trees), "--task", task)} for task in ("syntax", "coreference")}
    assert "labelled" in measures["syntax"]
    assert measures["coreference"] == {"muc", "b cubed", "ceaf", "conll"}
    (every,) = (row for row in rows(str(tmp_path), "--task", "names") if row["group"] == "all")
    assert every["annotated"] == 2
    (pronoun,) = rows(str(tmp_path), "--task", "pronouns")
    assert pronoun["annotated"] == 1
    error = next(row for row in rows(str(tmp_path), "--task", "factuality") if row["measure"] == "error")
    assert isinstance(error["value"], float)
    assert 0 <= error["value"] <= 6


@pytest.mark.parametrize("task", ["syntax", "coreference", "names", "pronouns", "factuality"])
def test_an_empty_folder_is_refused(tmp_path: Path, task: str) -> None:
    """With a sentence that says what is missing."""
    done = CliRunner().invoke(cli, ["evaluate", str(tmp_path), "--task", task])
    assert done.exit_code != 0
    assert "holds no" in str(done.output) + str(done.exception)
