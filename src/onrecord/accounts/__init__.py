"""Accounts: matters on which the voices of an article disagree, with who asserts, denies, doubts or justifies them."""

from onrecord.accounts.reading import read_accounts

__all__ = ["read_accounts"]
