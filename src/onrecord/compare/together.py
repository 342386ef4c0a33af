"""What a store's articles are to each other, brought up to date after some were added."""

from __future__ import annotations

from onrecord.compare.actors.finding import join_actors
from onrecord.compare.finding import find_copies
from onrecord.compare.stories import find_stories
from onrecord.store.store import Store


def compare_articles(store: Store) -> None:
    """Find copies, stories and the actors of several articles, as far as articles were not compared yet.

    Args:
        store: The store, open for writing.
    """
    find_copies(store)
    find_stories(store)
    join_actors(store)
