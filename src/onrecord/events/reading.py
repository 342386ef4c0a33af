"""Events of an article: what the tables find on its trees and what the acts of its statements come to, each in its voice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.events.acts import OWN, VERBAL, act_trigger, cue_words, event_of
from onrecord.events.candidate import Candidate
from onrecord.events.circumstances import Circumstances
from onrecord.events.confidence import LEAST, confidences, is_kept
from onrecord.events.contexts import contexts
from onrecord.events.frames import Trigger, find_triggers
from onrecord.events.identity import event_id
from onrecord.events.merging import DEFINITE, merge
from onrecord.events.resolver import PlainResolver, Resolver
from onrecord.events.status import Statuses
from onrecord.events.syntax import Syntax
from onrecord.events.voice import Voices
from onrecord.meaning.actors.actors import Actors
from onrecord.meaning.heads.analysis import Analysis
from onrecord.record.actor import Ref
from onrecord.record.article import Article
from onrecord.record.event import Event
from onrecord.record.span import Span
from onrecord.record.statement import Statement


@dataclass(frozen=True, slots=True)
class Told:
    """A trigger with the statement whose act it is, if it is one."""

    trigger: Trigger
    statement: Statement | None = None


def read_events(
    article: Article, analysis: Analysis, statements: Sequence[Statement], actors: Actors | None = None
) -> tuple[Event, ...]:
    """Read the events of an article.

    Args:
        article: The article.
        analysis: What the heads tell of it.
        statements: Its statements.
        actors: Its actors; without, each word's own phrase names whom it means.

    Returns:
        The events, in order of their triggers.
    """
    return tuple(_event(article, one, chance) for one, chance in explained_events(article, analysis, statements, actors))


def explained_events(
    article: Article, analysis: Analysis, statements: Sequence[Statement], actors: Actors | None = None
) -> list[tuple[Candidate, float]]:
    """Do as `read_events` does, and keep with each event what made it, and the chance that it is right."""
    found = merge(mentions(article, analysis, statements, actors))
    chances = confidences(article, statements, found)
    return [(one, chance) for one, chance in zip(found, chances, strict=True) if chance >= LEAST or is_kept(one)]


def mentions(
    article: Article, analysis: Analysis, statements: Sequence[Statement], actors: Actors | None = None
) -> list[Candidate]:
    """List all mentions of events, in order; several may tell of one happening."""
    syntax = Syntax(analysis)
    who = PlainResolver(article.text, analysis, syntax, actors)
    furniture = [(span.start, span.end) for span in article.furniture]
    told = [one for one in _told(syntax, statements) if not _inside(syntax.starts[one.trigger.head], furniture)]
    around = Circumstances(article, analysis, syntax, [one.trigger for one in told])
    statuses, voices = Statuses(syntax, analysis.facts), Voices(statements)
    made = [
        _candidate(article, syntax, who, one, statuses, voices, around, number)  # each needs the whole article
        for number, one in enumerate(told)
    ]
    return sorted(made, key=lambda one: (one.trigger.start, one.trigger.end, one.type))


def event_identity(article: Article, candidate: Candidate) -> str:
    """Give the id of the event that a candidate becomes."""
    return event_id(article.id, candidate.type, candidate.trigger, candidate.voice)


def _told(syntax: Syntax, statements: Sequence[Statement]) -> Iterator[Told]:
    """Give the triggers: of statements' acts by the record's table, and of the tables, but for what the acts have told."""
    known = find_triggers(syntax)
    of_cues: set[int] = set()
    for statement in statements:
        type_ = event_of(statement)
        words = set(cue_words(syntax, statement)) if statement.act is not None else set()
        of_cues |= words
        if any(one.head in words and one.frame.type not in VERBAL for one in known):
            continue  # "the court ordered" is a deed, and the tables know it
        trigger = act_trigger(syntax, statement, type_, known) if type_ else None
        if trigger is not None:
            yield Told(trigger, statement)
    spoken = Voices([one for one in statements if event_of(one)])
    acts = {one.id: event_of(one) for one in statements}
    for trigger in known:
        if trigger.frame.type not in VERBAL:
            yield Told(trigger)
        elif trigger.head not in of_cues:
            within = spoken.voice(syntax.starts[trigger.first])
            own = all(syntax.forms[word] in OWN for word in trigger.actor)
            if within is None or acts[within] != trigger.frame.type or not own:  # "we ask you" of a speaker who asks
                yield Told(trigger)


def _candidate(  # noqa: PLR0913, PLR0917 (what an article holds, once for all its triggers)
    article: Article,
    syntax: Syntax,
    who: Resolver,
    told: Told,
    statuses: Statuses,
    voices: Voices,
    around: Circumstances,
    number: int,
) -> Candidate:
    trigger, statement = told.trigger, told.statement
    frame = trigger.frame
    start, end = syntax.starts[trigger.first], syntax.ends[trigger.last]
    actor, recipient = _refs(who, trigger.actor), _refs(who, trigger.recipient)
    if statement is not None:
        actor = (statement.speaker,) if statement.speaker else actor
        recipient = (statement.target,) if statement.target else recipient
    return Candidate(
        type=frame.type,
        mode=frame.mode,
        contexts=tuple(dict.fromkeys((*frame.contexts, *contexts(syntax, trigger.head)))),
        trigger=Span.of(article.text, start, end),
        lemma=syntax.lemmas[trigger.head],
        kind=frame.kind,
        head=trigger.head,
        sentence=syntax.sentences[trigger.head],
        actor=actor,
        recipient=tuple(ref for ref in recipient if ref not in actor),
        third=_refs(who, trigger.third),
        status=statuses.status(trigger),
        voice=voices.voice(start),
        when=(statement.when if statement and statement.when else None) or around.when(number),
        where=around.where(number),
        why=f"the act {statement.act} of statement {statement.id}" if statement else frame.name,
        definite=frame.kind == "noun" and any(syntax.forms[one] in DEFINITE for one in syntax.children(trigger.head, "det")),
        headline=_inside(start, [(span.start, span.end) for span in article.headlines]),
        under=syntax.above(trigger.verb) if syntax.is_a(trigger.verb, "xcomp", "advcl", "ccomp", "acl") else None,
    )


def _refs(who: Resolver, words: Sequence[int]) -> tuple[Ref, ...]:
    found = (who.ref(word) for word in words)
    return tuple({(ref.actor or ref.name): ref for ref in found if ref is not None}.values())


def _event(article: Article, candidate: Candidate, chance: float) -> Event:
    return Event(
        id=event_identity(article, candidate),
        type=candidate.type,
        mode=candidate.mode,
        contexts=candidate.contexts,
        trigger=candidate.trigger,
        actor=candidate.actor,
        recipient=candidate.recipient,
        third_party=candidate.third,
        when=candidate.when,
        where=candidate.where,
        status=candidate.status,
        voice=candidate.voice,
        confidence=chance,
    )


def _inside(offset: int, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in stretches)
