-- Actors joined across articles: what the program found, and what people decided, which overrules it and never changes it.

-- One row for each article whose actors were joined; "run" read it, "maker" is the version of joining.
CREATE TABLE joined_articles (
    article INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
    run INTEGER NOT NULL,
    maker INTEGER NOT NULL
);

-- "name" is the fullest that its articles give; the rest is counted over its members.
CREATE TABLE joined_actors (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    sector TEXT,
    articles INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    first TEXT,
    last TEXT
);
CREATE INDEX joined_actors_name ON joined_actors (name_key);

-- Articles' actors. "machine" is the joined actor that the program put it in, "joined" the one after people's decisions; "how"
-- and "words" tell on what that rests, and "beside" the actor that it was tied to: null for the first of a joined actor.
CREATE TABLE actor_members (
    article INTEGER NOT NULL,
    actor TEXT NOT NULL,
    block TEXT NOT NULL,
    machine INTEGER NOT NULL,
    joined INTEGER NOT NULL,
    how TEXT,
    words TEXT NOT NULL,
    beside_article INTEGER,
    beside_actor TEXT,
    PRIMARY KEY (article, actor),
    FOREIGN KEY (article, actor) REFERENCES actors (article, id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX actor_members_block ON actor_members (block, article);
CREATE INDEX actor_members_machine ON actor_members (machine);
CREATE INDEX actor_members_joined ON actor_members (joined);
CREATE INDEX actor_members_beside ON actor_members (beside_article, beside_actor) WHERE beside_article IS NOT NULL;

-- What is forgotten leaves no name behind, neither as evidence nor as the name of who was joined.
CREATE TRIGGER actor_members_gone AFTER DELETE ON actor_members BEGIN
    UPDATE actor_members SET words = '', beside_article = NULL, beside_actor = NULL
    WHERE beside_article = old.article AND beside_actor = old.actor;
    DELETE FROM joined_actors
    WHERE number = old.joined AND NOT EXISTS (SELECT 1 FROM actor_members WHERE joined = old.joined);
    UPDATE joined_actors SET (name, name_key) = (
        SELECT actors.name, lower(actors.name) FROM actor_members
        JOIN actors ON actors.article = actor_members.article AND actors.id = actor_members.actor
        WHERE actor_members.joined = old.joined ORDER BY length(actors.name) DESC, actors.article LIMIT 1
    ) WHERE number = old.joined AND EXISTS (
        SELECT 1 FROM actor_members JOIN actors ON actors.article = actor_members.article AND actors.id = actor_members.actor
        WHERE actor_members.joined = old.joined
    );
END;

-- Decisions, each followed by another and never changed. "merge" puts the joined actors of its members together; "split" takes
-- its members out, into the joined actor "made"; "withdraw" takes back the decision "of".
CREATE TABLE actor_decisions (
    number INTEGER PRIMARY KEY,
    decision TEXT NOT NULL CHECK (decision IN ('merge', 'split', 'withdraw')),
    of INTEGER REFERENCES actor_decisions (number) CHECK ((of IS NOT NULL) = (decision = 'withdraw')),
    made INTEGER CHECK ((made IS NOT NULL) = (decision = 'split')),
    author TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE TABLE actor_decision_members (
    decision INTEGER NOT NULL REFERENCES actor_decisions (number),
    article TEXT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (decision, article, actor)
) WITHOUT ROWID;
CREATE INDEX actor_decision_members_article ON actor_decision_members (article);
CREATE TRIGGER actor_decisions_unchanged BEFORE UPDATE ON actor_decisions BEGIN
    SELECT RAISE(ABORT, 'a decision is never changed: add another');
END;
CREATE TRIGGER actor_decisions_forgotten AFTER INSERT ON tombstones BEGIN
    DELETE FROM actor_decision_members WHERE article = new.article;
END;
