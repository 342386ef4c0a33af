"""Who is who: mentions choose their antecedents, and what cannot be one stays apart. Names are invented."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.meaning.heads.coreference import NEAR, indefinite, link_mentions, mention_heads
from onrecord.meaning.heads.inventory import MENTIONS, RELATIONS
from onrecord.meaning.heads.pairs import Mentioned, Tokens, mentioned
from onrecord.meaning.heads.trees import Trees

PERSON, ORGANISATION = MENTIONS.index("person"), MENTIONS.index("organisation")


def described(*words: str, kinds: list[int] | None = None) -> Mentioned:
    """Describe mentions of one word each: capitals are names, the rest pronouns or nouns."""
    parts = ["PROPN" if w[0].isupper() else "PRON" if w in {"he", "she", "it", "they"} else "NOUN" for w in words]
    tokens = Tokens(list(words), parts, list(range(len(words))))
    count = len(words)
    return mentioned(tokens, range(count), np.array(kinds or [PERSON] * count), np.zeros(count, dtype=np.bool_))


def link(mentions: Mentioned, *, new: list[int] | None = None) -> list[int]:
    """Link when every pair scores alike and above being fresh; the nearest comes last, so that the first of equals wins."""
    count = len(mentions.forms)
    fresh = np.full(count, 0.0, dtype=np.float32)
    told = np.isin(np.arange(count), new or [])
    entities, _ = link_mentions(mentions, fresh, told, lambda later, earlier, _: (1 + earlier / (1 + later)).astype(np.float32))
    found: list[int] = entities.tolist()
    return found


def test_a_pronoun_goes_to_the_best_antecedent() -> None:
    """Entities are numbered by first mention."""
    assert link(described("Brandt", "he")) == [0, 0]


def test_two_names_without_a_word_in_common_are_two() -> None:
    """However well they score, also through a pronoun between them."""
    assert link(described("Brandt", "he", "Adler", "he")) == [0, 0, 1, 1]


def test_he_is_not_she_and_neither_is_an_organisation() -> None:
    """A pronoun looks on to the next best."""
    assert link(described("Brandt", "he", "she")) == [0, 0, 1]
    assert link(described("Brandt", "Guild", "he", kinds=[PERSON, ORGANISATION, PERSON])) == [0, 1, 0]
    assert link(described("Brandt", "Guild", "it", kinds=[PERSON, ORGANISATION, ORGANISATION])) == [0, 1, 1]


def test_an_indefinite_mention_is_new() -> None:
    """Nobody before is meant by "a minister"."""
    assert link(described("Brandt", "minister"), new=[1]) == [0, 1]
    trees = Trees(np.array([1, 1, 3, 3]), np.array([RELATIONS.index("det"), 0, RELATIONS.index("det"), 0]))
    assert indefinite(np.array([1, 3]), ["A", "minister", "the", "guild"], trees).tolist() == [True, False]


def test_parts_of_a_name_count_with_its_head() -> None:
    """One mention for both words of a full name, though both look like people."""
    scores = np.zeros((2, len(MENTIONS)), dtype=np.float32)
    scores[:, PERSON] = 1
    trees = Trees(np.array([0, 0]), np.array([RELATIONS.index("root"), RELATIONS.index("flat")]))
    heads, kinds = mention_heads(scores, trees)
    assert heads.tolist() == [0]
    assert kinds.tolist() == [PERSON]


@given(st.lists(st.sampled_from(["Brandt", "Adler", "he", "she", "it", "they", "minister", "guild"]), max_size=NEAR * 2))
def test_entities_are_numbered_in_order_of_first_mention(words: list[str]) -> None:
    """And there is one for every mention."""
    entities = link(described(*words)) if words else []
    seen = list(dict.fromkeys(entities))
    assert seen == list(range(len(seen)))
    assert len(entities) == len(words)
