"""Filters: which statements, of which articles, met where and when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import get_args

from onrecord.errors import StoreError
from onrecord.record.statement import Act, Form, Scope
from onrecord.store.folding import fold
from onrecord.world.states import states, states_named

Value = str | int | float | None
KEYS: Mapping[str, str] = MappingProxyType(
    {"speaker": "speaker_key", "role": "role_key", "target": "target_key", "to": "addressee_key"}
)
"""The fields that hold words of a name, and the column of statements that each is looked for in."""

# SQLite takes any negative number for no limit.
_NO_LIMIT = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFilter:
    """Which statements to give; a null field leaves all of them in.

    Attributes:
        speaker: Words that all stand in the speaker's name, case and accents aside: "lavrov" finds "Foreign Minister
            Sergey Lavrov". Parts of words count.
        unknown_speaker: Only statements whose speaker is unknown.
        role: Words that all stand in the speaker's offices and roles, as for `speaker`: "foreign minister".
        country: The speaker's country, by its name or its ISO 3166 alpha-3 code.
        target: Words that all stand in the name of whom the statement accuses, praises, asks or threatens.
        to: Words that all stand in the name of whom it was said to.
        act: What the words do.
        form: Whether all, none or part of the content stands in quotation marks.
        scope: Whether words were uttered, or an attitude reported.
        min_confidence: Lowest confidence.
        article: Id of an article, with or without ``sha256:``.
        publisher: Words that all stand in the name of an outlet in which the article appeared, as for `speaker`.
        since: First day of publication: ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``.
        until: Last day of publication, included.
        once: Whether a statement that copies of one report share is given once, as the first of them that matches.
        newest: Latest publication first; else the earliest.
        limit: How many statements at most.
        offset: How many to leave out first.

    An article must match `publisher`, `since` and `until` by one and the same appearance, which is the one given back
    with it.
    """

    speaker: str | None = None
    unknown_speaker: bool = False
    role: str | None = None
    country: str | None = None
    target: str | None = None
    to: str | None = None
    act: Act | None = None
    form: Form | None = None
    scope: Scope | None = None
    min_confidence: float | None = None
    article: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    once: bool = False
    newest: bool = False
    limit: int | None = None
    offset: int = 0

    def __post_init__(self) -> None:
        """Refuse a filter that can't mean anything.

        Raises:
            StoreError: A value is not one of the field's.
        """
        for name, kind in (("act", Act), ("form", Form), ("scope", Scope)):
            value = getattr(self, name)
            if value is not None and value not in get_args(kind):
                msg = f"{name}: {value!r} is none of {', '.join(get_args(kind))}"
                raise StoreError(msg)
        for name in ("since", "until"):
            _require_date(name, getattr(self, name))
        for name in (*KEYS, "publisher"):
            words = getattr(self, name)
            if words is not None and not fold(words):
                msg = f"{name}: {words!r} holds no word to look for"
                raise StoreError(msg)
        if self.unknown_speaker and (self.speaker is not None or self.role is not None or self.country is not None):
            msg = "an unknown speaker and a speaker's name, role or country exclude each other: ask for one of them"
            raise StoreError(msg)
        if self.country is not None:
            country_code(self.country)
        if self.min_confidence is not None and not 0 <= self.min_confidence <= 1:
            msg = f"min_confidence: {self.min_confidence} does not lie between 0 and 1"
            raise StoreError(msg)
        if self.offset < 0 or (self.limit is not None and self.limit < 0):
            msg = "limit and offset are counts, so 0 or more"
            raise StoreError(msg)

    def narrowed(self) -> tuple[str, ...]:
        """Name the fields that choose among the statements of an article."""
        ours = {*KEYS, "unknown_speaker", "country", "act", "form", "scope", "min_confidence"}
        return tuple(field.name for field in fields(self) if field.name in ours and getattr(self, field.name) != field.default)


class Clauses:
    """A filter as SQL: text that is fixed here, and the user's values apart from it.

    Attributes:
        values: The user's values, by name.
        statement: Conditions on statements.
        article: Conditions on articles, which let SQLite begin with the few that match.
        each_article: The same conditions, to be asked of one article after the other.
    """

    def __init__(self, chosen: StatementFilter) -> None:
        """Turn a filter into SQL.

        Args:
            chosen: The filter.
        """
        self.values: dict[str, Value] = {
            # Of what is given once, the rows are counted after the others were left out.
            "limit": _NO_LIMIT if chosen.limit is None or chosen.once else chosen.limit,
            "offset": 0 if chosen.once else chosen.offset,
        }
        self.statement: list[str] = []
        self.article: list[str] = []
        self.each_article: list[str] = []
        self._appearance: list[str] = []
        self._of_appearance(chosen)
        self._of_article(chosen)
        self._of_statement(chosen)

    @property
    def picked(self) -> str:
        """The condition that an appearance is its article's best known of those that match, and of equals the first."""
        matching = " AND ".join(["met.article = articles.number", *self._appearance])
        best = "ORDER BY (met.publisher IS NULL) + (met.published IS NULL), met.number LIMIT 1"
        return f"appearances.number = (SELECT met.number FROM appearances AS met WHERE {matching} {best})"  # noqa: S608  # text of this module

    @property
    def appearance(self) -> str:
        """The join that picks an article's appearance."""
        return f"JOIN appearances ON {self.picked}"

    def _of_appearance(self, chosen: StatementFilter) -> None:
        if chosen.since is not None:
            self._appearance.append("met.published >= :since")
            self.values["since"] = chosen.since
        if chosen.until is not None:
            # A day includes its times of day, a month its days.
            self._appearance.append("substr(met.published, 1, length(:until)) <= :until")
            self.values["until"] = chosen.until
        for name, word in _words("publisher", chosen.publisher).items():
            self._appearance.append(f"instr(met.publisher_key, :{name}) > 0")
            self.values[name] = word

    def _of_article(self, chosen: StatementFilter) -> None:
        if self._appearance:
            matching = " AND ".join(self._appearance)
            # Says nothing new, but lets SQLite begin with the few articles that match.
            self.article.append(f"articles.number IN (SELECT met.article FROM appearances AS met WHERE {matching})")  # noqa: S608  # text of this module
            self.each_article.append(
                f"EXISTS (SELECT 1 FROM appearances AS met WHERE met.article = articles.number AND {matching})"  # noqa: S608  # same
            )
        if chosen.article is not None:
            self.article.append("articles.id = :article")
            self.each_article.append("articles.id = :article")
            self.values["article"] = "sha256:" + chosen.article.strip().lower().removeprefix("sha256:")

    def _of_statement(self, chosen: StatementFilter) -> None:
        for name in ("act", "form", "scope"):
            if (value := getattr(chosen, name)) is not None:
                self.statement.append(f"statements.{name} = :{name}")
                self.values[name] = value
        if chosen.min_confidence is not None:
            self.statement.append("statements.confidence >= :min_confidence")
            self.values["min_confidence"] = chosen.min_confidence
        if chosen.unknown_speaker:
            self.statement.append("statements.speaker_key IS NULL")
        if chosen.country is not None:
            self.statement.append("statements.speaker_country = :country")
            self.values["country"] = country_code(chosen.country)
        for field, column in KEYS.items():
            words = _words(field, getattr(chosen, field))
            if words:
                self.statement.append(_holding(column, words))
                self.values.update(words)


