"""Happenings in dispute: one event that a voice says did happen, and another that it did not, or that it was right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from onrecord.accounts.answers import justifies
from onrecord.accounts.claims import Claim, Claims
from onrecord.accounts.families import families
from onrecord.accounts.joining import Dispute
from onrecord.accounts.wording import Wording, clause_at, stem
from onrecord.record.account import Position, Stance
from onrecord.record.actor import Ref
from onrecord.record.event import Event, Status
from onrecord.record.span import Span

_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "RETREAT", "COOPERATE", "SANCTION", "PROTEST", "AGREE", "CONSULT"})
_HARMFUL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
_SPEAKER = frozenset({"i", "we", "us", "our", "my", "me"})
_TO_COME = re.compile(
    r"\b(?:will|won['’]t|shall|going to|plan(?:s|ned|ning)? (?:to|the|an?|any)|want(?:s|ed)? to|intend\w* to|would(?:n['’]t)?|"
    r"never again|should|must|can(?:not|['’]t)?|could|may|might)\b[^.;]*\Z",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"\A(?:referring to|asked about|speaking (?:of|about)|commenting on|in reference to|turning to)\Z", re.IGNORECASE
)
_TOLD: Mapping[Status, Stance] = MappingProxyType({"happened": "asserts", "negated": "denies"})
_REACH = 120  # code points before a trigger that are asked for its time
_WIDEST = 160  # code points of the words that carry an event
_AFTER = 2  # sentences in which a deed is justified
_MOST = 64  # events of one family that are held against a denial
_ARTICLE = ""


@dataclass(frozen=True, slots=True)
class _Told:
    """An event as one voice tells of it."""

    event: Event
    claim: Claim | None
    stance: Stance
    actor: frozenset[str]
    recipient: frozenset[str]
    families: frozenset[str]
    loose: frozenset[str]
    sentence: int

    @property
    def who(self) -> str:
        return self.claim.who if self.claim else _ARTICLE


class Happenings:
    """The events of an article, ready to be held against each other.

    Args:
        claims: The article's claims.
        events: Its events.
    """

    def __init__(self, claims: Claims, events: Sequence[Event]) -> None:
        """Tell for each event what its voice holds of it."""
        self._claims = claims
        self._told = self._completed([told for told in map(self._tell, events) if told is not None])
        self._asserted: dict[str, list[_Told]] = defaultdict(list)
        for told in self._told:
            if told.stance == "asserts":
                for family in told.families | told.loose:
                    self._asserted[family].append(told)

    @staticmethod
    def _completed(told: Sequence[_Told]) -> list[_Told]:
        """Give an event without participants those that its speaker has just named for the same word."""
        made: list[_Told] = []
        for one in told:
            before = made[-1] if made else None
            if (
                before is not None
                and not (one.actor or one.recipient)
                and one.who == before.who
                and one.sentence - before.sentence <= 1
                and stem(one.event.trigger.text) == stem(before.event.trigger.text)
            ):
                made.append(replace(one, actor=before.actor, recipient=before.recipient))
            else:
                made.append(one)
        return made

    def disputes(self) -> Iterator[Dispute]:
        """Give the disputes, in order of the events that are denied or justified."""
        for told in self._told:
            if told.stance != "asserts":
                yield from self._against(told)
        yield from self._justified()

    def positions(self) -> Iterator[tuple[str, Position]]:
        """Give what each voice holds of an event, by the event's id, where it says that the event happened or did not."""
        for told in self._told:
            yield told.event.id, self._position(told)

    def _against(self, told: _Told) -> Iterator[Dispute]:
        found = {id(one): one for family in sorted(told.families | told.loose) for one in self._asserted[family][:_MOST]}
        same = [one for one in found.values() if one.who != told.who and self._one_happening(told, one)]
        same = [one for one in same if one.families & told.families] or same
        if same:
            same.sort(key=lambda one: (one.claim is not None, one.event.trigger.start))
            yield self._dispute(same[0].event, [*same, told])

    def _justified(self) -> Iterator[Dispute]:
        """Find deeds of the speaker's own side for which reasons are given soon after."""
        deeds: dict[int, list[_Told]] = defaultdict(list)
        for told in self._told:
            if told.stance == "asserts" and told.event.type in _HARMFUL and told.actor:
                deeds[told.sentence].append(told)
        for claim in self._claims.all:
            if not justifies(claim.statement):
                continue
            sides = {claim.who, *filter(None, (claim.state,))}
            near = [one for back in range(_AFTER + 1) for one in deeds.get(claim.sentence - back, ())]
            for one in near:
                words = Wording.of(self._words(one.event).text).stems
                if one.who != claim.who and sides & one.actor and words & claim.wording.stems - sides:
                    position = Position(stance="justifies", voice=claim.statement.id, span=claim.statement.content[0])
                    yield self._dispute(one.event, [one], position)
                    break

    def _dispute(self, event: Event, told: Sequence[_Told], *others: Position) -> Dispute:
        positions = map(self._position, told)
        about = self._words(event)
        return Dispute(event.id, " ".join(about.text.split()), (*positions, *others))

    def _position(self, told: _Told) -> Position:
        voice = told.claim.statement.id if told.claim else None
        return Position(stance=told.stance, voice=voice, span=self._carrying(told))

    def _tell(self, event: Event) -> _Told | None:
        claim = self._claims.of.get(event.voice or "")
        if event.type not in _DEEDS or (event.voice is not None and claim is None):
            return None
        if claim is not None and _is_topic(claim):
            claim = None
        stance = self._stance(event, claim)
        if stance is None:
            return None
        return _Told(
            event,
            claim,
            stance,
            self._sides(event.actor, claim),
            self._sides(event.recipient, claim),
            frozenset(families(event)),
            frozenset(families(event, loose=True)),
            self._claims.sentence(event.trigger.start),
        )

    def _stance(self, event: Event, claim: Claim | None) -> Stance | None:
        """Tell what a voice holds of an event; null where it leaves it open."""
        text, start = self._claims.article.text, event.trigger.start
        before = text[max(self._claims.sentence_of(start)[0], start - _REACH) : start]
        if event.status == "planned" or _TO_COME.search(before) or (event.status == "negated" and not self._says_no(event)):
            return None
        told = _TOLD.get(event.status)
        if claim is None:
            return told
        if claim.answer is not None and claim.answer.sure:
            return claim.answer.stance
        if claim.statement.act == "justify":
            return None if told == "denies" else "justifies"
        return "asserts" if told is None and claim.statement.act == "accuse" else told

    def _says_no(self, event: Event) -> bool:
        """Tell whether a word about the trigger says no: what ends, or is prevented, is not denied."""
        start, end = self._claims.sentence_of(event.trigger.start)
        return Wording.of(clause_at(self._claims.article.text[start:end], event.trigger.start - start)).negated

    def _sides(self, refs: Sequence[Ref], claim: Claim | None) -> frozenset[str]:
        """Name those who take part: their ids and countries; a speaker's "we" is the speaker; a description alone is nobody."""
        sides: set[str] = set()
        for ref in refs:
            if ref.name.lower() in _SPEAKER:
                sides |= {claim.who, *filter(None, (claim.state,))} if claim else set()
                continue
            state = self._claims.state(ref)
            if state is not None:
                sides.add(state)
            if ref.name[:1].isupper():
                sides.add(self._claims.key(ref) or ref.name.lower())
        return frozenset(sides)

    def _one_happening(self, one: _Told, other: _Told) -> bool:
        """Tell whether two voices tell of one happening: nothing they say of it differs, and something agrees."""
        agreed = [_agree(one.actor, other.actor), _agree(one.recipient, other.recipient)]
        if False in agreed or _differ(one.event, other.event):
            return False
        if one.claim is None and agreed != [True, True]:
            return False
        if any(re.match(r"(?:any )?other\b", ref.name) for told in (one, other) for ref in told.event.recipient):
            return False
        near = abs(one.sentence - other.sentence) <= 1
        same_word = stem(one.event.trigger.text) == stem(other.event.trigger.text)
        return True in agreed or (near and same_word)

    def _words(self, event: Event) -> Span:
        """Give the words that carry an event: its trigger with those of its participants who stand about it."""
        start, end = event.trigger.start, event.trigger.end
        first, last = self._claims.sentence_of(start)
        spans = [ref.mention for ref in (*event.actor, *event.recipient) if ref.mention is not None]
        for span in sorted(spans, key=lambda span: abs(span.start - event.trigger.start)):
            low, high = min(start, span.start), max(end, span.end)
            if first <= low and high <= last and high - low <= _WIDEST:
                start, end = low, high
        return Span.of(self._claims.article.text, start, end)

    def _carrying(self, told: _Told) -> Span:
        at = told.event.trigger.start
        if told.claim is None:
            return self._words(told.event)
        pieces = told.claim.statement.content
        return next((span for span in pieces if span.start <= at < span.end), pieces[0])


def _agree(ones: frozenset[str], others: frozenset[str]) -> bool | None:
    return bool(ones & others) if ones and others else None


def _differ(one: Event, other: Event) -> bool:
    """Tell whether mode, time or place of two events can't be one."""
    if one.mode and other.mode and one.mode != other.mode:
        return True
    if one.when and other.when and (one.when.start > other.when.end or other.when.start > one.when.end):
        return True
    places = (one.where, other.where)
    countries = {place.country for place in places if place and place.country}
    towns = {place.name for place in places if place and place.precision in {"city", "point"}}
    return len(countries) > 1 or len(towns) > 1


def _is_topic(claim: Claim) -> bool:
    """Tell whether a statement only names what its speaker speaks about, which the article tells itself."""
    return any(_TOPIC.match(" ".join(span.text.split())) for span in claim.statement.cue)
