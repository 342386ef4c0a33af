"""Times: the expressions of time in an article, and the days, weeks or years that they mean."""

from onrecord.times.finding import find_times, written
from onrecord.times.found import FoundTime
from onrecord.times.said import Reporting, said_when

__all__ = ["FoundTime", "Reporting", "find_times", "said_when", "written"]
