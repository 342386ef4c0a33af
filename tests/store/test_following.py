"""Following sources: feeds, pages and their bytes, silent changes, forgetting, and reading anew."""

from __future__ import annotations

import gzip
import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec import structs

from onrecord.errors import StoreError, VerbatimError
from onrecord.record import Extractor, Record, Run, Span
from onrecord.store import Added, Capture, NewEntry, Store
from onrecord.store import feeds as feeds_module
from onrecord.store.feeds import StoredFeed
from onrecord.store.migration import migrate, shipped
from tests.store.builder import LATER_RUN, RUN, Said, make_record, met, quarrel, read_by

URL = "https://herald.example/lamp"


def version(number: int, **known: object) -> Record:
    """Make the record of one version of an article: an invented keeper counts lamps."""
    text = f"Keeper counts lamps\n\nKeeper Ada Holm said: “{number} lamps are lit”.\n"
    said = [Said(f"“{number} lamps are lit”", "said", "Keeper Ada Holm")]
    given = {"title": "Keeper counts lamps", "source": URL, "publisher": "Island Herald", "published": "2026-03-02", **known}
    return make_record(text, said, **given)  # type: ignore[arg-type]


def capture(body: bytes, hour: int, *, url: str = URL, final_url: str = URL) -> Capture:
    """Make a page as it was fetched at an hour of the day."""
    captured = f"2026-03-02T{hour:02}:00:00Z"
    headers = (("content-type", "text/html"), ("etag", f'"{hour}"'))
    return Capture(url=url, final_url=final_url, captured=captured, body=body, headers=headers, etag=f'"{hour}"')


def fetched(store: Store, number: int, hour: int, body: bytes | None = None, **known: object) -> Added:
    """Store a version of the article as met at an hour."""
    page = capture(body or f"<p>{number} lamps</p>".encode(), hour)
    return store.following.add_fetched(version(number, captured=page.captured, **known), page)


def test_a_page_is_kept_with_its_bytes(store: Store) -> None:
    """A page's bytes come back as they were, with headers, addresses and times, and the store verifies."""
    body = b"<p>1 lamp</p>" * 1000
    assert fetched(store, 1, 8, body) == Added(articles=1, appearances=1, statements=1)
    (page,) = store.following.pages()
    assert store.following.body(page) == body
    assert (page.url, page.captured, page.confirmed) == (URL, "2026-03-02T08:00:00Z", "2026-03-02T08:00:00Z")
    assert dict(page.headers)["content-type"] == "text/html"
    assert (page.article, page.sha256) == (version(1).article.id, hashlib.sha256(body).hexdigest())
    assert store.verify().faults == []


def test_other_programs_read_the_bytes(path: Path) -> None:
    """A page's bytes are a gzip file in the database."""
    with Store.open(path, create=True) as store:
        fetched(store, 1, 8)
    with closing(sqlite3.connect(path)) as opened:
        ((packed, size),) = opened.execute("SELECT gzip, size FROM bodies").fetchall()
    assert gzip.decompress(packed) == b"<p>1 lamps</p>"
    assert size == len(b"<p>1 lamps</p>")


def test_damaged_bytes_are_told(store: Store) -> None:
    """Bytes that don't have their hash any more are an error, not a page."""
    fetched(store, 1, 8)
    (page,) = store.following.pages()
    for broken in (b"nonsense", gzip.compress(b"<p>7 lamps</p>")):
        store._connection.execute("UPDATE bodies SET gzip = ?", (broken,))  # noqa: SLF001  # damage from outside
        with pytest.raises(StoreError, match="missing or damaged"):
            store.following.body(page)


def test_the_same_page_again_adds_nothing(store: Store) -> None:
    """Polling an unchanged text adds no appearance, whatever else on the page differs; the time is noted."""
    fetched(store, 1, 8)
    assert fetched(store, 1, 9, b"<p>1 lamps</p><!-- 4711 -->", published="2026-03-03", publisher="Herald") == Added()
    assert len(store.appearances(version(1).article.id)) == 1
    (page,) = store.following.pages()
    assert (page.captured, page.confirmed) == ("2026-03-02T08:00:00Z", "2026-03-02T09:00:00Z")
    known = store.following.latest(URL)
    assert known is not None
    assert known.etag == '"9"'
    store.following.confirm(page.number)
    (page,) = store.following.pages()
    assert page.confirmed > "2026-03-02T09:00:00Z"


