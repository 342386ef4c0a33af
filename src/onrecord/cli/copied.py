"""A group of copies as entries of a list for people, and as rows of data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from onrecord.cli.alterations import alteration_lines
from onrecord.cli.page import Page
from onrecord.cli.report import SHORT_ID
from onrecord.cli.terminal import one_line
from onrecord.compare import Body, Differences, differences
from onrecord.store import Appearance, Drift, Member, Store

_MARGIN = "    "
_NO_TITLE = "article without a headline"


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a group.

    Attributes:
        member: What the group is ordered by.
        appearance: Where it was met first.
        body: Its sentences.
        altered: What differs from the earliest article; null for that one.
        other_headline: Whether its headline is another than the earliest one's.
    """

    member: Member
    appearance: Appearance
    body: Body
    altered: Differences | None
    other_headline: bool

    def name(self) -> str:
        """Say where and when it was met, and which it is."""
        met = self.appearance
        where = met.publisher or met.source or "unknown outlet"
        return f"{self.member.published or 'unknown date'} · {where} · {_short(self.member.id)}"


@dataclass(frozen=True, slots=True)
class Group:
    """A group of copies.

    Attributes:
        articles: Its articles, the earliest first.
        folded: Statements that an earlier article of the group has too.
        drift: Statements that a copy gives in other words.
    """

    articles: tuple[Article, ...]
    folded: int
    drift: tuple[Drift, ...]

    @classmethod
    def of(cls, store: Store, members: Sequence[Member]) -> Self:
        """Read a group, and hold each copy against the earliest article.

        Args:
            store: The store.
            members: The group.
        """
        bodies = [Body.of(*store.copies.text(member.number)) for member in members]
        first = members[0]
        articles = tuple(
            Article(
                member,
                store.appearances(member.id)[0],
                body,
                None if member is first else differences(bodies[0], body),
                _bare(member.title) != _bare(first.title),
            )
            for member, body in zip(members, bodies, strict=True)
        )
        return cls(articles, store.copies.folded(members), store.copies.drift(members))

    @property
    def earliest_is_known(self) -> bool:
        """Whether the dates tell that the first article is earlier than the second."""
        one, other = (article.member.published for article in self.articles[:2])
        if one is None or other is None:
            return one is not None
        return one[:10] < other[:10] or ("T" in one and "T" in other and one < other)

    def rows(self) -> Iterator[dict[str, object]]:
        """Lay it out as rows, one an article."""
        for article in self.articles:
            altered = article.altered
            yield {
                "original": self.articles[0].member.id,
                "article": article.member.id,
                "title": article.member.title,
                "publisher": article.appearance.publisher,
                "published": article.member.published,
                "source": article.appearance.source,
                "sentences": len(article.body.sentences),
                "kept": None if altered is None else altered.kept,
                "reworded": None if altered is None else len(altered.reworded),
                "cut": None if altered is None else len(altered.cut),
                "added": None if altered is None else len(altered.added),
                "moved": None if altered is None else altered.moved,
                "other_headline": article.other_headline,
            }


def group_lines(group: Group, page: Page) -> Iterator[str]:
    """Write a group as an entry: its articles, and in a few words how each was altered.

    Args:
        group: The group.
        page: The page to write on.

    Yields:
        Lines, safe to print.
    """
    yield page.bold(one_line(group.articles[0].member.title or _NO_TITLE))
    folded = f", {group.folded:,} statement{'' if group.folded == 1 else 's'} told before" if group.folded else ""
    yield page.dim(f"{_MARGIN}{len(group.articles):,} articles{folded}")
    for article in group.articles:
        yield _MARGIN + one_line(f"{article.name()} · {_said(group, article)}")


def detail_lines(group: Group, page: Page) -> Iterator[str]:
    """Write a group with every sentence that was altered, and the statements that were given in other words.

    Args:
        group: The group.
        page: The page to write on.

    Yields:
        Lines, safe to print.
    """
    yield from group_lines(group, page)
    for article in group.articles:
        if article.altered is None:
            continue
        yield ""
        yield page.bold(one_line(article.name()))
        for sentence in article.altered.cut:
            yield from alteration_lines(sentence.text, "", page)
        for sentence in article.altered.added:
            yield from alteration_lines("", sentence.text, page)
        for before, after in article.altered.reworded:
            yield from alteration_lines(before.text, after.text, page)
    if group.drift:
        yield ""
        yield page.bold("Statements in other words")
    for drift in group.drift:
        yield page.dim(f"{drift.earlier[:SHORT_ID]} → {drift.later[:SHORT_ID]}")
        yield from alteration_lines(drift.before, drift.after, page)


def _said(group: Group, article: Article) -> str:
    if article.altered is None:
        return "the earliest" if group.earliest_is_known else "first, as far as dates tell"
    headline = f"; headline: {article.member.title or 'none'}" if article.other_headline else ""
    return article.altered.summary() + headline


def _short(article: str) -> str:
    return article.removeprefix("sha256:")[:12]


def _bare(title: str | None) -> tuple[str, ...]:
    return Body.of(title or "").words
