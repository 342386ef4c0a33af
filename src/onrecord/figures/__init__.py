"""Figures: how many were killed, injured, missing, displaced, detained, captured or arrested, and whose count it is."""

from onrecord.figures.finding import find_figures, is_counted

__all__ = ["find_figures", "is_counted"]
