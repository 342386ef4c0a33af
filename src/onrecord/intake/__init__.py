"""Intake: bytes or text become an article."""
