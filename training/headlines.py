"""Choose the articles whose headline quotations are labelled: ``python -m training.headlines --data DATA``.

By chance with a fixed seed, which orders them by a hash: 60 to 600 words, with quotation marks of whatever habit in a headline
or sub-heading, at most a few of one outlet; no document of ``labels/documents.tsv`` and none that is held for measuring. Marks
are looked for by themselves, not by the program's own recognition of quotations, so that one that it misses is drawn like any
other. The first half of the draw is held, the second is to develop on. ``labels/headlines/misfits.tsv`` names those whose
headlines, as reading showed, hold no quotation of anybody's words. The draw is printed; the labels stand in
``labels/headlines``.
"""

from __future__ import annotations

import re
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from onrecord.evaluation.documents import document_names, document_text
from onrecord.intake import article_from_text
from onrecord.intake.layout import ends_sentence
from training.held import held
from training.labels.listing import LIST, read_list

SEED = 20220311
SETS = ("raw", "statements", "names/worldwide-newswire")
SHORTEST, LONGEST = 60, 600  # words
OF_ONE_OUTLET = 12
WANTED = 120
MARKED = re.compile(r"[\"“”„«»‟]|(?<!\w)['‘`](?=\s?\w)[^'’\n]*\w[^'’\n]*['’](?!\w)")
BROKEN = "Ã"  # UTF-8 read as Latin-1
MISFITS = Path(__file__).parents[1] / "labels" / "headlines" / "misfits.tsv"


def candidates(data: Path) -> Iterator[tuple[str, str]]:
    """Find the documents that may be drawn.

    Args:
        data: Folder of the data sets.

    Yields:
        Set and name.
    """
    left_out = {(row.set, row.name) for row in read_list(LIST)}
    for line in MISFITS.read_text(encoding="utf-8").splitlines():
        set_name, _, name = line.partition("\t")
        left_out.add((set_name, name))
    for set_name in SETS:
        kept_back = held(set_name)
        for name in document_names(data, set_name):
            if name in kept_back or (set_name, name) in left_out:
                continue
            text = document_text(data, set_name, name)
            if SHORTEST <= len(text.split()) <= LONGEST and MARKED.search(text) and has_marks(text):
                yield set_name, name


def has_marks(text: str) -> bool:
    """Tell whether a headline or sub-heading, or a short first line, has quotation marks.

    Args:
        text: A document's text.
    """
    first, _, _ = text.strip().partition("\n")
    lines = [headline.text for headline in article_from_text(text).headlines]
    if first not in lines and len(first) < 200 and not ends_sentence(first):  # noqa: PLR2004 (a longer line is no headline)
        lines.append(first)
    return any(MARKED.search(line) and BROKEN not in line for line in lines)


def outlet(set_name: str, name: str) -> str:
    """Name what stands for the house that published a document.

    Args:
        set_name: Its set.
        name: Its name there.
    """
    if set_name == "names/worldwide-newswire":
        return re.sub(r"_?\d*$", "", name)
    return urlsplit(name).netloc.removeprefix("www.")


def draw(data: Path) -> list[tuple[str, str]]:
    """Draw the documents.

    Args:
        data: Folder of the data sets.
    """
    found = sorted(candidates(data), key=lambda one: sha256(f"{SEED} {one}".encode()).digest())
    times: Counter[str] = Counter()
    drawn = []
    for set_name, name in found:
        times[outlet(set_name, name)] += 1
        if times[outlet(set_name, name)] <= OF_ONE_OUTLET:
            drawn.append((set_name, name))
    return drawn[:WANTED]


def main() -> None:
    """Print the draw: part, set and name."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    for number, (set_name, name) in enumerate(draw(parser.parse_args().data)):
        print("held" if number < WANTED // 2 else "develop", set_name, name, sep="\t")


if __name__ == "__main__":
    main()
