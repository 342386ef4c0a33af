"""Fetching: the only stage that opens the network. It gives bytes, headers, the final address and the time."""

from onrecord.fetch.client import Client
from onrecord.fetch.discovery import discover
from onrecord.fetch.feed import Entry, Feed, FeedLink
from onrecord.fetch.fetched import Fetched
from onrecord.fetch.limits import Limits
from onrecord.fetch.parsing import parse_feed

__all__ = ["Client", "Entry", "Feed", "FeedLink", "Fetched", "Limits", "discover", "parse_feed"]
