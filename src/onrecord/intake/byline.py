"""Who wrote an article: its byline, as printed.

Understood are the habits of English newsrooms: "By Jane Roe", "Jane Roe, Reuters", a name over the name of an outlet. What is
not plain is left alone.
"""

from __future__ import annotations

import re

from onrecord.intake.furniture import is_date_line

_LONGEST_BYLINE = 160

_PARTICLE = r"(?:de|da|di|del|della|der|den|des|du|van|von|al|el|bin|bint|ibn|la|le|ter|ten|zu)"
_NAME_WORD = r"(?:[A-Z][\w'’]*(?:-[\w'’]+)*\.?)"
_NAME = rf"{_NAME_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}(?:(?:al|el)-)?{_NAME_WORD}){{1,4}}"
_AGENCY = (
    r"(?:Reuters|AP|AFP|UPI|EPA|DPA|dpa|TASS|Tass|Interfax|Xinhua|ANSA|EFE|Bloomberg|BBC|CNN|PTI|IANS|ANI|APA|NYT|IPS|RFE/RL)"
)
_HOUSE = rf"(?:{_AGENCY}|(?:The\s)?(?:Associated|Canadian)\sPress|Agence\sFrance-Presse)"
_POST = (
    r"(?:[A-Z][\w’'. -]{0,40}\s)?(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ss]taff(?:\s[Ww]riter)?|[Ww]riter|[Cc]olumnist"
    r"|[Aa]nalyst|[Cc]ontributor)(?:\sin\s[A-Z][\w’' -]{1,30})?"
)
_AND = r"(?:\s*,\s*(?:and\s)?|\s+and\s+|\s*&\s*|\s*/\s*)"
_PLACE_AFTER = r"(?:\sin\s[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,2})"

_DATE_BEHIND = re.compile(r"(?P<before>[^|•·]+?)\s*[|•·]\s*(?P<date>[^|•·]{6,60})$")
_BY = re.compile(
    rf"(?:[Bb]y|BY)[\s:]\s*(?P<who>(?:{_NAME}|{_HOUSE}){_PLACE_AFTER}?"
    rf"(?:{_AND}(?:{_NAME}|{_HOUSE}|{_POST}|[A-Z][\w’'. -]{{1,40}}){_PLACE_AFTER}?){{0,6}})"
)
_NAME_AND_HOUSE = re.compile(
    rf"(?P<who>{_NAME}(?:{_AND}{_NAME}){{0,3}}\s*(?:,|\||\s[-–—])\s*(?:{_HOUSE}|{_POST})(?:\s*,\s*[A-Z][\w ]{{1,40}})?)"
)
_NAMES = re.compile(rf"{_NAME}(?:{_AND}{_NAME}){{0,3}}")
_OUTLET = re.compile(
    rf"(?:{_HOUSE}|USA\s?TODAY|BBC News|Fox News|Al Jazeera|Deutsche Welle|The [A-Z][\w]+(?: [A-Z][\w]+){{0,2}})"
)
_NO_NAME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November"
    r"|December"
    r"|\b(?:The|Night|Day|Then|Now|Contrast|Law|Land|Sea|Air)\b(?!\sAssociated|\sCanadian)"
)


def byline(words: str, following: str = "") -> str | None:
    """Read a line as a byline.

    Args:
        words: The line, without white space at its edges.
        following: The line after it: a name over the name of an outlet is a byline.

    Returns:
        The author as printed, without "By"; null where the line is none.
    """
    if len(words) > _LONGEST_BYLINE or "\n" in words:
        return None
    undated = _DATE_BEHIND.match(words)
    if undated is not None and is_date_line(undated["date"]):
        words = undated["before"]
    found = _BY.fullmatch(words)
    who = found.group("who") if found else words if names_author_and_house(words) else None
    if who is None and _NAMES.fullmatch(words) and _OUTLET.fullmatch(following) and not _OUTLET.fullmatch(words):
        who = words
    return None if who is None or _NO_NAME.search(who.split(",")[0]) else who.strip()


def signs(words: str) -> bool:
    """Tell whether a line has the form "By Jane Roe …", as parts of an article by several hands have in its midst.

    Args:
        words: The line, without white space at its edges.
    """
    return words[:2] in {"By", "BY"} and byline(words) is not None


def names_author_and_house(words: str) -> bool:
    """Tell whether a line has the form "Jane Roe, Example Wire".

    Once, at the top, that is a byline; a survey of opinions gives its sources so, again and again.

    Args:
        words: The line, without white space at its edges.
    """
    return len(words) <= _LONGEST_BYLINE and _NAME_AND_HOUSE.fullmatch(words) is not None


def names_outlet(words: str) -> bool:
    """Tell whether a line holds the name of an outlet or agency and nothing else.

    Args:
        words: The line, without white space at its edges.
    """
    return len(words) <= _LONGEST_BYLINE and _OUTLET.fullmatch(words) is not None


def names_only(words: str) -> bool:
    """Tell whether a line may hold a person's name with an age, a post or an outlet, and nothing else.

    Args:
        words: The line, without white space at its edges.
    """
    if len(words) > _LONGEST_BYLINE:
        return False
    name, comma, rest = words.partition(",")
    return bool(comma) and _NAMES.fullmatch(name) is not None and all(not word[0].islower() for word in rest.split())
