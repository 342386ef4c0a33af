"""CoNLL-U documents: texts as printed, words at their places, heads and mentions."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.evaluation.conllu import Mention, read_treebank

# Invented. Number, form, lemma, part, head, relation, misc.
ROWS = """\
# newdoc id = harbour-1
# newpar
# text = Ada can't swim.
1	Ada	Ada	PROPN	_	_	4	nsubj	_	Entity=(1-person)
2-3	can't	_	_	_	_	_	_	_	_
2	ca	can	AUX	_	_	4	aux	_	_
3	n't	not	PART	_	_	4	advmod	_	_
4	swim	swim	VERB	_	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	_	_	4	punct	_	_

# text = She sails.
1	She	she	PRON	_	_	2	nsubj	_	Entity=(1-person)
2	sails	sail	VERB	_	_	0	root	_	SpaceAfter=No
2.1	left-out	left-out	VERB	_	_	_	_	_	_
3	.	.	PUNCT	_	_	2	punct	_	_

# newpar
1	The	the	DET	_	_	2	det	_	Entity=(2-place
2	port	port	NOUN	_	_	4	nsubj	_	_
3	of Ost	Ost	PROPN	_	_	2	nmod	_	Entity=(3-place)2)
4	closed	close	VERB	_	_	0	root	_	_

# newdoc id = harbour-2
1	Yes	yes	INTJ	_	_	0	root	_	_
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write an invented treebank."""
    (tmp_path / "harbour.conllu").write_text(ROWS, encoding="utf-8")
    return tmp_path


def test_texts_are_printed_with_the_spaces_that_the_file_tells_of(folder: Path) -> None:
    """Words stand at their places, those of one token beside each other."""
    first, second = read_treebank(folder)
    assert (first.name, first.text) == ("harbour-1", "Ada can't swim. She sails.\n\nThe port of Ost closed")
    assert [first.text[word.start : word.end] for word in first.words] == [
        "Ada", "ca", "n't", "swim", ".", "She", "sails", ".", "The", "port", "of Ost", "closed",
    ]  # fmt: skip
    assert first.sentences == [0, 5, 8]
    assert (second.name, second.text) == ("harbour-2", "Yes")


def test_heads_are_places_in_the_document_and_a_root_heads_itself(folder: Path) -> None:
    """Heads do not start anew with each sentence."""
    first, _ = read_treebank(folder)
    assert [word.head for word in first.words] == [3, 3, 3, 3, 3, 6, 6, 6, 9, 11, 9, 11]
    assert [word.relation for word in first.words if word.head == first.words.index(word)] == ["root"] * 3


def test_mentions_may_hold_one_another(folder: Path) -> None:
    """Outer mentions come before inner ones."""
    first, _ = read_treebank(folder)
    assert first.mentions == [
        Mention(0, 0, 1, "person"),
        Mention(5, 5, 1, "person"),
        Mention(8, 10, 2, "place"),
        Mention(10, 10, 3, "place"),
    ]


def test_the_shared_treebanks_read_whole() -> None:
    """Every word of the treebanks is found at its place, and no word is empty."""
    data = Path(__file__).parents[3] / "shared" / "data"
    if not (data / "gum").is_dir():
        pytest.skip("the treebanks are not beside the project")
    documents = [*read_treebank(data / "gum/dev"), *read_treebank(data / "ewt/dev.conllu")]
    assert len(documents) > 300
    for document in documents:
        edges = [(word.start, word.end) for word in document.words]
        assert edges == sorted(edges)
        assert all(start < end <= len(document.text) for start, end in edges)
        assert all(0 <= word.head < len(document.words) for word in document.words)
