"""Stories: articles of a store on the same happening, put together across outlets and days, and the events in them joined."""

from onrecord.compare.stories.finding import Found, find_stories

__all__ = ["Found", "find_stories"]
