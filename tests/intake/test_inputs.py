"""Inputs as a user names them."""

from __future__ import annotations

import io
import os
import threading
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from onrecord.errors import InputError
from onrecord.intake import LIMIT, InputFailure, read_inputs
from onrecord.record import Article
from tests.intake.samples import PAGE, REPORT

NOTHING = io.BytesIO()


def sources(found: list[Article | InputFailure]) -> list[str | None]:
    """Give the sources of what was read."""
    return [item.source for item in found]


def only(path: Path | str) -> InputFailure:
    """Read one input that cannot be read."""
    (failure,) = read_inputs([str(path)], stdin=NOTHING)
    assert isinstance(failure, InputFailure)
    assert "\n" not in failure.message
    return failure


def test_files_folders_and_standard_input_are_read_in_order(tmp_path: Path) -> None:
    """Inputs are read in the order in which they are named, each under its name."""
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "page.html").write_text(PAGE.format(head=""), encoding="utf-8")
    names = [str(tmp_path / "page.html"), "-", str(tmp_path / "a.txt")]
    found = list(read_inputs(names, stdin=io.BytesIO(REPORT.encode()), published="2022-03-10", publisher="Example Wire"))
    assert sources(found) == names
    assert all(
        isinstance(item, Article) and item.published == "2022-03-10" and item.publisher == "Example Wire" for item in found
    )


def test_folders_are_walked_in_the_order_of_names(tmp_path: Path) -> None:
    """A folder stands for the readable files in it and below it, without hidden ones and files of other kinds."""
    for name in ("b.txt", "a/z.md", "a/y.TXT", "c", ".hidden.txt", ".git/config.txt", "d.csv", "e.htm", "a/b/c/deep.text"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(REPORT, encoding="utf-8")
    found = list(read_inputs([str(tmp_path)], stdin=NOTHING))
    assert sources(found) == [str(tmp_path / name) for name in ("a/b/c/deep.text", "a/y.TXT", "a/z.md", "b.txt", "c", "e.htm")]


def test_a_file_that_is_named_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    """Only folders are sifted by suffix."""
    path = tmp_path / ".notes.log"
    path.write_text(REPORT, encoding="utf-8")
    (article,) = read_inputs([str(path)], stdin=NOTHING)
    assert isinstance(article, Article)


def test_a_failure_stops_nothing(tmp_path: Path) -> None:
    """An input that cannot be read is a failure with one line, and the rest goes on."""
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(REPORT, encoding="utf-8")
    bad.write_bytes(b"%PDF-1.7")
    found = list(read_inputs([str(bad), str(tmp_path / "none.txt"), str(good)], stdin=NOTHING))
    assert [type(item) for item in found] == [InputFailure, InputFailure, Article]
    assert all(isinstance(item, Article) or item.message.startswith(item.source) for item in found)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A path that does not exist is said to be so."""
    assert only(tmp_path / "none.txt").message == f"{tmp_path}/none.txt does not exist. Check the path"


@pytest.mark.parametrize("name", ["", "a\x00b", "x" * 5000, "\udcff.txt"])
def test_impossible_names_are_failures(name: str) -> None:
    """Names that no file can have give one line, too, and one that can be printed."""
    failure = only(name)
    assert "\n" not in failure.message
    assert failure.message.encode("utf-8").decode("utf-8") == failure.message
    assert failure.source.encode("utf-8").decode("utf-8") == failure.source


def test_a_folder_with_nothing_to_read_is_a_failure(tmp_path: Path) -> None:
    """An empty folder, or one of other files, says which files are read from folders."""
    (tmp_path / "d.csv").write_text("a,b", encoding="utf-8")
    assert "is a folder without a file to read. Files called .txt" in only(tmp_path).message


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read_is_a_failure(tmp_path: Path) -> None:
    """A file or folder without permission is said to be so."""
    locked = tmp_path / "locked.txt"
    locked.write_text(REPORT, encoding="utf-8")
    locked.chmod(0)
    assert "permission denied" in only(locked).message


def test_an_unreadable_folder_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be listed is said to be so, and what else was named is read."""
    (tmp_path / "in").mkdir()
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    list_folder = os.listdir

    def refuse(path: str) -> list[str]:
        if path.endswith("in"):
            raise PermissionError(13, "Permission denied")
        return list_folder(path)

    monkeypatch.setattr(os, "listdir", refuse)
    found = list(read_inputs([str(tmp_path)], stdin=NOTHING))
    assert [type(item) for item in found] == [Article, InputFailure]
    assert isinstance(found[1], InputFailure)
    assert found[1].message == f"{tmp_path}/in may not be read (permission denied). Check who may read it"


def test_a_huge_file_is_not_loaded(tmp_path: Path) -> None:
    """A file of 20 GB is refused after the limit, not after all of it."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(20_000_000_000)
    assert "larger than 10 MB" in only(path).message


class Endless(io.RawIOBase):
    """A stream without an end, which counts what is taken from it."""

    taken = 0

    def read(self, size: int = -1, /) -> bytes:
        """Give less than is asked for, as a pipe does."""
        given = min(size, 1 << 16)
        self.taken += given
        return b"a" * given


def test_an_endless_stream_is_refused() -> None:
    """Standard input is read in pieces, and no further than the limit."""
    stream = Endless()
    (failure,) = read_inputs(["-"], stdin=cast("BinaryIO", stream))
    assert isinstance(failure, InputFailure)
    assert failure == InputFailure("-", failure.message)
    assert failure.message.startswith("standard input is larger than 10 MB")
    assert stream.taken == LIMIT + 1


def test_standard_input_is_named_in_messages() -> None:
    """An empty standard input is called that, not "-"."""
    (failure,) = read_inputs(["-"], stdin=io.BytesIO())
    assert failure == InputFailure("-", "standard input is empty. Give an article's text or HTML")


def test_a_pipe_is_read(tmp_path: Path) -> None:
    """A named pipe, as shells make them for `<(…)`, is an input."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=lambda: path.write_text(REPORT, encoding="utf-8"))
    writer.start()
    (article,) = read_inputs([str(path)], stdin=NOTHING)
    writer.join()
    assert isinstance(article, Article)
    assert article.text == REPORT


def test_links_that_lead_in_a_circle_are_not_followed(tmp_path: Path) -> None:
    """A link to a folder above is passed over; a link to a file is read; a broken link is a failure."""
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "c").symlink_to(tmp_path)
    (tmp_path / "d.txt").symlink_to(tmp_path / "none")
    found = list(read_inputs([str(tmp_path)], stdin=NOTHING))
    assert [type(item) for item in found] == [Article, Article, InputFailure]


def test_a_wrong_date_is_told_before_anything_is_read() -> None:
    """A date that is none is the user's mistake, not that of an input."""
    with pytest.raises(InputError, match="no ISO date"):
        read_inputs(["-"], stdin=NOTHING, published="yesterday")


def test_inputs_are_read_when_they_are_asked_for(tmp_path: Path) -> None:
    """Nothing is read ahead, so memory stays flat over many inputs."""
    path = tmp_path / "a.txt"
    found = read_inputs([str(path)], stdin=NOTHING)
    path.write_text(REPORT, encoding="utf-8")
    assert isinstance(next(found), Article)
