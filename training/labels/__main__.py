"""Commands for readers: ``python -m training.labels show | compile | render | check | agreement``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.evaluation.documents import document_text, published
from onrecord.evaluation.label_faults import faults
from onrecord.evaluation.labels import LabelledDocument, file_name, read_labels, to_json
from training.labels.agreement import agreement, pairs_in
from training.labels.draft import Compiled, compile_draft
from training.labels.listing import LIST, read_list
from training.labels.numbered import Numbered
from training.labels.render import render


def main(arguments: list[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: Those of the command line when not given.

    Returns:
        0, or 1 where something is wrong with a draft, with labels, or with what was asked for.
    """
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except OnrecordError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m training.labels", description="Label articles, and check labels.")
    commands = parser.add_subparsers(required=True)
    show = commands.add_parser("show", help="print an article with numbered sentences")
    show.add_argument("set")
    show.add_argument("name")
    show.set_defaults(run=_show)
    drafts = commands.add_parser("compile", help="turn drafts into stand-off labels")
    drafts.add_argument("drafts", nargs="+", type=Path)
    drafts.add_argument("--out", type=Path, default=Path("labels/articles"))
    drafts.add_argument("--documents", type=Path, default=LIST)
    drafts.set_defaults(run=_compile)
    back = commands.add_parser("render", help="print labels with their words")
    back.add_argument("files", nargs="+", type=Path)
    back.set_defaults(run=_render)
    check = commands.add_parser("check", help="check stand-off labels against their texts")
    check.add_argument("files", nargs="+", type=Path)
    check.set_defaults(run=_check)
    for command in (show, drafts, back, check):
        command.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    agree = commands.add_parser("agreement", help="compare two readings, or all documents of a folder that were read twice")
    agree.add_argument("files", nargs="+", type=Path, metavar="FILE1 FILE2 | FOLDER")
    agree.set_defaults(run=_agreement)
    return parser


def _show(asked: Namespace) -> int:
    text = document_text(asked.data, asked.set, asked.name)
    print(f"set {asked.set}\nname {asked.name}\npublished {published(asked.data, asked.set, asked.name) or 'unknown'}\n")
    for line in Numbered(text).lines():
        print(line)
    return 0


def _compile(asked: Namespace) -> int:
    chosen = read_list(asked.documents)
    sound = True
    for path in asked.drafts:
        done = compile_draft(path, asked.data, chosen)
        for number, fault in done.faults:
            print(f"{path}:{number}: {fault}" if number else f"{path}: {fault}")
        sound = sound and done.sound
        if done.sound:
            _keep(done, asked.out)
    return 0 if sound else 1


def _keep(done: Compiled, out: Path) -> None:
    labels = done.labels
    if labels is None:
        return
    out.mkdir(parents=True, exist_ok=True)
    path = out / file_name(labels.set, labels.name, labels.reader)
    path.write_bytes(to_json(labels))
    kinds = ("actors", "statements", "events", "figures", "accounts")
    print(f"{path}: " + ", ".join(f"{len(getattr(labels, kind))} {kind}" for kind in kinds))


def _text(asked: Namespace, labels: LabelledDocument) -> str:
    return document_text(asked.data, labels.set, labels.name)


def _render(asked: Namespace) -> int:
    for path in asked.files:
        labels = read_labels(path)
        for line in render(labels, Numbered(_text(asked, labels))):
            print(line)
    return 0


def _check(asked: Namespace) -> int:
    sound = True
    for path in asked.files:
        labels = read_labels(path)
        for fault in faults(labels, _text(asked, labels)):
            print(f"{path}: {fault}")
            sound = sound and not fault.grave
    return 0 if sound else 1


def _agreement(asked: Namespace) -> int:
    for row in agreement(pairs_in(asked.files)):
        print(row)
    return 0


if __name__ == "__main__":
    sys.exit(main())
