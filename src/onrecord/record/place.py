"""Places, resolved as far as can be told."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from onrecord.record.span import Span

Precision = Literal["point", "city", "region", "country"]


class Place(Struct, frozen=True, kw_only=True):
    """A place.

    Attributes:
        name: Its name.
        country: ISO 3166 alpha-3 code.
        latitude: Degrees north.
        longitude: Degrees east.
        precision: How exactly the point stands for what the article names.
        geonames_id: Number in GeoNames.
        span: The words.
    """

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: Precision | None = None
    geonames_id: int | None = None
    span: Span
