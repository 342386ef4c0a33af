"""Intake: bytes or text become an article."""

from onrecord.intake.article import LIMIT, article_from_bytes, article_from_text
from onrecord.intake.inputs import InputFailure, read_inputs
from onrecord.intake.names import STANDARD_INPUT

__all__ = [
    "LIMIT",
    "STANDARD_INPUT",
    "InputFailure",
    "article_from_bytes",
    "article_from_text",
    "read_inputs",
]
