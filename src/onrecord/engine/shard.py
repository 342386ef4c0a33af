"""Reading one shard: a pure function from a stretch of an archive to Parquet files and a manifest."""

from __future__ import annotations

import contextlib
import time
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from importlib.metadata import version

from msgspec import structs

from onrecord.archives import Document, Fault, Item, PassedOver, article_of, documents
from onrecord.engine.layout import Attempt
from onrecord.engine.limits import TookTooLong, Watchdog, within
from onrecord.engine.tables import PARTS
from onrecord.engine.task import BadDocument, Counts, Manifest, Task
from onrecord.engine.writing import ShardWriter
from onrecord.errors import InputError, ModelError
from onrecord.reader import Reader
from onrecord.record import Record

_SOFTWARE = ("onrecord", "onnxruntime", "pyarrow", "fastwarc", "trafilatura", "py3langid", "tokenizers")
_MOST_REASONS = 100  # that documents are passed over for; a hostile archive may name one for each
_READ = frozenset({None, "en"})


def read_shard(task: Task, *, guard: bool = False, tick: Callable[[], None] | None = None) -> Manifest:
    """Read a shard, and leave its files and manifest in the run's folder.

    Its Parquet files depend on the task alone: not on who does it, nor on what was done before.

    Args:
        task: The shard.
        guard: Whether this process may be ended where a document hangs or crashes it; the next attempt leaves that one out.
        tick: Called before each document, as to see whether anybody waits for the outcome.

    Raises:
        InputError: The archive cannot be opened.
        ModelError: Another version or model is installed here than the task asks for.
    """
    reader = shared_reader()
    if reader.run != task.run:
        here, asked = (f"onrecord {run.version} with {run.model}" for run in (reader.run, task.run))
        msg = f"a worker has {here}, but the run was begun with {asked}. Install the same version everywhere"
        raise ModelError(msg)
    attempt = Attempt(task)
    try:
        work = _Work(task, reader, attempt)
        with Watchdog(attempt.folder / "trace", task.seconds) if guard else contextlib.nullcontext() as dog:
            for item in documents(task.stretch, task.options.columns):
                if tick is not None:
                    tick()
                if dog is not None:
                    dog.begin()
                work.take(item)
        manifest = work.finish()
        attempt.publish(manifest)
    except BaseException:
        attempt.abandon()
        raise
    return manifest


@lru_cache(maxsize=1)
def shared_reader() -> Reader:
    """Give this process's reader: one model, one thread."""
    return Reader(threads=1)


class _Work:
    """A shard under way."""

    def __init__(self, task: Task, reader: Reader, attempt: Attempt) -> None:
        self._task = task
        self._reader = reader
        self._attempt = attempt
        self._writer = ShardWriter()
        self._seen: set[str] = set()
        self._counts: Counter[str] = Counter()
        self._languages: Counter[str] = Counter()
        self._passed_over: Counter[str] = Counter()
        self._bad: list[BadDocument] = []
        self._seconds = {"whole": 0.0, "intake": 0.0, "meaning": 0.0, "writing": 0.0, "processor": 0.0}
        self._begun = time.monotonic()
        self._processor = time.process_time()

    def take(self, item: Item) -> None:
        """Read an item of the archive."""
        if isinstance(item, PassedOver):
            reason = item.reason if len(self._passed_over) < _MOST_REASONS else "another reason"
            self._passed_over[reason] += 1
            return
        number = self._counts["documents"]
        self._attempt.note(number, self._counts["articles"], self._counts["statements"])
        if isinstance(item, Fault):
            self._refuse(item.message, None, item.record, item.offset)
        elif number in self._attempt.suspects:
            message = "it brought the program down, or never came to an end, when it was read before"
            self._refuse(message, item.source, item.record, item.offset)
        else:
            self._read(item)
        self._counts["documents"] += 1

    def _read(self, document: Document) -> None:
        """Read a document, which may cost itself and no other."""
        try:
            record, repeated = within(self._task.seconds, lambda: self._understood(document))
        except InputError as error:
            message = str(error)
        except TookTooLong:
            message = f"it took longer than {self._task.seconds:g} seconds"
        except Exception as error:  # noqa: BLE001  # a bug met in one document of millions must not cost the others
            message = f"this is a bug in onrecord: {type(error).__name__}: {error}"
        else:
            self._keep(document, record, repeated=repeated)
            return
        self._refuse(message, document.source, document.record, document.offset)

    def _refuse(self, message: str, source: str | None, record: str | None, offset: int | None) -> None:
        self._bad.append(BadDocument(message=message, source=source, record=record, offset=offset))
        self._counts["bad"] += 1

    def _understood(self, document: Document) -> tuple[Record, bool]:
        """Read a document; tells too whether its text stands in the shard before."""
        begun = time.monotonic()
        article = article_of(document, publisher=self._task.options.publisher)
        extracted = time.monotonic()
        repeated = article.id in self._seen
        if repeated or article.language not in _READ:
            record = Record(article=article, run=self._reader.run)
        else:
            record = self._reader.read_article(article)
        self._seconds["intake"] += extracted - begun
        self._seconds["meaning"] += time.monotonic() - extracted
        return record, repeated

    def _keep(self, document: Document, record: Record, *, repeated: bool) -> None:
        """Keep what was read, and count it."""
        language = record.article.language
        self._languages[language or "und"] += 1
        if language not in _READ:
            self._counts["other_languages"] += 1
            if not self._task.options.other_languages:
                return
        self._writer.add(record, document, repeated=repeated)
        self._seen.add(record.article.id)
        self._counts["articles"] += 1
        self._counts["repeated"] += repeated
        for name in PARTS:
            self._counts[name] += len(getattr(record, name))

    def finish(self) -> Manifest:
        """Write the files, and say what became of the shard."""
        begun = time.monotonic()
        files = self._writer.write(self._attempt.folder)
        ended = time.monotonic()
        self._seconds["writing"] = ended - begun
        self._seconds["whole"] = ended - self._begun
        self._seconds["processor"] = time.process_time() - self._processor
        return Manifest(
            name=self._task.name,
            stretch=self._task.stretch,
            options=self._task.options,
            run=self._task.run,
            counts=structs.replace(Counts(), **self._counts),
            languages=dict(sorted(self._languages.items())),
            passed_over=dict(sorted(self._passed_over.items())),
            bad=tuple(self._bad),
            files=files,
            seconds={name: round(value, 3) for name, value in self._seconds.items()},
            software={name: version(name) for name in _SOFTWARE},
        )