def test_a_changed_text_is_a_version(store: Store) -> None:
    """A text that changed is an appearance of its own, both are kept, and so is a text that changed back."""
    fetched(store, 1, 8)
    assert fetched(store, 2, 9) == Added(articles=1, appearances=1, statements=1, changed=1)
    assert fetched(store, 1, 10) == Added(appearances=1, changed=1)
    assert fetched(store, 1, 11) == Added()
    first, second = version(1).article.id, version(2).article.id
    assert [(one.old, one.new) for one in store.following.changes()] == [(first, second), (second, first)]
    assert [one.captured for one in store.appearances(first)] == ["2026-03-02T08:00:00Z", "2026-03-02T10:00:00Z"]
    change = next(store.following.changes())
    assert (change.old_text, change.new_text, change.source) == (version(1).article.text, version(2).article.text, URL)
    assert (change.before, change.met) == ("2026-03-02T08:00:00Z", "2026-03-02T09:00:00Z")
    assert list(store.following.changes("2026-03-03")) == []
    assert store.verify().faults == []


def test_a_page_that_moved_is_the_same_page(store: Store) -> None:
    """When a headline changes the address and the old one redirects, the new text still takes the place of the old."""
    fetched(store, 1, 8)
    moved = capture(b"<p>2 lamps</p>", 9, final_url=URL + "-two")
    added = store.following.add_fetched(version(2, source=URL + "-two"), moved)
    assert added.changed == 1


def test_the_same_text_elsewhere_is_no_change(store: Store) -> None:
    """One text at two addresses is one article with two appearances, and nothing changed."""
    fetched(store, 1, 8)
    other = capture(b"<p>1 lamps</p>", 9, url="https://wire.example/1", final_url="https://wire.example/1")
    added = store.following.add_fetched(version(1, source="https://wire.example/1"), other)
    assert added == Added(appearances=1)
    assert list(store.following.changes()) == []


def test_a_wrong_record_of_a_page_is_refused(store: Store) -> None:
    """A record that is not verbatim leaves neither article nor page."""
    sound = version(1)
    wrong = structs.replace(sound.statements[0], content=(Span(0, 4, "Dark"),))
    with pytest.raises(VerbatimError):
        store.following.add_fetched(structs.replace(sound, statements=(wrong,)), capture(b"x", 8))
    assert list(store.following.pages()) == []


def feed(store: Store) -> StoredFeed:
    """Follow a feed."""
    store.following.add_feed("https://herald.example/rss", "rss", "Herald")
    return store.following.feeds()[0]


def entries(*numbers: int, title: str = "Lamp") -> list[NewEntry]:
    """Make entries of a feed."""
    return [
        NewEntry(name=f"n{n}", link=f"https://herald.example/{n}", title=title, published=f"2026-03-{n:02}") for n in numbers
    ]


def test_feeds_are_followed_until_removed(store: Store) -> None:
    """A feed is followed once, listed, and removed; one that is not followed can't be."""
    following = store.following
    assert following.add_feed("https://herald.example/rss", "rss", "Herald")
    assert not following.add_feed("https://herald.example/rss", "rss", "Herald")
    assert [(one.url, one.kind, one.title, one.failures) for one in following.feeds()] == [
        ("https://herald.example/rss", "rss", "Herald", 0)
    ]
    following.remove_feed("https://herald.example/rss")
    assert following.feeds() == ()
    with pytest.raises(StoreError, match="onrecord feeds list"):
        following.remove_feed("https://herald.example/rss")


def test_entries_are_due_once(store: Store) -> None:
    """What a feed names is due, latest first, until it was fetched; a new headline makes it due again."""
    one, following = feed(store), store.following
    assert following.note_polled(one, entries(1, 2, 3), etag='"1"', title=None) == 3
    assert following.note_polled(one, entries(1, 2, 3, 4)) == 1
    assert [entry.link[-1] for entry in following.due(one, 3)] == ["4", "3", "2"]
    for entry in following.due(one, 10):
        following.note_fetched(entry)
    assert list(following.due(one, 10)) == []
    following.note_polled(one, [*entries(1, 3, 4), *entries(2, title="Lamp out")])
    assert [entry.link[-1] for entry in following.due(one, 10)] == ["2"]
    stored = following.feeds()[0]
    assert (stored.entries, stored.fetched, stored.title) == (4, 4, "Herald")


