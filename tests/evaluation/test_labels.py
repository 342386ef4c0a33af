"""Stand-off labels: the file format and what is wrong with labels. The text is invented."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord.errors import InputError
from onrecord.evaluation.documents import text_sha256
from onrecord.evaluation.label_faults import faults
from onrecord.evaluation.label_pieces import pieces
from onrecord.evaluation.labels import LabelledDocument, file_name, read_folder, read_labels, to_json

TEXT = 'Ada Lind said "the port is open". Berg denied it. Five men were killed.'


def at(words: str) -> tuple[int, int]:
    """Offsets of words."""
    start = TEXT.index(words)
    return start, start + len(words)


def labels(**changed: object) -> LabelledDocument:
    """Sound labels, with some fields changed."""
    fields: dict[str, Any] = {
        "set": "raw",
        "name": "https://news.example/a",
        "text_sha256": text_sha256(TEXT),
        "part": "develop",
        "reader": 1,
        "genre": "politics",
        "actors": [
            {"id": "lind", "kind": "person", "name": at("Ada Lind"), "mentions": [at("Ada Lind")]},
            {"id": "berg", "kind": "person", "name": at("Berg"), "mentions": [at("Berg")]},
        ],
        "statements": [statement(), denial()],
        "events": [event()],
        "figures": [figure()],
        "accounts": [account()],
    }
    return msgspec.convert(fields | changed, LabelledDocument)


def statement(**changed: object) -> dict[str, Any]:
    """What Ada Lind said."""
    fields = {
        "id": "s1",
        "form": "direct",
        "content": [at('"the port is open"')],
        "cue": [at("said")],
        "source": [at("Ada Lind")],
        "speaker": "lind",
        "how": "name",
        "act": "say",
        "scope": "speech",
    }
    return fields | changed


def denial(**changed: object) -> dict[str, Any]:
    """What Berg denied."""
    fields = {
        "id": "s2",
        "form": "indirect",
        "content": [(at("it.")[0], at("it.")[1] - 1)],
        "cue": [at("denied")],
        "source": [at("Berg")],
        "speaker": "berg",
        "how": "name",
        "act": "deny",
        "scope": "speech",
    }
    return fields | changed


def event(**changed: object) -> dict[str, Any]:
    """The killing."""
    fields = {
        "id": "e1",
        "type": "ASSAULT",
        "trigger": at("killed"),
        "recipient": ["berg"],
        "status": "happened",
        "figures": ["f1"],
    }
    return fields | changed


def figure(**changed: object) -> dict[str, Any]:
    """The count of it."""
    fields = {"id": "f1", "kind": "killed", "low": 5, "high": 5, "bound": "exact", "span": at("Five men"), "event": "e1"}
    return fields | changed


def account(**changed: object) -> dict[str, Any]:
    """The dispute about the port."""
    positions = [
        {"stance": "asserts", "voice": "s1", "span": at("port")},
        {"stance": "denies", "voice": "s2", "span": at("Berg")},
    ]
    return {"id": "c1", "matter": at("the port is open"), "positions": positions} | changed


def test_sound_labels_have_no_fault() -> None:
    """Nothing is found where nothing is wrong."""
    assert list(faults(labels(), TEXT)) == []


def test_labels_come_back_from_their_file(tmp_path: Path) -> None:
    """Written and read again, labels are the same; the file holds none of the text's words."""
    path = tmp_path / file_name("raw", "https://news.example/a", 1)
    path.write_bytes(to_json(labels()))
    assert read_labels(path) == labels()
    assert b"port is" not in path.read_bytes()
    assert list(read_folder(tmp_path)) == [labels()]
    assert list(read_folder(tmp_path, "held")) == []
    assert list(read_folder(tmp_path, reader=2)) == []


def test_file_names_are_safe_and_differ() -> None:
    """A file's name has no character of the document's name, and tells document and reader apart."""
    names = {file_name("coref/np4e", name, reader) for name in ("a/../b", "a?b") for reader in (1, 2)}
    assert len(names) == 4
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.") for name in names)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"statements": [statement(speaker="nobody")]}, "speaker: no actor has the id 'nobody'"),
        ({"statements": [statement(within="s1")]}, "within: no other statement has the id 's1'"),
        ({"statements": [statement(within="s2"), denial(within="s1")]}, "circle"),
        ({"statements": [statement(content=[at("said")]), denial()]}, "content 9:13 overlaps with cue"),
        ({"statements": [statement(continued=True), denial()]}, "a continued statement has no cue"),
        ({"statements": [statement(content=[]), denial()]}, "needs content"),
        ({"statements": [statement(form="indirect"), denial()]}, "form is indirect, but by the quotation marks it is direct"),
        ({"statements": [statement(speaker="berg"), denial()]}, "holds no mention of berg"),
        ({"statements": [statement(cue=[]), denial()]}, "has no cue and is neither"),
        ({"statements": [statement(how=None), denial()]}, "how goes with a speaker"),
        ({"statements": [statement(pull_quote={"change": "cut"}), denial()]}, "'absent' goes with no match"),
        ({"statements": [statement(), statement(id="s2")]}, "has the same words as s1"),
        ({"statements": [statement(content=[(0, 9999)]), denial()]}, "reach beyond"),
        ({"statements": [statement(cue=[(8, 13)]), denial()]}, "begin or end with white space"),
        (
            {"statements": [statement(when={"start": "today", "end": "today", "precision": "day", "span": at("it")})]},
            "no ISO date",
        ),
        ({"events": [event(mode="dancing")]}, "mode 'dancing' is none of ASSAULT's"),
        ({"events": [event(voice="s9")]}, "voice: no statement"),
        ({"events": [event(figures=[])]}, "does not name it among its figures"),
        ({"events": [event(recipient=[])]}, "neither actor nor recipient"),
        ({"figures": [figure(low=6)]}, "low 6 is above high 5"),
        ({"figures": [figure(part_of="f1")]}, "part_of: no other figure"),
        ({"accounts": [account(matter="e7")]}, "matter: no event"),
        ({"accounts": [account(positions=account()["positions"][:1])]}, "two voices"),
        ({"figures": [figure(), figure()]}, "2 labels have this id"),
        ({"text_sha256": "0" * 64}, "its hash differs"),
    ],
)
def test_faults_are_told(changed: dict[str, Any], message: str) -> None:
    """Each broken rule is told in words that say which."""
    assert any(message in str(fault) for fault in faults(labels(**changed), TEXT))


def test_one_mention_is_nobody_elses() -> None:
    """The same words cannot name two actors."""
    two = [{"id": one, "kind": "person", "name": at("Berg"), "mentions": [at("Berg")]} for one in ("lind", "berg")]
    assert any("is lind's too" in str(fault) for fault in faults(labels(actors=two), TEXT))


def test_every_offset_is_walked() -> None:
    """All spans of all labels are checked, accounts' and times' included."""
    walked = [owner for owner, _ in pieces(labels())]
    assert {"lind", "berg", "s1", "s2", "e1", "f1", "c1"} == set(walked)
    assert walked.count("c1") == 3


@pytest.mark.parametrize("content", [b"", b"{}", b'{"set": 1}', b"\xff\xfe", b'{"set": "raw", "surplus": 1}'])
def test_damaged_files_are_told(tmp_path: Path, content: bytes) -> None:
    """A file that is no labels is an error that names it."""
    path = tmp_path / "a.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"a\.json holds no labels"):
        read_labels(path)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    """A folder without labels is no folder of labels."""
    with pytest.raises(InputError, match="holds no labels"):
        list(read_folder(tmp_path))
