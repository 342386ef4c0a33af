"""Quick scores on the development parts while a model trains: on given words and mentions, without the whole way round."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from onrecord.evaluation.brat import read_folder
from onrecord.meaning.pieces import PieceCutter
from training import corpora
from training.data import Batch, prepare
from training.heads import FORBIDDEN, Heads
from training.mixed import BATCH, MixedBatch, groups, mixed
from training.model import Tagger
from training.sheets.examples import sheet_examples
from training.stated import ActTargets, labelled, told_batches
from training.train import evaluate


class Development:
    """The development parts, prepared once.

    Args:
        data: Folder of the data sets.
        cutter: Cuts texts into word pieces.
        scripts: The edits from form to lemma.
    """

    def __init__(self, data: Path, cutter: PieceCutter, scripts: Sequence[tuple[int, str]]) -> None:
        """Read and prepare."""
        numbers = {edit: number for number, edit in enumerate(scripts)}
        self._articles = [(item, prepare(item.text, item.attributions, cutter)) for item in read_folder(data / "polnear/dev")]
        self._trees = [mixed("trees", [corpora.tree_example(t, cutter, numbers)]) for t in corpora.treebank(data, "gum", "dev")]
        names = [corpora.name_example(n, cutter, politics=False) for n in corpora.newswire(data, dev=True)]
        self._names = [mixed("newswire", names[at : at + 4]) for at in range(0, len(names), 4)]
        facts = [corpora.fact_example(t, cutter) for t in corpora.facts(data, "dev") if t.name.startswith("factbank")]
        self._facts = [mixed("facts", facts[at : at + 40]) for at in range(0, len(facts), 40)]
        kept = labelled(Path("labels"), data, cutter, dev=True)
        self._acts = list(told_batches(kept, BATCH, random.Random(1), hide=False))
        sheets = list(sheet_examples(data, cutter, dev=True))
        self._sheets = [mixed("sheets", group) for group in groups(sheets)]
        gap = corpora.gap(data, dev=True)
        self._gap = [mixed("gap", [corpora.gap_example(i, cutter) for i in gap[at : at + 20]]) for at in range(0, len(gap), 20)]
        self._pronouns = [sum(name < item.pronoun for name in item.names) for item in gap]

    @torch.no_grad()
    def scores(self, tagger: Tagger, heads: Heads) -> dict[str, float]:
        """Score a model: percent, but for the mean absolute error of facts."""
        tagger.eval()
        heads.eval()
        found = {f"span {role}": score for role, score in evaluate(tagger, self._articles).items()}
        found |= _shares(tagger, heads, self._trees)
        found["names"] = _names(tagger, heads, self._names)
        found |= _facts(tagger, heads, self._facts)
        found["gap"] = _pairs(tagger, heads, self._gap, self._pronouns)
        found["acts"] = _acts(tagger, heads, self._acts)
        found |= _sheets(tagger, heads, self._sheets)
        return {name: round(value, 2) for name, value in found.items()}


def _acts(tagger: Tagger, heads: Heads, items: Sequence[tuple[Batch, ActTargets]]) -> float:
    """Score acts of given statements."""
    right: list[bool] = []
    for batch, targets in items:
        states = _states(tagger, batch)
        best = heads.act_scores(states.reshape(-1, states.shape[-1]), targets.places)[0].argmax(-1)
        right += (best == targets.acts).tolist()
    return 100 * float(np.mean(right))


def _sheets(tagger: Tagger, heads: Heads, items: Sequence[MixedBatch]) -> dict[str, float]:
    """Score triggers, with and without type, words of nested statements by role, and whom sources mean; F1 and a share."""
    counts = {"trigger": [0, 0, 0], "trigger type": [0, 0, 0], "inner": [0, 0, 0]}
    right: list[bool] = []
    for item in items:
        states = _states(tagger, item.batch)
        for name, loose in (("trigger", True), ("trigger type", False), ("inner", False)):
            head = name.split()[0]
            if head not in item.marks:
                continue
            known = item.marks[head] >= 0
            guess, true = getattr(heads, head)(states[known]).argmax(-1), item.marks[head][known]
            hit = (guess > 0) & (true > 0) & ((guess == true) | loose)
            for place, value in enumerate((hit, guess > 0, true > 0)):
                counts[name][place] += int(value.sum())
        flat = states.reshape(-1, states.shape[-1])
        for linked in item.linked:
            best = heads.pair_scores(flat[linked.places], linked.pairs).argmax(-1)
            entities = linked.entities
            meant = torch.where(best > 0, entities[(best - 1).clamp(min=0)], -1)
            right += (meant == entities)[linked.known].tolist()
    scores = {f"{name} F1": 200 * hit / max(1, guess + true) for name, (hit, guess, true) in counts.items()}
    return scores | {"sources": 100 * float(np.mean(right)) if right else float("nan")}


def _states(tagger: Tagger, batch: Batch) -> torch.Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return tagger.states(batch.inputs, batch.mask).float()


def _shares(tagger: Tagger, heads: Heads, items: Sequence[MixedBatch]) -> dict[str, float]:
    """Score words, parts, lemmas, trees, mentions and antecedents, each given the truth of the others."""
    right: dict[str, list[float]] = {}
    counts = {"sentence": [0, 0, 0], "mention": [0, 0, 0]}
    for item in items:
        states = _states(tagger, item.batch)
        for name in ("part", "lemma", "boundary", "mention"):
            known = item.marks[name] >= 0
            guess, true = getattr(heads, name)(states[known]).argmax(-1), item.marks[name][known]
            right.setdefault(name, []).append(float((guess == true).float().mean()))
            kinds = {"boundary": ("sentence", 2, 2), "mention": ("mention", 1, 3)}.get(name)
            if kinds:
                a, b = ((x >= kinds[1]) & (x <= kinds[2]) for x in (guess, true))
                for place, value in enumerate(((guess == true) & a & b, a, b)):
                    counts[kinds[0]][place] += int(value.sum())
        arc, both = _attached(heads, states, item)
        right.setdefault("unlabelled", []).append(arc)
        right.setdefault("labelled", []).append(both)
        right.setdefault("antecedent", []).append(_antecedents(heads, states, item))
    shares = {name: 100 * float(np.mean(values)) for name, values in right.items()}
    return shares | {f"{name} F1": 200 * hit / (guess + true) for name, (hit, guess, true) in counts.items()}


def _attached(heads: Heads, states: torch.Tensor, item: MixedBatch) -> tuple[float, float]:
    scores, below, above = heads.arcs(states)
    words = item.marks["part"] >= 0
    sentence = (item.marks["boundary"] == 2).cumsum(1)  # noqa: PLR2004 (a sentence begins)
    scores = scores.masked_fill(~(words[:, None, :] & (sentence[:, :, None] == sentence[:, None, :])), FORBIDDEN)
    rows, places = (item.marks["head"] >= 0).nonzero(as_tuple=True)
    guess, true = scores[rows, places].argmax(-1), item.marks["head"][rows, places]
    named = torch.einsum("ni,rij,nj->nr", below[rows, places], heads.relation, above[rows, guess]).argmax(-1)
    hit = guess == true
    return float(hit.float().mean()), float((hit & (named == item.marks["relation"][rows, places])).float().mean())


def _antecedents(heads: Heads, states: torch.Tensor, item: MixedBatch) -> float:
    flat = states.reshape(-1, states.shape[-1])
    shares = []
    for linked in item.linked:
        best = heads.pair_scores(flat[linked.places], linked.pairs).argmax(-1)
        same = linked.entities[:, None] == linked.entities[None, :]
        same = same & torch.ones_like(same).tril(-1)
        right = torch.cat([~same.any(1, keepdim=True), same], 1).gather(1, best[:, None])[:, 0]
        shares.append(float(right.float().mean()))
    return float(np.mean(shares)) if shares else float("nan")


def _names(tagger: Tagger, heads: Heads, items: Sequence[MixedBatch]) -> float:
    """Score whole names by greedy tags; numbers, of which newswire marks amounts only, are left out."""
    hit = guessed = true = 0
    for item in items:
        guess = heads.name(_states(tagger, item.batch)).argmax(-1)
        first = item.marks["name"] >= 0
        for row in range(len(guess)):
            spans = [_read(values[first[row]].tolist()) for values in (guess[row], item.marks["name"][row])]
            hit += len(spans[0] & spans[1])
            guessed += len(spans[0])
            true += len(spans[1])
    return 200 * hit / max(1, guessed + true)


_NUMBER = range(11, 13)


def _read(tags: list[int]) -> set[tuple[int, int, int]]:
    spans, at = set(), 0
    tags = [0 if tag in _NUMBER or tag > 20 else tag for tag in tags]  # noqa: PLR2004 (number, or open)
    while at < len(tags):
        if not tags[at]:
            at += 1
            continue
        kind, end = (tags[at] - 1) // 2, at + 1
        while end < len(tags) and tags[end] == 2 + 2 * kind:
            end += 1
        spans.add((at, end, kind))
        at = end
    return spans


def _facts(tagger: Tagger, heads: Heads, items: Sequence[MixedBatch]) -> dict[str, float]:
    errors: list[float] = []
    hit = guessed = true = 0
    for item in items:
        if item.facts is None:
            continue
        known = ~item.facts.isnan()
        guess, wanted = heads.fact(_states(tagger, item.batch)[known])[:, 0].clamp(-3, 3), item.facts[known]
        errors += (guess - wanted).abs().tolist()
        hit += int(((guess < 0) & (wanted < 0)).sum())
        guessed += int((guess < 0).sum())
        true += int((wanted < 0).sum())
    return {"fact error": float(np.mean(errors)), "negated F1": 200 * hit / max(1, guessed + true)}


def _pairs(tagger: Tagger, heads: Heads, items: Sequence[MixedBatch], pronouns: Sequence[int]) -> float:
    """Score GAP, F1 over the two candidates: the pronoun means the name with which it shares the best link."""
    hit = guessed = true = 0
    ranks = iter(pronouns)
    for item in items:
        flat = _states(tagger, item.batch)
        flat = flat.reshape(-1, flat.shape[-1])
        for linked in item.linked:
            scores = heads.pair_scores(flat[linked.places], linked.pairs)
            hits, guesses, truths = _gap(scores, linked.entities, next(ranks))
            hit, guessed, true = hit + hits, guessed + guesses, true + truths
    return 200 * hit / max(1, guessed + true)


def _gap(scores: torch.Tensor, entities: torch.Tensor, pronoun: int) -> tuple[int, int, int]:
    """Compare the best link of a pronoun with the truth: right, found and true links."""
    margins = {}
    for other in range(3):
        if other != pronoun:
            later, earlier = max(other, pronoun), min(other, pronoun)
            margins[other] = float(scores[later, 1 + earlier] - scores[later, 0])
    best = max(margins, key=lambda other: margins[other])
    guess = best if margins[best] > 0 else None
    truth = next((other for other in margins if entities[other] == entities[pronoun]), None)
    return int(guess is not None and guess == truth), int(guess is not None), int(truth is not None)
