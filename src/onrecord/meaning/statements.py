"""Statements: attributions in the article's own offsets, put into the contract's terms."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from msgspec import structs

from onrecord.language.paragraphs import paragraphs
from onrecord.language.quotations import Quotation, quotations
from onrecord.meaning.acts import act_and_scope
from onrecord.meaning.confidence import Calibration
from onrecord.meaning.continued import carry_on
from onrecord.meaning.edges import bare, set_right
from onrecord.meaning.forms import form
from onrecord.meaning.fragments import Fragment
from onrecord.meaning.linking import Attribution, link
from onrecord.meaning.model import Model
from onrecord.meaning.pull_quotes import held_against_body
from onrecord.meaning.quoted import Quoted
from onrecord.meaning.speaking import Speaking
from onrecord.meaning.tagging import tag
from onrecord.meaning.unclaimed import unclaimed
from onrecord.record.actor import Ref
from onrecord.record.article import Article
from onrecord.record.identity import statement_id
from onrecord.record.span import Span
from onrecord.record.statement import Statement
from onrecord.record.time import Time

_PRONOUNS = frozenset({"i", "you", "he", "she", "it", "we", "they", "who", "this", "these", "those", "one", "some", "others"})


def read_statements(article: Article, model: Model) -> tuple[Statement, ...]:
    """Read the statements of an article.

    Args:
        article: The article.
        model: The model.

    Returns:
        Statements in order of their first words of content.
    """
    quotes = quotations(article.text)
    quoted = Quoted(quotes)
    linked = attributions(article, quotes, model)
    whens = Speaking(article, paragraphs(article.text)).whens(linked)
    found = [statement(article, a, quoted, model.calibration, when) for a, when in zip(linked, whens, strict=True)]
    return held_against_body(sorted(found, key=lambda s: (s.content[0].start, s.content[-1].end, s.id)), article, quoted)


def attributions(article: Article, quotes: Sequence[Quotation], model: Model) -> list[Attribution]:
    """Find the attributions of an article: fragments tied together, furniture left out, unclaimed quotations added.

    Args:
        article: The article.
        quotes: Its quotations.
        model: The model.
    """
    text = article.text
    bounds = paragraphs(text)
    quoted = Quoted(quotes)
    fragments = [
        set_right(text, fragment, quoted) if fragment.role == "content" else bare(text, fragment)
        for fragment in tag(text, bounds, quotes, model)
    ]
    furniture = sorted((span.start, span.end) for span in article.furniture)
    fragments = [f for f in fragments if not _inside(f, furniture)]
    headlines = [(span.start, span.end) for span in article.headlines]
    linked = link(text, bounds, fragments, model.links, {start for start, _ in headlines})
    linked = [a for a in linked if a.cue or _is_quoted(a, text, quoted)]
    claimed = [f for a in linked for f in (*a.source, *a.cue, *a.content)]
    alone = [f for f in unclaimed(text, quoted, claimed, headlines) if not _inside(f, furniture)]
    linked += [Attribution(content=[fragment]) for fragment in alone]
    carry_on(text, bounds, quoted, linked, headlines)
    return linked


def _is_quoted(attribution: Attribution, text: str, quoted: Quoted) -> bool:
    """Tell whether words without a cue are quoted: those alone are a statement, if of an unknown speaker."""
    return form([Span.of(text, f.start, f.end) for f in attribution.content], quoted) == "direct"


def statement(
    article: Article, attribution: Attribution, quoted: Quoted, calibration: Calibration, when: Time | None = None
) -> Statement:
    """Put one attribution into the contract's terms."""
    content, cue, source = (_spans(article, part) for part in (attribution.content, attribution.cue, attribution.source))
    shape = form(content, quoted)
    earlier = attribution.carries_on
    act, scope = act_and_scope([span.text for span in cue], [span.text for span in content], shape)
    return Statement(
        id=statement_id(article.id, content, cue, source),
        form=shape,
        content=content,
        cue=cue,
        source=source,
        speaker=speaker(source) if earlier is None else _still(speaker(_spans(article, earlier.source))),
        act=act,
        scope=scope,
        continued=earlier is not None,
        when=when,
        confidence=calibration.confidence(attribution, shape),
    )


def speaker(source: Sequence[Span]) -> Ref | None:
    """Name a speaker by the source's own words, not resolved to an actor; nobody where there are none."""
    name = " ".join(" ".join(span.text for span in source).split())
    if not name:
        return None
    return Ref(name=name, mention=source[0], how="pronoun" if name.lower() in _PRONOUNS else None)


def _still(earlier: Ref | None) -> Ref | None:
    """Refer to a speaker who goes on."""
    return structs.replace(earlier, how="continued") if earlier else None


def _spans(article: Article, fragments: Sequence[Fragment]) -> tuple[Span, ...]:
    return tuple(Span.of(article.text, f.start, f.end) for f in sorted(fragments))


def _inside(fragment: Fragment, stretches: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a fragment overlaps with any of some stretches, which are in order and disjoint."""
    at = bisect_left(stretches, fragment.end, key=itemgetter(0)) - 1
    return at >= 0 and fragment.start < stretches[at][1]
