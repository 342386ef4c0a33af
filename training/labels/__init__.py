"""Labelled articles: choosing them, showing them to readers, and turning readers' drafts into stand-off labels."""
