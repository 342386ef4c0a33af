"""Scores of words, sentences and syntax on treebanks, from plain text, as in the CoNLL 2018 shared task (Zeman et al. 2018).

A word or sentence is found when both its edges are right, a boundary when a sentence begins there. Parts, lemmas and arcs count
on words that were found; an arc is right when its head is the right word, and a labelled one when the relation is right too,
subtypes aside.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from pathlib import Path

from onrecord.errors import InputError
from onrecord.evaluation.conllu import Treebank, read_treebank
from onrecord.evaluation.coreference import analysis_of
from onrecord.evaluation.folder import Row
from onrecord.evaluation.score import Score
from onrecord.meaning.heads.analysis import Analysis
from onrecord.meaning.model import Model

MEASURES = ("words", "boundaries", "sentences", "parts", "lemmas", "unlabelled", "labelled", "labelled, given found")
SPOKEN = ("conversation", "court", "podcast", "speech", "vlog")
"""Genres of GUM that are written down from speech."""
GROUPS = ("all", "written")


def score_syntax(folder: Path, model: Model) -> list[Row]:
    """Parse every document of a treebank and compare.

    Args:
        folder: CoNLL-U files; genres are told by GUM's names (``GUM_news_iodine``).
        model: The model to score.

    Raises:
        InputError: There is no document.
    """
    totals: dict[tuple[str, str], Score] = defaultdict(Score)
    for document in read_treebank(folder):
        genre = [*document.name.split("_"), ""][1]
        for measure, score in score_document(document, analysis_of(document.text, model)).items():
            totals[measure, "all"] += score
            if genre not in SPOKEN:
                totals[measure, "written"] += score
    if not totals:
        msg = f"{folder} holds no treebank: expected files NAME.conllu"
        raise InputError(msg)
    return [Row(measure, group, totals[measure, group]) for measure in MEASURES for group in GROUPS]


def score_document(document: Treebank, analysis: Analysis) -> dict[str, Score]:
    """Compare one document."""
    words, trees = analysis.words, analysis.trees
    ours = list(zip(words.starts.tolist(), words.ends.tolist(), strict=True))
    theirs = [(word.start, word.end) for word in document.words]
    place = {span: number for number, span in enumerate(theirs)}
    pairs = [(number, place[span]) for number, span in enumerate(ours) if span in place]
    counts = dict.fromkeys(MEASURES, 0)
    for one, other in pairs:
        true = document.words[other]
        counts["parts"] += analysis.parts[one] == true.part
        counts["lemmas"] += analysis.lemmas[one].lower() == true.lemma.lower()
        head = place.get(ours[int(trees.heads[one])]) == true.head
        counts["unlabelled"] += head
        counts["labelled"] += head and trees.name(one).split(":")[0] == true.relation.split(":")[0]
    scores = {name: Score(len(ours), count, len(theirs), count) for name, count in counts.items()}
    scores["words"] = Score(len(ours), len(pairs), len(theirs), len(pairs))
    scores["labelled, given found"] = Score(len(pairs), counts["labelled"], len(pairs), counts["labelled"])
    mine = list(pairwise([ours[place][0] for place in words.bounds()[:-1].tolist()] + [len(document.text)]))
    given = list(pairwise([theirs[place][0] for place in document.sentences] + [len(document.text)]))
    begun = len({start for start, _ in mine} & {start for start, _ in given})
    for name, right in (("boundaries", begun), ("sentences", len(set(mine) & set(given)))):
        scores[name] = Score(len(mine), right, len(given), right)
    return scores
