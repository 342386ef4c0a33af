-- The first layout of a store. Every part of a record is kept twice: as columns to filter by, and whole, as JSON
-- ("record"), so that a record comes back exactly as it went in.

-- One row for each reading that stored something. "finished" stays null for a reading that was broken off.
CREATE TABLE runs (
    number INTEGER PRIMARY KEY,
    version TEXT NOT NULL,
    model TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    options TEXT NOT NULL,
    started TEXT NOT NULL,
    finished TEXT
);

-- The article as it was read; "appearances" tells where else it was met.
CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT,
    publisher TEXT,
    published TEXT,
    language TEXT,
    text TEXT NOT NULL,
    source TEXT,
    captured TEXT,
    byline TEXT,
    dateline TEXT,
    headlines TEXT NOT NULL,
    furniture TEXT NOT NULL,
    notes TEXT NOT NULL,
    raw_sha256 TEXT,
    extractor_name TEXT NOT NULL,
    extractor_version TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES runs (number)
);
CREATE INDEX articles_run ON articles (run);

-- Every outlet, address and date that an article was met under. "publisher_key" is the publisher in small letters
-- without accents, for the filter.
CREATE TABLE appearances (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    source TEXT,
    publisher TEXT,
    published TEXT,
    captured TEXT,
    first_seen TEXT NOT NULL,
    publisher_key TEXT
);
-- Nulls differ from each other in a unique index, so they are made equal here.
CREATE UNIQUE INDEX appearances_once
    ON appearances (article, ifnull(source, ''), ifnull(publisher, ''), ifnull(published, ''));
CREATE INDEX appearances_published ON appearances (published, article);

-- "content" and "source" hold the pieces of each, joined for search; "speaker_key" is the speaker's name in small
-- letters without accents, for the filter.
CREATE TABLE statements (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    run INTEGER NOT NULL REFERENCES runs (number),
    ordinal INTEGER NOT NULL,
    form TEXT NOT NULL,
    act TEXT,
    scope TEXT,
    speaker_name TEXT,
    speaker_actor TEXT,
    speaker_how TEXT,
    continued INTEGER NOT NULL,
    within TEXT REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED,
    confidence REAL NOT NULL,
    content TEXT NOT NULL,
    source TEXT,
    speaker_key TEXT,
    record TEXT NOT NULL,
    UNIQUE (article, ordinal)
);
CREATE INDEX statements_act ON statements (act);
CREATE INDEX statements_form ON statements (form);
CREATE INDEX statements_scope ON statements (scope);
CREATE INDEX statements_speaker_key ON statements (speaker_key);
CREATE INDEX statements_run ON statements (run);
CREATE INDEX statements_within ON statements (within) WHERE within IS NOT NULL;

CREATE TABLE spans (
    statement INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('source', 'cue', 'content')),
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (statement, role, ordinal)
) WITHOUT ROWID;

CREATE TABLE actors (
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    sector TEXT,
    record TEXT NOT NULL,
    PRIMARY KEY (article, id)
);
CREATE INDEX actors_name ON actors (name);

CREATE TABLE events (
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    voice TEXT,
    confidence REAL NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (article, id)
);
CREATE INDEX events_type ON events (type);

CREATE TABLE figures (
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    low INTEGER,
    high INTEGER,
    bound TEXT NOT NULL,
    voice TEXT,
    event TEXT,
    record TEXT NOT NULL,
    PRIMARY KEY (article, id)
);
CREATE INDEX figures_kind ON figures (kind);

CREATE TABLE accounts (
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    about TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (article, id)
);

-- Full text. Triggers keep it in step, so that an edit by another program does too.
CREATE VIRTUAL TABLE articles_fts USING fts5 (
    title, text, content="articles", content_rowid="number", tokenize="porter unicode61 remove_diacritics 2"
);
CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
    INSERT INTO articles_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER articles_removed AFTER DELETE ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER articles_changed AFTER UPDATE OF title, text ON articles
WHEN old.title IS NOT new.title OR old.text IS NOT new.text BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
    INSERT INTO articles_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

CREATE VIRTUAL TABLE statements_fts USING fts5 (
    content, speaker_name, source,
    content="statements", content_rowid="number", tokenize="porter unicode61 remove_diacritics 2"
);
CREATE TRIGGER statements_added AFTER INSERT ON statements BEGIN
    INSERT INTO statements_fts (rowid, content, speaker_name, source)
    VALUES (new.number, new.content, new.speaker_name, new.source);
END;
CREATE TRIGGER statements_removed AFTER DELETE ON statements BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, content, speaker_name, source)
    VALUES ('delete', old.number, old.content, old.speaker_name, old.source);
END;
CREATE TRIGGER statements_changed AFTER UPDATE OF content, speaker_name, source ON statements BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, content, speaker_name, source)
    VALUES ('delete', old.number, old.content, old.speaker_name, old.source);
    INSERT INTO statements_fts (rowid, content, speaker_name, source)
    VALUES (new.number, new.content, new.speaker_name, new.source);
END;
