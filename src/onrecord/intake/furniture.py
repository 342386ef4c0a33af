"""Furniture: lines of the page around an article that got into its text.

Share bars, "Read also", advertisements, credits and the like are no statements of anybody. They are told by their own fixed
words, never by being short, so that no sentence of the body is lost; a caption that states something is kept.
"""

from __future__ import annotations

import re

_LONGEST = 300
_MOST_SHARE_WORDS = 14
_MOST_CREDIT_WORDS = 14

_NETWORKS = (
    "facebook|twitter|linkedin|whatsapp|telegram|reddit|pinterest|instagram|youtube|threads|bluesky|mastodon|flipboard"
    "|messenger"
)
_SHARE_WORDS = frozenset(
    "share|this|article|story|page|post|on|via|with|by|to|the|a|friend|x|tweet|pin|it|email|e|mail|print|copy|link|save|comment|"
    f"comments|more|like|follow|us|send|url|copied|options|sms|listen|{_NETWORKS}".split("|")
)
_SHARE_KEYS = frozenset(f"share|tweet|email|print|comments|{_NETWORKS}".split("|"))
_WORD = re.compile(r"[a-z']+|\d+")

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)\.?"
)
_DATE = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})"
    r"(?:[\s,|•·–—-]*(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?(?:\s*\(?[a-z]{2,4}\)?)?(?:\s*[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)

_LINES = {
    "origin": r"source:\s*\S+(?: \S+){0,3}(?<![.!?])|source \S+(?<![.!?])",
    "read also": (
        r"(?:read|see|watch|listen) (?:also|more|next|now)"
        r"""(?:\s*[:|>»–—-].*| (?:about|at|on|from|here|in|stories)\b.*(?<![.!?”"])|)"""
        r"|(?:also read|also see|you (?:may|might) (?:also )?(?:like|be interested in)|don['’]t miss|more on this(?: story)?"
        r"|related(?: (?:articles?|stor(?:y|ies)|links?|content|topics?|coverage|news))?|recommended(?: for you)?"
        r"|editors?['’]? picks?|more stories|most (?:read|popular|viewed|shared)|trending(?: now)?|watch|listen|in pictures"
        r"|in case you missed it)\s*(?:[:|].*)?"
        r"|more from .{1,40}(?<![.!?])|.{10,160}[^.!?] read more|\(\s*(?:also|see also|more) on [^:]{2,40}:.*\)"
        r"|(?:click|tap) here (?:to|for)\b.*"
    ),
    "advertisement": (
        r"(?:advertisement|advertising|advert|ad|sponsored(?: content)?|paid content|promoted(?: content)?|skip advertisement"
        r"|scroll to continue|(?:story|article) continue[sd] below(?: (?:this )?advertisement)?|report this ad|supported by"
        r"|(?:advertisement )?continue reading(?: (?:the main story|below))?(?: advertisement)?)\s*[:.]?"
    ),
    "subscription": (
        r"(?:sign up|subscribe|register|get our|join our|receive our|follow us|download our|like us"
        r"|stay (?:up to date|informed|connected))\b"
        rf".*\b(?:newsletters?|inbox|alerts?|app|channel|updates|notifications|{_NETWORKS})\b.*"
        r"|(?:sign up|subscribe|sign in|log in|register)(?: (?:here|today|now))?[.!]?"
        rf"|follow .{{1,80}} on (?:{_NETWORKS}|x)\b.{{0,80}}"
    ),
    "rights": (
        r"(?:copyright\s*(?:©|\(c\)|\d{4}|by\b|,)|©|\(c\)\s*\d{4}|all rights reserved\b|reproduced with permission"
        r"|not for republication).*"
        r"|.{0,200} ©\s?(?:copyright )?\d{4}\b.{0,80}|.{0,200}\ball rights reserved\.?"
    ),
    "time": (
        r"(?:(?:last |first )?(?:updated|published|posted|modified)|publication date|date)(?: (?:on|at))?\s*:?\s+(?=\D{0,20}\d)"
        r"(?!\d+ (?:people|books|articles))\S+(?: \S+){0,8}(?<!(?<![ap]\.m)(?<!m\.)\.)"
        r"|\d+\s*[-–]?\s*min(?:ute)?s?[ -](?:read|watch|listen)|(?:estimated )?reading time\s*:?.{0,20}"
        r"|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago|this article is more than \d+ (?:months?|years?) old"
    ),
    "print": r"this (?:article|page|story|document) (?:was|has been) (?:printed|downloaded|retrieved) (?:from|on) .*",
    "address": r"<?(?:https?://|www\.)\S+>?|pic\.twitter\.com/\S+|\S+@\S+\.[a-z]{2,}",
    "topics": r"(?:topics?|tags?|filed under|keywords|categor(?:y|ies)|our standards)\s*:.*",
    "comments": (
        r"(?:leave|post|add|view|show|hide|read|write)(?: (?:a|all|your|the))? (?:\d+ )?comments?(?: \(\d+\))?"
        r"|(?:\d+ )?comments?(?: \(\d+\))?"
    ),
    "controls": (
        r"enlarge(?: this)? image|toggle caption|hide caption|open in app|loading\.*|play(?: video)?|play media|back to top"
        r"|listen to this (?:article|story)|video player is loading\.?|image caption|media caption"
        r"|media playback is (?:not supported|unsupported) on (?:this|your) device"
        r"|view (?:image|gallery|photos)(?: in fullscreen)?|(?:skip|jump) to (?:main )?content|close|video|live tv"
        r"|photo|newsletter sign-?up|just watched|must watch|replay|replay more videos(?: \.+ must watch)?"
    ),
}
_FURNITURE = re.compile("|".join(f"(?:{pattern})" for pattern in _LINES.values()), re.IGNORECASE | re.DOTALL)

