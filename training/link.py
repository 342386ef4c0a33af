"""Learn the weights of linking: ``python -m training.link --data POLNEAR --model EARLY --out RUN/link.json``.

Each piece of content chooses among the cues of its neighbourhood and nothing, each cue among its sources and nothing: a
multinomial logistic regression over candidates. It learns on fragments as a model finds them, misses and surplus included,
since on the annotators' own fragments no content is ever without its cue. The model should be an early checkpoint, which does
not know its training articles by heart yet. Prints F1 of whole attributions on dev, with the annotators' fragments and with
the model's.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import torch

from onrecord.evaluation.brat import AnnotatedText, Attribution, Offsets, read_folder
from onrecord.evaluation.linked import partners
from onrecord.evaluation.score import Score
from onrecord.language.paragraphs import paragraphs
from onrecord.language.quotations import quotations
from onrecord.meaning.edges import bare, set_right
from onrecord.meaning.fragments import Fragment
from onrecord.meaning.linking import (
    FEATURES,
    LinkWeights,
    Weights,
    content_features,
    cues_within_reach,
    link,
    neighbourhoods,
    source_features,
)
from onrecord.meaning.model import Model, load_model
from onrecord.meaning.quoted import Quoted
from onrecord.meaning.tagging import tag
from onrecord.meaning.tags import ROLES
from training.data import training_articles

Choice: TypeAlias = tuple[list[list[float]], int]  # features of each candidate; the right one's place, or how many there are


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="PolNeAR, with train/ and dev/")
    parser.add_argument("--model", type=Path, required=True, help="folder of an exported early checkpoint")
    parser.add_argument("--out", type=Path, required=True, help="file for the weights")
    options = parser.parse_args()
    model = load_model(options.model)
    contents: list[Choice] = []
    sources: list[Choice] = []
    for annotated in training_articles(options.data):
        for fragments in (gold_fragments(annotated), found_fragments(annotated, model)):
            more_contents, more_sources = choices(annotated, fragments)
            contents += more_contents
            sources += more_sources
    weights = LinkWeights(_fit(contents), _fit(sources))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    rows = {"content": weights.content.round(4).tolist(), "source": weights.source.round(4).tolist()}
    options.out.write_text(json.dumps(rows) + "\n")
    for name, fragments_of in (("given", gold_fragments), ("found", lambda item: found_fragments(item, model))):
        exact, half = score(list(read_folder(options.data / "dev")), fragments_of, weights)
        print(json.dumps({"dev, fragments": name, "exact F1": round(exact.f1, 2), "half F1": round(half.f1, 2)}))


def gold_fragments(annotated: AnnotatedText) -> list[Fragment]:
    """Give the annotators' fragments, each once."""
    return sorted(
        {Fragment(start, end, role) for a in annotated.attributions for role in ROLES for start, end in getattr(a, role)}
    )


def found_fragments(annotated: AnnotatedText, model: Model) -> list[Fragment]:
    """Give the fragments that a model finds."""
    quotes = quotations(annotated.text)
    found = tag(model.encode(annotated.text, paragraphs(annotated.text), quotes), model.chain)
    return [set_right(annotated.text, f, Quoted(quotes)) if f.role == "content" else bare(annotated.text, f) for f in found]


def choices(annotated: AnnotatedText, fragments: Sequence[Fragment]) -> tuple[list[Choice], list[Choice]]:
    """Give the choices of one article: those of content among cues, and those of cues among sources.

    A fragment stands for the annotators' fragment of its role that it shares most with. Content that stands for none has to
    choose nothing; a cue that stands for none has no say.
    """
    contents: list[Choice] = []
    sources: list[Choice] = []
    for near in neighbourhoods(annotated.text, paragraphs(annotated.text), fragments):
        for content in near.content.all:
            cues = cues_within_reach(near, content)
            right = [a.cue for a in annotated.attributions if _stands_for(content, a.content, annotated)]
            own = [any(_shares(cue, marked) for marked in right) for cue in cues]
            contents.append(([content_features(near, content, cue) for cue in cues], _place(own)))
        for cue in near.cue.all:
            right = [a.source for a in annotated.attributions if _shares(cue, a.cue)]
            candidates = near.source.near(cue)
            own = [any(_shares(source, marked) for marked in right) for source in candidates]
            if right:
                sources.append(([source_features(near, cue, source) for source in candidates], _place(own)))
    return contents, sources


def _stands_for(fragment: Fragment, marked: Offsets, annotated: AnnotatedText) -> bool:
    shared = _shared(fragment, marked)
    return shared > 0 and shared == max(_shared(fragment, a.content) for a in annotated.attributions)


def _shares(fragment: Fragment, marked: Offsets) -> bool:
    return _shared(fragment, marked) > 0


def _shared(fragment: Fragment, marked: Offsets) -> int:
    return sum(max(0, min(fragment.end, end) - max(fragment.start, start)) for start, end in marked)


def _place(right: list[bool]) -> int:
    return right.index(True) if any(right) else len(right)


def _fit(choices: Sequence[Choice]) -> Weights:
    choices = [choice for choice in choices if choice[0]]
    widest = max(len(rows) for rows, _ in choices)
    features = torch.zeros(len(choices), widest + 1, FEATURES, dtype=torch.float64)
    there = torch.zeros(len(choices), widest + 1, dtype=torch.bool)
    target = torch.tensor([place if place < len(rows) else widest for rows, place in choices])
    for number, (rows, _) in enumerate(choices):
        features[number, : len(rows)] = torch.tensor(rows, dtype=torch.float64)
        there[number, : len(rows)] = True
    there[:, widest] = True
    weights = torch.zeros(FEATURES, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=300, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        scores = (features @ weights).masked_fill(~there, -1e9)
        loss = torch.nn.functional.cross_entropy(scores, target) + 1e-4 * weights.square().sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    fitted: Weights = weights.detach().numpy()
    return fitted


def score(
    texts: Sequence[AnnotatedText], fragments_of: Callable[[AnnotatedText], list[Fragment]], weights: LinkWeights
) -> tuple[Score, Score]:
    """Score whole attributions, exact and by half, when fragments are given; content without a cue is left out."""
    exact, half = Score(), Score()
    for annotated in texts:
        linked = link(annotated.text, paragraphs(annotated.text), fragments_of(annotated), weights)
        ours = [
            Attribution(*(tuple((f.start, f.end) for f in sorted(getattr(a, role))) for role in ROLES)) for a in linked if a.cue
        ]
        right = [len(partners(annotated.text, ours, annotated.attributions, measure)) for measure in ("exact", "half")]
        exact += Score(len(ours), right[0], len(annotated.attributions), right[0])
        half += Score(len(ours), right[1], len(annotated.attributions), right[1])
    return exact, half


if __name__ == "__main__":
    main()
