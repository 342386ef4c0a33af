"""Intake: bytes or text become an article."""

from onrecord.intake.article import LIMIT, article_from_bytes, article_from_text
from onrecord.intake.inputs import STANDARD_INPUT, InputFailure, read_inputs

__all__ = [
    "LIMIT",
    "STANDARD_INPUT",
    "InputFailure",
    "article_from_bytes",
    "article_from_text",
    "read_inputs",
]
