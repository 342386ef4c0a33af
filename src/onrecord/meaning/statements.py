"""Statements: attributions in the article's own offsets, put into the contract's terms."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from msgspec import structs

from onrecord.language.paragraphs import paragraphs
from onrecord.language.quotations import Quotation, quotations
from onrecord.meaning.actors.actors import Actors
from onrecord.meaning.actors.speakers import Speakers
from onrecord.meaning.acts import act_and_scope
from onrecord.meaning.confidence import Calibration
from onrecord.meaning.continued import carry_on
from onrecord.meaning.directed import direct
from onrecord.meaning.edges import bare, set_right
from onrecord.meaning.encoded import Encoded
from onrecord.meaning.encoder import Scores
from onrecord.meaning.forms import form
from onrecord.meaning.fragments import Fragment
from onrecord.meaning.heads.acts import Said
from onrecord.meaning.heads.analysis import Analysis
from onrecord.meaning.interviews import take_interview
from onrecord.meaning.linking import Attribution, link
from onrecord.meaning.model import Model
from onrecord.meaning.nested import find_nested
from onrecord.meaning.no_saying import says_nothing
from onrecord.meaning.pull_quotes import held_against_body
from onrecord.meaning.quoted import Quoted
from onrecord.meaning.signed import sign, take_posts, take_turns
from onrecord.meaning.speaking import Speaking
from onrecord.meaning.speaking_places import SpeakingPlaces
from onrecord.meaning.tagging import tag
from onrecord.meaning.unclaimed import unclaimed
from onrecord.record.actor import Ref
from onrecord.record.article import Article
from onrecord.record.identity import statement_id
from onrecord.record.place import Place
from onrecord.record.span import Span
from onrecord.record.statement import Statement
from onrecord.record.time import Time


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in an article.

    Attributes:
        analysis: What the encoder's pass tells beside the spans: words, syntax, names, who is who.
        statements: The statements, in order of their first words of content.
        actors: Whom it mentions; those that are referred to are told.
    """

    analysis: Analysis
    statements: tuple[Statement, ...]
    actors: Actors


def read_meaning(article: Article, model: Model) -> Reading:
    """Read an article, with one pass of the encoder.

    Args:
        article: The article.
        model: The model.
    """
    quotes = quotations(article.text)
    quoted = Quoted(quotes)
    bounds = paragraphs(article.text)
    encoded = model.encode(article.text, bounds, quotes)
    analysis = model.analyse(encoded)
    linked = attributions(article, quotes, encoded, model)
    linked += take_interview(article.text, bounds, analysis, linked)
    actors = Actors(article, analysis)
    linked += find_nested(linked, actors.phrases)
    speakers = Speakers(actors, linked).all()
    speaking = Speaking(article, bounds)
    wheres = SpeakingPlaces(article, analysis, speaking.sentences).wheres(linked, speakers)
    done = analysis.acts([Said(_spans(article, a.cue), _spans(article, a.content)) for a in linked])
    made = [
        statement(article, a, quoted, model.calibration, who, when, where, chances)
        for a, who, when, where, chances in zip(linked, speakers, speaking.whens(linked), wheres, done, strict=True)
    ]
    found = {id(a): one for a, one in zip(linked, direct(made, linked, actors), strict=True)}
    kept = [
        _placed(found[id(a)], a, found) for a in linked if a.within is None or not _is_same(found[id(a)], found[id(a.within)])
    ]
    ordered = sorted(kept, key=lambda s: (s.content[0].start, -s.content[-1].end, s.id))
    return Reading(analysis, held_against_body(ordered, article, quoted), actors)


def _is_same(inner: Statement, outer: Statement) -> bool:
    """Tell whether a speaker only speaks of his own words or wishes."""
    return inner.speaker is not None and outer.speaker is not None and inner.speaker.actor == outer.speaker.actor


def _placed(one: Statement, attribution: Attribution, found: Mapping[int, Statement]) -> Statement:
    """Say in which statement a nested one stands."""
    return one if attribution.within is None else structs.replace(one, within=found[id(attribution.within)].id)


def attributions(article: Article, quotes: Sequence[Quotation], encoded: Encoded, model: Model) -> list[Attribution]:
    """Find the attributions of an article: fragments tied together, furniture left out, unclaimed quotations added.

    Args:
        article: The article.
        quotes: Its quotations.
        encoded: The article after the encoder's pass.
        model: The model.
    """
    text = article.text
    bounds = paragraphs(text)
    quoted = Quoted(quotes)
    fragments = [
        set_right(text, fragment, quoted) if fragment.role == "content" else bare(text, fragment)
        for fragment in tag(encoded, model.chain)
    ]
    furniture = sorted((span.start, span.end) for span in article.furniture)
    fragments = [f for f in fragments if not _inside(f, furniture)]
    headlines = [(span.start, span.end) for span in article.headlines]
    linked = link(text, bounds, fragments, model.links, {start for start, _ in headlines})
    linked = [a for a in linked if (a.cue or _is_quoted(a, text, quoted)) and not says_nothing(text, a)]
    claimed = [f for a in linked for f in (*a.source, *a.cue, *a.content)]
    alone = [f for f in unclaimed(text, quoted, claimed, headlines) if not _inside(f, furniture)]
    linked += [Attribution(content=[fragment]) for fragment in alone]
    sign(text, linked)
    linked += take_turns(text, bounds, linked)
    linked += take_posts(text, bounds, linked)
    carry_on(text, bounds, quoted, linked, headlines)
    return linked


def _is_quoted(attribution: Attribution, text: str, quoted: Quoted) -> bool:
    """Tell whether words without a cue are quoted: those alone are a statement, if of an unknown speaker."""
    return form([Span.of(text, f.start, f.end) for f in attribution.content], quoted) == "direct"


def statement(  # noqa: PLR0913, PLR0917 (what is known of it, one by one)
    article: Article,
    attribution: Attribution,
    quoted: Quoted,
    calibration: Calibration,
    who: Ref | None,
    when: Time | None,
    where: Place | None,
    chances: Scores,
) -> Statement:
    """Put one attribution into the contract's terms; ``chances`` are those of its acts."""
    content, cue, source = (_spans(article, part) for part in (attribution.content, attribution.cue, attribution.source))
    shape = form(content, quoted)
    act, scope = act_and_scope([span.text for span in cue], [span.text for span in content], shape, chances)
    return Statement(
        id=statement_id(article.id, content, cue, source),
        form=shape,
        content=content,
        cue=cue,
        source=source,
        speaker=who,
        act=act,
        scope=scope,
        continued=attribution.carries_on is not None,
        when=when,
        where=where,
        confidence=calibration.confidence(attribution, shape),
    )


def _spans(article: Article, fragments: Sequence[Fragment]) -> tuple[Span, ...]:
    return tuple(Span.of(article.text, f.start, f.end) for f in sorted(fragments))


def _inside(fragment: Fragment, stretches: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a fragment overlaps with any of some stretches, which are in order and disjoint."""
    at = bisect_left(stretches, fragment.end, key=itemgetter(0)) - 1
    return at >= 0 and fragment.start < stretches[at][1]
