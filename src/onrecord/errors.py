"""Every error that onrecord raises on purpose, in one small tree.

A message says what went wrong, where, and what to do next; the command line prints it as it is.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """The root of the tree: catch this to catch them all."""


class InputError(OnrecordError):
    """An input could not be read: not found, not text, too large, damaged."""


class StoreError(OnrecordError):
    """A store could not be opened, read or written."""


class ModelError(OnrecordError):
    """The shipped model is missing, damaged, or of another version than the program."""


class VerbatimError(OnrecordError):
    """A span does not say what the article says at its place: the record is wrong."""
