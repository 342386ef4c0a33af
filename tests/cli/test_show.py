"""``onrecord show``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import cli
from onrecord.record import Record, from_json
from onrecord.store import Store
from tests.store.builder import Said, make_record, met, quarrel
from tests.store.test_whole import whole


@pytest.fixture
def db(tmp_path: Path, record: Record) -> Path:
    """A store of two articles, one of them met in two outlets."""
    path = tmp_path / "news.db"
    with Store.open(path, create=True) as store:
        store.add(record)
        store.add(quarrel())
        store.add(met(quarrel(), publisher="Norland Wire", published="2021-06-04", source="https://wire.example/1"))
    return path


def run(db: Path, *arguments: str) -> Result:
    """Run the command on a store."""
    return CliRunner().invoke(cli, ["show", *arguments, "--db", str(db)])


def flat(text: str) -> str:
    """Put a wrapped text on one line."""
    return " ".join(text.split())


def statement(act: str) -> str:
    """Give the id of the quarrel's statement of an act."""
    return next(one.id for one in quarrel().statements if one.act == act)


def test_a_statement_stands_in_its_paragraph(db: Path) -> None:
    """Source, cue and content are marked in the paragraph, and the rest of it is there."""
    shown = run(db, statement("deny")[:9]).stdout
    assert shown.startswith("Mayor Inga O'Brien\n")
    assert "‹Mayor Inga O'Brien› {denied} ⟦that anyone had touched it⟧. According to a fisherman" in flat(shown)
    assert "lamp has been dark" not in shown


def test_what_is_known_is_said(db: Path) -> None:
    """Form, act, scope, confidence, ids, model and every appearance are there; what is not known is unknown."""
    shown = run(db, statement("accuse")).stdout
    for label, value in (("Form", "indirect"), ("Act", "accuse"), ("Scope", "unknown"), ("Confidence", "0.90")):
        assert f"{label:12}{value}\n" in shown
    assert statement("accuse") in shown
    assert quarrel().article.id in shown
    assert "onrecord 0.0.1, model by hand 1" in shown
    assert "Island Herald · 2021-06-02 · lighthouse.txt · stored 20" in shown
    assert "Norland Wire · 2021-06-04 · https://wire.example/1 · stored 20" in shown


def test_nested_statements_name_each_other(db: Path) -> None:
    """A statement within another names it, and the other names what it holds."""
    inner = statement("promise")
    shown = run(db, inner).stdout
    outer = next(line.split()[1].rstrip(":") for line in shown.splitlines() if line.startswith("Within"))
    assert f"{'Holds':12}{inner}: a new lamp" in run(db, outer).stdout


def test_colour_marks_by_colour(db: Path) -> None:
    """With colour there are no brackets."""
    shown = run(db, statement("deny"), "--color").stdout
    assert "\x1b[33mdenied\x1b[0m" in shown
    assert "⟦" not in shown
    assert "‹" not in shown


def test_overlapping_roles_nest(db: Path) -> None:
    """A source inside what is said is bracketed inside it."""
    said = Said("Ada's lamp is out, she says", "says", "Ada")
    record = make_record("Ada's lamp is out, she says.", [said])
    with Store.open(db) as store:
        store.add(record)
    assert "⟦‹Ada›'s lamp is out, she {says}⟧." in run(db, record.statements[0].id).stdout


def test_an_article_shows_its_statements(db: Path) -> None:
    """An article's id gives its report, and everywhere it was met."""
    shown = run(db, quarrel().article.id[7:19]).stdout
    assert shown.startswith("Lighthouse quarrel drags on\n═══")
    assert "6: 2 direct, 4 indirect" in shown
    assert "Norland Wire · 2021-06-04" in shown
    assert shown.endswith(f"{quarrel().article.id}\n")


def test_json_of_an_article_is_a_record(db: Path) -> None:
    """The JSON of an article keeps the contract of a record, and adds the appearances."""
    shown = run(db, quarrel().article.id, "--json").stdout
    assert from_json(shown) == quarrel()
    assert [one["publisher"] for one in json.loads(shown)["appearances"]] == ["Island Herald", "Norland Wire"]


def test_json_of_a_statement(db: Path) -> None:
    """The JSON of a statement has it, its article, its paragraphs, its run and its appearances."""
    shown = json.loads(run(db, statement("deny"), "--json").stdout)
    assert shown["statement"]["id"] == statement("deny")
    assert shown["article"]["title"] == "Lighthouse quarrel drags on"
    [paragraph] = shown["paragraphs"]
    assert quarrel().article.text[paragraph["start"] : paragraph["end"]] == paragraph["text"]
    assert paragraph["text"].startswith("Mayor Inga O'Brien denied")
    assert shown["run"]["model"] == "by hand 1"
    assert len(shown["appearances"]) == 2


def test_a_statement_of_several_paragraphs(db: Path, record: Record) -> None:
    """A quotation that runs over paragraphs is shown with all of them."""
    told = record.statements[3]
    shown = run(db, told.id).stdout
    assert "⟦“Nobody asked us." in shown
    assert len(json.loads(run(db, told.id, "--json").stdout)["paragraphs"]) == 2


def test_parts_of_later_versions_do_no_harm(db: Path) -> None:
    """A record with actors, events and figures is shown too."""
    with Store.open(db) as store:
        store.add(whole())
    assert run(db, whole().statements[0].id).exit_code == 0
    assert from_json(run(db, whole().article.id, "--json").stdout) == whole()


@pytest.mark.parametrize(("identifier", "said"), [("s0000", "holds no statement"), ("lamp", "is no id"), ("s1", "too short")])
def test_what_is_not_there_fails(db: Path, identifier: str, said: str) -> None:
    """An id that nothing has is told in one line: exit status 1."""
    result = run(db, identifier)
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_control_characters_of_an_article_stay_harmless(db: Path) -> None:
    """What an article smuggles in does not reach the terminal."""
    record = make_record("\x1b[31mred\x1b[0m, she said.", [Said("\x1b[31mred\x1b[0m", "said", "she")], title="\x1b]0;x\x07")
    with Store.open(db) as store:
        store.add(record)
    for identifier in (record.article.id, record.statements[0].id):
        assert "\x1b" not in run(db, identifier).stdout
        assert "\x1b" not in run(db, identifier, "--json").stdout
