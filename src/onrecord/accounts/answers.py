"""Answers: statements that deny or doubt what another has said, by their cue, or by what they say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.record.account import Stance
from onrecord.record.statement import Statement

_CHARGES = (
    "accusations?|allegations?|charges?|claims?|assertions?|reports?|rumou?rs?|suggestions?|notions?|insinuations?|criticisms?|"
    "accounts?|versions?|theor(?:y|ies)|characteri[sz]ations?|complaints?|speculations?|statements?|"
    "assessments?|conclusions?|findings?"
)
_DENYING_CUE = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refut\w+|rebut\w*|rebuff\w*|debunk\w*|dispel\w*|dismiss\w*|disput\w+|contradict\w*|"
    r"challeng\w+|disagree\w*|disavow\w*|disclaim\w*|counter(?:s|ed|ing)?|scoff\w*|brush\w* (?:off|aside)|"
    r"reject\w*|refus\w+ to (?:admit|accept|acknowledge|believe))\b",
    re.IGNORECASE,
)
_DENIES_ALWAYS = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refut\w+|rebut\w*|debunk\w*|dispel\w*|counter(?:ed|s))\b", re.IGNORECASE
)
_DOUBTING_CUE = re.compile(r"\b(?:doubt(?:s|ed|ing|ful)?|(?:is|are|was|were) sceptical|skeptical of)\b", re.IGNORECASE)
_OPEN = re.compile(r"\A\W{0,8}(?:whether|if|why|how|who|what|when|where)\b", re.IGNORECASE)
_ASKED = re.compile(  # what is denied to somebody is no claim
    r"\W{0,8}(?:\S+\s){0,4}?(?:requests?|demands?|offers?|appeals?|bids?|proposals?|petitions?|motions?|entry|access|permission|"
    r"bail|visas?)\b",
    re.IGNORECASE,
)
_UNDENIED = re.compile(r"\b(?:not|never|neither|nor|hard|unable)\b|n['’]t\b", re.IGNORECASE)  # "did not dispute"
_LEAD = (
    r"\A\W{0,8}(?:(?:as|the|an?|any|all|those|these|that|such|this|his|her|its|their|some|both|[\w.]+['’]s?)\s+)*"
    r"(?:[“\"‘'\w’-]+\s+){0,2}?"
)
_CHARGED = re.compile(rf"{_LEAD}(?P<charge>{_CHARGES})\b[”\"’']?", re.IGNORECASE)
_BACK = re.compile(
    rf"\A\W{{0,8}}(?:it|this|that|them|these|those|(?:all |both )?(?:of )?(?:the|those|these|that|such|this|any|all|both|"
    rf"his|her|their|its)?\s*(?:\w+\s+){{0,2}}?(?:{_CHARGES}|wrongdoing|involvement|responsibility))\W*\Z",
    re.IGNORECASE,
)
_UNTRUE = re.compile(
    r"\b(?:not|n['’]t|never) (?:\w+ )?(?:true|correct|accurate|the case)\b"
    r"|\b(?:un|in)(?:true|founded|accurate|correct)\b|\bno truth\b|\bfurther from the truth\b|\bcompletely false\b"
    r"|\b(?:is|are|was|were|as) (?:\w+ )?(?:false|baseless|groundless|nonsense|fabricat\w+|a lie|lies|absurd|ridiculous|"
    r"a hoax|fake|slander|propaganda|a myth|fiction|wrong|ludicrous|preposterous|outlandish)\b"
    r"|\bfalse,? [\w, ]{0,40}?(?:statements?|claims?|accusations?|allegations?|reports?|charges?)\b"
    r"|\bfalse(?:ly)? (?:claims?|claimed|assert\w*|stat\w+|accus\w+)\b",
    re.IGNORECASE,
)
_DOUBTFUL = re.compile(
    r"\b(?:had|has|have|with) no (?:information|knowledge|evidence|proof|confirmation|indication)\b|\bno evidence\b"
    r"|\b(?:could|can|did|do|does)(?: ?n['’]t| ?not) (?:\w+ )?(?:confirm|verify|corroborate)\b"
    r"|\btoo (?:early|soon) to\b|\b(?:not|n['’]t) (?:be )?(?:considered )?(?:reliable|credible|aware)\b|\bs[kc]eptical\b"
    r"|\bunaware of\b|\bunable to (?:confirm|verify)\b|\bneither proof\b|\bno proof\b|\bdoubtful\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    rf"\A\W{{0,8}}(?:that|this|it|these|those|they|nothing|everything|all of (?:it|this|that)|"
    rf"(?:the|such|all|any) (?:\w+ )?(?:{_CHARGES}))\b",
    re.IGNORECASE,
)
_SUCH = re.compile(rf"\b(?:such|those|these|this|that)\s+(?:\w+\s)?(?:{_CHARGES})\b", re.IGNORECASE)
_RIGHT = re.compile(
    r"\bself[- ]defen[cs]e\b|\bin (?:response|retaliation|reply|return) (?:to|for)\b|\bretaliat\w+\b"
    r"|\b(?:was|were|been|being|is|are) (?:being )?(?:used|taken over|occupied|turned into) (?:\w+ ){0,3}?(?:as|by|into|for)\b"
    r"|\b(?:legitimate|military) targets?\b|\bhad (?:no (?:other )?choice|to (?:act|defend|protect|strike|respond))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a statement does to a claim of somebody else.

    Attributes:
        stance: Whether it denies or doubts.
        back: Whether it only points back at the claim ("this", "those accusations") and does not say what it was.
        charged: Whether it names the claim as one ("a suggestion that …").
        sure: Whether the reporting words themselves deny; else what is said does.
    """

    stance: Stance
    back: bool
    charged: bool
    sure: bool


def answer(statement: Statement, own: str) -> Answer | None:
    """Tell whether a statement denies or doubts a claim; null where it does neither.

    Args:
        statement: The statement.
        own: Its content without what it reports others to have said.
    """
    cue = " ".join(span.text for span in statement.cue)
    said = " ".join(span.text for span in statement.content)
    if _ASKED.match(said) or _UNDENIED.search(cue):
        return None
    charged, back = _CHARGED.match(said) is not None, _BACK.match(said) is not None
    denies = _DENYING_CUE.search(cue) and (charged or back or "refus" in cue.lower())
    if statement.act == "deny" or _DENIES_ALWAYS.search(cue) or denies:
        return Answer("denies", back, charged, sure=True)
    if _DOUBTING_CUE.search(cue) and not _OPEN.match(said):
        return Answer("doubts", back, charged, sure=True)
    if _UNTRUE.search(own):
        return Answer("denies", _SUBJECT.match(said) is not None, charged, sure=False)
    if _DOUBTFUL.search(own):
        return Answer("doubts", _SUCH.search(own) is not None, charged, sure=False)
    return None


def justifies(statement: Statement) -> bool:
    """Tell whether what a statement says makes a deed right: self-defence, an answer to another's, a target that was one."""
    return _RIGHT.search(" ".join(span.text for span in statement.content)) is not None


def is_charge(statement: Statement) -> bool:
    """Tell whether a statement lays something at somebody's door, or is called a claim."""
    cue = " ".join(span.text for span in statement.cue)
    return (
        statement.act in {"accuse", "claim", "criticize"} or re.search(rf"\b(?:{_CHARGES})\b", cue, re.IGNORECASE) is not None
    )


def after_charge(said: str) -> str:
    """Cut the word for the claim off what is denied: "a suggestion that there was …" gives "that there was …"."""
    hit = _CHARGED.match(said)
    rest = said[hit.end() :] if hit else said
    return rest if rest.strip() else said
