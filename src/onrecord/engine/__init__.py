"""The engine for archives: shards of articles to Parquet files, by processes of this machine, by Ray, or as array jobs."""

from onrecord.engine.driving import Failure, Totals, drive
from onrecord.engine.layout import Layout
from onrecord.engine.planning import Plan, Planner
from onrecord.engine.task import Counts, Manifest, Options, Task

__all__ = ["Counts", "Failure", "Layout", "Manifest", "Options", "Plan", "Planner", "Task", "Totals", "drive"]
