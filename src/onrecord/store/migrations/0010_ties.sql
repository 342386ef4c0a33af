-- Who did what to whom, as pairs of an article's actors, so that a network of joined actors is read without a record. Those who
-- meet or agree with each other and are all told as doers are a pair too, the smaller id first.
CREATE TABLE event_ties (
    article INTEGER NOT NULL,
    doer TEXT NOT NULL,
    other TEXT NOT NULL,
    event TEXT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    voice TEXT,
    PRIMARY KEY (article, doer, other, event),
    FOREIGN KEY (article, event) REFERENCES events (article, id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX event_ties_other ON event_ties (article, other);
CREATE INDEX event_ties_event ON event_ties (article, event);

-- Whom the acts of statements are aimed at.
CREATE TABLE statement_ties (
    article INTEGER NOT NULL,
    doer TEXT NOT NULL,
    other TEXT NOT NULL,
    statement INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,
    act TEXT NOT NULL,
    PRIMARY KEY (article, doer, other, statement)
) WITHOUT ROWID;
CREATE INDEX statement_ties_other ON statement_ties (article, other);
CREATE INDEX statement_ties_statement ON statement_ties (statement);

-- Triggers keep both in step. Records are bytes of JSON.
CREATE TRIGGER events_tied AFTER INSERT ON events BEGIN
    INSERT OR IGNORE INTO event_ties (article, doer, other, event, type, status, voice)
    SELECT new.article, json_extract(doer.value, '$.actor'), json_extract(other.value, '$.actor'),
        new.id, new.type, new.status, new.voice
    FROM json_each(CAST(new.record AS TEXT), '$.actor') AS doer, json_each(CAST(new.record AS TEXT), '$.recipient') AS other
    WHERE json_extract(doer.value, '$.actor') <> json_extract(other.value, '$.actor');
    INSERT OR IGNORE INTO event_ties (article, doer, other, event, type, status, voice)
    SELECT new.article, json_extract(doer.value, '$.actor'), json_extract(other.value, '$.actor'),
        new.id, new.type, new.status, new.voice
    FROM json_each(CAST(new.record AS TEXT), '$.actor') AS doer, json_each(CAST(new.record AS TEXT), '$.actor') AS other
    WHERE new.type IN ('CONSULT', 'AGREE', 'COOPERATE')
    AND json_extract(doer.value, '$.actor') < json_extract(other.value, '$.actor');
END;
CREATE TRIGGER statements_tied AFTER INSERT ON statements
WHEN new.act IS NOT NULL AND new.speaker_actor IS NOT NULL AND new.target_key IS NOT NULL BEGIN
    INSERT OR IGNORE INTO statement_ties (article, doer, other, statement, act)
    SELECT new.article, new.speaker_actor, json_extract(CAST(new.record AS TEXT), '$.target.actor'), new.number, new.act
    WHERE json_extract(CAST(new.record AS TEXT), '$.target.actor') <> new.speaker_actor;
END;

-- The same for what the store holds already.
INSERT OR IGNORE INTO event_ties (article, doer, other, event, type, status, voice)
SELECT events.article, json_extract(doer.value, '$.actor'), json_extract(other.value, '$.actor'),
    events.id, events.type, events.status, events.voice
FROM events, json_each(CAST(events.record AS TEXT), '$.actor') AS doer,
    json_each(CAST(events.record AS TEXT), '$.recipient') AS other
WHERE json_extract(doer.value, '$.actor') <> json_extract(other.value, '$.actor');
INSERT OR IGNORE INTO event_ties (article, doer, other, event, type, status, voice)
SELECT events.article, json_extract(doer.value, '$.actor'), json_extract(other.value, '$.actor'),
    events.id, events.type, events.status, events.voice
FROM events, json_each(CAST(events.record AS TEXT), '$.actor') AS doer,
    json_each(CAST(events.record AS TEXT), '$.actor') AS other
WHERE events.type IN ('CONSULT', 'AGREE', 'COOPERATE')
AND json_extract(doer.value, '$.actor') < json_extract(other.value, '$.actor');
INSERT OR IGNORE INTO statement_ties (article, doer, other, statement, act)
SELECT article, speaker_actor, json_extract(CAST(record AS TEXT), '$.target.actor'), number, act FROM statements
WHERE act IS NOT NULL AND speaker_actor IS NOT NULL AND target_key IS NOT NULL
AND json_extract(CAST(record AS TEXT), '$.target.actor') <> speaker_actor;

-- The statements of an article's actor; which actors a name means; and joined actors in the order of their list.
CREATE INDEX statements_speaker ON statements (article, speaker_actor) WHERE speaker_actor IS NOT NULL;
CREATE INDEX statements_of_name ON statements (speaker_key, article, speaker_actor) WHERE speaker_key IS NOT NULL;
CREATE INDEX joined_actors_listed ON joined_actors (articles DESC, statements DESC, number);
