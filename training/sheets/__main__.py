"""Commands for readers of sheets.

::

    python -m training.sheets choose --data DATA            the list of documents
    python -m training.sheets events 1 10 --data DATA       documents with numbered sentences, to label events in
    python -m training.sheets statements 1 10 --data DATA   the same with the statements that are found
    python -m training.sheets keep FILE… --data DATA        what readers wrote into labels/sheets
"""

from __future__ import annotations

import random
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.reader import Reader
from training.labels.choose import LEAST_SCORE, SEED, candidates
from training.labels.listing import read_list
from training.labels.numbered import Numbered
from training.sheets.keeping import Keeper, asked_about
from training.sheets.listing import Sheet, read_sheets, write_sheets
from training.sheets.reading import FaultError

WANTED = {"raw": 325, "names/worldwide-newswire": 35}


def choose(data: Path) -> list[Sheet]:
    """Draw documents that fit to be labelled (``training.labels.choose``), but for those labelled in full or held.

    Args:
        data: Folder of the data sets.
    """
    listed = {(row.set, row.name) for row in read_list()}
    sheets: list[Sheet] = []
    for set_name, wanted in WANTED.items():
        found = [one.name for one in candidates(data, set_name) if one.part == "develop" and (set_name, one.name) not in listed]
        drawn = random.Random(f"{SEED} {set_name} sheets {LEAST_SCORE}").sample(sorted(found), wanted)
        sheets += [Sheet(number, set_name, name) for number, name in enumerate(drawn, len(sheets) + 1)]
    return sheets


def _choose(asked: Namespace) -> None:
    write_sheets(choose(asked.data))


def _show(asked: Namespace, sheet: Sheet) -> Numbered:
    numbered = Numbered(sheet.text(asked.data))
    print(f"\n##### document {sheet.number}")
    print("\n".join(numbered.lines()))
    return numbered


def _events(asked: Namespace) -> None:
    for number in range(asked.first, asked.last + 1):
        _show(asked, read_sheets()[number])


def _statements(asked: Namespace) -> None:
    reader = Reader(threads=1)
    for number in range(asked.first, asked.last + 1):
        sheet = read_sheets()[number]
        numbered = _show(asked, sheet)
        statements = reader.read(numbered.text).statements
        print("# statements found:")
        for (start, _), one in asked_about(statements):
            source, cue, content = (" … ".join(s.text for s in spans) for spans in (one.source, one.cue, one.content))
            print(f"{number}@{start} sentence {numbered.number(start)}: [{source}] {cue}: {' '.join(content.split())[:110]}")


def _keep(asked: Namespace) -> int:
    keeper = Keeper(asked.data)
    lines = [line.strip() for path in asked.files for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    wrong = 0
    for line in lines:
        try:
            keeper.take(line)
        except FaultError as fault:
            wrong += 1
            print(f"{line!r}: {fault}")
    keeper.write()
    print(f"{len(lines) - wrong} labels kept; {wrong} lines are wrong")
    return int(wrong > 0)


def main() -> int:
    """Run one command; 1 where something is wrong with what was given."""
    parser = ArgumentParser(prog="python -m training.sheets", description="Label articles on single questions.")
    commands = parser.add_subparsers(required=True)
    for name, run in (("choose", _choose), ("events", _events), ("statements", _statements), ("keep", _keep)):
        command = commands.add_parser(name)
        command.add_argument("--data", type=Path, required=True, help="folder of the data sets")
        command.set_defaults(run=run)
        if name == "keep":
            command.add_argument("files", nargs="+", type=Path)
        elif name != "choose":
            command.add_argument("first", type=int)
            command.add_argument("last", type=int)
    try:
        asked = parser.parse_args()
        return int(asked.run(asked) or 0)
    except OnrecordError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
