"""Draw the map of the web app: ``python -m training.world_map countries-110m.json``.

The file is of the npm package world-atlas 2.0.2 (``npm pack world-atlas@2.0.2``), which holds Natural Earth's boundaries at
1:110 million as TopoJSON. Written is ``web/static/map/world.svg``: a path of land and a path of borders in degrees (x is
longitude, y is latitude turned over), to be shown by ``<use>`` so that the page gives the colours.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

OUT = Path(__file__).parent.parent / "src" / "onrecord" / "web" / "static" / "map" / "world.svg"
Point: TypeAlias = tuple[float, float]
_PLACES = 1  # a tenth of a degree is a hundredth of the map's height


def main() -> None:
    """Convert."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("atlas", type=Path)
    world = json.loads(parser.parse_args().atlas.read_text(encoding="utf-8"))
    arcs = list(_arcs(world))
    land = "".join(_ring(arcs, ring) for ring in _rings(world["objects"]["land"]))
    uses = [0] * len(arcs)
    for shape in world["objects"]["countries"]["geometries"]:
        for ring in _rings(shape):
            for arc in ring:
                uses[arc if arc >= 0 else ~arc] += 1
    borders = "".join(_line(arcs[number]) for number, count in enumerate(uses) if count > 1)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-180 -90 360 180">\n'
        "<!-- Made with Natural Earth, in the public domain (naturalearthdata.com), by way of world-atlas 2.0.2 (ISC). -->\n"
        f'<path id="land" fill-rule="evenodd" d="{land}"/>\n'
        f'<path id="borders" fill="none" vector-effect="non-scaling-stroke" d="{borders}"/>\n</svg>\n',
        encoding="utf-8",
    )
    print(f"{OUT}: {OUT.stat().st_size:,} bytes")


def _arcs(world: dict[str, Any]) -> Iterable[list[Point]]:
    """Give the arcs in degrees; TopoJSON keeps each point as its step from the one before, in whole numbers."""
    (wide, high), (left, low) = world["transform"]["scale"], world["transform"]["translate"]
    for arc in world["arcs"]:
        x = y = 0
        points: list[Point] = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((round(x * wide + left, _PLACES), round(-(y * high + low), _PLACES)))
        yield points


def _rings(shape: dict[str, Any]) -> Iterable[Sequence[int]]:
    if shape["type"] == "Polygon":
        yield from shape["arcs"]
    elif shape["type"] == "MultiPolygon":
        yield from (ring for polygon in shape["arcs"] for ring in polygon)
    else:
        yield from (ring for inner in shape.get("geometries", ()) for ring in _rings(inner))


def _ring(arcs: Sequence[Sequence[Point]], ring: Sequence[int]) -> str:
    points: list[Point] = []
    for number in ring:
        points.extend(arcs[number] if number >= 0 else reversed(arcs[~number]))
    return _line(points) + "z"


def _line(points: Sequence[Point]) -> str:
    """Write a line, as steps of tenths of a degree; points that fall together are written once."""
    kept = [point for place, point in enumerate(points) if not place or point != points[place - 1]]
    steps = [f"M{_short(kept[0][0])} {_short(kept[0][1])}"]
    for (x, y), (next_x, next_y) in pairwise(kept):
        steps.append(f"l{_short(next_x - x)} {_short(next_y - y)}")
    return "".join(steps)


def _short(number: float) -> str:
    return f"{round(number, _PLACES):g}"


if __name__ == "__main__":
    main()
