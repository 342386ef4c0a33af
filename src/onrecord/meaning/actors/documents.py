"""Documents that speak for the one who wrote them: "the report said", "a statement from Lind", "his letter"."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.meaning.actors.actors import Actors

_DOCUMENTS = frozenset(
    {
        "announcement", "article", "banner", "blog", "book", "brief", "briefing", "bulletin", "communique",
        "communiqué", "complaint",
        "declaration", "dispatch", "document", "dossier", "editorial", "email", "filing", "indictment", "interview",
        "lawsuit", "leak",
        "letter", "memo", "memorandum", "message", "note", "notice", "petition", "placard", "post", "posting",
        "readout", "release",
        "remark", "report", "speech", "statement", "study", "summary", "survey", "testimony", "text", "transcript",
        "tweet", "warning",
    }
)  # fmt: skip
"""What speaks for the one who wrote it."""
_THINGS = frozenset(
    {
        "account", "data", "estimate", "evidence", "figure", "footage", "image", "photo", "photograph", "picture",
        "poll", "polling",
        "record", "result", "rumour", "rumor", "sign", "statistic", "video",
    }
)  # fmt: skip
"""What shows or says something, and is nobody."""
_FROM = frozenset({"by", "from"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})


class Documents:
    """The documents of one article and their authors.

    Args:
        actors: The article's actors.
    """

    def __init__(self, actors: Actors) -> None:
        """Find those whose author the article tells."""
        self._actors = actors
        self._analysis = actors.analysis
        self._known: dict[str, list[tuple[int, int]]] = {}
        for word, lemma in enumerate(self._analysis.lemmas):
            author = self._told(word) if lemma.lower() in _DOCUMENTS and self._analysis.parts[word] == "NOUN" else None
            if author is not None:
                self._known.setdefault(lemma.lower(), []).append((word, author))

    def is_one(self, word: int) -> bool:
        """Tell whether a word means a document, or another thing that is nobody."""
        return self._analysis.parts[word] == "NOUN" and self._analysis.lemmas[word].lower() in _DOCUMENTS | _THINGS

    def author(self, word: int) -> int | None:
        """Find who wrote a document: its owner, whom it is from, or who wrote the last one of its kind.

        Args:
            word: The word that means the document.

        Returns:
            The head of a mention of the author; null where the article does not tell.
        """
        told = self.owner(word)
        if told is None:
            told = self._told(word)
        if told is not None:
            return told
        known = self._known.get(self._analysis.lemmas[word].lower(), [])
        at = bisect_left(known, (word, 0))
        if not known or not self.is_definite(word):
            return None
        return known[at - 1][1] if at else known[0][1] if len(known) == 1 else None

    def owner(self, word: int) -> int | None:
        """Find whose a document or a noun of speaking is, by its own words: "his", "the guild's", "from the guild"."""
        analysis, phrases = self._analysis, self._actors.phrases
        for child in phrases.below(word, "nmod"):
            cases = {analysis.forms[case].lower() for case in phrases.below(child, "case")}
            if analysis.trees.name(child) == "nmod:poss" or cases & _FROM:
                return self._owner_of_part(child)
        following = word + 1
        if following < len(analysis.forms) and analysis.forms[following].lower() in _FROM:
            noun = int(analysis.trees.heads[following])
            return noun if self._actors.mentions(noun) else None
        return None

    def _owner_of_part(self, word: int) -> int | None:
        """Take for a document that owns a part ("the report's summary") the one who wrote it."""
        return self.author(word) if self.is_one(word) else word

    def _told(self, word: int) -> int | None:
        """Find the author of a document where it is told of: also by a name before it, or as the subject of a verb."""
        analysis, phrases, actors = self._analysis, self._actors.phrases, self._actors
        owner = self.owner(word)
        if owner is not None:
            return owner
        for child in phrases.below(word, "compound"):
            if analysis.parts[child] == "PROPN" and actors.mentions(child) and analysis.forms[child][0].isalpha():
                return child
        verb = int(analysis.trees.heads[word])
        if analysis.parts[verb] != "VERB" or analysis.trees.name(word).split(":")[0] not in {"obj", "obl"}:
            return None
        subjects = [child for child in phrases.below(verb, "nsubj") if analysis.trees.name(child) == "nsubj"]
        return next((child for child in subjects if actors.mentions(child)), None)

    def is_definite(self, word: int) -> bool:
        """Tell whether a noun means one that is known: "the report", "his report"."""
        analysis, phrases = self._analysis, self._actors.phrases
        beside = (*phrases.below(word, "det"), *phrases.below(word, "nmod"))
        return any(analysis.forms[child].lower() in _DEFINITE for child in beside)
