"""The store: one SQLite file of records."""
