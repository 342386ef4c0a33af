"""Accounts within one article. The articles are invented."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from onrecord.accounts import read_accounts
from onrecord.accounts.wording import Wording
from onrecord.record import Account, Event, Figure, Record, Ref, Span, Statement
from onrecord.record.event import Status
from onrecord.record.verify import faults
from tests.cli.conftest import make_record, make_statement

ATTACK = (
    "Norland's army shelled the island. Minister Ada Lind denied that Norland had shelled the island. "
    "Envoy Per Berg said the harbour was closed."
)


def accounts(record: Record, *events: Event, figures: Sequence[Figure] = ()) -> tuple[Account, ...]:
    """Find the accounts of a record, and prove that their spans are verbatim."""
    found = read_accounts(record.article, record.statements, events, figures)
    assert not list(faults(structs.replace(record, accounts=found)))
    return found


def told(account: Account) -> set[tuple[str, bool]]:
    """Give each position's stance, and whether it is the article's own."""
    return {(position.stance, position.voice is None) for position in account.positions}


def event(  # noqa: PLR0913 (one a field that the tests vary)
    record: Record, words: str, status: Status, voice: Statement | None, actor: str, *, last: bool = False
) -> Event:
    """Make a shelling by an actor."""
    text = record.article.text
    start = text.rindex(words) if last else text.index(words)
    return Event(
        id=f"e{start}",
        type="ASSAULT",
        trigger=Span.of(text, start, start + len(words)),
        actor=(Ref(name=actor),),
        status=status,
        voice=voice.id if voice else None,
        confidence=0.9,
    )


def denial(text: str = ATTACK) -> Record:
    """Make the record of a denied shelling."""
    said = {"content": ["that Norland had shelled the island"], "cue": ["denied"], "source": ["Minister Ada Lind"]}
    return make_record(text, [{**said, "act": "deny", "form": "indirect"}])


def test_what_the_article_tells_and_a_speaker_denies_is_in_dispute() -> None:
    """An event in the article's own voice and its denial by a speaker make one account, whose matter is the event."""
    record = denial()
    own = event(record, "shelled", "happened", None, "Norland")
    [account] = accounts(record, own, event(record, "shelled", "negated", record.statements[0], "Norland", last=True))
    assert account.matter == own.id
    assert told(account) == {("asserts", True), ("denies", False)}


def test_a_denial_of_another_side_s_deed_is_no_dispute() -> None:
    """Events whose actors differ are two happenings, whatever their words share."""
    record = denial(ATTACK.replace("that Norland had", "that Norland had").replace("Norland's army", "Sudmark's army"))
    events = (
        event(record, "shelled", "happened", None, "Sudmark"),
        event(record, "shelled", "negated", record.statements[0], "Norland", last=True),
    )
    assert accounts(record, *events) == ()


def test_one_voice_alone_is_no_dispute() -> None:
    """Who says and unsays the same is one voice."""
    record = denial()
    both = [event(record, "shelled", status, record.statements[0], "Norland", last=True) for status in ("happened", "negated")]
    assert accounts(record, *both) == ()


@pytest.mark.parametrize(
    ("answer", "cue"), [("this", "denied"), ("those accusations", "has denied"), ("the claim", "dismissed")]
)
def test_an_answer_that_points_back_answers_the_charge_before(answer: str, cue: str) -> None:
    """Words such as "denied this" answer what another was accused of just before."""
    text = f"Per Berg accused Norland of sinking a ferry. Ada Lind {cue} {answer}."
    parts: list[dict[str, object]] = [
        {"content": ["Norland of sinking a ferry"], "cue": ["accused"], "source": ["Per Berg"], "act": "accuse"},
        {"content": [answer], "cue": [cue], "source": ["Ada Lind"], "act": "deny"},
    ]
    [account] = accounts(make_record(text, parts))
    assert isinstance(account.matter, Span)
    assert "sinking a ferry" in account.matter.text
    assert [position.stance for position in account.positions] == ["asserts", "denies"]


