"""Disputes of a store: what is in dispute in each story, with who holds what in which article, kept by position."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from onrecord.record.account import Stance
from onrecord.store.failures import explained
from onrecord.store.opened import Opened

_WAITING = """
SELECT id FROM stories LEFT JOIN story_disputed ON story_disputed.story = stories.number
WHERE maker IS NOT ? ORDER BY stories.number
"""
_POSITIONS = """
SELECT disputes.number, about, happening, article, stance, voice, start, "end"
FROM disputes LEFT JOIN dispute_positions ON dispute_positions.dispute = disputes.number
WHERE story = ? ORDER BY disputes.place, dispute_positions.place
"""


class KeptPosition(Struct, frozen=True):
    """Who holds what.

    Attributes:
        article: Row of the article.
        stance: What is held of the matter.
        voice: Id of the statement; null for the article's own voice.
        start: Offset of the words' first code point in the article's text.
        end: Offset after their last.
    """

    article: int
    stance: Stance
    voice: str | None
    start: int
    end: int


class KeptDispute(Struct, frozen=True):
    """A matter in dispute.

    Attributes:
        about: The matter, in words of an article.
        happening: Id of the happening in dispute; null where it is something that was said.
        positions: Who holds what, in the order of the articles.
    """

    about: str
    happening: str | None
    positions: tuple[KeptPosition, ...]


class Disputes(Opened):
    """The disputes that a store knows. `onrecord.compare.disputes.finding.find_disputes` finds them."""

    def waiting(self, maker: int) -> list[str]:
        """Name the stories whose disputes this version did not find yet, by id."""
        with explained(self._path):
            return [story for (story,) in self._connection.execute(_WAITING, (maker,))]

    def keep(self, story: str, maker: int, disputes: Sequence[KeptDispute]) -> None:
        """Keep a story's disputes in place of those before, inside the caller's transaction.

        Args:
            story: The story's id.
            maker: Version of finding them.
            disputes: The disputes, in order.
        """
        execute = self._connection.execute
        row = execute("SELECT number FROM stories WHERE id = ?", (story,)).fetchone()
        if row is None:  # another program has put the stories together anew
            return
        (number,) = row
        execute("DELETE FROM disputes WHERE story = ?", (number,))
        execute("INSERT OR REPLACE INTO story_disputed VALUES (?, ?)", (number, maker))
        query = "INSERT INTO disputes (story, place, about, happening) VALUES (?, ?, ?, ?)"
        for place, one in enumerate(disputes):
            dispute = execute(query, (number, place, one.about, one.happening)).lastrowid
            positions = (
                (dispute, at, held.article, held.stance, held.voice, held.start, held.end)
                for at, held in enumerate(one.positions)
            )
            self._connection.executemany("INSERT INTO dispute_positions VALUES (?, ?, ?, ?, ?, ?, ?)", positions)

    def of_story(self, story: str) -> tuple[KeptDispute, ...] | None:
        """Read a story's disputes by its id; null where they were not found yet."""
        with explained(self._path):
            row = self._connection.execute(
                "SELECT number FROM stories JOIN story_disputed ON story = number WHERE id = ?", (story,)
            ).fetchone()
            rows = [] if row is None else self._connection.execute(_POSITIONS, row).fetchall()
        if row is None:
            return None
        found: dict[int, tuple[str, str | None, list[KeptPosition]]] = {}
        for number, about, happening, *held in rows:
            positions = found.setdefault(number, (about, happening, []))[2]
            if held[0] is not None:
                positions.append(KeptPosition(*held))
        return tuple(KeptDispute(about, happening, tuple(positions)) for about, happening, positions in found.values())
