"""What a list of statements is asked for, as the query of an address: every view is a link that can be shared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args
from urllib.parse import urlencode

import msgspec
from msgspec import Struct, structs
from starlette.exceptions import HTTPException

from onrecord.errors import StoreError
from onrecord.record.statement import Act, Form, Scope
from onrecord.store import StatementFilter
from onrecord.store.selecting import Order

PAGE = 40
"""Statements on a page unless another number is asked for."""

_MOST = 500


class Query(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A query; the fields of the filter are those of the command line.

    Attributes:
        q: Words to search for; null is no search.
        speaker: Words of the speaker's name.
        name: A speaker's whole name.
        actor: Number of a speaker who was joined across articles, whatever the name.
        unknown_speaker: Only unknown speakers.
        role: Words of the speaker's offices and roles.
        country: The speaker's country, by its name or alpha-3 code.
        target: Words of the name of whom it is about.
        to: Words of the name of whom it was said to.
        act: What the words do.
        form: Whether all, none or part of it is quoted.
        scope: Whether it was uttered, or an attitude only reported.
        since: First day of publication.
        until: Last day of publication.
        publisher: Words of an outlet's name.
        article: An article's id.
        min_confidence: Lowest confidence.
        after: Only articles that were met after the appearance with this number.
        order: Order of the list; null is best for a search, and latest first for all else.
        limit: How many on a page.
        offset: How many to leave out first.
    """

    q: str | None = None
    speaker: str | None = None
    name: str | None = None
    actor: int | None = None
    unknown_speaker: bool = False
    role: str | None = None
    country: str | None = None
    target: str | None = None
    to: str | None = None
    act: Act | None = None
    form: Form | None = None
    scope: Scope | None = None
    since: str | None = None
    until: str | None = None
    publisher: str | None = None
    article: str | None = None
    min_confidence: float | None = None
    after: int | None = None
    order: Order | None = None
    limit: int = PAGE
    offset: int = 0

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Query:
        """Read the query of an address; empty fields of a form count as not given.

        Args:
            given: Its parameters.

        Raises:
            HTTPException: One of them can't mean anything.
        """
        plain: dict[str, Any] = {name: value.strip() for name, value in given.items() if value.strip()}
        known = {name: plain[name] for name in cls.__struct_fields__ if name in plain}
        if "unknown_speaker" in known:
            known["unknown_speaker"] = known["unknown_speaker"].lower() in {"1", "true", "on", "yes"}
        try:
            query = msgspec.convert(known, cls, strict=False)
            query.filter()
        except (msgspec.ValidationError, StoreError) as error:
            raise HTTPException(400, f"This can't be asked for: {error}.") from error
        if not 1 <= query.limit <= _MOST or not 0 <= query.offset <= _LAST or max(query.after or 0, query.actor or 0) > _LAST:
            raise HTTPException(400, f"A page holds 1 to {_MOST} statements, and offsets are counts.")
        return query

    def filter(self) -> StatementFilter:
        """Give the filter of the store.

        Raises:
            StoreError: It can't mean anything.
        """
        return StatementFilter(
            speaker=self.speaker,
            unknown_speaker=self.unknown_speaker,
            role=self.role,
            country=self.country,
            target=self.target,
            to=self.to,
            act=self.act,
            form=self.form,
            scope=self.scope,
            since=self.since,
            until=self.until,
            publisher=self.publisher,
            article=self.article,
            min_confidence=self.min_confidence,
        )

    def changed(self, **changes: object) -> Query:
        """Give the same query with other fields; back to the first page unless the offset is one of them."""
        return structs.replace(self, **{"offset": 0, **changes})

    def encoded(self) -> str:
        """Write it as the query of an address, without what is not asked for."""
        return urlencode({name: _plain(value) for name, value in msgspec.to_builtins(self).items()})

    def address(self, path: str = "/statements", **changes: object) -> str:
        """Give the address of a view, with some fields changed."""
        encoded = self.changed(**changes).encoded()
        return f"{path}?{encoded}" if encoded else path

    def conditions(self) -> list[tuple[str, str, str]]:
        """Name what narrows the list: field, words for people, and the address without it."""
        found: list[tuple[str, str, str]] = []
        for name, value in msgspec.to_builtins(self).items():
            if name not in _NO_CONDITION:
                words = _WORDS.get(name, "{}").format(value)
                found.append((name, words, self.address(**{name: _DEFAULTS[name]})))
        return found


def _plain(value: object) -> str:
    return "1" if value is True else str(value)


_LAST = 2**53
_DEFAULTS: dict[str, Any] = {name: getattr(Query(), name) for name in Query.__struct_fields__}
_NO_CONDITION = frozenset({"order", "limit", "offset"})
_WORDS = {
    "q": "“{}”",
    "speaker": "speaker holds “{}”",
    "name": "speaker “{}”",
    "actor": "speaker number {}",
    "unknown_speaker": "unknown speaker",
    "role": "role holds “{}”",
    "country": "speaker from {}",
    "target": "about “{}”",
    "to": "said to “{}”",
    "since": "since {}",
    "until": "until {}",
    "publisher": "outlet holds “{}”",
    "article": "in one article",
    "min_confidence": "confidence {} or more",
    "after": "new since the last look",
}
CHOICES: dict[str, tuple[str, ...]] = {"act": get_args(Act), "form": get_args(Form), "scope": get_args(Scope)}
"""The closed lists that a form offers."""
