"""Planning: every document in one shard, however the inputs lie and change."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from msgspec import structs

from onrecord.archives import Columns
from onrecord.engine import Layout, Options, Plan, Planner
from onrecord.engine.planning import planned_names, remove_superseded, tasks
from onrecord.engine.shard import read_shard
from tests.archives.builder import packed, page, record
from tests.engine.conftest import RUN, LineReader


def names(plans: list[Plan]) -> list[str]:
    """Name the shards of plans."""
    return [name for plan in plans for name, _ in plan.shards]


def read_all(plans: list[Plan], layout: Layout) -> None:
    """Read every shard of plans that is not finished."""
    for task in tasks(plans, Options(), RUN, layout.out):
        if not layout.is_finished(task):
            read_shard(task)


def test_an_archive_is_looked_through_once(archive: Path, layout: Layout) -> None:
    """The plan of an archive that has not changed is taken from the folder; a changed one is made again."""
    first = Planner(layout, size=3).plans([str(archive)])
    assert [part.documents for _, part in first[0].shards] == [3, 4, 3, 1] or sum(p.documents for _, p in first[0].shards) == 12
    before = archive.stat()
    archive.write_bytes(bytes(archive.stat().st_size))
    os.utime(archive, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert Planner(layout, size=3).plans([str(archive)]) == first
    os.utime(archive, ns=(1, 1))
    planner = Planner(layout, size=3)
    assert planner.plans([str(archive)]) == []
    assert "holds no WARC record" in planner.failures[0]


def test_an_archive_that_was_moved_has_the_same_shards(archive: Path, layout: Layout, tmp_path: Path) -> None:
    """Shards are named after their content, so an archive that was moved or copied is not read twice."""
    before = names(Planner(layout, size=3).plans([str(archive)]))
    (tmp_path / "elsewhere").mkdir()
    moved = shutil.copy(archive, tmp_path / "elsewhere")
    plans = Planner(layout, size=3).plans([str(archive), str(moved)])
    assert set(names(plans)) == set(before)
    assert len(tasks(plans, Options(), RUN, layout.out)) == len(before)


def test_shards_of_a_changed_input_go_when_the_new_ones_are_finished(
    archive: Path, layout: Layout, line_reader: LineReader
) -> None:
    """Where an archive was replaced, its former shards stay until all new ones are finished, and then go."""
    assert line_reader.run == RUN
    before = Planner(layout, size=4).plans([str(archive)])
    read_all(before, layout)
    archive.write_bytes(packed(*(record(number, page(number)) for number in range(50, 54))))
    plans = Planner(layout, size=4).plans([str(archive)])
    remove_superseded(layout, plans)
    assert {path.name for path in layout.shards.iterdir()} == set(names(before))
    read_all(plans, layout)
    remove_superseded(layout, plans)
    assert {path.name for path in layout.shards.iterdir()} == set(names(plans)) == planned_names(layout)


def test_planners_that_share_the_work_make_the_same_plan(layout: Layout, tmp_path: Path) -> None:
    """Wherever a planner begins, its plans are those of all inputs, in their order."""
    for number in range(5):
        (tmp_path / f"{number}.warc.gz").write_bytes(packed(record(number, page(number))))
    inputs = [str(tmp_path / f"{number}.warc.gz") for number in range(5)]
    whole = Planner(layout).plans(inputs)
    other = Layout(tmp_path / "other")
    other.make()
    assert [Planner(other).plans(inputs, (part, 3)) for part in range(3)] == [whole] * 3


def test_a_folder_stands_for_the_archives_and_pages_in_it(layout: Layout, tmp_path: Path) -> None:
    """Archives in a folder are divided, pages are packed together, and brat's annotations are passed over."""
    folder = tmp_path / "month"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.warc.gz").write_bytes(packed(record(0, page(0))))
    (folder / "deep" / "b.html").write_bytes(page(1))
    (folder / "c.txt").write_text("The bridge is safe, engineer Ada Holm said.", encoding="utf-8")
    (folder / "c.ann").write_text("T1\tCue 39 43\tsaid\n", encoding="utf-8")
    (folder / ".hidden.txt").write_text("hidden", encoding="utf-8")
    plans = Planner(layout).plans([str(folder)])
    assert [part.kind for plan in plans for _, part in plan.shards] == ["warc", "folder"]
    files = plans[1].shards[0][1].files
    assert [Path(file).name for file in files] == ["c.txt", "b.html"]


def test_inputs_that_cannot_be_opened_are_named_and_the_others_planned(archive: Path, layout: Layout, tmp_path: Path) -> None:
    """A missing input, an empty folder and a broken table are told in a line each."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.parquet").write_bytes(b"PAR1 and nothing")
    planner = Planner(layout, size=100)
    wrong = [str(tmp_path / name) for name in ("missing.warc", "empty", "bad.parquet")]
    plans = planner.plans([*wrong, str(archive)])
    assert len(names(plans)) == 1
    assert [bool(text) for text in planner.failures] == [True] * 3
    assert "does not exist" in planner.failures[0]


def test_options_are_part_of_what_a_finished_shard_answers(archive: Path, layout: Layout, line_reader: LineReader) -> None:
    """A shard that was read with other options is read again."""
    assert line_reader.run == RUN
    plans = Planner(layout).plans([str(archive)])
    (task,) = tasks(plans, Options(), RUN, layout.out)
    read_shard(task)
    assert layout.is_finished(structs.replace(task, seconds=5.0))
    assert not layout.is_finished(structs.replace(task, options=Options(columns=Columns(text="body"))))
    assert not layout.is_finished(structs.replace(task, options=Options(publisher="Invented Herald")))
