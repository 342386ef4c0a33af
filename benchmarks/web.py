"""How long the pages of the web app take over a large store of invented text.

    python benchmarks/web.py --articles 2500 --db /somewhere/large.db
    python benchmarks/web.py --articles 50000 --db /somewhere/large.db

The store is made once, twenty statements and six events an article, and kept; its actors are joined by their names, since the
names are invented. Each page is asked for over HTTP with other words, speakers and articles each time; printed are the times
until the whole answer is there, in milliseconds.
"""

from __future__ import annotations

import argparse
import http.client
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlencode

from onrecord.record import Actor, Article, Event, Extractor, Record, Ref, Run, Span, Statement, article_id, statement_id
from onrecord.record.event import Type
from onrecord.record.identity import actor_id
from onrecord.record.statement import Act
from onrecord.store import Store
from onrecord.store.folding import fold
from onrecord.store.joined import JoinedActors
from onrecord.store.joining import JoiningWork

PORT = 8790
STATEMENTS, EVENTS = 20, 6
JOINED_AT_ONCE = 500  # articles
KNOWN = 300
SMALL_WORDS, UNKNOWN = 0.4, 0.05  # parts of all words, and of all speakers
RUN = Run(version="0", model="invented", sha256="0" * 64)
SYLLABLES = ("ka", "lo", "mi", "ren", "tor", "vel", "su", "dra", "ni", "pol", "ges", "ar", "bu", "fen", "hol", "ix")
COMMON = ("the", "of", "to", "a", "in", "that", "it", "was", "on", "for", "not", "we", "by", "with", "this", "be")
ACTS: tuple[Act | None, ...] = (
    None,
    None,
    None,
    None,
    "deny",
    "accuse",
    "demand",
    "announce",
    "believe",
    "want",
    "reject",
    "praise",
)
TYPES: tuple[Type, ...] = ("ACCUSE", "ACCUSE", "REQUEST", "CONSULT", "ASSAULT", "AID", "SANCTION", "SUPPORT", "THREATEN")
AIMED = frozenset({"accuse", "demand", "praise", "reject"})
CUES = ("said", "told the council", "denied", "announced", "insisted", "added")
COUNTINGS = ("happenings", "reports", "sources")
Value = TypeVar("Value")
Times = tuple[float, float]  # seconds until the answer, and of the app's own work


