-- Copies of one report: what articles are known by, which pairs are copies, and the groups that follow from the pairs.

-- One row for each article that was compared with the others; "maker" is the version of its marks.
CREATE TABLE compared (
    article INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
    maker INTEGER NOT NULL
);

-- A few hashes of the text, by which candidates are found.
CREATE TABLE copy_marks (
    mark INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    PRIMARY KEY (mark, article)
) WITHOUT ROWID;
CREATE INDEX copy_marks_article ON copy_marks (article);

-- "share" is how much of the shorter one stands in the longer one, from 0 to 1; "article" was stored before "other".
CREATE TABLE copy_pairs (
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    share REAL NOT NULL,
    PRIMARY KEY (article, other)
) WITHOUT ROWID;
CREATE INDEX copy_pairs_other ON copy_pairs (other);

-- Articles of which there are copies, each group in its order: "original" is the earliest, which is its own; "run" made the
-- statements that were held against each other.
CREATE TABLE copies (
    article INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
    original INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    run INTEGER NOT NULL
);
CREATE INDEX copies_original ON copies (original, place);

-- Statements of copies that an earlier article of the group has too: in the same words, or, where "same" is 0, in others.
CREATE TABLE copied_statements (
    statement INTEGER PRIMARY KEY REFERENCES statements (number) ON DELETE CASCADE,
    original INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,
    same INTEGER NOT NULL
);
CREATE INDEX copied_statements_original ON copied_statements (original);
