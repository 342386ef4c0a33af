"""One happening in one voice: which mentions are taken for one. Names are invented."""

from __future__ import annotations

from dataclasses import replace

from onrecord.events.candidate import Candidate
from onrecord.events.merging import merge
from onrecord.record import Ref, Span


def mention(start: int, **said: object) -> Candidate:
    """Make a mention of an attack that begins at an offset, one to a sentence."""
    plain = Candidate(
        type="ASSAULT",
        trigger=Span(start, start + 6, "attack"),
        lemma="attack",
        kind="verb",
        head=start,
        sentence=start,
        status="happened",
        voice=None,
        why="assault.tsv, line 2",
    )
    return replace(plain, **said)  # type: ignore[arg-type]


def who(name: str, actor: str | None = None) -> tuple[Ref, ...]:
    """Refer to somebody by name."""
    return (Ref(name=name, actor=actor, how="name"),)


def test_what_is_told_as_known_adds_no_event() -> None:
    """A definite noun without participants goes to what was told before, whatever clause it stands in."""
    first = mention(0, actor=who("Norland"), lemma="invade")
    again = mention(90, kind="noun", definite=True, status="hypothetical")
    [event] = merge([first, again])
    assert (event.trigger.start, event.status, event.mentions) == (0, "happened", 2)


def test_what_did_not_happen_stays_apart() -> None:
    """A denial in the same voice is not swallowed by the deed."""
    told = [mention(0, actor=who("Norland")), mention(90, kind="noun", definite=True, status="negated")]
    assert [event.status for event in merge(told)] == ["happened", "negated"]


def test_two_voices_stay_two() -> None:
    """What a speaker says of the same attack is another event."""
    assert len(merge([mention(0), mention(90, kind="noun", definite=True, voice="s1")])) == 2


def test_one_actor_by_two_names_is_one() -> None:
    """Participants agree where they are one actor, and disagree where they are two."""
    named, again = mention(0, actor=who("Norland", "a1")), mention(90, actor=who("the junta", "a1"))
    assert len(merge([named, again])) == 1
    assert len(merge([named, replace(again, actor=who("Westmark", "a2"))])) == 2


def test_talks_of_other_parties_are_other_talks() -> None:
    """Talks told of one side are those told of both; talks with somebody else are not."""
    both = mention(0, type="CONSULT", kind="noun", lemma="talk", actor=(*who("Norland"), *who("Westmark")))
    one = mention(90, type="CONSULT", kind="noun", lemma="meeting", actor=who("the ministers of Norland"))
    others = replace(one, actor=(*who("Eastmark"), *who("Southmark")))
    assert len(merge([both, one])) == 1
    assert len(merge([both, others])) == 2
