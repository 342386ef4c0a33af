"""Scores of accounts against labels. The article is invented."""

from __future__ import annotations

import pytest
from msgspec import structs

from onrecord.evaluation.accounts import score_article
from onrecord.evaluation.labels import AccountLabel, ActorLabel, LabelledDocument, Piece, PositionLabel, StatementLabel
from onrecord.evaluation.score import Score
from onrecord.record import Account, Position, Record, Span
from onrecord.record.account import Stance
from tests.store.builder import Said, make_record

CLAIM = "that the hull of the Tern was cracked"
DENIAL = "that the hull of the Tern had been cracked"
OTHER = "that the harbour was shut"
TEXT = f"Olaf Rinne said {CLAIM}. Ada Holm denied {DENIAL}. Per Berg added {OTHER}."
TOLD = (("Olaf Rinne", "said", CLAIM), ("Ada Holm", "denied", DENIAL), ("Per Berg", "added", OTHER))
VOICES = {words: f"s{number}" for number, (*_, words) in enumerate(TOLD)}
DISPUTE: tuple[tuple[str, Stance], ...] = ((CLAIM, "asserts"), (DENIAL, "denies"))


def piece(words: str) -> Piece:
    """Give the offsets of words."""
    return TEXT.index(words), TEXT.index(words) + len(words)


def labels(*positions: tuple[str, Stance], own: bool = False) -> LabelledDocument:
    """Label three statements, and one account by the words of its positions; the first may be the article's own."""
    held = tuple(
        PositionLabel(stance=stance, voice=None if own and at == 0 else VOICES[words], span=piece(words))
        for at, (words, stance) in enumerate(positions)
    )
    return LabelledDocument(
        set="invented",
        name="tern",
        text_sha256="0" * 64,
        part="develop",
        reader=1,
        genre="accident",
        actors=tuple(
            ActorLabel(id=f"a{number}", kind="person", name=piece(who), mentions=(piece(who),))
            for number, (who, *_) in enumerate(TOLD)
        ),
        statements=tuple(
            StatementLabel(
                id=VOICES[words],
                form="indirect",
                content=(piece(words),),
                cue=(piece(cue),),
                source=(piece(who),),
                speaker=f"a{number}",
                act="deny" if cue == "denied" else "say",
                scope="speech",
            )
            for number, (who, cue, words) in enumerate(TOLD)
        ),
        accounts=(AccountLabel(id="c1", matter=piece(CLAIM), positions=held),) if held else (),
    )


def record(*positions: tuple[str, Stance], own: bool = False) -> Record:
    """Make a record with one account, by the words of its positions; the first may be the article's own."""
    said = [Said(words, cue, who, form="indirect", act="deny" if cue == "denied" else "say") for who, cue, words in TOLD]
    made = make_record(TEXT, said)
    voice = {one.content[0].text: one.id for one in made.statements}
    held = tuple(
        Position(stance=stance, voice=None if own and at == 0 else voice[words], span=Span.of(TEXT, *piece(words)))
        for at, (words, stance) in enumerate(positions)
    )
    account = Account(id="c1", about=CLAIM, matter=Span.of(TEXT, *piece(CLAIM)), positions=held)
    return structs.replace(made, accounts=(account,) if held else ())


def score(read: Record, right: LabelledDocument, measure: str = "pair", group: str = "all") -> tuple[float, ...]:
    """Give what was found, how much of it is right, what is labelled, and how much of that was found."""
    told = score_article(read, right).get((measure, group), Score())
    return told.predicted, told.predicted_right, told.true, told.true_found


def test_a_pair_that_is_labelled_is_right() -> None:
    """Two voices in dispute as labelled count as found and right, by their kind too, and so does each position."""
    read, right = record(*DISPUTE), labels(*DISPUTE)
    assert score(read, right) == score(read, right, group="denies") == score(read, right, "stance") == (1, 1, 1, 1)
    assert score(read, right, group="doubts") == (0, 0, 0, 0)
    assert score(read, right, "position") == (2, 2, 2, 2)


def test_the_other_way_round_is_a_pair_with_the_wrong_stance() -> None:
    """Who asserts taken for who denies is the right pair of voices, and the wrong stance."""
    read = record((DENIAL, "asserts"), (CLAIM, "denies"))
    assert score(read, labels(*DISPUTE)) == (1, 1, 1, 1)
    assert score(read, labels(*DISPUTE), "stance") == (1, 0, 1, 0)
    assert score(read, labels(*DISPUTE), "position") == (2, 0, 2, 0)


def test_other_kinds_of_stance_are_told_apart() -> None:
    """A denial taken for a doubt is the right pair, of another kind."""
    read = record(DISPUTE[0], (DENIAL, "doubts"))
    assert score(read, labels(*DISPUTE)) == (1, 1, 1, 1)
    assert score(read, labels(*DISPUTE), "stance") == (1, 0, 1, 0)
    assert (score(read, labels(*DISPUTE), group="doubts"), score(read, labels(*DISPUTE), group="denies")) == (
        (1, 1, 0, 0),
        (0, 0, 1, 1),
    )


@pytest.mark.parametrize(
    ("read", "right", "counts"),
    [
        ((), DISPUTE, (0, 0, 1, 0)),
        (DISPUTE, (), (1, 0, 0, 0)),
        ((), (), (0, 0, 0, 0)),
        (((OTHER, "asserts"), (CLAIM, "denies")), DISPUTE, (1, 0, 1, 0)),
        (((CLAIM, "asserts"), (OTHER, "denies")), DISPUTE, (1, 0, 1, 0)),
        (((CLAIM, "asserts"), (DENIAL, "asserts")), DISPUTE, (0, 0, 1, 0)),
    ],
)
def test_what_is_missed_and_what_is_too_much(
    read: tuple[tuple[str, Stance], ...], right: tuple[tuple[str, Stance], ...], counts: tuple[int, int, int, int]
) -> None:
    """A dispute that is not labelled is wrong, one that is not found missed; two who agree are no pair."""
    assert score(record(*read), labels(*right)) == counts


def test_the_articles_own_voice_is_nobodys() -> None:
    """A claim of the article itself is another than one of a speaker in the same words."""
    assert score(record(*DISPUTE, own=True), labels(*DISPUTE, own=True)) == (1, 1, 1, 1)
    assert score(record(*DISPUTE, own=True), labels(*DISPUTE)) == (1, 0, 1, 0)


def test_given_pairs_rest_on_the_labels_alone() -> None:
    """Given the labelled statements, pairs are found anew, whatever the record has; here the denial answers the claim."""
    bare = structs.replace(record(), statements=())
    assert score(bare, labels(*DISPUTE), "given pair") == (1, 1, 1, 1)
    assert score(bare, labels(*DISPUTE)) == (0, 0, 1, 0)
