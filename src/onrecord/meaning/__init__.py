"""Meaning: one pass of the encoder, and the statements read from it."""