def country_code(country: str) -> str:
    """Give the code of a country.

    Args:
        country: Its name, or its ISO 3166 alpha-3 code, case aside.

    Raises:
        StoreError: It is neither, or a name of several.
    """
    known = {state.code for state in states()}
    if country.strip().upper() in known:
        return country.strip().upper()
    named = states_named(country).states
    if len(named) != 1:
        what = f"may be {' or '.join(state.code for state in named)}" if named else "is no country's name"
        msg = f"country: {country!r} {what}. Give its three letters, such as UKR"
        raise StoreError(msg)
    return named[0].code


def _holding(column: str, words: Mapping[str, str]) -> str:
    """Write the condition that all words stand in a column, which are looked for in the names that it holds, each once."""
    conditions = [f"names.kind = '{column.removesuffix('_key')}'", *(f"instr(names.key, :{name}) > 0" for name in words)]
    return f"statements.{column} IN (SELECT names.key FROM names WHERE {' AND '.join(conditions)})"  # noqa: S608  # names of this module


def _words(name: str, text: str | None) -> dict[str, str]:
    """Give each word of a text a name."""
    return {} if text is None else {f"{name}_{number}": word for number, word in enumerate(fold(text).split())}


def _require_date(name: str, value: str | None) -> None:
    if value is None:
        return
    shape = re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value, re.ASCII)
    try:
        # A year or month is a date when its first day is one; any other shape is none.
        date.fromisoformat(value + "-01-01"[len(value) - 4 :] if shape else "")
    except ValueError as error:
        msg = f"{name}: {value!r} is no day, month or year. Write 2022-03-10, 2022-03 or 2022"
        raise StoreError(msg) from error
