"""The words that English news tells time with, by class: the lower of the two layers, a table to be read and extended.

A class is what the grammar in the ``rules`` modules speaks of. A word belongs to one class. Words are written in lower case and
known in lower case, with a capital, and in capitals, but for those of ``CAPITAL_ONLY``, which are names only with a capital.
"""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """Make a set of words that are written with blanks between them."""
    return frozenset(words.split())


MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6, "mon": 0, "tue": 1,
    "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
}  # fmt: skip
WEEKDAYS_PLURAL = {f"{name}s": number for name, number in WEEKDAYS.items() if name.endswith("day")}
SEASONS = {"winter": 0, "wintertime": 0, "spring": 1, "springtime": 1, "summer": 2, "summertime": 2, "autumn": 3, "fall": 3}

DAY_PARTS = {
    "dawn": "morning", "daybreak": "morning", "sunrise": "morning", "morning": "morning", "afternoon": "afternoon",
    "evening": "evening", "dusk": "evening", "sunset": "evening", "night": "night", "nightfall": "night",
    "lunchtime": "midday", "midday": "midday", "noon": "noon", "midnight": "midnight",
}  # fmt: skip
DAY_PARTS_PLURAL = {"mornings": "morning", "afternoons": "afternoon", "evenings": "evening", "nights": "night"}

# Unit by word; the plural and the abbreviations beside it.
UNITS = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "week": "week", "weekend": "weekend",
    "fortnight": "fortnight", "month": "month", "quarter": "quarter", "semester": "half", "year": "year", "decade": "decade",
    "century": "century", "millennium": "millennium",
}  # fmt: skip
UNITS_PLURAL = {f"{word}s": unit for word, unit in UNITS.items() if unit not in {"century", "millennium"}} | {
    "centuries": "century", "millennia": "millennium", "mins": "minute", "hrs": "hour", "yrs": "year",
}  # fmt: skip
# How ISO 8601 writes a length: letter, and how many of it one unit is.
LENGTHS = {
    "second": ("T", 1, "S"), "minute": ("T", 1, "M"), "hour": ("T", 1, "H"), "day": ("", 1, "D"), "week": ("", 1, "W"),
    "weekend": ("", 2, "D"), "fortnight": ("", 2, "W"), "month": ("", 1, "M"), "quarter": ("", 3, "M"), "half": ("", 6, "M"),
    "year": ("", 1, "Y"), "decade": ("", 10, "Y"), "century": ("", 100, "Y"), "millennium": ("", 1000, "Y"),
}  # fmt: skip

ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1000000}
ORDINALS = {
    "first": 1, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}  # fmt: skip  # "second" is a unit as well and a class of its own
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip

# Holidays of a fixed date: month and day. Longer names stand in the grammar as these words with "day" or "eve" after them.
HOLIDAYS = {"christmas": (12, 25), "halloween": (10, 31), "epiphany": (1, 6), "juneteenth": (6, 19), "hogmanay": (12, 31)}
SETS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "biweekly": "P2W",
    "monthly": "P1M", "bimonthly": "P2M", "quarterly": "P3M", "annually": "P1Y", "yearly": "P1Y", "biennial": "P2Y",
}  # fmt: skip
DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1}
VAGUE = {
    "now": "present", "currently": "present", "nowadays": "present", "presently": "present",
    "recently": "past", "previously": "past", "formerly": "past", "lately": "past",
    "soon": "future",
}  # fmt: skip

CAPITAL_ONLY = frozenset(
    {"march", "may", "mar", "jan", "jun", "sep", "dec", "nov", "oct", "mon", "tue", "tues", "wed", "weds", "thu", "thur", "fri"}
    | {"august", "feb", "apr", "jul", "aug", "sept"}
)

