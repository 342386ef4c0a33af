"""Every layout, by its name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from onrecord.exports import acled, polecat
from onrecord.exports.layout import Layout

LAYOUTS: Mapping[str, Layout] = MappingProxyType({one.name: one for one in (polecat.LAYOUT, acled.LAYOUT)})
"""What `onrecord events --as` offers."""
