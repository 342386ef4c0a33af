"""The working form of labels: written spans, times and counts, drafts, agreement. The article is invented."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from onrecord.errors import InputError
from onrecord.evaluation.labels import ActorLabel, LabelledDocument, StatementLabel, read_labels, to_json
from onrecord.record.actor import Kind
from training.held import held
from training.labels.__main__ import main
from training.labels.agreement import agreement, pairs_in
from training.labels.counts import read_count
from training.labels.how import how
from training.labels.listing import HEADER, LIST, read_list
from training.labels.numbered import Numbered
from training.labels.spans import find, find_all, write
from training.labels.times import time_label

TITLE = "“We will stay”"
BODY = (
    "Ada Lind told the council the port was open. She said she was glad, and that she would stay.\n\n"
    "“We will stay in the port,” Lind said. “All of us.”\n\nBerg denied it on Monday. At least 3 men were hurt."
)
TEXT = f"{TITLE}\n\n{BODY}"
ARTICLE = Numbered(TEXT)
NAME = "https://news.example/a"
DRAFT: list[dict[str, object]] = [
    {"document": ["raw", NAME], "headlines": [1]},
    {"actor": "lind", "kind": "person", "country": "SWE", "name": "2:Ada Lind", "mentions": ["*:Lind", "3:she#*", "3:She"]},
    {"actor": "council", "kind": "organisation", "name": "2:the council"},
    {"actor": "berg", "kind": "person", "name": "6:Berg"},
    {"statement": "s1", "content": "2:the port was open", "cue": "2:told", "source": "2:Ada Lind", "speaker": "lind",
     "addressee": "council", "act": "say"},
    {"statement": "s2", "content": "3:she was … stay", "cue": "3:said", "source": "3:She", "speaker": "lind", "act": "say"},
    {"statement": "s3", "content": ['4:"We will stay in the port,"'], "cue": "4:said", "source": "4:Lind", "speaker": "lind",
     "act": "promise"},
    {"statement": "s4", "content": "5:*", "speaker": "lind", "act": "promise", "continued": True},
    {"statement": "s0", "content": "1:*", "speaker": "lind", "act": "promise", "pull_quote": ["s3", "cut"]},
    {"statement": "s5", "content": "6:it", "cue": "6:denied", "source": "6:Berg", "speaker": "berg", "act": "deny",
     "when": "2021-05-03 day 6:on Monday"},
    {"event": "e1", "type": "REJECT", "trigger": "6:denied", "actor": "berg", "recipient": "lind"},
    {"figure": "f1", "kind": "injured", "count": ">=3", "span": "7:At least 3 men", "of": "7:men", "voice": "s5",
     "event": "e1"},
    {"account": "c1", "matter": "2:the port was open", "positions": [["asserts", "s1"], ["denies", "s5"]]},
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with the article, and a list that has it chosen."""
    (tmp_path / "raw").mkdir()
    row = {"url": NAME, "title": TITLE, "text": BODY, "date": "2021-05-04"}
    (tmp_path / "raw" / "a.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    listed = ["raw", NAME, "develop", "politics", "40", "2"]
    (tmp_path / "documents.tsv").write_text("\t".join(HEADER) + "\n" + "\t".join(listed) + "\n", encoding="utf-8")
    return tmp_path


def compiled(folder: Path, lines: Sequence[object]) -> int:
    """Compile a draft of these lines; give the exit status."""
    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    (folder / "draft.jsonl").write_text("# a remark\n\n" + text, encoding="utf-8")
    arguments = ["compile", str(folder / "draft.jsonl"), "--data", str(folder), "--out", str(folder / "out")]
    return main([*arguments, "--documents", str(folder / "documents.tsv")])


def only_labels(folder: Path) -> LabelledDocument:
    """The labels that were written."""
    (path,) = (folder / "out").glob("*.json")
    return read_labels(path)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2:Ada Lind", "Ada Lind"),
        ("3:she#2", "she"),
        ("3:she … would#1", "she was glad, and that she would"),
        ("3:and …", "and that she would stay"),
        ("3:… glad", "She said she was glad"),
        ("3:*", "She said she was glad, and that she would stay"),
        ("5:*", "“All of us.”"),
        ('4:"We will stay in the port,"', "“We will stay in the port,”"),
        ("4-5:“We … us.”", "“We will stay in the port,” Lind said. “All of us.”"),
        ("6-7:*", "Berg denied it on Monday. At least 3 men were hurt"),
    ],
)
def test_written_spans_are_found(written: str, words: str) -> None:
    """Every way of writing a span finds its words."""
    start, end = find(ARTICLE, written)
    assert TEXT[start:end] == words


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("Ada Lind", "is no span"),
        ("9:Ada", "numbered 1 to 7"),
        ("0:Ada", "numbered 1 to 7"),
        ("3-2:Ada", "numbered 1 to 7"),
        ("6:Lind", "they stand in sentence 2, 4"),
        ("6:Nobody", "nor anywhere else"),
        ("3:she", "2 times; say which"),
        ("3:she#3", "there is no #3"),
        ("2:por", "no such words"),
        ("2:port … glad", "no such words there: 'glad'"),
        ("*:Lind", "only mentions"),
        ("3:she#*", "only mentions"),
        ("2,4:Lind", "only mentions"),
    ],
)
def test_wrong_spans_are_told(written: str, message: str) -> None:
    """What is wrong with a written span is said, with where its words do stand."""
    with pytest.raises(InputError, match=message):
        find(ARTICLE, written)


