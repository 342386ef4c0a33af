"""The picture of a network, as points and paths for the page to draw.

The actor in the middle has the others on two arcs beside it, those with most ties above, so that each name has a row of its own
and none lies over another, however many they are.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from onrecord.compare.network import MUTUAL, Counting, Edge, Nature
from onrecord.store.joined import JoinedActor

WIDTH = 1000
_ROW, _MARGIN, _LEAST = 34, 30, 220
_REACH = 235  # of the arcs, to either side of the middle
_BENT = 0.72  # how much of a half circle an arc is
_SPOT, _CENTRE = 6, 9  # radii
_LABEL = 30  # characters of a name
_BEND = 14  # how far lines of two actors lie apart
_DEEP = 0.25  # of their length, how far lines bend between actors of one side
_GAP = 5  # between an arrow and its spot
_THIN, _THICK = 1.5, 7.0
_MANY = 8  # count from which on the thickest line has its full width
_AMONG = 60  # ties among the others; more hide each other
_ORDER: tuple[Nature, ...] = ("conflict", "cooperation", "words")


class Spot(Struct, frozen=True, kw_only=True):
    """An actor in the picture.

    Attributes:
        number: Number of the joined actor.
        name: Its whole name.
        label: As much of the name as there is room for.
        x: Where it stands.
        y: Where it stands, downwards.
        side: Where the label goes.
    """

    number: int
    name: str
    label: str
    x: float
    y: float
    side: str


class Line(Struct, frozen=True, kw_only=True):
    """Ties of two actors of one nature, in one direction.

    Attributes:
        doer: Number of the one.
        other: Number of the other.
        who: Name of the one.
        whom: Name of the other.
        nature: What they are.
        path: The line, as a path of SVG.
        width: Its width.
        count: What it counts.
        is_claimed: Whether no report tells of any of it in its own voice.
        is_mutual: Whether it says as much of the one as of the other, so that it has no arrow.
        is_among: Whether the actor in the middle has no part in it.
    """

    doer: int
    other: int
    who: str
    whom: str
    nature: Nature
    path: str
    width: float
    count: int
    is_claimed: bool
    is_mutual: bool
    is_among: bool


class Picture(Struct, frozen=True, kw_only=True):
    """The picture.

    Attributes:
        height: Its height, where its width is 1000.
        spots: The actors, the one in the middle first.
        lines: The ties, those among the others first, so that they lie below.
        left_out: How many ties among the others are not drawn.
    """

    height: int
    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    left_out: int


def drawn(centre: JoinedActor, others: Sequence[JoinedActor], edges: Sequence[Edge], counting: Counting) -> Picture:
    """Draw a network.

    Args:
        centre: The actor in the middle.
        others: The others, most ties first.
        edges: What is between any of them.
        counting: What is counted.
    """
    rows = math.ceil(len(others) / 2)
    height = max(_LEAST, rows * _ROW + 2 * _MARGIN)
    spots = [_spot(centre, WIDTH / 2, height / 2, "middle")]
    for at, other in enumerate(others):
        side = 1 if at % 2 == 0 else -1
        on_side = rows if side == 1 else len(others) - rows
        down = (at // 2 + 0.5) / max(1, on_side) * 2 - 1
        x = WIDTH / 2 + side * _REACH * math.sqrt(1 - (_BENT * down) ** 2)
        spots.append(_spot(other, x, height / 2 + down * (height / 2 - _MARGIN), "right" if side == 1 else "left"))
    known = {spot.number: spot for spot in spots}
    groups = _grouped(edge for edge in edges if edge.doer in known and edge.other in known)
    most = max((sum(edge.count(counting) for edge in group) for group in groups.values()), default=1)
    lines = [_line(key, group, known, centre.number, counting, most) for key, group in groups.items()]
    own = [line for line in lines if not line.is_among]
    among = sorted((line for line in lines if line.is_among), key=lambda line: -line.count)
    return Picture(
        height=height,
        spots=tuple(spots),
        lines=(*reversed(among[:_AMONG]), *own),
        left_out=max(0, len(among) - _AMONG),
    )


_Key = tuple[int, int, Nature]


def _grouped(edges: Iterable[Edge]) -> dict[_Key, list[Edge]]:
    groups: dict[_Key, list[Edge]] = {}
    for edge in edges:
        groups.setdefault((edge.doer, edge.other, edge.nature), []).append(edge)
    return groups


def _spot(actor: JoinedActor, x: float, y: float, side: str) -> Spot:
    label = actor.name if len(actor.name) <= _LABEL else actor.name[: _LABEL - 1].rstrip() + "…"
    return Spot(number=actor.number, name=actor.name, label=label, x=round(x, 1), y=round(y, 1), side=side)


def _line(  # noqa: PLR0913, PLR0917  # what a line needs
    key: _Key, edges: Sequence[Edge], spots: Mapping[int, Spot], centre: int, counting: Counting, most: int
) -> Line:
    doer, other, nature = key
    count = sum(edge.count(counting) for edge in edges)
    width = _THIN + (_THICK - _THIN) * math.sqrt(count / max(most, _MANY))
    radius = _CENTRE if other == centre else _SPOT
    return Line(
        doer=doer,
        other=other,
        who=spots[doer].name,
        whom=spots[other].name,
        nature=nature,
        path=_path(spots[doer], spots[other], (_ORDER.index(nature) + 0.6) * _BEND, radius + _GAP + width),
        width=round(width, 1),
        count=count,
        is_claimed=not any(edge.own_voice for edge in edges),
        is_mutual=all(edge.type in MUTUAL for edge in edges),
        is_among=centre not in {doer, other},
    )


def _path(one: Spot, other: Spot, bend: float, short: float) -> str:
    """Lay a curve from one spot to a little before the other; that the other way around bends to the other side.

    Between spots of one side it bends away from the names, the one way a little more than the other.
    """
    across, down = other.x - one.x, other.y - one.y
    length = math.hypot(across, down) or 1.0
    middle_x, middle_y = (one.x + other.x) / 2, (one.y + other.y) / 2
    if one.side == other.side:
        deep = length * _DEEP + 2 * bend + (_BEND if down > 0 else 0)
        middle_x += deep if one.side == "left" else -deep
    else:
        middle_x -= bend * 2 * down / length
        middle_y += bend * 2 * across / length
    last = math.hypot(other.x - middle_x, other.y - middle_y) or 1.0
    end_x = other.x - (other.x - middle_x) * min(short, last / 2) / last
    end_y = other.y - (other.y - middle_y) * min(short, last / 2) / last
    return f"M{one.x:g} {one.y:g}Q{middle_x:.1f} {middle_y:.1f} {end_x:.1f} {end_y:.1f}"