def test_the_claim_within_a_denial_is_what_is_denied() -> None:
    """The words "rejected criticism from B that …" put B's nested statement against the one that holds it."""
    text = "Ada Lind rejected criticism from Per Berg that the ferry was unsafe."
    outer = {"content": ["criticism from Per Berg that the ferry was unsafe"], "cue": ["rejected"], "source": ["Ada Lind"]}
    record = make_record(text, [{**outer, "act": "reject"}])
    inner = make_statement(
        text,
        record.article.id,
        content=["that the ferry was unsafe"],
        cue=["criticism"],
        source=["Per Berg"],
        act="criticize",
        within=record.statements[0].id,
    )
    [account] = accounts(structs.replace(record, statements=(*record.statements, inner)))
    assert account.about == "the ferry was unsafe"
    assert {(one.stance, one.voice) for one in account.positions} == {
        ("asserts", inner.id),
        ("denies", record.statements[0].id),
    }


@pytest.mark.parametrize("cue", ["did not dispute", "never denied"])
def test_who_does_not_deny_does_not_answer(cue: str) -> None:
    """A denial that is itself denied is none."""
    text = f"Per Berg accused Norland of sinking a ferry. Ada Lind {cue} the claim."
    parts: list[dict[str, object]] = [
        {"content": ["Norland of sinking a ferry"], "cue": ["accused"], "source": ["Per Berg"], "act": "accuse"},
        {"content": ["the claim"], "cue": [cue], "source": ["Ada Lind"]},
    ]
    assert accounts(make_record(text, parts)) == ()


def test_a_refused_request_is_no_dispute() -> None:
    """What is denied to somebody is no claim."""
    text = "Per Berg accused Norland of sinking a ferry. Ada Lind denied a request for an interview."
    parts: list[dict[str, object]] = [
        {"content": ["Norland of sinking a ferry"], "cue": ["accused"], "source": ["Per Berg"], "act": "accuse"},
        {"content": ["a request for an interview"], "cue": ["denied"], "source": ["Ada Lind"], "act": "deny"},
    ]
    assert accounts(make_record(text, parts)) == ()


def test_no_casualties_against_some_is_in_dispute() -> None:
    """A count of none stands against another voice's count of the same kind."""
    text = "Six dockers were hurt in the harbour, Per Berg said. Nobody was hurt in the harbour, Ada Lind said."
    parts: list[dict[str, object]] = [
        {"content": ["Six dockers were hurt in the harbour"], "cue": [], "source": ["Per Berg"]},
        {"content": ["Nobody was hurt in the harbour"], "cue": [], "source": ["Ada Lind"]},
    ]
    record = make_record(text, parts)
    first, second = (one.id for one in record.statements)
    six, none = Span.of(text, 0, 11), Span.of(text, text.index("Nobody"), text.index("Nobody") + 6)
    figures = (
        Figure(id="f1", kind="injured", low=6, high=6, bound="exact", span=six, voice=first),
        Figure(id="f2", kind="injured", low=0, high=0, bound="exact", span=none, voice=second),
    )
    [account] = accounts(record, figures=figures)
    assert [(one.stance, one.voice) for one in account.positions] == [("asserts", first), ("denies", second)]


@given(st.text(max_size=300))
def test_the_wording_of_any_text_is_told(text: str) -> None:
    """No text breaks the reading of its words, and numbers are among them."""
    wording = Wording.of(text)
    assert wording.numbers <= wording.stems


def test_time_grows_with_the_length_of_the_article() -> None:
    """A hostile article of many like denials takes no longer than its length lets expect."""

    def seconds(times: int) -> float:
        one = "Per Berg accused Norland of sinking a ferry. Ada Lind denied this. "
        record = make_record(one * times, [])
        text, made = record.article.text, []
        for at in range(0, len(text), len(one)):
            for words, cue, act in (("Norland of sinking a ferry", "accused", "accuse"), ("this", "denied", "deny")):
                start, begin = text.index(words, at), text.index(cue, at)
                made.append(
                    Statement(
                        id=f"s{start}",
                        form="indirect",
                        content=(Span.of(text, start, start + len(words)),),
                        cue=(Span.of(text, begin, begin + len(cue)),),
                        speaker=Ref(name="Per Berg" if act == "accuse" else "Ada Lind"),
                        act=act,  # type: ignore[arg-type]  # one of the acts
                        confidence=1.0,
                    )
                )
        began = time.process_time()
        read_accounts(record.article, made, ())
        return time.process_time() - began

    short = max(min(seconds(60) for _ in range(3)), 0.01)
    assert seconds(480) < 40 * short
