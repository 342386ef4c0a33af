-- Stories: articles on the same happening, and the events that many reports tell of. Everything here follows from the articles
-- and their records; dropping all rows only costs finding them anew.

-- In how many of the first articles each term stands, and how many those were: counted anew whenever the store has doubled.
CREATE TABLE story_counts (
    term TEXT PRIMARY KEY,
    articles INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE story_counted (
    number INTEGER PRIMARY KEY CHECK (number = 1),
    maker TEXT NOT NULL,
    articles INTEGER NOT NULL
);

-- What each article is known by. "day" is the ordinal of its earliest date of publication, 0 where none is known.
CREATE TABLE story_terms (
    term TEXT NOT NULL,
    day INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    weight REAL NOT NULL,
    PRIMARY KEY (term, day, article)
) WITHOUT ROWID;
CREATE INDEX story_terms_article ON story_terms (article);
CREATE TABLE story_read (
    article INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
    day INTEGER NOT NULL
);

-- Articles that are alike, from 0 to 1; "article" is the smaller number.
CREATE TABLE story_pairs (
    article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    likeness REAL NOT NULL,
    PRIMARY KEY (article, other)
) WITHOUT ROWID;
CREATE INDEX story_pairs_other ON story_pairs (other);

-- "centre" is the article that is most like the others, whose headline the story bears; "state" tells what its events were joined from.
CREATE TABLE stories (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    centre INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    state TEXT NOT NULL
);
-- "report" is the article that this one is a copy of, or the article itself: reports are counted by it.
CREATE TABLE story_articles (
    article INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
    story INTEGER NOT NULL REFERENCES stories (number) ON DELETE CASCADE,
    report INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    place INTEGER NOT NULL
);
CREATE INDEX story_articles_story ON story_articles (story, place);

-- One event of the world, as far as can be told, and the events of articles that tell of it.
CREATE TABLE happenings (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    story INTEGER NOT NULL REFERENCES stories (number) ON DELETE CASCADE,
    place INTEGER NOT NULL
);
CREATE INDEX happenings_story ON happenings (story, place);
CREATE TABLE happening_events (
    article INTEGER NOT NULL,
    event TEXT NOT NULL,
    happening INTEGER NOT NULL REFERENCES happenings (number) ON DELETE CASCADE,
    PRIMARY KEY (article, event),
    FOREIGN KEY (article, event) REFERENCES events (article, id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX happening_events_happening ON happening_events (happening);
