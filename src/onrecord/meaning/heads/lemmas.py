"""Lemmas by edits at the end of a word: how many letters go, and which come."""

from __future__ import annotations

from typing import TypeAlias

Edit: TypeAlias = tuple[int, str]


def lemma(form: str, edit: Edit, *, proper: bool) -> str:
    """Apply an edit.

    Args:
        form: The word as printed.
        edit: How many letters to drop at its end, and which to add.
        proper: Keep its capitals.
    """
    dropped, added = edit
    base = form if proper else form.lower()
    return (base[: len(base) - dropped] + added) or base
