"""Which column of a table holds what: the mapping of JSON Lines and Parquet to documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from msgspec import Struct

from onrecord.archives.document import Document
from onrecord.errors import InputError
from onrecord.intake.published import iso

_USUAL = {
    "text": ("text", "body", "content", "article", "maintext", "plain_text", "article_text"),
    "html": ("html", "raw_html"),
    "title": ("title", "headline"),
    "source": ("source", "url", "link", "uri", "source_url"),
    "publisher": ("publisher", "outlet", "source_name", "source_domain", "domain", "site"),
    "published": (
        "published",
        "date",
        "date_publish",
        "publish_date",
        "published_date",
        "published_at",
        "pub_date",
        "datetime",
    ),
    "captured": ("captured", "crawled", "date_download", "crawl_date", "fetched", "retrieved"),
    "record": ("id", "record_id", "uuid"),
}


class Columns(Struct, frozen=True, kw_only=True):
    """The columns of a table; null where it has none.

    Attributes:
        text: The article's text.
        html: The page, where the table holds pages.
        title: The headline, which is put before a text that does not begin with it.
        source: Address.
        publisher: Name of the outlet.
        published: Date of publication.
        captured: Time of fetching.
        record: The table's own name for the article.
    """

    text: str | None = None
    html: str | None = None
    title: str | None = None
    source: str | None = None
    publisher: str | None = None
    published: str | None = None
    captured: str | None = None
    record: str | None = None

    @classmethod
    def parse(cls, pairs: Iterable[str]) -> Columns:
        """Read what a user gives: ``text=body``, ``source=url``.

        Raises:
            InputError: A pair names no field.
        """
        given: dict[str, str] = {}
        for pair in pairs:
            field, equals, column = pair.partition("=")
            if not equals or field not in cls.__struct_fields__ or not column:
                msg = f"{pair!r} maps no column. Write FIELD=COLUMN, FIELD one of {', '.join(cls.__struct_fields__)}"
                raise InputError(msg)
            given[field] = column
        return cls(**given)

    def completed(self, names: Iterable[str], where: str) -> Columns:
        """Fill in what was not given by the names that such columns usually have.

        Args:
            names: The table's columns.
            where: The table's name, for the message.

        Raises:
            InputError: A column that was given is not there, or none is known to hold the articles.
        """
        there = list(names)
        lower = {name.lower(): name for name in reversed(there)}
        found: dict[str, str | None] = {}
        taken = set(self.given.values())
        missing = [column for column in self.given.values() if column not in there]
        for field, usual in _USUAL.items():
            free = (lower[name] for name in usual if name in lower and lower[name] not in taken)
            found[field] = self.given.get(field) or next(free, None)
        if missing or not (found["text"] or found["html"]):
            what = f"no column {', '.join(map(repr, missing))}" if missing else "no column that is known to hold articles"
            msg = f"{where} has {what}, but {', '.join(map(repr, there[:40]))}. Name them: `--column text=NAME`"
            raise InputError(msg)
        return Columns(**found)

    @property
    def given(self) -> dict[str, str]:
        """The fields that have a column, and which."""
        return {field: column for field in self.__struct_fields__ if (column := getattr(self, field))}


def document_of(row: Mapping[str, object], columns: Columns, record: str, offset: int) -> Document | None:
    """Make a document of a row.

    Args:
        row: Its values by column.
        columns: Which column holds what.
        record: The row's name, where it has none of its own.
        offset: Its number.

    Returns:
        The document; null where neither text nor page stands in the row.
    """
    text, html = (_words(row, column) for column in (columns.text, columns.html))
    notes: list[str] = []
    content: bytes | str
    if html:
        content = html.encode("utf-8", "replace")
    elif text:
        title = _words(row, columns.title)
        content = text if not title or text.lstrip().startswith(title.strip()) else f"{title.strip()}\n\n{text}"
    else:
        return None
    return Document(
        content=content,
        source=_words(row, columns.source),
        publisher=_words(row, columns.publisher),
        captured=_date(row, columns.captured, "time of fetching", notes),
        published=_date(row, columns.published, "date of publication", notes),
        record=_words(row, columns.record) or record,
        offset=offset,
        notes=tuple(notes),
    )


def _words(row: Mapping[str, object], column: str | None) -> str | None:
    value = row.get(column) if column else None
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return value if isinstance(value, str) and value.strip() else None


def _date(row: Mapping[str, object], column: str | None, what: str, notes: list[str]) -> str | None:
    """Read a date; one that is not written as ISO 8601 has it is unknown, and the notes say so."""
    value = row.get(column) if column else None
    if value is None or value == "":
        return None
    words = value.isoformat() if isinstance(value, date | datetime) else str(value)
    found = iso(words[:40])
    if found is None:
        notes.append(f"{what} in the archive cannot be read: {words[:40]!r}")
    return found
