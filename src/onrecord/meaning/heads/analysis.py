"""What one pass tells of an article beside the spans; each part is worked out when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from onrecord.meaning.encoded import Encoded
from onrecord.meaning.encoder import Scores
from onrecord.meaning.heads.acts import Said, act_chances
from onrecord.meaning.heads.coreference import Mentions, indefinite, link_mentions, mention_heads
from onrecord.meaning.heads.inventory import PARTS
from onrecord.meaning.heads.lemmas import Edit, lemma
from onrecord.meaning.heads.names import Name, agreed, read_names
from onrecord.meaning.heads.network import Networks
from onrecord.meaning.heads.pairs import Tokens, distinct, mentioned
from onrecord.meaning.heads.trees import Trees, best_relations, read_heads
from onrecord.meaning.heads.words import Words, read_words
from onrecord.meaning.pieces import Ints

_TOGETHER = 512  # words whose relations are told at once
_CERTAIN = 3.0  # ends of the scale of factuality


class Analysis:
    """The heads of one article.

    An instance belongs to one thread.

    Args:
        encoded: The article after the encoder's pass.
        networks: The networks of the heads.
        edits: The edits from form to lemma.
    """

    def __init__(self, encoded: Encoded, networks: Networks, edits: tuple[Edit, ...]) -> None:
        """Keep what is needed; nothing is computed yet."""
        self.encoded = encoded
        self._networks = networks
        self._edits = edits

    @cached_property
    def words(self) -> Words:
        """Words and sentences."""
        return read_words(self.encoded, self._networks.run("boundary", states=self.encoded.states)[0])

    @cached_property
    def _states(self) -> Scores:
        """The state of each word: of the first piece that begins in it."""
        return self.encoded.states[self.words.pieces]

    @cached_property
    def forms(self) -> list[str]:
        """The words as printed."""
        return self.words.forms()

    @cached_property
    def _grammar(self) -> tuple[list[int], list[int]]:
        part, edit = self._networks.run("grammar", states=self._states)
        return part.argmax(axis=1).tolist(), edit.argmax(axis=1).tolist()

    @cached_property
    def parts(self) -> list[str]:
        """Universal part of speech of each word."""
        return [PARTS[number] for number in self._grammar[0]]

    @cached_property
    def lemmas(self) -> list[str]:
        """Dictionary form of each word; a proper noun's keeps its capitals, all others are in lower case."""
        return [
            lemma(form, self._edits[edit], proper=part == "PROPN")
            for form, edit, part in zip(self.forms, self._grammar[1], self.parts, strict=True)
        ]

    @cached_property
    def trees(self) -> Trees:
        """Dependency trees."""
        dependent, governor, below, above = self._networks.run("arcs", states=self._states)
        heads = read_heads(dependent, governor, self.words.bounds())
        relations = [
            self._networks.run("relations", below=below[part], above=above[heads[part]])[0]
            for part in (slice(low, low + _TOGETHER) for low in range(0, len(heads), _TOGETHER))
        ]
        return Trees(heads, best_relations(relations, heads))

    @cached_property
    def names(self) -> list[Name]:
        """Names, in order."""
        scores = self._networks.run("names", states=self._states)[0]
        return agreed(read_names(scores, self.words.bounds()), scores, self.forms)

    @cached_property
    def facts(self) -> Scores:
        """How far what each word tells happened, from -3 (certainly not) to 3; of use for predicates alone."""
        found: Scores = np.clip(self._networks.run("facts", states=self._states)[0][:, 0], -_CERTAIN, _CERTAIN)
        return found

    def acts(self, statements: Sequence[Said]) -> Scores:
        """How likely each act is of each statement, shape ``[statements, acts]``; each row adds up to 1."""
        return act_chances(self.encoded, statements, self._networks)

    @cached_property
    def mentions(self) -> Mentions:
        """Mentions of people, groups, organisations, states and places, and which are one."""
        scores, later, earlier, fresh = self._networks.run("mentions", states=self._states)
        heads, kinds = mention_heads(scores, self.trees)
        quoted = self.encoded.features.quote[self.words.pieces[heads]] > 0
        tokens = Tokens(self.forms, self.parts, self.words.sentences.tolist())
        described = mentioned(tokens, heads.tolist(), kinds, quoted)

        def score(one: Ints, other: Ints, features: Ints) -> Scores:
            signs, sign = distinct(features)
            told = {"later": later[heads], "earlier": earlier[heads]}
            pairs = self._networks.run("pairs", **told, signs=signs, one=one, other=other, sign=sign)
            return pairs[0][:, 0]

        new = indefinite(heads, self.forms, self.trees)
        return Mentions(heads, kinds, *link_mentions(described, fresh[heads, 0], new, score))
