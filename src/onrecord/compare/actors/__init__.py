"""Actors across articles: who of one article is one with whom of another, and on what that rests."""

from onrecord.compare.actors.joining import Member, join
from onrecord.compare.actors.presence import Key, Presence
from onrecord.compare.actors.related import Relations

__all__ = ["Key", "Member", "Presence", "Relations", "join"]
