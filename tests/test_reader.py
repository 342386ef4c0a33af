"""The reader: an article's whole way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.errors import InputError, ModelError
from onrecord.meaning.model import FOLDER
from onrecord.reader import Reader
from onrecord.record import to_json
from onrecord.record.verify import faults

ROOT = Path(__file__).parent.parent
PINNED = sorted((ROOT / "evaluation" / "pinned" / "text").glob("*.txt"))
SAID = "The bridge is safe, Mayor Ada Lind said on Monday. “We looked at every bolt,” she told reporters."
LONG = " ".join(f"“Pillar {n} is sound,” said engineer Bo Berg of office {n}. The bus drove on." for n in range(120))


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Give a reader of two threads."""
    return Reader(threads=2)


def test_a_text_becomes_statements(reader: Reader) -> None:
    """Indirect and direct speech are put on record with their speakers, cues and words."""
    first, second = reader.read(SAID).statements
    assert (str(first.speaker), first.form, first.content[0].text) == ("Ada Lind", "indirect", "The bridge is safe")
    assert (str(second.speaker), second.form, second.content[0].text) == ("Ada Lind", "direct", "“We looked at every bolt,”")
    assert second.speaker is not None
    assert second.speaker.how == "pronoun"


def test_what_is_not_known_is_null(reader: Reader) -> None:
    """Targets and the rest that nothing tells yet are null, and no events are made up."""
    record = reader.read(SAID)
    for statement in record.statements:
        assert (statement.target, statement.addressee, statement.within, statement.when) == (None,) * 4
    assert [actor.name for actor in record.actors] == ["Ada Lind"]
    assert (record.events, record.figures, record.accounts) == ((), (), ())


def test_an_article_reads_the_same_alone_and_in_any_batch() -> None:
    """One article gives the same bytes alone, among others, in any order and with any number of threads."""
    texts = [*(path.read_text(encoding="utf-8") for path in PINNED), SAID, LONG]
    alone = {text: to_json(Reader(threads=1).read(text)) for text in texts}
    shuffled = texts[::-1] + texts[1::2] + texts[::3]
    for threads in (1, 2, 3):
        together = Reader(threads=threads).read_many(shuffled)
        assert [to_json(record) for record in together] == [alone[text] for text in shuffled]


def test_a_statement_cut_by_a_window_is_not_lost(reader: Reader) -> None:
    """In one paragraph of many windows, every sentence's statement is found, at cuts as elsewhere."""
    found = reader.read(LONG).statements
    assert len(found) == 120
    assert [s.content[0].text for s in found] == [f"“Pillar {n} is sound,”" for n in range(120)]
    assert {str(s.speaker) for s in found} == {"Bo Berg"}
    assert all(s.source[0].text.startswith("engineer Bo Berg of office") for s in found)


def test_another_language_gives_no_statements(reader: Reader) -> None:
    """A German text is kept with its language and a note, and nothing is read out of it."""
    text = "Die Brücke ist sicher, sagte Bürgermeisterin Ada Lind am Montag. „Wir haben jede Schraube geprüft“, sagte sie. " * 3
    record = reader.read(text)
    assert record.article.language == "de"
    assert record.statements == ()
    assert any("German" in note for note in record.article.notes)


def test_furniture_is_left_out_of_statements(reader: Reader) -> None:
    """A stray line of the page is in the text and in no statement."""
    text = f"Bridge is safe\n\n{SAID}\n\nRead also: “We will never walk that bridge again,” says walker\n"
    record = reader.read(text)
    assert record.article.text == text
    assert [span.text for span in record.article.furniture]
    assert all("never walk" not in span.text for s in record.statements for span in s.content)


@pytest.mark.parametrize("path", PINNED, ids=lambda path: path.stem)
def test_records_of_articles_are_sound(reader: Reader, path: Path) -> None:
    """Every span of a whole article's record is verbatim and every id holds."""
    assert list(faults(reader.read(path.read_text(encoding="utf-8")))) == []


WORDS = [
    "said",
    "Ada Lind",
    "according to",
    "told",
    "“",
    "”",
    '"',
    "'",
    "«",
    "»",
    "\n\n",
    "\n",
    ". ",
    ", ",
    ": ",
    "that",
    "no",
    "\u200b",
]


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=12), min_size=1, max_size=60))
def test_any_text_gives_a_sound_record(reader: Reader, parts: list[str]) -> None:
    """For random and hostile text, spans are verbatim, ids are unique, content is never empty, and a speaker rests on words.

    Or the text is refused. The words are the statement's own source, that of the one it goes on with, or of the one it repeats;
    implicit, the subject of the reporting words.
    """
    try:
        record = reader.read(" ".join(parts))
    except InputError:
        return
    assert list(faults(record)) == []
    assert len({s.id for s in record.statements}) == len(record.statements)
    by_id = {s.id: s for s in record.statements}
    for statement in record.statements:
        assert all(span.text.strip() for span in statement.content)
        assert not (statement.continued and (statement.cue or statement.source))
        if statement.speaker is None or statement.source or statement.speaker.how == "implicit":
            continue
        matched = statement.pull_quote and statement.pull_quote.matches
        rests_on = [by_id[matched]] if matched else [s for s in record.statements if statement.continued and s.source]
        assert statement.speaker.name in {s.speaker.name for s in rests_on if s.speaker}


def test_read_many_takes_texts_as_they_come() -> None:
    """Texts are taken a few at a time, so that an endless stream can be read."""
    taken = 0

    def endless() -> object:
        nonlocal taken
        while True:
            taken += 1
            yield SAID

    records = Reader(threads=1).read_many(endless())  # type: ignore[arg-type]
    next(records)
    assert taken < 10
    records.close()  # type: ignore[attr-defined]


def test_the_package_reads_in_one_call() -> None:
    """``onrecord.read`` gives a record with the date that it was told."""
    record = onrecord.read(SAID, published="2022-03-10", publisher="The Invented Wire")
    assert (record.article.published, record.article.publisher) == ("2022-03-10", "The Invented Wire")
    assert len(record.statements) == 2


def test_accents_stay_on_their_words(reader: Reader) -> None:
    """A word whose accent is a code point of its own is taken whole."""
    (statement,) = reader.read("Mayor José Andre\u0301 said the plan was ready for the new cafe\u0301.").statements
    assert str(statement.speaker) == "José Andre\u0301"
    assert statement.content[0].text.endswith("cafe\u0301")


def test_a_damaged_model_is_told(tmp_path: Path) -> None:
    """A vocabulary that is cut short is refused when the model is loaded, not when an article is read."""
    shutil.copytree(FOLDER, tmp_path / "weights")
    words = (FOLDER / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    (tmp_path / "weights" / "vocabulary.txt").write_text("\n".join(words[:50]), encoding="utf-8")
    with pytest.raises(ModelError, match="damaged or of another version: vocabulary"):
        Reader(model=tmp_path / "weights")


def test_a_missing_model_is_told(tmp_path: Path) -> None:
    """A folder without a model is an error that says what is missing and what to do."""
    with pytest.raises(ModelError, match=r"lacks encoder\.onnx.*Install onrecord again"):
        Reader(model=tmp_path)