_PICTURE = (
    r"(?:file )?(?:photos?|photographs?|pictures?|images?|video|illustration|graphic|map)|(?:photo |picture |image )?credit"
)
_CREDIT = re.compile(
    rf"\(?(?:(?:{_PICTURE})(?: (?:by|courtesy(?: of)?|credit)\b\s*+:?|\s*+[:/])"
    r"|(?:ap|afp|reuters|epa|getty|upi) (?:photo|images?)\s*+[/:])"
    r"\s*+(?P<name>[^.!?]{2,80}(?:\.[^.!?]{1,40})?)\)?\.?"
    r"|[(\[](?:photo|image|video) by .{2,160}[)\]]"
    r"|[(\[][^()\[\].]{2,60}/(?:ap|afp|reuters|epa|getty(?: images)?|pool|[a-z .]{2,40} via [a-z ]{2,30})[)\]]",
    re.IGNORECASE | re.DOTALL,
)
_REPORTERS = re.compile(
    r"""[(\[]?(?:additional |further )?(?:reporting|writing|editing|compiled|edited) by [^"“”]{2,280}"""
    r"""|[^"“”]{3,200} contributed (?:reporting|to this (?:report|story|article|post))(?: from [^.]{2,60})?\.?""",
    re.IGNORECASE | re.DOTALL,
)
_LOWER_WORD = re.compile(
    r"(?<![\w/.@-])(?!(?:al|and|bin|by|com|courtesy|da|de|del|den|der|di|du|el|file|for|la|le|of|pool|the|van|via|von)\b)[a-z]{2,}"
)


def is_furniture(words: str) -> bool:
    """Tell whether a line is furniture, wherever it stands.

    Args:
        words: The line, without white space at its edges.
    """
    if len(words) > _LONGEST:
        return False
    bare = words.strip("*_•·|>»→▶-–—# \u00a0") or words
    return (
        _is_share_bar(bare)
        or _FURNITURE.fullmatch(bare) is not None
        or _is_credit(bare)
        or _REPORTERS.fullmatch(bare) is not None
    )


def is_date_line(words: str) -> bool:
    """Tell whether a line holds a date with its year and nothing else; above or below an article that is furniture.

    Args:
        words: The line, without white space at its edges.
    """
    return len(words) <= _LONGEST and _DATE.fullmatch(words) is not None


def _is_share_bar(words: str) -> bool:
    found = _WORD.findall(words[: _MOST_SHARE_WORDS * 12].lower())
    return (
        0 < len(found) <= _MOST_SHARE_WORDS
        and not words.endswith((".", "?"))
        and not _SHARE_KEYS.isdisjoint(found)
        and all(word in _SHARE_WORDS or word.isdigit() for word in found)
        and words.isascii()
    )


def _is_credit(words: str) -> bool:
    """Tell a credit, which holds names, from a caption, which holds a sentence."""
    found = _CREDIT.fullmatch(words)
    if found is None:
        return False
    name = found.group("name")
    if name is None:
        return True
    return len(name.split()) <= _MOST_CREDIT_WORDS and _LOWER_WORD.search(name) is None
