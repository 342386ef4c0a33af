"""Texts of documents out of data folders, and tokens set as prose. All texts are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.evaluation.documents import document_names, document_text, published, text_sha256
from onrecord.evaluation.prose import prose

GUM = """# newdoc id = GUM_news_port
# meta::dateCreated = 2021-05-03
# newpar
# sent_id = 1
# text = Port closed
1\tPort\tport\tNOUN\tNN\t_\t2\tnsubj\t_\t_
2\tclosed\tclose\tVERB\tVBD\t_\t0\troot\t_\t_

# newpar
# newpar_block = p (2 s)
# sent_id = 2
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tEntity=1)|SpaceAfter=No
3.1\tthere\tthere\tADV\tRB\t_\t_\t_\t_\t_
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = 3
1\tStay\tstay\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_
"""
NEWSWIRE = "http://news.example/1\tO\n\nAda\tB-Person\nLind\tI-Person\n's\tO\nport\tO\n.\tO\n\nClosed\tO\n.\tO\n"
WORDS = """<?xml version="1.0"?>
<words>
  <word id="word_1">Port</word>
  <word id="word_2">closed</word>
  <word id="word_3">Tarn</word>
  <word id="word_4">&amp;</word>
  <word id="word_5">Sons</word>
  <word id="word_6">$--</word>
  <word id="word_7">gone</word>
</words>
"""
SECTIONS = """<markables>
<markable id="markable_1" span="word_1..word_2" mmax_level="section"/>
<markable id="markable_2" span="word_3..word_7" mmax_level="section"/>
</markables>
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small folder with one document or two of each set."""
    files = {
        "raw/a.jsonl": [
            {"url": "https://news.example/a", "title": "Port closed", "text": "The port is closed.", "date": "2021-05-03"},
            {"url": "https://news.example/b", "title": "Port closed", "text": "Port closed\n\nIt is.", "date": ""},
        ],
        "statements/b.jsonl": [
            {"link": "https://office.example/1", "headline": "A talk", "body": "They spoke.", "date": "2021"}
        ],
    }
    for name, rows in files.items():
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    written = {
        "gum/dev/GUM_news_port.conllu": GUM,
        "names/worldwide-newswire/no_port_1.txt.tsv": NEWSWIRE,
        "coref/np4e/port/1newsML.mmax": "",
        "coref/np4e/port/Basedata/1newsML_words.xml": WORDS,
        "coref/np4e/port/markables/1newsML_section_level.xml": SECTIONS,
    }
    for name, content in written.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("set_name", "name", "text"),
    [
        ("raw", "https://news.example/a", "Port closed\n\nThe port is closed."),
        ("raw", "https://news.example/b", "Port closed\n\nIt is."),
        ("statements", "https://office.example/1", "A talk\n\nThey spoke."),
        ("gum", "GUM_news_port", "Port closed\n\nDon't go. Stay."),
        ("names/worldwide-newswire", "no_port_1", "Ada Lind's port.\n\nClosed."),
        ("coref/np4e", "port/1newsML", "Port closed\n\nTarn & Sons -- gone"),
    ],
)
def test_text_of_each_set(data: Path, set_name: str, name: str, text: str) -> None:
    """Every set's document comes out as its text, and is among the set's names."""
    assert document_text(data, set_name, name) == text
    assert name in document_names(data, set_name)


def test_date_beside_the_text(data: Path) -> None:
    """The date of publication comes from the row or the document's head; without one there is none."""
    assert published(data, "raw", "https://news.example/a") == "2021-05-03"
    assert published(data, "raw", "https://news.example/b") is None
    assert published(data, "gum", "GUM_news_port") == "2021-05-03"
    assert published(data, "coref/np4e", "port/1newsML") is None


@pytest.mark.parametrize("set_name", ["raw", "statements", "gum", "names/worldwide-newswire", "coref/np4e"])
@pytest.mark.parametrize("name", ["missing", "../secret", ""])
def test_unknown_document_is_an_error(data: Path, set_name: str, name: str) -> None:
    """A name that the set does not hold is told, with the folder that was looked into."""
    with pytest.raises(InputError, match="holds no document"):
        document_text(data, set_name, name)


def test_unknown_set_is_an_error(data: Path) -> None:
    """A misspelt set is told, with those that are known."""
    with pytest.raises(InputError, match="known are coref/np4e"):
        document_text(data, "wire", "a")
    with pytest.raises(InputError, match="known are coref/np4e"):
        document_names(data, "wire")


def test_hash_changes_with_the_text() -> None:
    """Texts that differ in one mark differ in their hash."""
    assert text_sha256("Ada said so.") != text_sha256("Ada said so")


@pytest.mark.parametrize(
    ("tokens", "expected"),
    [
        ('" We stay , " said Ada Lind . " All of us . "', '"We stay," said Ada Lind. "All of us."'),
        ("Lind ’ s aides did n't know , and don ’ t care .", "Lind’s aides didn't know, and don’t care."),
        ("the workers ’ union ( founded in 1990 ) , they ' re out", "the workers’ union (founded in 1990), they're out"),
        ("the M ā ori of the kaum ā tua and hap ū because", "the Māori of the kaumātua and hapū because"),
        ("a two - decade - old pact of then - president Berg", "a two-decade-old pact of then-president Berg"),
        ("TARN - Ada Lind resigned - and nobody asked why", "TARN - Ada Lind resigned - and nobody asked why"),
        ("US $ 5 million , 40 % of it in 2020 – 2021", "US$5 million, 40% of it in 2020–2021"),
        ("He called it a ' farce ' and left .", "He called it a 'farce' and left."),
        ("J & K , but Berg & Sons ; and / or", "J&K, but Berg & Sons; and/or"),
        ("“ We stay , ” she said", "“We stay,” she said"),
    ],
)
def test_tokens_become_prose(tokens: str, expected: str) -> None:
    """Spaces go where a newspaper has them."""
    assert prose(tokens.split()) == expected


@given(st.lists(st.text(alphabet="ab'\"’“”-–.,($&/s1 ", min_size=1, max_size=6), max_size=12))
def test_prose_keeps_every_character(tokens: list[str]) -> None:
    """But for white space, the prose has the characters of the tokens, in their order, in one line."""
    set_as_prose = prose(tokens)
    assert "".join(set_as_prose.split()) == "".join("".join(tokens).split())
    assert "\n" not in set_as_prose
    assert set_as_prose == set_as_prose.strip()
