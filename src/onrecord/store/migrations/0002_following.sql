-- Following sources: feeds and their entries, the pages that were fetched, versions of them, and what was forgotten.

-- The very bytes that servers gave, each once, as gzip files: any other program can unpack them.
CREATE TABLE bodies (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    gzip BLOB NOT NULL
) WITHOUT ROWID;

-- One row for each page with a text of its own. "confirmed" is the last time that the same text was met there.
CREATE TABLE pages (
    number INTEGER PRIMARY KEY,
    url TEXT NOT NULL,
    final_url TEXT NOT NULL,
    captured TEXT NOT NULL,
    confirmed TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES bodies (sha256),
    headers TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT
);
CREATE INDEX pages_url ON pages (url);
CREATE INDEX pages_final_url ON pages (final_url);
CREATE INDEX pages_sha256 ON pages (sha256);

-- "next_due" is set after a failure, and null where a feed may be asked at any time.
CREATE TABLE feeds (
    number INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    title TEXT,
    added TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    last_polled TEXT,
    last_error TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    next_due TEXT
);

-- "next_due" is when to fetch the page, again or for the first time; null where it is not fetched any more.
CREATE TABLE entries (
    number INTEGER PRIMARY KEY,
    feed INTEGER NOT NULL REFERENCES feeds (number) ON DELETE CASCADE,
    name TEXT NOT NULL,
    link TEXT NOT NULL,
    title TEXT,
    published TEXT,
    first_seen TEXT NOT NULL,
    fetched TEXT,
    last_error TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    next_due TEXT,
    UNIQUE (feed, name)
);
CREATE INDEX entries_due ON entries (feed, next_due);
CREATE INDEX entries_link ON entries (link);

-- The page that an article was met on, and the appearance whose text it took the place of.
ALTER TABLE appearances ADD COLUMN page INTEGER REFERENCES pages (number);
ALTER TABLE appearances ADD COLUMN replaces INTEGER REFERENCES appearances (number) ON DELETE SET NULL;
CREATE INDEX appearances_page ON appearances (page) WHERE page IS NOT NULL;
CREATE INDEX appearances_replaces ON appearances (replaces) WHERE replaces IS NOT NULL;
DROP INDEX appearances_once;
CREATE UNIQUE INDEX appearances_once
    ON appearances (article, ifnull(source, ''), ifnull(publisher, ''), ifnull(published, ''), ifnull(page, 0));

-- What was removed for good: hashes, and no word of what it said.
CREATE TABLE tombstones (
    article TEXT PRIMARY KEY,
    removed TEXT NOT NULL,
    reason TEXT
) WITHOUT ROWID;
CREATE TABLE forgotten_addresses (
    sha256 TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES tombstones (article)
) WITHOUT ROWID;

-- Texts that a better extractor took the place of; their pages are still there.
CREATE TABLE extractions (
    number INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES pages (number) ON DELETE CASCADE,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    extractor TEXT NOT NULL,
    made TEXT NOT NULL
);

-- Readings by a new model that wait until all articles are read; "reader" is the hash of version, model and options.
CREATE TABLE rereadings (
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    reader TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (article, reader)
);
