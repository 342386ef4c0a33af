"""The store: one SQLite file of records."""

from onrecord.store.copies import Copies, Drift, Member
from onrecord.store.feeds import DueEntry, NewEntry, StoredFeed
from onrecord.store.figures import FigureFilter, StoredFigure
from onrecord.store.filters import StatementFilter
from onrecord.store.forgetting import Forgotten
from onrecord.store.marked import Marked
from onrecord.store.pages import Capture, Met, StoredPage
from onrecord.store.runs import OpenRun
from onrecord.store.searching import ArticleHit, HitCount, StatementHit
from onrecord.store.store import Store
from onrecord.store.stored import Added, Appearance, ArticleHead, Counts, StoredStatement
from onrecord.store.verification import Fault, Verification
from onrecord.store.versions import Change

__all__ = [
    "Added",
    "Appearance",
    "ArticleHead",
    "ArticleHit",
    "Capture",
    "Change",
    "Copies",
    "Counts",
    "Drift",
    "DueEntry",
    "Fault",
    "FigureFilter",
    "Forgotten",
    "HitCount",
    "Marked",
    "Member",
    "Met",
    "NewEntry",
    "OpenRun",
    "StatementFilter",
    "StatementHit",
    "Store",
    "StoredFeed",
    "StoredFigure",
    "StoredPage",
    "StoredStatement",
    "Verification",
]