def test_mentions_may_be_written_in_short() -> None:
    """One mention's line may name many places."""
    assert [TEXT[a:b] for a, b in find_all(ARTICLE, "*:Lind")] == ["Lind", "Lind"]
    assert len(find_all(ARTICLE, "3:she#*")) == 2
    assert [ARTICLE.number(a) for a, _ in find_all(ARTICLE, "2,4:Lind")] == [2, 4]
    with pytest.raises(InputError, match="nowhere"):
        find_all(ARTICLE, "*:Nobody")


def test_a_span_written_out_is_found_again() -> None:
    """What `render` prints can be put into a draft."""
    for start, end in ARTICLE.sentences:
        assert find(ARTICLE, write(ARTICLE, start, end)) == (start, end)


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("2021-05-03 day 6:on Monday", "2021-05-03", "2021-05-03"),
        ("2020-02 month 6:on Monday", "2020-02-01", "2020-02-29"),
        ("2021 year 6:Monday", "2021-01-01", "2021-12-31"),
        ("2021-04-26/2021-05-02 week 6:Monday", "2021-04-26", "2021-05-02"),
        ("2021-05-03T14:00 hour 6:Monday", "2021-05-03T14:00", "2021-05-03T14:00"),
        ("? day 6:on Monday", None, None),
    ],
)
def test_times_are_read(written: str, start: str | None, end: str | None) -> None:
    """A year or month is spread to its days; an unknown date stays unknown."""
    time = time_label(ARTICLE, written)
    assert (time.start, time.end) == (start, end)


@pytest.mark.parametrize(
    "written", ["Monday", "2021-13-01 day 6:Monday", "2021-05-03 fortnight 6:Monday", "2021-02-30 day 6:Monday"]
)
def test_wrong_times_are_told(written: str) -> None:
    """A date that does not exist, or a precision outside the list, is an error."""
    with pytest.raises(InputError, match=r"is no (time|date)"):
        time_label(ARTICLE, written)


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("3", (3, 3, "exact")),
        ("3-5", (3, 5, "exact")),
        (">=31", (31, None, "at_least")),
        ("<=5", (None, 5, "at_most")),
        ("~1,200", (1200, 1200, "about")),
        ("?", (None, None, "about")),
    ],
)
def test_counts_are_read(written: str, count: tuple[int | None, int | None, str]) -> None:
    """Numbers with their bounds."""
    assert read_count(written) == count


