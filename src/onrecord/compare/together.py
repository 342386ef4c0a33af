"""What a store's articles are to each other, brought up to date after some were added."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.compare.actors.finding import join_actors
from onrecord.compare.disputes.finding import find_disputes
from onrecord.compare.finding import find_copies
from onrecord.compare.stories import find_stories
from onrecord.store.store import Store


def compare_articles(store: Store, told: Callable[[int], None] | None = None, *, anew: bool = False) -> None:
    """Find copies, stories with their disputes, and the actors of several articles, as far as articles were not compared yet.

    Args:
        store: The store, open for writing.
        told: Is told how many articles were put into stories, each time that some were; that takes longest.
        anew: Whether to join all actors anew.
    """
    find_copies(store)
    find_stories(store, told)
    find_disputes(store)
    join_actors(store, anew=anew)
