"""Entities stay whole however mentions are moved between them. All names and events are invented."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from onrecord.intake import article_from_text
from onrecord.language.paragraphs import paragraphs
from onrecord.language.quotations import quotations
from onrecord.meaning.actors.entities import Entities
from onrecord.meaning.actors.phrases import Phrases
from onrecord.meaning.heads.coreference import Mentions
from onrecord.meaning.model import load_model

TEXT = (
    "Norland's Prime Minister Ada Lind met the head of the harbour guild, Col. Odran Leggat Berg, in Tarn on Monday.\n\n"
    "LIND HAD GOOD TALK WITH GUILD LEADER\n\n"
    "Leggat Berg, who called on the guild to wait, said that she had listened. “The boats stay,” the colonel said."
)


@pytest.fixture(scope="module")
def phrases() -> Phrases:
    """Give the phrases of a text with titles, names of several words and a pronoun."""
    article = article_from_text(TEXT)
    model = load_model()
    return Phrases(model.analyse(model.encode(article.text, paragraphs(article.text), quotations(article.text))))


@settings(deadline=None, max_examples=100)
@given(data=st.data())
def test_every_mentioned_entity_keeps_a_head(phrases: Phrases, data: st.DataObject) -> None:
    """Whatever coreference says and wherever mentions move, a word mentions an entity that has a head to be named by."""
    words = len(phrases.analysis.forms)
    heads = [word for word, chosen in enumerate(data.draw(st.lists(st.booleans(), min_size=words, max_size=words))) if chosen]
    assume(heads)
    chosen = st.lists(st.integers(1, 4), min_size=len(heads), max_size=len(heads))
    kinds, entities = np.array(data.draw(chosen)), np.array(data.draw(chosen))
    phrases.analysis.__dict__["mentions"] = Mentions(np.array(heads), kinds, entities, np.zeros(len(heads), dtype=np.float32))
    found = Entities(phrases)
    for word, other in data.draw(st.lists(st.tuples(st.sampled_from(heads), st.integers(0, 99)), max_size=9)):
        entity = found.all()[other % len(found.all())]
        if other % 3:
            found.move(word, entity)
        else:
            found.fresh(word)
    assert not [word for word in found.mentions() if not found.heads(found.of(word) or 0)]
