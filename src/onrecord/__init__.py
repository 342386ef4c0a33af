"""onrecord reads news and puts it on record: who said what, each line tied to the very words that carry it."""

__version__ = "0.1.0"
