"""Distances on the Earth, taken for a sphere of its mean size."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

import numpy as np
from numpy.typing import NDArray

_DIAMETER_KM = 12742


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Give the distance between two points, in degrees north and east."""
    north, other_north = radians(latitude), radians(other_latitude)
    half = (
        sin((other_north - north) / 2) ** 2 + cos(north) * cos(other_north) * sin(radians(other_longitude - longitude) / 2) ** 2
    )
    return _DIAMETER_KM * asin(sqrt(min(half, 1.0)))


def distances(
    north: NDArray[np.float64], east: NDArray[np.float64], other_north: NDArray[np.float64], other_east: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give the distances in kilometres between points, in degrees, broadcast as numpy does."""
    north, east, other_north, other_east = (np.radians(angle) for angle in (north, east, other_north, other_east))
    half = np.sin((other_north - north) / 2) ** 2 + np.cos(north) * np.cos(other_north) * np.sin((other_east - east) / 2) ** 2
    earth: NDArray[np.float64] = _DIAMETER_KM * np.arcsin(np.sqrt(np.minimum(half, 1.0)))
    return earth
