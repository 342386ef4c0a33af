"""Where and when an article was written: its dateline, as printed.

Datelines follow the AP and Reuters stylebooks: "KYIV, March 10 (Reuters) -", "ANTALYA, Turkey —". What is not plain is left
alone.
"""

from __future__ import annotations

import re

_LONGEST_DATELINE = 100

_UPPER_WORD = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’]++"
_UPPER_PLACE = rf"{_UPPER_WORD}(?:(?:[\s/-]|\s(?:de|la|el|al|au|sur|upon)\s){_UPPER_WORD})*+"
_REGION = r"(?:,\s*[A-Z][\w.'’]*(?:\s(?:and\s|of\s)?[A-Z][\w.'’]*){0,3})"
_DATE = (
    r"(?:,?\s*(?:Jan|Feb|March|Mar|April|Apr|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}(?:,\s\d{4})?"
    r"|,?\s*\d{1,2}\s[A-Z][a-z]{2,8}(?:\s\d{4})?)"
)
_WIRE = r"(?:\s*[(\[][^()\[\]]{1,60}[)\]])"
_DASH = r"(?:\s*(?:—|–|--|―|‒)|\s+[-_])"
# South Asian and Gulf papers write "ISLAMABAD: …"; so does a transcript, with a speaker's name.
_CITY_WITH_COLON = (
    "ABU DHABI|AHMEDABAD|BEIJING|BENGALURU|CAIRO|CHENNAI|COLOMBO|DHAKA|DOHA|DUBAI|GENEVA|GUWAHATI|HYDERABAD|ISLAMABAD|JAMMU"
    "|JEDDAH|JERUSALEM|KABUL|KARACHI|KATHMANDU|KOLKATA|LAHORE|LONDON|LUCKNOW|MOSCOW|MULTAN|MUMBAI|NEW DELHI|NEW YORK|PARIS"
    "|PATNA|PESHAWAR|PUNE|QUETTA|RAWALPINDI|RIYADH|SRINAGAR|TEHRAN|TOKYO|UNITED NATIONS|WASHINGTON"
)
_DATELINE = re.compile(
    rf"(?P<line>(?:{_UPPER_PLACE}){_REGION}{{0,2}}{_DATE}?{_WIRE}?){_DASH}\s*(?=\S)"
    rf"|(?P<mixed>[A-Z][\w'’]+(?:[\s/-][A-Z][\w'’]+){{0,3}}(?:{_REGION}{_DATE}?{_WIRE}?|{_DATE}{_WIRE}?|{_WIRE})){_DASH}"
    r"\s+(?=[A-Z0-9“\"‘'])"
    rf"|(?P<bare>[A-Z][\w'’]+(?:[\s/-][A-Z][\w'’]+){{0,2}}{_REGION}?\s\((?:CNN|AP|AFP|Reuters|UPI|dpa)\))\s?(?=[A-Z“\"])"
    rf"|(?P<colon>(?:{_CITY_WITH_COLON}){_WIRE}?):\s+(?=[A-Z“\"])"
)
_NO_PLACE = re.compile(
    r"(?:ALSO|ANALYSIS|BREAKING|COMMENT|CORRECTED|CORRECTION|EDITORIAL|EXCLUSIVE|EXPLAINER|FACTBOX|FILE|LETTERS|LIVE|NOTE|OPINION|PHOTOS|READ"
    r"|SEE|TIMELINE|UPDATE|URGENT|VIDEO|WATCH)\b",
    re.IGNORECASE,
)


def dateline(words: str) -> str | None:
    """Read the dateline at the beginning of a paragraph.

    Args:
        words: The paragraph.

    Returns:
        Place, date and agency as printed, without the dash; null where the paragraph has none.
    """
    found = _DATELINE.match(words[:_LONGEST_DATELINE])
    if found is None:
        return None
    line = next(filter(None, found.groups()))
    return None if _NO_PLACE.match(line) else line.strip()
