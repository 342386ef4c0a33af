-- What is in dispute in a story, joined across its articles. It follows from the story and its articles' records; dropping all
-- rows only costs finding them anew.

-- Stories whose disputes were found; "maker" is the version of finding them.
CREATE TABLE story_disputed (
    story INTEGER PRIMARY KEY REFERENCES stories (number) ON DELETE CASCADE,
    maker INTEGER NOT NULL
);
-- "about" is the matter in words of an article; "happening" the id of the one in dispute, null for what was said.
CREATE TABLE disputes (
    number INTEGER PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES stories (number) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    about TEXT NOT NULL,
    happening TEXT
);
CREATE INDEX disputes_story ON disputes (story, place);
-- Who holds what, and in which article; "voice" is the id of the statement, null for the article's own voice, "start" and "end"
-- the offsets of the words in the article's text.
CREATE TABLE dispute_positions (
    dispute INTEGER NOT NULL REFERENCES disputes (number) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    stance TEXT NOT NULL,
    voice TEXT,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (dispute, place)
) WITHOUT ROWID;
CREATE INDEX dispute_positions_article ON dispute_positions (article);