def test_a_page_is_watched_for_some_days(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is due again after an hour or more, ever later, and after three days no more."""
    one, following = feed(store), store.following
    following.note_polled(one, entries(1))
    (entry,) = following.due(one, 10)
    seen = []
    for first_seen in ("2999-01-01T00:00:00Z", "2000-01-01T00:00:00Z"):
        following.note_fetched(structs.replace(entry, first_seen=first_seen))
        seen += store._connection.execute("SELECT next_due FROM entries").fetchone()  # noqa: SLF001
    assert seen[0] is not None
    assert seen[1] is None
    following.note_fetched(entry)
    monkeypatch.setattr(feeds_module, "now", lambda: "2999-01-01T00:00:00Z")
    assert len(list(following.due(one, 10))) == 1


def test_what_fails_is_tried_later_and_in_the_end_no_more(store: Store) -> None:
    """A page that fails is left alone for a while, then given up; a feed that fails is left alone, and not given up."""
    one, following = feed(store), store.following
    following.note_polled(one, entries(1))
    (entry,) = following.due(one, 10)
    following.note_missed(entry, "404 " * 1000)
    assert list(following.due(one, 10)) == []
    following.note_missed(structs.replace(entry, failures=5), "404")
    assert store._connection.execute("SELECT next_due FROM entries").fetchone() == (None,)  # noqa: SLF001
    for _ in range(3):
        following.note_failed(following.feeds()[0], "timeout")
    failed = following.feeds()[0]
    assert (failed.failures, failed.last_error) == (3, "timeout")
    assert failed.next_due is not None
    following.note_polled(failed, [])
    assert (following.feeds()[0].failures, following.feeds()[0].last_error, following.feeds()[0].next_due) == (0, None, None)


def test_forgetting_leaves_no_word(path: Path) -> None:
    """A forgotten article is gone from every table, index and page of the file; a tombstone of hashes is left."""
    rare = "zweihandlampe"
    text = f"Keeper hides a {rare}\n\nKeeper Ada Holm said: “the {rare} is mine”.\n"
    record = make_record(text, [Said(f"“the {rare} is mine”", "said", "Keeper Ada Holm")], source=URL, title=f"A {rare}")
    with Store.open(path, create=True) as store:
        fetched(store, 5, 7)
        store.add(quarrel())
        one = feed(store)
        store.following.note_polled(one, [NewEntry(name=f"{rare}-1", link=URL + "-x", title=f"A {rare}")])
        page = capture(f"<p>{text}</p>".encode(), 8, url=URL + "-x", final_url=URL + "-x")
        store.following.add_fetched(structs.replace(record, article=structs.replace(record.article, source=URL + "-x")), page)
        (gone,) = store.following.forget(record.article.id, reason="asked by the keeper")
        assert (gone.statements, gone.appearances, gone.pages, gone.versions) == (1, 1, 1, ())
        assert store.verify().faults == []
        assert store.counts().articles == 2
        assert store.add(record).forgotten == 1
        assert store.following.add_fetched(version(9, source=URL + "-x"), structs.replace(page, body=b"9")).forgotten == 1
        assert store.following.is_forgotten(URL + "-x")
        store.following.note_polled(one, [NewEntry(name=f"{rare}-1", link=URL + "-x", title=f"A {rare}")])
        assert list(store.following.due(one, 10)) == []
        with pytest.raises(StoreError):
            store.find(record.article.id)
    assert rare.encode() not in path.read_bytes()
    assert (URL + "-x").encode() not in path.read_bytes()
    with closing(sqlite3.connect(path)) as opened:
        assert opened.execute("SELECT article, reason FROM tombstones").fetchall() == [
            (record.article.id, "asked by the keeper")
        ]


def test_forgetting_names_the_other_versions(store: Store) -> None:
    """Other texts that stood at an address of a forgotten one are named, and stay; what they replaced is open."""
    for number, hour in ((1, 8), (2, 9), (3, 10)):
        fetched(store, number, hour)
    assert set(store.following.versions_of(version(2).article.id)) == {version(1).article.id, version(3).article.id}
    (gone,) = store.following.forget(version(2).article.id)
    assert set(gone.versions) == {version(1).article.id, version(3).article.id}
    assert list(store.following.changes()) == []
    assert store.verify().faults == []


def test_bytes_that_two_pages_share_stay(store: Store) -> None:
    """Forgetting removes bytes only where no other page has them."""
    fetched(store, 1, 8, b"shared")
    other = capture(b"shared", 9, url="https://wire.example/1", final_url="https://wire.example/1")
    store.following.add_fetched(version(2, source="https://wire.example/1"), other)
    store.following.forget(version(1).article.id)
    (page,) = store.following.pages()
    assert store.following.body(page) == b"shared"


def test_a_better_text_takes_the_place_of_the_old(store: Store) -> None:
    """A text that is extracted anew gets the page's appearance, the old one goes, and the store says what became of it."""
    fetched(store, 1, 8)
    (page,) = store.following.pages()
    better = version(2, extractor=Extractor(name="text", version="2"))
    change = store.following.replace_text(page, better)
    assert (change.articles, change.removed) == (1, 1)
    assert [one.source for one in store.appearances(better.article.id)] == [URL]
    assert store.counts().articles == 1
    (page,) = store.following.pages()
    assert page.article == better.article.id
    rows = store._connection.execute("SELECT before, after, extractor FROM extractions").fetchall()  # noqa: SLF001
    assert rows == [(version(1).article.id, better.article.id, "text 2")]
    assert list(store.following.changes()) == []
    assert store.verify().faults == []


def test_a_text_met_elsewhere_stays(store: Store) -> None:
    """An article that was read from a file too is not removed when its page gives a better text."""
    store.add(version(1, source="lamp.txt"))
    fetched(store, 1, 8)
    (page,) = store.following.pages()
    store.following.replace_text(page, version(2))
    assert [one.source for one in store.appearances(version(1).article.id)] == ["lamp.txt"]


NEW = Run(version=LATER_RUN.version, model=LATER_RUN.model, sha256=LATER_RUN.sha256)


def reread(record: Record) -> Record:
    """Make the record as a later model reads it: without its last statement."""
    return read_by(structs.replace(record, statements=record.statements[:-1]), NEW)


def test_rereading_is_seen_only_when_it_is_whole(store: Store) -> None:
    """The old readings stay until all new ones are there, then all change; appearances stay as they are."""
    old = [quarrel(), met(version(1)), version(2)]
    for record in old:
        store.add(record)
    before = store.counts()
    assert len(list(store.following.unread(NEW))) == store.following.count_unread(NEW) == 3
    store.following.stage(NEW, [reread(old[0])])
    assert store.following.count_unread(NEW) == 2
    assert store.record(old[0].article.id) == old[0]
    assert list(store.following.unread(NEW)) == [one.article.id for one in old[1:]]
    store.following.stage(NEW, [reread(one) for one in old[1:]])
    assert store.counts() == before
    assert store.following.finish_rereading(NEW) == Added(replaced=3, removed=3)
    assert [store.record(one.article.id) for one in old] == [reread(one) for one in old]
    assert store.counts().appearances == before.appearances
    assert (list(store.following.unread(NEW)), len(list(store.following.unread(RUN)))) == ([], 3)
    assert store.verify().faults == []


def test_rereading_survives_other_work(store: Store) -> None:
    """An article that is forgotten meanwhile stays forgotten, and another model's readings that wait are not mixed in."""
    store.add(quarrel())
    store.add(version(1))
    store.following.stage(RUN, [version(1)])
    store.following.stage(NEW, [reread(quarrel()), reread(version(1))])
    store.following.forget(quarrel().article.id)
    assert store.following.finish_rereading(NEW).replaced == 1
    assert store.record(version(1).article.id) == reread(version(1))
    assert store.counts().articles == 1


def test_a_failed_end_of_rereading_goes_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the change to the new readings fails in the middle, each article is whole, old or new, and the rest can be done."""
    old = [quarrel(), version(1), version(2)]
    for record in old:
        store.add(record)
    store.following.stage(NEW, [reread(one) for one in old])
    calls = 0

    def fails(*args: object, **known: object) -> object:
        nonlocal calls
        calls += 1
        if calls == 2:
            msg = "disk I/O error"
            raise sqlite3.OperationalError(msg)
        return write(*args, **known)  # type: ignore[arg-type]

    from onrecord.store.writing import write  # noqa: PLC0415  # the real one

    monkeypatch.setattr("onrecord.store.following.write", fails)
    monkeypatch.setattr("onrecord.store.following._AT_ONCE", 1)
    with pytest.raises(StoreError):
        store.following.finish_rereading(NEW)
    assert [store.record(one.article.id) for one in old] == [reread(old[0]), *old[1:]]
    assert store.following.count_unread(NEW) == 0
    assert store.verify().faults == []
    assert store.following.finish_rereading(NEW).replaced == 2
    assert [store.record(one.article.id) for one in old] == [reread(one) for one in old]


def test_an_older_store_keeps_what_it_has(path: Path) -> None:
    """A store of the first layout gets the new tables, and its appearances stay."""
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        migrate(opened, path, shipped()[:1])
        opened.execute("INSERT INTO runs VALUES (1, '1', 'm', '0', '{}', 'then', NULL)")
        opened.execute(
            "INSERT INTO articles (number, id, text, headlines, furniture, notes, extractor_name, extractor_version, run) "
            "VALUES (1, 'sha256:1', 'Lamp', '[]', '[]', '[]', 'text', '1', 1)"
        )
        opened.execute("INSERT INTO appearances (article, source, first_seen) VALUES (1, 'lamp.txt', 'then')")
    with Store.open(path) as store:
        assert [one.source for one in store.appearances("sha256:1")] == ["lamp.txt"]
        assert fetched(store, 1, 8).new_article


def test_several_are_forgotten_together(store: Store) -> None:
    """Articles that are named together go together, each once; where one is unknown, none goes."""
    for number in (1, 2, 3):
        fetched(store, number, 7 + number)
    first, second = version(1).article.id, version(2).article.id
    with pytest.raises(StoreError, match="no article with this id"):
        store.following.forget(first, "sha256:none")
    assert store.counts().articles == 3
    assert [one.article for one in store.following.forget(first, second, first)] == [first, second]
    assert store.following.overwrite_log()
    assert (store.counts().articles, store.verify().faults) == (1, [])