@pytest.mark.parametrize("written", ["dozens", ">3", "", ">=3-5", "-3"])
def test_wrong_counts_are_told(written: str) -> None:
    """Words are no count."""
    with pytest.raises(InputError, match="is no count"):
        read_count(written)


def test_a_sound_draft_becomes_labels(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Words become offsets, and form, scope, how, figures and their source are worked out."""
    assert compiled(folder, DRAFT) == 0, capsys.readouterr().out
    labels = only_labels(folder)
    by_id = {statement.id: statement for statement in labels.statements}
    assert [statement.id for statement in labels.statements] == ["s0", "s1", "s2", "s3", "s4", "s5"]
    assert [by_id[one].form for one in ("s1", "s3", "s4")] == ["indirect", "direct", "direct"]
    assert [by_id[one].how for one in ("s0", "s1", "s2", "s4")] == ["implicit", "name", "pronoun", "continued"]
    assert [TEXT[a:b] for a, b in labels.actors[0].mentions] == ["Ada Lind", "She", "she", "she", "Lind"]
    assert (labels.part, labels.genre, labels.reader) == ("develop", "politics", 1)
    assert labels.events[0].figures == ("f1",)
    assert labels.figures[0].according_to == "berg"
    assert labels.accounts[0].positions[0].span == by_id["s1"].content[0]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"statement": "s9"', "error: line"),
        ({"claim": "x"}, "begins with one of document, actor"),
        ({"statement": "s9", "content": "6:it", "act": "shout"}, "Invalid enum value 'shout'"),
        ({"statement": "s9", "content": "6:it", "act": "say", "colour": 1}, "unknown field `colour`"),
        ({"statement": "s9", "content": "6:their", "act": "say"}, "error: s9: '6:their': no such words"),
        ({"statement": "s9", "content": "6:on Monday", "act": "say", "speaker": "zed"}, "no actor has the id 'zed'"),
        (
            {"statement": "s9", "content": "6:Monday", "cue": "6:on Monday", "act": "say"},
            "content '6:Monday' overlaps with cue",
        ),
        ({"statement": "s9", "content": "6:Monday", "cue": "6:on", "act": "say", "continued": True}, "has no cue of its own"),
        ({"event": "e9", "type": "DANCE", "trigger": "6:denied"}, "Invalid enum value 'DANCE'"),
        ({"account": "c9", "matter": "e1", "positions": [["shouts", "s1"]]}, "is no position"),
        ({"account": "c9", "matter": "e1", "positions": [["asserts", None]]}, "needs its words"),
        ({"actor": "x", "kind": "person", "name": "6:Berg"}, "is berg's too"),
        ({"document": ["raw", NAME]}, "and has 2"),
    ],
)
def test_faults_of_a_draft_are_told(folder: Path, capsys: pytest.CaptureFixture[str], line: object, message: str) -> None:
    """A faulty line is told with its number or words, and nothing is written."""
    assert compiled(folder, [*DRAFT, line]) == 1
    told = capsys.readouterr()
    assert message in told.out + told.err
    assert not (folder / "out").exists()


def test_what_may_be_missing_is_pointed_at(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Quotations, reporting words and people's pronouns without a label are warned of, and do no harm."""
    kept = [line for line in DRAFT if not {"s2", "s4"} & set(map(str, line.values()))]
    assert compiled(folder, kept) == 0
    told = capsys.readouterr().out
    assert "no statement holds the quotation '5:All of us.'" in told
    assert "reporting words in no cue: 3:said" in told


def test_a_document_that_was_not_chosen_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only documents of the list are labelled."""
    assert compiled(folder, [{"document": ["raw", "other"]}]) == 1
    assert "none of the chosen documents" in capsys.readouterr().err


def test_show_render_and_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The article is shown with numbers and date; labels are shown with their words; a changed text is noticed."""
    assert main(["show", "raw", NAME, "--data", str(folder)]) == 0
    shown = capsys.readouterr().out
    assert "[2] Ada Lind told the council the port was open." in shown
    assert "published 2021-05-04" in shown
    assert compiled(folder, DRAFT) == 0
    (path,) = (folder / "out").glob("*.json")
    capsys.readouterr()
    assert main(["render", str(path), "--data", str(folder)]) == 0
    assert "content      ⟨2:the port was open⟩" in capsys.readouterr().out
    assert main(["check", str(path), "--data", str(folder)]) == 0
    path.write_bytes(to_json(msgspec.structs.replace(read_labels(path), text_sha256="0" * 64)))
    assert main(["check", str(path), "--data", str(folder)]) == 1
    assert "its hash differs" in capsys.readouterr().out


def test_agreement_counts_what_two_readings_share(folder: Path) -> None:
    """Pieces, speakers under other ids, acts and events are compared."""
    assert compiled(folder, DRAFT) == 0
    first = only_labels(folder)
    renamed = json.loads(json.dumps(DRAFT).replace('"lind"', '"a1"'))
    renamed[0]["reader"] = 2
    renamed = [line for line in renamed if line.get("statement") != "s2"]
    renamed[4]["act"] = "claim"
    assert compiled(folder, renamed) == 0
    ((one, other),) = pairs_in([folder / "out"])
    assert one == first
    rows = {row.name.strip(): (row.agreed, row.ours, row.theirs) for row in agreement([(one, other)])}
    assert rows["statements, content half"] == (5, 6, 5)
    assert rows["speaker"] == (5, 5, 5)
    assert rows["act"] == (4, 5, 5)
    assert rows["continued"] == (1, 1, 1)
    assert rows["events"] == (1, 1, 1)
    assert rows["recipient"] == (1, 1, 1)


def test_readings_of_two_texts_are_not_compared(folder: Path) -> None:
    """Agreement is of one text; a folder with single readings has none."""
    assert compiled(folder, DRAFT) == 0
    (path,) = (folder / "out").glob("*.json")
    other = folder / "other.json"
    other.write_bytes(to_json(msgspec.structs.replace(read_labels(path), text_sha256="0" * 64)))
    with pytest.raises(InputError, match="not readings of one text"):
        pairs_in([path, other])
    with pytest.raises(InputError, match="no two readings"):
        pairs_in([folder / "out"])


def test_the_chosen_documents_keep_the_split() -> None:
    """The list has what was promised: 100 documents, 40 held ones out of those kept from training, 60 others, 15 read twice."""
    rows = read_list(Path(__file__).parents[2] / LIST)
    kept_back = {(row.set, row.name) for row in rows if row.name in held(row.set)}
    assert len(rows) == len({(row.set, row.name) for row in rows}) == 100
    assert kept_back == {(row.set, row.name) for row in rows if row.part == "held"}
    assert len(kept_back) == 40
    assert sorted(row.part for row in rows if row.readings == 2) == ["develop"] * 10 + ["held"] * 5
    assert sum(row.words for row in rows) >= 50_000


@pytest.mark.parametrize(
    ("source", "name", "kind", "expected"),
    [
        ("Lind", "President Ada Lind", "person", "name"),
        ("President Ada Lind", "President Ada Lind", "person", "name"),
        ("the President", "President Ada Lind", "person", "role"),
        ("She", "President Ada Lind", "person", "pronoun"),
        ("an aide", "an aide of the Norland embassy", "person", "role"),
        ("The Harbour Board", "the Harbour Board", "organisation", "name"),
        ("the board", "the Harbour Board", "organisation", "role"),
    ],
)
def test_what_a_speaker_rests_on(source: str, name: str, kind: Kind, expected: str) -> None:
    """A title alone is a role; a name is a name; a described person has none."""
    text = f"{source} said so. {name}"
    begin = text.rindex(name)
    actor = ActorLabel(id="a", kind=kind, name=(begin, len(text)), mentions=((begin, len(text)),))
    statement = StatementLabel(
        id="s", form="indirect", content=((0, 1),), source=((0, len(source)),), speaker="a", act="say", scope="speech"
    )
    assert how(statement, {"a": actor}, text) == expected
