-- Rows that are written together are put into the full text together, which takes a tenth of the work. Until then "unindexed"
-- holds one row, the last rows that are in the full text; it comes and goes within one transaction, so nobody else ever sees it.
CREATE TABLE unindexed (
    number INTEGER PRIMARY KEY CHECK (number = 1),
    article INTEGER NOT NULL,
    statement INTEGER NOT NULL
);
DROP TRIGGER articles_added;
CREATE TRIGGER articles_added AFTER INSERT ON articles WHEN NOT EXISTS (SELECT 1 FROM unindexed) BEGIN
    INSERT INTO articles_fts (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
DROP TRIGGER statements_added;
CREATE TRIGGER statements_added AFTER INSERT ON statements WHEN NOT EXISTS (SELECT 1 FROM unindexed) BEGIN
    INSERT INTO statements_fts (rowid, content, speaker_name, source)
    VALUES (new.number, new.content, new.speaker_name, new.source);
END;