CLASSES: dict[str, str] = {
    **dict.fromkeys(MONTHS, "month"),
    "may": "may",
    **dict.fromkeys(WEEKDAYS, "weekday"),
    **dict.fromkeys(WEEKDAYS_PLURAL, "weekdays"),
    **dict.fromkeys(SEASONS, "season"),
    **dict.fromkeys(DAY_PARTS, "part"),
    **dict.fromkeys(("noon", "midnight", "midday"), "point"),
    **dict.fromkeys(DAY_PARTS_PLURAL, "parts"),
    **dict.fromkeys(UNITS, "unit"),
    "second": "second",
    "quarter": "quarter",
    "half": "half",
    **dict.fromkeys(UNITS_PLURAL, "units"),
    **dict.fromkeys(ONES, "ones"),
    **dict.fromkeys(TEENS, "teens"),
    **dict.fromkeys(TENS, "tens"),
    **dict.fromkeys(SCALES, "scale"),
    **dict.fromkeys(ORDINALS, "ordinal"),
    **dict.fromkeys(DECADES, "decade"),
    **dict.fromkeys(HOLIDAYS, "holiday"),
    **dict.fromkeys(SETS, "often"),
    **dict.fromkeys(DEICTIC, "deictic"),
    **dict.fromkeys(VAGUE, "vague"),
    "tonight": "tonight",
    "overnight": "overnight",
    "thanksgiving": "thanksgiving",
    **dict.fromkeys(("last", "past"), "last"),
    **dict.fromkeys(("previous", "preceding", "prior"), "previous"),
    "latest": "latest",
    **dict.fromkeys(("next", "coming", "upcoming"), "next"),
    **dict.fromkeys(("following", "ensuing", "subsequent"), "following"),
    "this": "this",
    "current": "current",
    "that": "that",
    "same": "same",
    **dict.fromkeys(("these", "those"), "these"),
    "every": "every",
    "each": "every",
    "other": "other",
    "the": "the",
    **dict.fromkeys(("a", "an"), "a"),
    **dict.fromkeys(("early", "late", "mid", "midway"), "edge"),
    **dict.fromkeys(("start", "beginning", "end", "middle", "close"), "end"),
    **dict.fromkeys(("earlier", "later"), "shift"),
    "ago": "ago",
    "before": "before",
    "after": "after",
    "from": "from",
    "hence": "hence",
    **dict.fromkeys(
        ("about", "around", "almost", "nearly", "roughly", "approximately", "some", "over", "under", "just"), "about"
    ),
    **dict.fromkeys(("more", "less", "fewer"), "more"),
    "than": "than",
    "at": "at",
    **dict.fromkeys(("least", "most"), "least"),
    "up": "up",
    "to": "to",
    "of": "of",
    "in": "in",
    "on": "on",
    "and": "and",
    "or": "or",
    "so": "so",
    **dict.fromkeys(("since", "until", "till"), "since"),
    **dict.fromkeys(("few", "several", "many", "couple", "dozens", "hundreds"), "few"),
    "recent": "recent",
    "fiscal": "fiscal",
    **dict.fromkeys(("am", "pm", "a.m.", "p.m.", "a.m", "p.m", "a. m.", "p. m."), "meridiem"),
    **dict.fromkeys(("gmt", "utc", "est", "edt", "cst", "cdt", "pst", "pdt", "bst", "cet", "cest", "msk", "eet"), "zone"),
    "local": "local",
    "time": "time",
    "times": "times",
    "clock": "clock",
    "o": "o",
    **dict.fromkeys(("whole", "full", "entire"), "whole"),
    "all": "all",
    **dict.fromkeys(("once", "twice"), "once"),
    "period": "period",
    **dict.fromkeys(("corresponding", "comparable"), "same"),
    "future": "future",
    "near": "near",
    "eve": "eve",
    "new": "new",
    **dict.fromkeys(("began", "begun", "started", "ended", "erupted", "broke"), "began"),
    **dict.fromkeys(("independence", "valentine", "bastille", "armistice", "labour", "boxing"), "dayname"),
    "long": "long",
    "right": "right",
    "s": "s",
    **dict.fromkeys(("trading", "working", "business", "calendar", "consecutive", "straight"), "sort"),
    "another": "another",
    "ahead": "ahead",
    "moment": "moment",
}
