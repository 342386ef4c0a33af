"""Scores of quotations in headlines held against the body, by stand-off labels such as ``labels/headlines``.

A label is a quotation in a headline or sub-heading, the places of the body that give its words, any of which will do, and how
the words differ. Right is a pull quote with the label's change that names a statement whose content covers half of one of those
places; for words that the body never gives, one that names none. A quotation that is not taken for one counts as wrong.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from onrecord.errors import InputError
from onrecord.evaluation.documents import document_text, text_sha256
from onrecord.evaluation.folder import Row
from onrecord.evaluation.labels import Part
from onrecord.evaluation.score import Score
from onrecord.intake import article_from_text
from onrecord.reader import Reader
from onrecord.record.statement import Change, Statement

FILE = "quotations.tsv"
FIELDS = ("set", "name", "part", "sha256", "quotation", "body", "change")
MEASURES = ("recognised", "statement", "change", "statement and change")
GROUPS = ("all", *get_args(Change))
_HASH_DIGITS = 16
_HALF = 0.5

Stretch = tuple[int, int]
Place = tuple[Stretch, ...]
Outcome = frozenset[str]


@dataclass(frozen=True, slots=True)
class HeadlineQuotation:
    """One labelled quotation.

    Attributes:
        start: Offset of its opening mark.
        end: Offset after its closing mark.
        body: Places of the body that give its words, each one or more half-open stretches; none where the words are absent.
        change: How the words differ from the closest of them.
    """

    start: int
    end: int
    body: tuple[Place, ...]
    change: Change


@dataclass(frozen=True, slots=True)
class LabelledHeadlines:
    """The labelled quotations of one document, named by its set and its name there, with the beginning of its text's hash."""

    set: str
    name: str
    part: Part
    sha256: str
    quotations: tuple[HeadlineQuotation, ...]


def score_headlines(folder: Path, data: Path, reader: Reader, part: Part) -> list[Row]:
    """Read every labelled document of a part and compare.

    Args:
        folder: Holds ``quotations.tsv``.
        data: Folder of the data sets that the texts come from.
        reader: The reader to score.
        part: Which part.

    Returns:
        A row for each measure and for all quotations and those of each change. Recall is the share that is right, precision the
        same of those that were recognised as quotations.

    Raises:
        InputError: The labels are damaged, a document is missing, or its text is not the one that was labelled.
    """
    documents = [document for document in read_headlines(folder / FILE) if document.part == part]
    texts = [_text(data, document) for document in documents]
    counts: Counter[tuple[str, str]] = Counter()
    for document, record in zip(documents, reader.read_many(article_from_text(text) for text in texts), strict=True):
        for quotation in document.quotations:
            met = outcome(quotation, record.statements)
            for group in ("all", quotation.change):
                counts["", group] += 1
                counts.update((measure, group) for measure in met)
    return [_row(counts, measure, group) for measure in MEASURES for group in GROUPS]


def outcome(quotation: HeadlineQuotation, statements: Sequence[Statement]) -> Outcome:
    """Tell which measures a record meets on one quotation.

    Args:
        quotation: The labelled quotation.
        statements: The statements of the document's record.
    """
    ours = max(
        (statement for statement in statements if statement.pull_quote and _shared(_place(statement), quotation)),
        key=lambda statement: _shared(_place(statement), quotation),
        default=None,
    )
    if ours is None or ours.pull_quote is None:
        return frozenset()
    met = {"recognised"}
    by_id = {statement.id: statement for statement in statements}
    matched = by_id[ours.pull_quote.matches] if ours.pull_quote.matches else None
    if _is_there(matched, quotation.body):
        met.add("statement")
    if ours.pull_quote.change == quotation.change:
        met.add("change")
    if met >= {"statement", "change"}:
        met.add("statement and change")
    return frozenset(met)


def _row(counts: Counter[tuple[str, str]], measure: str, group: str) -> Row:
    right = counts[measure, group]
    return Row(measure, group, Score(counts["recognised", group], right, counts["", group], right))


def _is_there(matched: Statement | None, places: Sequence[Place]) -> bool:
    if matched is None or not places:
        return matched is None and not places
    content = _place(matched)
    return any(
        sum(_overlap(piece, stretch) for piece in content for stretch in place)
        >= _HALF * sum(end - start for start, end in place)
        for place in places
    )


def _place(statement: Statement) -> Place:
    return tuple((span.start, span.end) for span in statement.content)


def _shared(place: Place, quotation: HeadlineQuotation) -> int:
    return sum(_overlap(stretch, (quotation.start, quotation.end)) for stretch in place)


def _overlap(first: Stretch, second: Stretch) -> int:
    return max(0, min(first[1], second[1]) - max(first[0], second[0]))


def _text(data: Path, document: LabelledHeadlines) -> str:
    text = document_text(data, document.set, document.name)
    if text_sha256(text)[:_HASH_DIGITS] != document.sha256:
        msg = f"the text of {document.set} {document.name} is not the one that was labelled. Take the data set as it was then"
        raise InputError(msg)
    return text


def read_headlines(path: Path) -> Iterator[LabelledHeadlines]:
    """Read labels.

    Args:
        path: The tab-separated file, its fields named in the first line.

    Yields:
        Documents in the order of the file, each with all its quotations.

    Raises:
        InputError: The file is missing, or a line is not in the format.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{path} cannot be read: {error}. Give a folder of labels that holds {FILE}"
        raise InputError(msg) from error
    if not lines or tuple(lines[0].split("\t")) != FIELDS:
        msg = (
            f"{path} does not begin with the fields {', '.join(FIELDS)}, with tabs between. Give a folder like labels/headlines"
        )
        raise InputError(msg)
    found: dict[tuple[str, str, Part, str], list[HeadlineQuotation]] = defaultdict(list)
    for number, line in enumerate(lines[1:], start=2):
        try:
            set_name, name, part, sha256, *label = line.split("\t")
            if part not in get_args(Part):
                msg = f"part is {part!r}, not one of {', '.join(get_args(Part))}"
                raise ValueError(msg)  # noqa: TRY301 (told with the line's number below)
            found[set_name, name, cast("Part", part), sha256].append(_quotation(*label))
        except (ValueError, TypeError) as error:
            msg = f"{path}, line {number}: {error}. Mend the line; its fields are {', '.join(FIELDS)}"
            raise InputError(msg) from error
    for key, quotations in found.items():
        yield LabelledHeadlines(*key, tuple(quotations))


def _quotation(place: str, body: str, change: str) -> HeadlineQuotation:
    if change not in get_args(Change):
        msg = f"change is {change!r}, not one of {', '.join(get_args(Change))}"
        raise ValueError(msg)
    places = tuple(tuple(map(_stretch, one.split(","))) for one in body.split("|") if one)
    if bool(places) != (change != "absent"):
        msg = "a quotation has places in the body just where it is not absent"
        raise ValueError(msg)
    return HeadlineQuotation(*_stretch(place), places, cast("Change", change))


def _stretch(written: str) -> Stretch:
    start, dash, end = written.partition("-")
    if not dash or not int(start) < int(end):
        msg = f"{written!r} is no stretch of text, such as 12-34"
        raise ValueError(msg)
    return int(start), int(end)
