"""The network: who accuses, meets, threatens, aids whom, around one actor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from starlette.exceptions import HTTPException

from onrecord.compare.network import Edge, edges, nearest
from onrecord.errors import StoreError
from onrecord.store.folding import fold
from onrecord.store.joined import JoinedActor, JoinedActors
from onrecord.store.stories import StoryHead
from onrecord.store.ties import MOST, Ties
from onrecord.web.drawing import Picture, drawn
from onrecord.web.pages.story import head_of
from onrecord.web.tying import COUNTINGS, STATUSES, TYPES, Asked
from onrecord.web.visit import Page, Visit

_LISTED = 40  # actors to choose from
_READ = 2_000  # articles of the others, together, up to which the ties among them are read


class Shown(Struct, frozen=True, kw_only=True):
    """A row of the table.

    Attributes:
        edge: What is between two actors, of one type.
        doer: Name of the one.
        other: Name of the other.
        address: The events and statements behind it.
    """

    edge: Edge
    doer: str
    other: str
    address: str


class NetworkPage(Struct, frozen=True, kw_only=True):
    """The page of the network.

    Attributes:
        asked: What was asked for.
        actor: The actor in the middle; null where one is to be chosen.
        story: The story in whose articles it is told.
        choice: Actors to choose from.
        more: The next page of them; null on the last.
        waiting: How many articles' actors were not joined yet.
        types: The types of ties there are.
        statuses: The statuses there are.
        countings: What can be counted.
        read: In how many articles of the actor ties were looked for: those that the store met last.
        actors: How many others there are in them.
        others: Those in the picture, most ties first.
        own: The ties of the actor in the middle, most first.
        among: Those among the others; null where they were too many to be read.
        addresses: The networks around those in the picture, by their numbers.
        picture: The picture; null where there is nothing to draw.
    """

    asked: Asked
    actor: JoinedActor | None
    story: StoryHead | None
    choice: tuple[JoinedActor, ...]
    more: str | None
    waiting: int
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    countings: tuple[str, ...]
    read: int
    actors: int
    others: tuple[JoinedActor, ...]
    own: tuple[Shown, ...]
    among: tuple[Shown, ...] | None
    addresses: dict[int, str]
    picture: Picture | None


def network(visit: Visit) -> NetworkPage:
    """Read the ties around an actor, and draw them."""
    asked = Asked.of(visit.given)
    if asked.q is not None and not fold(asked.q):
        raise HTTPException(400, "There is no word in this to look for.")
    story = None if asked.story is None else head_of(visit, asked.story)
    known, ties = JoinedActors.of(visit.room.store), Ties.of(visit.room.store)
    choice = _choice(known, ties, asked, story)
    if asked.actor is None:
        return _page(asked, story, ties.waiting(), choice)
    centre = actor_of(known, asked.actor)
    chosen = asked.articles(None if story is None else story.id)
    found = edges(asked.of_ties(ties.read([centre.number], chosen=chosen)))
    every = nearest(found, centre.number, asked.count, len(found))
    others = {one.number: one for one in known.of_numbers(every[: asked.most - 1])}
    ranked = [others[number] for number in every[: asked.most - 1] if number in others]
    own = [edge for edge in found if edge.doer in others or edge.other in others]
    among: list[Edge] | None = None
    if sum(one.articles for one in ranked) <= _READ:
        among = edges(asked.of_ties(ties.read(others.keys(), others.keys(), chosen, _READ)))
    names = {one.number: one.name for one in (centre, *ranked)}
    return _page(
        asked,
        story,
        ties.waiting(),
        choice,
        actor=centre,
        read=min(centre.articles, MOST),
        actors=len(every),
        others=tuple(ranked),
        own=tuple(_shown(own, names, asked)),
        among=None if among is None else tuple(_shown(among, names, asked)),
        addresses={number: asked.address(actor=number, q=None) for number in names},
        picture=drawn(centre, ranked, [*own, *(among or ())], asked.count) if ranked else None,
    )


def actor_of(known: JoinedActors, number: int) -> JoinedActor:
    """Read a joined actor.

    Raises:
        HTTPException: There is none of the number.
    """
    try:
        return known.actor(number)
    except StoreError as error:
        msg = f"This store has no actor number {number}. Look for one by name; actors that were joined anew have other numbers."
        raise HTTPException(404, msg) from error


def _page(asked: Asked, story: StoryHead | None, waiting: int, choice: Sequence[JoinedActor], **told: object) -> NetworkPage:
    nothing: dict[str, object] = {
        "actor": None,
        "read": 0,
        "actors": 0,
        "others": (),
        "own": (),
        "among": (),
        "addresses": {},
        "picture": None,
    }
    return NetworkPage(
        asked=asked,
        story=story,
        choice=tuple(choice[:_LISTED]),
        more=asked.address(offset=asked.offset + _LISTED) if len(choice) > _LISTED else None,
        waiting=waiting,
        types=TYPES,
        statuses=STATUSES,
        countings=COUNTINGS,
        **{**nothing, **told},  # type: ignore[arg-type]  # fields of the page
    )


def _choice(known: JoinedActors, ties: Ties, asked: Asked, story: StoryHead | None) -> list[JoinedActor]:
    """Name actors to begin with: those that a story is about, those whose names are asked for, or those of most articles."""
    if asked.q is None and asked.actor is not None and story is None:
        return []
    if asked.q is None and story is not None:
        numbers = ties.of_story(story.id, _LISTED)
        found = {one.number: one for one in known.of_numbers(numbers)}
        return [found[number] for number in numbers if number in found]
    return list(known.listed(asked.q, _LISTED + 1, asked.offset))


def _shown(found: Iterable[Edge], names: dict[int, str], asked: Asked) -> Iterable[Shown]:
    for edge in sorted(found, key=lambda edge: (-edge.count(asked.count), names[edge.doer], names[edge.other], edge.type)):
        address = asked.address("/network/tie", actor=edge.doer, other=edge.other, type=edge.type, way="there", q=None)
        yield Shown(edge=edge, doer=names[edge.doer], other=names[edge.other], address=address)


PAGE = Page("/network", "network.html", network)