class Invention:
    """Invents words, names and articles, the same for the same seed; words and names are as unevenly used as real ones."""

    def __init__(self, seed: int) -> None:
        """Begin."""
        self.chance = random.Random(seed)  # noqa: S311
        self.words = list(dict.fromkeys(self._word() for _ in range(40_000)))
        self.names = [f"{self._word().title()} {self._word().title()}" for _ in range(60_000)]
        self.outlets = [f"{self._word().title()} Courier" for _ in range(80)]

    def word(self) -> str:
        """Draw a word."""
        return self.chance.choice(COMMON) if self.chance.random() < SMALL_WORDS else self.uneven(self.words)

    def name(self) -> str:
        """Draw a speaker."""
        return self.uneven(self.names)

    def article(self, number: int) -> Record:
        """Write an article."""
        day = f"{2015 + number % 10}-{self.chance.randrange(1, 13):02}-{self.chance.randrange(1, 29):02}"
        text, told = f"Report {number}: {self._line(7)}", []
        for _ in range(STATEMENTS):
            said, cue, name = f"“{self._line(self.chance.randrange(6, 24))}”", self.chance.choice(CUES), self.name()
            text += f"\n\n{self._line(12)}. {said}, {name} {cue}."
            at = len(text) - len(f"{said}, {name} {cue}.")
            told.append((at, said, at + len(said) + 2, name, at + len(said) + 3 + len(name), cue))
        article = Article(
            id=article_id(text),
            text=text,
            title=text.partition("\n")[0],
            headlines=(Span.of(text, 0, text.index("\n")),),
            source=f"https://invented.example/{number}",
            publisher=self.uneven(self.outlets),
            published=day,
            language="en",
            extractor=Extractor(name="invented", version="1"),
        )
        actors: dict[str, Actor] = {}
        for _, _, at, name, *_ in told:
            mention = Span(at, at + len(name), name)
            known = Actor(id=actor_id(article.id, mention), name=name, kind="person", mentions=(mention,))
            actors.setdefault(name, known)
        statements = tuple(self._statement(article, actors, *one) for one in told)
        events = tuple(self._event(article, statements, list(actors.values()), at) for at in range(EVENTS))
        return Record(article=article, actors=tuple(actors.values()), statements=statements, events=events, run=RUN)

    def _event(self, article: Article, statements: tuple[Statement, ...], actors: list[Actor], number: int) -> Event:
        told = self.chance.choice(statements)
        one, other = (self.chance.choice(actors) for _ in range(2))
        return Event(
            id=f"e{number}{article.id[7:22]}",
            type=self.chance.choice(TYPES),
            trigger=told.cue[0],
            actor=(_ref(one),),
            recipient=() if one is other else (_ref(other),),
            status=self.chance.choice(("happened", "happened", "happened", "planned")),
            voice=self.chance.choice((None, told.id)),
            confidence=round(self.chance.uniform(0.2, 1), 3),
        )

    def _statement(  # noqa: PLR0913, PLR0917
        self, article: Article, actors: dict[str, Actor], at: int, said: str, name_at: int, name: str, cue_at: int, cue: str
    ) -> Statement:
        content, source = Span(at, at + len(said), said), Span(name_at, name_at + len(name), name)
        told = Span(cue_at, cue_at + len(cue), cue)
        act = self.chance.choice(ACTS)
        return Statement(
            id=statement_id(article.id, (content,), (told,), (source,)),
            form=self.chance.choice(("direct", "indirect", "mixed")),
            content=(content,),
            cue=(told,),
            source=(source,),
            speaker=None if self.chance.random() < UNKNOWN else _ref(actors[name]),
            target=_ref(self.chance.choice(list(actors.values()))) if act in AIMED else None,
            act=act,
            scope="attitude" if act in {"believe", "want"} else "speech",
            confidence=round(self.chance.uniform(0.2, 1), 3),
        )

    def _line(self, count: int) -> str:
        return " ".join(self.word() for _ in range(count))

    def _word(self) -> str:
        return "".join(self.chance.choice(SYLLABLES) for _ in range(self.chance.randrange(2, 5)))

    def uneven(self, values: list[Value]) -> Value:
        """Draw by Zipf's law: the second half as often as the first, the third a third."""
        return values[min(len(values) - 1, int(len(values) ** self.chance.random()) - 1)]


def _ref(actor: Actor) -> Ref:
    return Ref(actor=actor.id, name=actor.name, mention=actor.mentions[0], how="name")


