-- What statements are filtered by beside the speaker's name: to whom and about whom they are, and the roles and the country that
-- the article gives the speaker. Keys are in small letters without accents. The functions are the program's own (`filling.py`).
ALTER TABLE statements ADD COLUMN addressee_key TEXT;
ALTER TABLE statements ADD COLUMN target_key TEXT;
ALTER TABLE statements ADD COLUMN role_key TEXT;
ALTER TABLE statements ADD COLUMN speaker_country TEXT;

-- One alteration for all of them.
DROP TRIGGER statements_altered;
UPDATE statements SET
    addressee_key = addressee_key_of(record),
    target_key = target_key_of(record),
    role_key = role_key_of(
        record,
        (SELECT actors.record FROM actors WHERE actors.article = statements.article AND actors.id = statements.speaker_actor)
    ),
    speaker_country = (
        SELECT actors.country FROM actors WHERE actors.article = statements.article AND actors.id = statements.speaker_actor
    );
UPDATE alterations SET times = times + 1;
CREATE TRIGGER statements_altered AFTER UPDATE ON statements BEGIN
    UPDATE alterations SET times = times + 1;
END;

CREATE INDEX statements_addressee_key ON statements (addressee_key) WHERE addressee_key IS NOT NULL;
CREATE INDEX statements_target_key ON statements (target_key) WHERE target_key IS NOT NULL;
CREATE INDEX statements_role_key ON statements (role_key) WHERE role_key IS NOT NULL;
CREATE INDEX statements_speaker_country ON statements (speaker_country) WHERE speaker_country IS NOT NULL;
