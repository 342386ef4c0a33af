"""The closed lists of what the heads beside the span tags tell, in the order of their scores."""

from __future__ import annotations

BOUNDARIES = ("inside", "word", "sentence")
"""What a word piece begins: nothing, a word, or a sentence with it."""

NAMES = ("person", "organisation", "place", "group", "date", "number", "facility", "event", "product", "other")
"""Kinds of names; ``group`` is a nationality, religious or political group, ``number`` an amount of money or a count."""
NAME_TAGS = 1 + 2 * len(NAMES)

PARTS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
)  # fmt: skip
"""Universal parts of speech (https://universaldependencies.org/u/pos/)."""

RELATIONS = (
    "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "cc:preconj",
    "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "dep", "det", "det:predet",
    "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss",
    "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan",
    "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
)  # fmt: skip
"""Relations of English treebanks (https://universaldependencies.org/en/dep/)."""

MENTIONS = ("none", "person", "organisation", "place", "event", "time", "other")
"""What the mention is that a word heads; ``none`` for a word that heads no mention."""

LINKED_MENTIONS = (1, 2, 3)
"""Kinds of mentions whose coreference is resolved."""