def main() -> None:
    """Make the store where it is not there, and time the pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=2_500)
    parser.add_argument("--requests", type=int, default=60, help="of each kind of page")
    given = parser.parse_args()
    if not given.db.exists():
        make(given.db, given.articles)
    with Store.open(given.db, readonly=True) as store:
        counts = store.counts()
        actors = [one.number for one in JoinedActors.of(store).listed(limit=KNOWN)]
    print(f"{counts.articles:,} articles, {counts.statements:,} statements, {given.db.stat().st_size / 1e6:,.0f} MB")
    command = [str(Path(sys.executable).parent / "onrecord"), "serve", "--db", str(given.db), "--port", str(PORT), "--offline"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:  # noqa: S603  # our own
        try:
            time_pages(given.requests, (*ids(), actors), server.pid)
        finally:
            server.terminate()


def make(path: Path, articles: int) -> None:
    """Make a store."""
    began = time.perf_counter()
    invention = Invention(7)
    with Store.open(path, create=True) as store:
        store.add_many(invention.article(number) for number in range(articles))
        join(store, articles)
    print(f"made in {time.perf_counter() - began:,.0f} s")


def join(store: Store, articles: int) -> None:
    """Join the actors of a store by their names, as joining does where a name can mean nobody else."""
    work = JoiningWork.of(store)
    numbers: dict[str, int] = {}
    for first in range(1, articles + 1, JOINED_AT_ONCE):
        rows = range(first, min(first + JOINED_AT_ONCE, articles + 1))

        def keep(rows: range = rows) -> None:
            for row in rows:
                for article, _, actor, _ in work.actors(row):
                    key = fold(actor.name)
                    is_new = key not in numbers
                    number = numbers.setdefault(key, len(numbers) + 1)
                    how = (None, "") if is_new else ("name", actor.name)
                    work.keep([(article, actor.id, key, number, number, *how, None, None)])
            work.close(rows, 1, ())

        work.transacted(keep)
    work.transacted(lambda: work.close((), 1, range(1, len(numbers) + 1)))


def ids() -> tuple[list[str], list[str]]:
    """Give articles and statements to look at: the first of the store, which are invented anew."""
    invention = Invention(7)
    records = [invention.article(number) for number in range(KNOWN)]
    articles = [record.article.id.removeprefix("sha256:") for record in records]
    return articles, [one.id for record in records for one in record.statements]


def time_pages(requests: int, known: tuple[list[str], list[str], list[int]], server: int) -> None:
    """Time each kind of page."""
    articles, statements, actors = known
    invention = Invention(7)
    invention.chance.seed(11)
    kinds: dict[str, Callable[[], str]] = {
        "desk": lambda: "/",
        "statements": lambda: "/statements",
        "statements, one word": lambda: query("/statements", q=invention.word()),
        "statements, two words": lambda: query("/statements", q=f"{invention.word()} {invention.word()}"),
        "statements, act and year": lambda: query("/statements", act="deny", since="2018", until="2018"),
        "statements, speaker": lambda: query("/statements", speaker=invention.name()),
        "statements, outlet and word": lambda: query("/statements", q=invention.word(), publisher=invention.outlets[0]),
        "statements, far page": lambda: query("/statements", offset=str(invention.chance.randrange(10_000)), order="oldest"),
        "article": lambda: f"/articles/{invention.chance.choice(articles)}",
        "statement": lambda: f"/statements/{invention.chance.choice(statements)}",
        "articles": lambda: "/articles",
        "articles, one word": lambda: query("/articles", q=invention.word()),
        "speakers": lambda: "/speakers",
        "speaker": lambda: query("/speaker", name=invention.name()),
        "network": lambda: "/network",
        "network, name": lambda: query("/network", q=invention.name().split()[0]),
        "network, actor": lambda: query("/network", actor=str(invention.uneven(actors))),
        "network, actor of most": lambda: query("/network", actor=str(actors[0]), count=invention.chance.choice(COUNTINGS)),
        "tie": lambda: query("/network/tie", actor=str(actors[0]), other=str(invention.uneven(actors[1:]))),
        "stories": lambda: "/stories",
        "map": lambda: "/map",
        "review": lambda: "/review",
        "about": lambda: "/about",
    }
    print(f"{'page':30} {'median':>8} {'95 %':>8} {'most':>8}   of these the app's own processor time")
    print(f"{'first page, from the start':30} {ready() * 1000:8.0f}")
    every: list[Times] = []
    for name, path in kinds.items():
        times = list(timed(path, requests, server))
        every += times
        print_times(name, times)
    print_times("all", every)


def print_times(name: str, times: list[Times]) -> None:
    """Print what the requests of one kind took: until the answer was there, and of that the app's own work."""
    columns = [
        f"{1000 * value:8.1f}"
        for one in zip(*times, strict=True)
        for value in (statistics.median(one), percentile(list(one)), max(one))
    ]
    print(f"{name:30} {' '.join(columns[:3])}   {' '.join(columns[3:])}")


def query(path: str, **fields: str) -> str:
    """Write an address."""
    return f"{path}?{urlencode(fields)}"


def ready() -> float:
    """Wait for the app, and for a page that needs its whole catalogue; gives the seconds."""
    began = time.perf_counter()
    while True:
        try:
            ask("/statements")
        except OSError:
            time.sleep(0.05)
        else:
            return time.perf_counter() - began


def timed(path: Callable[[], str], requests: int, server: int) -> Iterator[Times]:
    """Ask for a page again and again; the first time is not counted."""
    for number in range(requests + 1):
        where = path()
        worked, began = work(server), time.perf_counter()
        ask(where)
        if number:
            yield time.perf_counter() - began, work(server) - worked


def work(process: int) -> float:
    """Tell how many seconds a process has worked, on Linux; on a machine that others use too it says more than the clock."""
    tasks = Path(f"/proc/{process}/task")
    try:
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) / 1e9
    except OSError:
        return 0.0


def ask(path: str) -> None:
    """Ask for a page; one that is missing has been answered too."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
    try:
        connection.request("GET", path, headers={"host": f"127.0.0.1:{PORT}"})
        answer = connection.getresponse()
        answer.read()
        if answer.status not in {200, 404}:
            msg = f"{path}: {answer.status}"
            raise RuntimeError(msg)
    finally:
        connection.close()


def percentile(times: list[float]) -> float:
    """Give the 95th percentile."""
    return sorted(times)[max(0, round(0.95 * len(times)) - 1)]


if __name__ == "__main__":
    main()
