"""Choose the documents to label: ``python -m training.labels.choose --data DATA``; writes ``labels/documents.tsv``.

By chance with a fixed seed, within quotas: held documents out of ``training/held.tsv``, others out of the rest; 300 to 750
words of prose that reports somebody speaking, by its reporting verbs; opinion, sports and weather are left out; at most a few
of one outlet; the genre, guessed from keywords, is taken in turn. ``MISFITS`` and ``GENRES`` hold what reading them corrected.
"""

from __future__ import annotations

import random
import re
from argparse import ArgumentParser
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from onrecord.evaluation.documents import document_names, document_text
from onrecord.evaluation.labels import Genre, Part
from training.held import held
from training.labels.listing import LIST, Listed, read_list, write_list

SEED = 20220310
QUOTAS: dict[str, dict[Part, int]] = {
    "raw": {"held": 20, "develop": 31},
    "names/worldwide-newswire": {"held": 5, "develop": 12},
    "gum": {"held": 5, "develop": 1},
    "coref/np4e": {"held": 5, "develop": 7},
    "statements": {"held": 5, "develop": 9},
}
TWICE: dict[Part, dict[str, int]] = {
    "held": {"raw": 2, "names/worldwide-newswire": 1, "gum": 1, "coref/np4e": 0, "statements": 1},
    "develop": {"raw": 5, "names/worldwide-newswire": 2, "gum": 0, "coref/np4e": 2, "statements": 1},
}
SHORTEST, LONGEST, LONGEST_OF_GUM = 300, 750, 1000  # words; of GUM's news and interviews too few are shorter
LEAST_REPORTS = 4  # reporting verbs
LEAST_SCORE = 11.0  # weighed keywords, so that a develop document is about one of the genres
LEAST_SCORE_OF_GUM = 2.5
OF_ONE_OUTLET = 4
KEYWORDS: dict[Genre, str] = {
    "diplomacy": r"talks|summit|ambassador|foreign minister|treaty|negotiat\w+|diplomat\w*|sanctions|bilateral|envoy|ceasefire|"
    r"deal",
    "conflict": r"attack\w*|killed|rebels?|troops|army|military|bomb\w*|fighting|militants?|soldiers|missile\w*|war|gunmen|"
    r"hostages?",
    "politics": r"election\w*|parliament|party|vote\w*|president|prime minister|opposition|government|lawmakers|cabinet|"
    r"protest\w*",
    "accident": r"crash\w*|accidents?|blaze|earthquake|flood(?:s|ed|ing)?|cyclone|collapsed|rescuers?|shipwreck|disaster|"
    r"derail\w*|landslide",
    "court": r"court|judge|trial|prosecutor\w*|sentenced|lawyers?|charged|convicted|arrested|police|jury|verdict|guilty",
}
_REPORTS = re.compile(r"\b(?:said|says|told|added|according to|announced|warned|accused|denied|stressed|urged|noted)\b")
_LEFT_OUT = re.compile(
    r"\b(?:championship|tournament|quarterback|goalkeeper|midfielder|innings|playoff|box office|recipe|forecast|rainfall|"
    r"opinion:|horoscope|share price)\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"townhall|nationalreview|vox\.com|reason\.com|slate\.com|salon|dailykos|hotair|spectator|theflipside|motherjones|opinion|"
    r"/blogs?/|blogs\.|editorial|infowars|nytimes\.com|allsides|theweek|victorhanson|column|analysis|theatlantic|vanityfair|"
    r"commentary|your-say|/360|red-line|yahoo"
)
MISFITS = frozenset(
    {
        "https://www.president.gov.ua/en/news/volodimir-zelenskij-u-nastupnomu-roci-mi-vidnovimo-derzhavnu-72017",
        "https://www.theepochtimes.com/no-mr-durham-we-need-your-report-before-election-day_3418881.html",
    }
)
GENRES: dict[str, Genre] = {
    "GUM_news_asylum": "accident",
    "https://www1.cbn.com/cbnnews/cwn/2019/october/"
    "students-staff-from-christian-school-kidnapped-by-islamist-fulani-herdsmen-in-nigeria": "conflict",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that may be chosen."""

    set: str
    name: str
    part: Part
    genre: Genre
    words: int

    @property
    def outlet(self) -> str:
        """What stands for the house that published it."""
        if self.set == "raw":
            return urlsplit(self.name).netloc.removeprefix("www.")
        return self.name.partition("/")[0] if self.set == "coref/np4e" else re.sub(r"_?\d*$", "", self.name)


def candidates(data: Path, set_name: str) -> list[Candidate]:
    """Find the documents of a set that fit.

    Args:
        data: Folder of the data sets.
        set_name: The set.
    """
    kept_back = held(set_name)
    found = []
    for name in document_names(data, set_name):
        if name in MISFITS or _OPINION.search(name) or (set_name == "gum" and not re.match(r"GUM_(?:news|interview)_", name)):
            continue
        text = document_text(data, set_name, name)
        words = len(text.split())
        longest = LONGEST_OF_GUM if set_name == "gum" else LONGEST
        if not SHORTEST <= words <= longest or _LEFT_OUT.search(text) or not (text[0].isalpha() or text[0] in '"‘“'):
            continue
        kind, score = genre(name, text)
        part: Part = "held" if name in kept_back else "develop"
        reports = len(_REPORTS.findall(text)) >= (
            0 if "interview" in name else 1 if set_name == "statements" else LEAST_REPORTS
        )
        if reports and score >= (LEAST_SCORE_OF_GUM if set_name == "gum" else LEAST_SCORE if part == "develop" else 0):
            found.append(Candidate(set_name, name, part, kind, words))
    return found


def genre(name: str, text: str) -> tuple[Genre, float]:
    """Guess what a document is mostly about, and how plainly, from keywords, those of its beginning counted twice."""
    weighed = (text[:800] + " " + text).lower()
    common = {"politics": 0.7, "conflict": 0.8, "diplomacy": 1.1, "accident": 1.1, "court": 1.0}  # frequent words weigh less
    scores = {kind: common[kind] * len(re.findall(rf"\b(?:{words})\b", weighed)) for kind, words in KEYWORDS.items()}
    likeliest: Genre = GENRES[name] if name in GENRES else max(scores, key=lambda kind: scores[kind])
    return likeliest, max(scores.values())


def choose(
    found: list[Candidate], wanted: int, outlets: Counter[str], genres: Counter[str], dice: random.Random
) -> list[Candidate]:
    """Draw documents: the rarest genre so far first, no outlet too often.

    Args:
        found: Candidates of one set and part.
        wanted: How many.
        outlets: How often each outlet was drawn so far; counted on.
        genres: The same of genres.
        dice: Where chance comes from.
    """
    left = sorted(found, key=lambda item: item.name)
    dice.shuffle(left)
    drawn: list[Candidate] = []
    while len(drawn) < wanted and left:
        item = min(left, key=lambda one: (outlets[one.outlet] >= OF_ONE_OUTLET, genres[one.genre], outlets[one.outlet]))
        left.remove(item)
        drawn.append(item)
        outlets[item.outlet] += 1
        genres[item.genre] += 1
    return drawn


def main() -> None:
    """Choose, write the list, and print what it holds."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--out", type=Path, default=LIST)
    asked = parser.parse_args()
    dice = random.Random(SEED)
    outlets: Counter[str] = Counter()
    genres: Counter[str] = Counter()
    rows: list[Listed] = []
    for set_name, parts in QUOTAS.items():
        found = candidates(asked.data, set_name)
        for part, wanted in parts.items():
            drawn = choose([item for item in found if item.part == part], wanted, outlets, genres, dice)
            twice = {item.name for item in dice.sample(drawn, min(TWICE[part][set_name], len(drawn)))}
            rows.extend(
                Listed(item.set, item.name, item.part, item.genre, item.words, 2 if item.name in twice else 1) for item in drawn
            )
            print(f"{set_name} {part}: {len(drawn)} of {sum(item.part == part for item in found)} that fit")
    write_list(rows, asked.out)
    rows = read_list(asked.out)
    print(f"{len(rows)} documents, {sum(row.words for row in rows)} words, {sum(row.readings == 2 for row in rows)} read twice")  # noqa: PLR2004
    print(Counter(row.genre for row in rows), Counter(row.part for row in rows))


if __name__ == "__main__":
    main()
