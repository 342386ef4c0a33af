"""The reader: an article's whole way, from text to record."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from onrecord import __version__
from onrecord.accounts import read_accounts
from onrecord.events import read_events
from onrecord.figures import find_figures
from onrecord.figures.linking import link
from onrecord.intake import article_from_text
from onrecord.meaning.model import FOLDER, load_model
from onrecord.meaning.statements import read_meaning
from onrecord.record.article import Article
from onrecord.record.whole import Record, Run

_AHEAD = 4  # articles that each thread may have waiting


def _cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Reader:
    """Reads articles with one model, loaded once.

    A record depends on its article alone: not on what else is read, nor on the number of threads.

    Args:
        threads: Articles read side by side; as many as the machine has cores when not given.
        model: Folder of a model's files, when not the shipped one.

    Raises:
        ModelError: The model is missing or damaged.
    """

    def __init__(self, *, threads: int | None = None, model: Path = FOLDER) -> None:
        """Load the model."""
        self.threads = threads or _cores()
        self._model = load_model(model)
        self.run = Run(version=__version__, model=f"{self._model.name} {self._model.version}", sha256=self._model.sha256)

    def read(self, text: str, *, published: str | None = None, publisher: str | None = None) -> Record:
        """Read one text.

        Args:
            text: The article.
            published: ISO date or date-time of publication.
            publisher: Name of the outlet.

        Raises:
            InputError: The text is empty or too long, or the date is none.
        """
        return self.read_article(article_from_text(text, published=published, publisher=publisher))

    def read_article(self, article: Article) -> Record:
        """Read one article; one in another language than English has no statements."""
        known = article.language in {None, "en"}
        if not known:
            return Record(article=article, run=self.run)
        found = read_meaning(article, self._model)
        figures, events = link(
            article.text,
            found.statements,
            find_figures(article, found.statements),
            read_events(article, found.analysis, found.statements, found.actors),
        )
        actors = found.actors.told()
        return Record(
            article=article,
            actors=actors,
            statements=found.statements,
            events=events,
            figures=figures,
            accounts=read_accounts(article, found.statements, events, figures, actors),
            run=self.run,
        )

    def read_many(self, items: Iterable[str | Article]) -> Iterator[Record]:
        """Read many, several at a time.

        Args:
            items: Texts or articles; taken as they are needed, never all at once.

        Yields:
            Records in the order of the items.

        Raises:
            InputError: A text is empty or too long.
        """
        waiting: deque[Future[Record]] = deque()
        with ThreadPoolExecutor(self.threads) as pool:
            try:
                for item in items:
                    waiting.append(pool.submit(self.read if isinstance(item, str) else self.read_article, item))  # type: ignore[arg-type]
                    if len(waiting) >= _AHEAD * self.threads:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:
                for future in waiting:
                    future.cancel()
