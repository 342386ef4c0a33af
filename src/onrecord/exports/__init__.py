"""Exports: the events of a store in the columns of data sets that researchers know."""

from onrecord.exports.layout import Layout
from onrecord.exports.layouts import LAYOUTS
from onrecord.exports.telling import Telling, tellings

__all__ = ["LAYOUTS", "Layout", "Telling", "tellings"]
