"""Headlines: the title of a plain text, its variants, and its sub-headings.

A plain text marks nothing, so a headline is told by its shape and by its neighbours: a short line without a sentence's end,
over a paragraph that is one. The rules lean towards the body: a sub-heading that is missed is read as a short paragraph, while
a paragraph that is taken for one would lose its statements.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.intake.byline import names_only
from onrecord.intake.dateline import dateline
from onrecord.intake.layout import Unit, ends_sentence

_LONGEST_TITLE, _MOST_TITLE_WORDS = 200, 28
_LONGEST_TITLE_WITH_STOP = 110
_LONGEST_SUBHEAD, _MOST_SUBHEAD_WORDS = 80, 11
_MOST_QUESTION_WORDS = 9
_MOST_QUESTION_WORDS_AT_TOP = 14
_FEWEST_QUESTIONS = 2  # a single question between paragraphs is rhetoric; sub-headings that ask come in numbers
_BODY_WITHIN = 3  # lines under the headlines among which a paragraph has to be
_MOST_AT_TOP = 6
_MOST_IN_A_ROW = 2
_BODY_LENGTH = 120  # a line as long as this is no headline, whatever its end
_BODY_RATIO = 1.3
_HEADLINE_CASE = 0.7  # share of longer words in capitals that makes a headline in title case
_LONG_WORD = 4
_FEWEST_WORDS_IN_CASE = 2
_SAME_HEADLINE = 0.5

_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_MARKS = "\"'“”„‟«»‹›‘’‚`"
_LIST_ITEM = re.compile(r"(?:[-–—•·*▪►‣●○■□▶>+#|~]|\(?\d{1,3}[.)](?=\s|$)|\(?[a-zA-Z][.)]\s|\[)")
_LABEL = re.compile(
    r"(?:Q|A|Question|Answer|Interviewer|Moderator|[A-Z][A-Z.’' -]{1,40}|[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)?)\s*(?:[:：]|\.\s)"
)
_SPEAKER_TURN = re.compile(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}:\s+[“\"A-Z]")
_INTERVIEW = re.compile(r"(?:Q|A|Question|Answer|Interviewer|Moderator)\s*[:.]|Q[A-Z][a-z]")
_TWO_SENTENCES = re.compile(
    r"(?<!\bRep)(?<!\bSen)(?<!\bGov)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bGen)(?<!\bCol)(?<!\bLt)(?<!\bSt)(?<!\bProf)"
    r"(?<!\bRev)(?<!\bNo)(?<!\bvs)(?<=[a-z\d)”’\"'])[.!?][”’\"']?\s+[“\"‘']?[A-Z]"
)
_CAPTION = re.compile(
    r"(?:Image|Media) (?:copyright|caption|playback)\b|(?:Enlarge this|Story highlights)\b"
    r"|\([^()]*/(?:Reuters|AFP|AP|EPA|Getty|Handout|Pool)[^()]*\)|\| ?(?:REUTERS|AP|AFP|Getty|EPA)\b|\b[Pp]hoto:|CLOSE\s"
    r"|\((?:AP|AFP|Reuters|EPA|Getty|Photo|File|left|right|L|R|C)\b|\[[^\]]*(?:/|Reuters|AFP|AP|EPA|Getty|Jazeera)[^\]]*\]"
)
_TIME_OR_DATE = re.compile(
    r"(?:\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{4}"
    r"|(?:\w+day,?\s)?(?:\w{3,9}\.?\s\d{1,2}|\d{1,2}\s\w{3,9})(?:,?\s\d{4})?)[:.]?"
)
_PRONOUN = re.compile(r"(?:He|She|They|It|I|We|You)\b")
_YOU = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)
_SENTENCE_WORD = re.compile(
    r"\b(?:a|an|are|been|had|has|have|he|i|is|it|my|our|said|she|that|the|there|they|this|was|we|were|which|you)\b",
    re.IGNORECASE,
)
_PRESENT_REPORT = re.compile(r"(?:[”’\"'],?|,)[”’\"']?\s+(?:[^\W\d_][\w.’'-]*\s){1,4}says$")  # "…", minister says
_REPORTED = re.compile(
    r"[,”’\"'»]\s+(?:\w+\s){0,4}?(?:said|says|added|asked|told|replied|explained)\b|\b(?:he|she|they)\s(?:said|added|told)\b"
)


def headlines(units: Sequence[Unit], *, spaced: bool) -> tuple[list[Unit], list[Unit]]:
    """Find the headlines among the lines of an article.

    Args:
        units: Its lines in order, furniture left out.
        spaced: Whether blank lines stand between its paragraphs.

    Returns:
        The headlines at the top (the title first) and the sub-headings.
    """
    top = _top(units)
    below = _subheads(units, len(top), spaced=spaced)
    return top, below


def variants(top: Sequence[Unit]) -> bool:
    """Tell whether the lines at the top repeat each other, as variants of one headline do.

    Args:
        top: The headlines at the top, the title first.
    """
    first, *others = ({word.lower() for word in _WORD.findall(unit.words)} for unit in top)
    return any(len(first & other) >= _SAME_HEADLINE * min(len(first), len(other)) for other in others if first and other)


def has_body(units: Sequence[Unit], top: Sequence[Unit]) -> bool:
    """Tell whether anything but headlines is there.

    Args:
        units: The lines of an article, furniture left out.
        top: The headlines at its top.
    """
    return len(units) > len(top)


def _top(units: Sequence[Unit]) -> list[Unit]:
    """Take the headline-like lines at the top, if a body follows them or nothing else is there."""
    if not units or not _is_title(units[0].words) or _is_label_of_many(units):
        return []
    title = units[0].words
    with_stop = title.rstrip(_MARKS).endswith(".")
    top = [units[0]]
    for unit in units[1 : _MOST_AT_TOP + 1]:
        if not _is_line_at_top(unit.words) or (with_stop and ends_sentence(unit.words)) or _is_long_question(unit.words):
            break
        top.append(unit)
    if len(top) > _MOST_AT_TOP:
        return []  # a list, a table, a poem
    following = units[len(top) : len(top) + _BODY_WITHIN]
    if not following:
        return [] if with_stop else top
    return top if any(_is_body(unit.words, title) for unit in following) else []


def _is_label_of_many(units: Sequence[Unit]) -> bool:
    """Tell whether the first line begins as others do, "SMITH: …": then this is a transcript."""
    label, colon, _ = units[0].words.partition(":")
    return bool(colon) and any(unit.words.startswith(label + ":") for unit in units[1:])


def _subheads(units: Sequence[Unit], first: int, *, spaced: bool) -> list[Unit]:
    found: list[Unit] = []
    at = first
    while at < len(units):
        run = at
        while run < len(units) and run - at <= _MOST_IN_A_ROW and _is_subhead(units[run], spaced=spaced):
            run += 1
        if at < run < len(units) and run - at <= _MOST_IN_A_ROW and _stands_between(units, at, run, first):
            found.extend(units[at:run])
        at = max(run, at + 1)
    times = Counter(unit.words for unit in found)
    found = [unit for unit in found if times[unit.words] == 1]  # what comes again is the name of a speaker, or the page's own
    questions = [unit for unit in found if unit.words.endswith("?")]
    if len(questions) < _FEWEST_QUESTIONS or any(_YOU.search(unit.words) for unit in questions):
        return [unit for unit in found if not unit.words.endswith("?")]
    return found


def _stands_between(units: Sequence[Unit], at: int, after: int, first: int) -> bool:
    """Tell whether a paragraph has ended before a short line, and a longer one begins after it."""
    before = units[at - 1].words if at else ""
    if at > first and (not ends_sentence(before) or before.endswith((":", ";"))):
        return False
    if at == first and not first:
        return False  # nothing that is a title stands over it, so it is the first line, and no title
    longest = max((unit.words for unit in units[at:after]), key=len)
    return _is_body(units[after].words, longest)


def _is_body(words: str, headline: str) -> bool:
    return len(words) >= _BODY_LENGTH or (len(words) > _BODY_RATIO * len(headline) and ends_sentence(words))


def _is_long_question(words: str) -> bool:
    return words.endswith(("?", "!")) and len(words.split()) > _MOST_QUESTION_WORDS_AT_TOP


def _is_title(words: str) -> bool:
    bare = _PRESENT_REPORT.sub(" says", words.removesuffix(";").rstrip())
    return _is_line_at_top(bare) or _is_title_with_stop(words)


def _is_line_at_top(words: str) -> bool:
    if len(words) > _LONGEST_TITLE or len(words.split()) > _MOST_TITLE_WORDS or not _may_be_headline(words):
        return False
    bare = words.rstrip(_MARKS)
    if bare.endswith((".", ",", ":", ";", "…")) or _REPORTED.search(words):
        return False
    return not (bare.endswith(("!", "?")) and bare != words and _TWO_SENTENCES.search(words))


def _is_title_with_stop(words: str) -> bool:
    """Tell a headline that somebody put a full stop after: it is in title case, or lacks what makes a sentence."""
    if len(words) > _LONGEST_TITLE_WITH_STOP or not words.rstrip(_MARKS).endswith(".") or not _may_be_headline(words):
        return False
    if _TWO_SENTENCES.search(words) or _REPORTED.search(words):
        return False
    found = _WORD.findall(words)
    long = [word for word in found if len(word) >= _LONG_WORD and word[0].isalpha()]
    if len(long) >= _FEWEST_WORDS_IN_CASE and sum(not word[0].islower() for word in long) >= _HEADLINE_CASE * len(long):
        return True
    return len(found) > _FEWEST_WORDS_IN_CASE and _SENTENCE_WORD.search(words) is None


def _is_subhead(unit: Unit, *, spaced: bool) -> bool:
    words = unit.words
    if len(words) > _LONGEST_SUBHEAD or (spaced and not unit.blank_before):
        return False
    count = len(words.split())
    if count > _MOST_SUBHEAD_WORDS or not _may_be_headline(words):
        return False
    bare = words.rstrip(_MARKS)
    if bare.endswith("?"):
        return bare == words and count <= _MOST_QUESTION_WORDS and words[0] not in _MARKS
    if bare.endswith((".", ",", ":", ";", "…", "!", "-", "–", "—")) or _TWO_SENTENCES.search(words):
        return False
    return not (
        _LABEL.match(words)
        or _SPEAKER_TURN.match(words)
        or _PRONOUN.match(words)
        or _REPORTED.search(words)
        or names_only(words)
    )


def _may_be_headline(words: str) -> bool:
    """Check what holds of any headline: it begins like one, and is no list item, turn of an interview, caption or date."""
    begin = words.lstrip(_MARKS + "¿¡ ")
    if not begin or "\n" in words or not (begin[0].isalnum() or begin[0] in "$£€#@") or not any(map(str.isalpha, begin)):
        return False
    if begin[0].islower() and not begin[1:2].isupper():
        return False
    if words[0] in '“"«„' and words.count(words[0]) == 1 and not any(mark in words[1:] for mark in '”"»“'):
        return False  # a quotation that goes on in the next paragraph
    return not (
        _LIST_ITEM.match(words)
        or _INTERVIEW.match(words)
        or _CAPTION.search(words)
        or _TIME_OR_DATE.fullmatch(words)
        or dateline(words) is not None
    )
