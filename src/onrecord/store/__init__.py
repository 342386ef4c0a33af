"""The store: one SQLite file of records."""

from onrecord.store.filters import StatementFilter
from onrecord.store.marked import Marked
from onrecord.store.runs import OpenRun
from onrecord.store.searching import ArticleHit, StatementHit
from onrecord.store.store import Store
from onrecord.store.stored import Added, Appearance, ArticleHead, Counts, StoredStatement
from onrecord.store.verification import Fault, Verification

__all__ = [
    "Added",
    "Appearance",
    "ArticleHead",
    "ArticleHit",
    "Counts",
    "Fault",
    "Marked",
    "OpenRun",
    "StatementFilter",
    "StatementHit",
    "Store",
    "StoredStatement",
    "Verification",
]
