"""Scores of the whole reading against a folder of annotated texts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.evaluation.brat import Attribution, Offsets, read_folder
from onrecord.evaluation.fragments import score_fragments
from onrecord.evaluation.linked import partners
from onrecord.evaluation.score import Score
from onrecord.intake import article_from_text
from onrecord.language.quotations import quotations
from onrecord.meaning.forms import form
from onrecord.meaning.quoted import Quoted
from onrecord.meaning.tags import ROLES
from onrecord.reader import Reader
from onrecord.record.span import Span
from onrecord.record.statement import Statement

_SAY = re.compile(
    r"\b(?:say|says|said|saying|tell|tells|told|telling|add|adds|added|adding|state|states|stated|stating|according\s+to)\b",
    re.IGNORECASE,
)
MEASURES = ("source", "cue", "content", "linked exact", "linked half")
GROUPS = ("all", "direct", "mixed", "indirect", "say", "other")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the result.

    Attributes:
        measure: ``source``, ``cue``, ``content`` (fragments, exact but for edge punctuation), ``linked exact`` or ``linked
            half`` (whole statements).
        group: ``all``, a form (``direct``, ``mixed``, ``indirect``) or a kind of cue: ``say`` (to say, tell, add, state;
            according to) or ``other``.
        score: The counts, and precision, recall and F1 from them.
        value: The measure itself, where it is not the F1 of these counts: a mean of several F1, or a mean error.
    """

    measure: str
    group: str
    score: Score
    value: float | None = None

    @property
    def key(self) -> str:
        """Name the line: ``content, direct``."""
        return f"{self.measure}, {self.group}"

    @property
    def figure(self) -> float:
        """What the measure comes to: its value, or F1."""
        return self.score.f1 if self.value is None else self.value


def evaluate_folder(folder: Path, reader: Reader) -> list[Row]:
    """Read every text of a folder and score the statements against its annotations; nested ones, which none has, are left out.

    Args:
        folder: Texts with brat stand-off annotations, in PolNeAR's layout or brat's own.
        reader: The reader to score.

    Returns:
        A row for each measure and group, in fixed order.

    Raises:
        InputError: The folder holds nothing annotated, or an annotation file is damaged.
    """
    totals: dict[tuple[str, str], Score] = defaultdict(Score)
    items = list(read_folder(folder))
    records = reader.read_many(article_from_text(item.text) for item in items)
    for item, record in zip(items, records, strict=True):
        found = [as_attribution(s) for s in record.statements if s.within is None]
        for key, score in score_text(item.text, found, item.attributions).items():
            totals[key] += score
    return [Row(measure, group, totals[measure, group]) for measure in MEASURES for group in GROUPS]


def as_attribution(statement: Statement) -> Attribution:
    """Give a statement's offsets."""
    return Attribution(*(tuple((span.start, span.end) for span in getattr(statement, role)) for role in ROLES))


def score_text(text: str, predicted: Sequence[Attribution], true: Sequence[Attribution]) -> dict[tuple[str, str], Score]:
    """Score one text's attributions by measure and group."""
    quoted = Quoted(quotations(text))
    ours = [groups(text, attribution, quoted) for attribution in predicted]
    theirs = [groups(text, attribution, quoted) for attribution in true]
    scores: dict[tuple[str, str], Score] = {}
    for role in ROLES:
        every_ours, every_theirs = _spans(predicted, role), _spans(true, role)
        for group in GROUPS:
            mine = _spans((a for a, g in zip(predicted, ours, strict=True) if group in g), role)
            given = _spans((a for a, g in zip(true, theirs, strict=True) if group in g), role)
            scores[role, group] = score_fragments(text, mine, given, every_ours, every_theirs)
    for measure in ("exact", "half"):
        pairs = partners(text, predicted, true, measure)
        found = set(pairs.values())
        for group in GROUPS:
            scores[f"linked {measure}", group] = Score(
                sum(group in g for g in ours),
                sum(group in ours[i] for i in pairs),
                sum(group in g for g in theirs),
                sum(group in theirs[j] for j in found),
            )
    return scores


def groups(text: str, attribution: Attribution, quoted: Quoted) -> frozenset[str]:
    """Tell which groups an attribution belongs to."""
    shape = form([Span.of(text, start, end) for start, end in attribution.content], quoted)
    says = any(_SAY.search(text, start, end) for start, end in attribution.cue)
    return frozenset({"all", shape, "say" if says else "other"})


def _spans(attributions: Iterable[Attribution], role: str) -> list[tuple[int, int]]:
    pick: Callable[[Attribution], Offsets] = lambda attribution: getattr(attribution, role)  # noqa: E731 (typed for mypy)
    return [span for attribution in attributions for span in pick(attribution)]
