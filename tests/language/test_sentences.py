"""Sentence ends."""

from __future__ import annotations

from onrecord.language.sentences import sentence_ends


def test_titles_initials_and_abbreviations_end_no_sentence() -> None:
    """A period ends a sentence only where a capital follows and no title, initial or abbreviation stands before it."""
    text = "Mr. Lind met J. Berg of the U.S. Embassy on Oct. 3. They spoke. “It went well.” Nobody left!"
    ends = sentence_ends(text, 0, len(text))
    assert [text[:end].rsplit(maxsplit=1)[-1] for end in ends] == ["3.", "spoke.", "well.”"]
