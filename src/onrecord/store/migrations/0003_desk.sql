-- What people do with a store: decide on what was read, keep searches under a name, look at what is new.

-- One row for each decision, never changed: a change of mind is another row, and so is "withdraw". "seen" is the statement
-- as it was read when the decision was made, "fixed" what it should have been, both as JSON; version, model and sha256 tell
-- what read it. There is no reference to the statement's row, since decisions outlive a new reading.
CREATE TABLE reviews (
    number INTEGER PRIMARY KEY,
    article TEXT NOT NULL,
    statement TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('accept', 'reject', 'fix', 'withdraw')),
    seen TEXT NOT NULL,
    fixed TEXT CHECK ((fixed IS NOT NULL) = (decision = 'fix')),
    author TEXT NOT NULL,
    made TEXT NOT NULL,
    version TEXT NOT NULL,
    model TEXT NOT NULL,
    sha256 TEXT NOT NULL
);
CREATE INDEX reviews_statement ON reviews (statement);
CREATE INDEX reviews_article ON reviews (article);
CREATE TRIGGER reviews_unchanged BEFORE UPDATE ON reviews BEGIN
    SELECT RAISE(ABORT, 'a decision is never changed: add another');
END;
-- What is forgotten leaves no word behind.
CREATE TRIGGER reviews_forgotten AFTER INSERT ON tombstones BEGIN
    DELETE FROM reviews WHERE article = new.article;
END;

-- "query" is the query of the address that shows the search; "seen" the last appearance that was there at the last look.
CREATE TABLE searches (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    query TEXT NOT NULL,
    made TEXT NOT NULL,
    seen INTEGER NOT NULL
);
-- The last look at what is new; one row.
CREATE TABLE looks (
    number INTEGER PRIMARY KEY CHECK (number = 1),
    seen INTEGER NOT NULL,
    at TEXT NOT NULL
);

-- Tells a program that keeps rows in memory whether it has only to read on, or to read anew; one row.
CREATE TABLE alterations (
    number INTEGER PRIMARY KEY CHECK (number = 1),
    times INTEGER NOT NULL
);
INSERT INTO alterations VALUES (1, 0);
CREATE TRIGGER statements_altered AFTER UPDATE ON statements BEGIN
    UPDATE alterations SET times = times + 1;
END;
CREATE TRIGGER statements_gone AFTER DELETE ON statements BEGIN
    UPDATE alterations SET times = times + 1;
END;
CREATE TRIGGER appearances_altered AFTER UPDATE OF article, publisher, published ON appearances BEGIN
    UPDATE alterations SET times = times + 1;
END;
CREATE TRIGGER appearances_gone AFTER DELETE ON appearances BEGIN
    UPDATE alterations SET times = times + 1;
END;
