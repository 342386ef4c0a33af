"""Comparing articles with each other: which are copies of one report, and what was altered on the way."""

from onrecord.compare.body import Body, Sentence
from onrecord.compare.differences import Differences, differences
from onrecord.compare.finding import Found, find_copies
from onrecord.compare.likeness import are_copies, kept_share

__all__ = ["Body", "Differences", "Found", "Sentence", "are_copies", "differences", "find_copies", "kept_share"]
