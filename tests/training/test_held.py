"""The documents held for measuring are fixed, and no loader lets one of them through to training."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from training.held import LIST, NOTHING_HELD, held, without_held

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
HELD = {"coref/np4e": 8, "gum": 18, "names/worldwide-newswire": 25, "raw": 55, "statements": 14}

with_data = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data sets are not here")


def lines() -> list[str]:
    """Give the list's lines, with what follows its last line end."""
    return LIST.read_text(encoding="utf-8").split("\n")


def test_the_list_holds_120_documents_sorted_and_each_once() -> None:
    """A change to the list shows as one line in a diff, since it is sorted, and no document counts twice."""
    *entries, rest = lines()

    assert rest == ""
    assert len(entries) == 120
    assert entries == sorted(set(entries))


def test_a_line_is_a_set_and_a_name_and_no_text() -> None:
    """The list gives nothing away of what the documents say."""
    for line in lines()[:-1]:
        assert re.fullmatch(r"[a-z0-9/-]+\t\S+", line), line


@pytest.mark.parametrize("set_name", sorted(HELD))
def test_each_set_holds_back_its_share(set_name: str) -> None:
    """The shares of the five sets stay as they were drawn."""
    assert len(held(set_name)) == HELD[set_name]


def test_only_known_sets_are_held() -> None:
    """A set is either held from or named as one of which nothing is held, never both."""
    assert {line.partition("\t")[0] for line in lines()[:-1]} == set(HELD)
    assert not NOTHING_HELD & set(HELD)


def test_held_documents_are_taken_out_and_the_rest_keeps_its_order() -> None:
    """A loader gets back what it gave, less the held documents."""
    kept_back = min(held("gum"))
    documents = [("GUM_zebra", 1), (kept_back, 2), ("GUM_apple", 3)]

    assert list(without_held("gum", documents)) == [("GUM_zebra", 1), ("GUM_apple", 3)]


def test_a_set_without_held_documents_passes_whole() -> None:
    """Loaders of other sets may hand their documents through all the same."""
    assert list(without_held("polnear", [("a", 1)])) == [("a", 1)]


def test_a_misspelt_set_fails_before_the_first_document() -> None:
    """A wrong set name never lets held documents slip through."""
    with pytest.raises(ValueError, match=r"no set is called 'newswire'; known are .*names/worldwide-newswire"):
        without_held("newswire", [])


@with_data
@pytest.mark.parametrize("set_name", sorted(HELD))
def test_every_held_document_is_found_in_its_set(set_name: str) -> None:
    """A name in the list is the name that a loader will meet."""
    assert held(set_name) <= set(names(set_name))


def names(set_name: str) -> Iterator[str]:
    """Name every document of a set, as the sets themselves tell."""
    folder = DATA / set_name
    match set_name:
        case "coref/np4e":
            for path in folder.glob("*/*.mmax"):
                yield f"{path.parent.name}/{path.stem}"
        case "gum":
            for path in folder.glob("*/*.conllu"):
                yield from re.findall(r"^# newdoc id = (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        case "names/worldwide-newswire":
            for path in folder.glob("*.txt.tsv"):
                yield path.name.removesuffix(".txt.tsv")
        case _:
            key = {"raw": "url", "statements": "link"}[set_name]
            for path in folder.glob("*.jsonl"):
                for line in path.read_text(encoding="utf-8").splitlines():
                    yield json.loads(line)[key]
