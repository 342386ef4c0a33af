-- The folded names and roles that statements hold, each once, so that words are looked for in some ten thousand names rather than
-- in every statement. "kind" is the column of statements without its "_key".
CREATE TABLE names (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;
INSERT INTO names
SELECT DISTINCT 'speaker', speaker_key FROM statements WHERE speaker_key IS NOT NULL
UNION ALL SELECT DISTINCT 'role', role_key FROM statements WHERE role_key IS NOT NULL
UNION ALL SELECT DISTINCT 'target', target_key FROM statements WHERE target_key IS NOT NULL
UNION ALL SELECT DISTINCT 'addressee', addressee_key FROM statements WHERE addressee_key IS NOT NULL;

-- Triggers keep them in step; those of rows that are written together come together, as their words do.
CREATE TRIGGER statements_named AFTER INSERT ON statements WHEN NOT EXISTS (SELECT 1 FROM unindexed) BEGIN
    INSERT OR IGNORE INTO names SELECT 'speaker', new.speaker_key WHERE new.speaker_key IS NOT NULL;
    INSERT OR IGNORE INTO names SELECT 'role', new.role_key WHERE new.role_key IS NOT NULL;
    INSERT OR IGNORE INTO names SELECT 'target', new.target_key WHERE new.target_key IS NOT NULL;
    INSERT OR IGNORE INTO names SELECT 'addressee', new.addressee_key WHERE new.addressee_key IS NOT NULL;
END;
CREATE TRIGGER statements_unnamed AFTER DELETE ON statements BEGIN
    DELETE FROM names WHERE kind = 'speaker' AND key = old.speaker_key
    AND NOT EXISTS (SELECT 1 FROM statements WHERE speaker_key = old.speaker_key);
    DELETE FROM names WHERE kind = 'role' AND key = old.role_key
    AND NOT EXISTS (SELECT 1 FROM statements WHERE role_key = old.role_key);
    DELETE FROM names WHERE kind = 'target' AND key = old.target_key
    AND NOT EXISTS (SELECT 1 FROM statements WHERE target_key = old.target_key);
    DELETE FROM names WHERE kind = 'addressee' AND key = old.addressee_key
    AND NOT EXISTS (SELECT 1 FROM statements WHERE addressee_key = old.addressee_key);
END;
CREATE TRIGGER statements_renamed AFTER UPDATE OF speaker_key, role_key, target_key, addressee_key ON statements BEGIN
    DELETE FROM names WHERE kind = 'speaker' AND key = old.speaker_key
    AND NOT EXISTS (SELECT 1 FROM statements WHERE speaker_key = old.speaker_key);
    DELETE FROM names WHERE kind = 'role' AND key = old.role_key
    AND NOT EXISTS (SELECT 1 FROM statements WHERE role_key = old.role_key);
    DELETE FROM names WHERE kind = 'target' AND key = old.target_key
    AND NOT EXISTS (SELECT 1 FROM statements WHERE target_key = old.target_key);
    DELETE FROM names WHERE kind = 'addressee' AND key = old.addressee_key
    AND NOT EXISTS (SELECT 1 FROM statements WHERE addressee_key = old.addressee_key);
    INSERT OR IGNORE INTO names SELECT 'speaker', new.speaker_key WHERE new.speaker_key IS NOT NULL;
    INSERT OR IGNORE INTO names SELECT 'role', new.role_key WHERE new.role_key IS NOT NULL;
    INSERT OR IGNORE INTO names SELECT 'target', new.target_key WHERE new.target_key IS NOT NULL;
    INSERT OR IGNORE INTO names SELECT 'addressee', new.addressee_key WHERE new.addressee_key IS NOT NULL;
END;
