"""Disputes across articles: claims of different outlets on one story, paired where they can't both hold."""

from onrecord.compare.disputes.chance import chance, in_dispute

__all__ = ["chance", "in_dispute"]
