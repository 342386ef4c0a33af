"""Entities: which mentions of an article mean one, put right where coreference and the article's own names disagree."""

from __future__ import annotations

from collections import defaultdict

from onrecord.meaning.actors.phrases import Phrases
from onrecord.meaning.actors.roles import is_role, may_be_like, said_titles
from onrecord.meaning.actors.same_name import may_be_one, person_words
from onrecord.meaning.heads.inventory import MENTIONS
from onrecord.world.organisations import find_organisation
from onrecord.world.states import find_state

PERSON = MENTIONS.index("person")
_GENERIC = frozenset(
    {
        "company", "firm", "group", "organisation", "organization", "body", "agency", "country", "nation", "state",
        "kingdom", "republic",
        "party", "union", "alliance", "bloc", "movement", "paper", "newspaper", "daily", "network", "channel",
        "station", "bank",
        "airline", "carrier", "maker", "giant", "operator", "government", "side", "island", "neighbour", "neighbor",
        "regime", "court",
    }
)  # fmt: skip
"""Nouns by which an article goes on about an organisation or a state that it has named."""


class Entities:
    """The entities of an article, each by the head words of its mentions.

    Args:
        phrases: The article's noun phrases.

    Attributes:
        kinds: What each mention is, a number in ``MENTIONS``, by its head word.
    """

    def __init__(self, phrases: Phrases) -> None:
        """Take them from coreference and put them right."""
        self._phrases = phrases
        self._analysis = phrases.analysis
        mentions = self._analysis.mentions
        self.kinds: dict[int, int] = dict(zip(mentions.heads.tolist(), mentions.kinds.tolist(), strict=True))
        self._of: dict[int, int] = dict(zip(mentions.heads.tolist(), mentions.entities.tolist(), strict=True))
        self._heads: dict[int, list[int]] = defaultdict(list)
        for head, entity in self._of.items():
            self._heads[entity].append(head)
        self._gather_names()
        self._part_names()
        self._join_names()
        self._part_unsaid_roles()

    def of(self, word: int) -> int | None:
        """Give the entity that a word mentions, if any."""
        return self._of.get(word)

    def heads(self, entity: int) -> list[int]:
        """Give the head words of an entity's mentions, in order."""
        return sorted(self._heads[entity])

    def all(self) -> list[int]:
        """Give all entities."""
        return [entity for entity, heads in self._heads.items() if heads]

    def mentions(self) -> list[int]:
        """Give the words that mention one, in order."""
        return sorted(self._of)

    def fresh(self, word: int) -> int:
        """Let a word mention an entity of its own."""
        entity = max(self._heads, default=-1) + 1
        self._heads[entity] = []
        self.move(word, entity)
        return entity

    def move(self, word: int, entity: int) -> None:
        """Let a word mention an entity, and no other."""
        before = self._of.get(word)
        if before is not None and word in self._heads[before]:
            self._heads[before].remove(word)
        self._heads[entity].append(word)
        name = self._phrases.name_of(word) if self._analysis.parts[word] == "PROPN" else None
        inside = range(name.first, name.last + 1) if name is not None and name.kind == "person" else ()
        for part in {word, *inside}:
            self._of[part] = entity
        self._take_over(before, entity)

    def _take_over(self, before: int | None, entity: int) -> None:
        """Let the words of names that are left behind by an entity's last head go with it."""
        if before is not None and not self._heads[before]:
            self._of.update({word: entity for word, its in self._of.items() if its == before})

    def is_name(self, word: int) -> bool:
        """Tell whether a word heads a name: "Lind", but not "the President"."""
        return self._analysis.parts[word] == "PROPN" and not is_role(word, self._phrases)

    def names(self, entity: int) -> list[int]:
        """Give the heads of an entity's names."""
        return [head for head in self.heads(entity) if self.is_name(head)]

    def is_person(self, entity: int) -> bool:
        """Tell whether an entity has a person's name."""
        return any(self.kinds.get(head) == PERSON for head in self.names(entity))

    def _gather_names(self) -> None:
        """Let the words of one person's name mention one entity: the one that is mentioned most."""
        for name in self._analysis.names:
            inside = [word for word in range(name.first, name.last + 1) if word in self.kinds]
            if name.kind != "person" or not inside:
                continue
            entities = {self._of[word] for word in inside}
            title = self._phrases.title_before(name.first)
            if title in self.kinds and is_role(title, self._phrases):
                inside.insert(0, title)
            kept = max(sorted(entities), key=lambda entity: len(self._heads[entity]))
            for word in inside:
                self._heads[self._of[word]].remove(word)
            for word in {*inside, *range(name.first, name.last + 1)}:
                self._of[word] = kept
            self.kinds[inside[-1]] = PERSON
            self._heads[kept].append(inside[-1])
            for entity in entities - {kept}:
                self._take_over(entity, kept)

    def _part_names(self) -> None:
        """Part names that cannot mean one; every other mention goes with the name before it."""
        for entity in self.all():
            groups: list[list[int]] = []
            for head in self.names(entity):
                group = next((group for group in groups if all(self._alike(head, its) for its in group)), None)
                if group is None:
                    groups.append([head])
                else:
                    group.append(head)
            if len(groups) < 2:  # noqa: PLR2004 (one needs no parting)
                continue
            place = {head: number for number, group in enumerate(groups) for head in group}
            parts = [entity, *(self.fresh(group[0]) for group in groups[1:])]
            number = 0
            for head in sorted({*self.heads(entity), *place}):
                number = place.get(head, number)
                if self._of[head] != parts[number]:
                    self.move(head, parts[number])

    def _alike(self, one: int, other: int) -> bool:
        people = PERSON in {self.kinds.get(one), self.kinds.get(other)}
        return may_be_one(self._phrases.name(one).text, self._phrases.name(other).text, people=people)

    def _join_names(self) -> None:
        """Join entities that the same full name means, and those of a family name that only one full name has."""
        full: dict[tuple[str, ...], int] = {}
        single: list[tuple[str, int]] = []
        for entity in self.all():
            if not self.is_person(entity):
                continue
            words = max((person_words(self._phrases.name(head).text) for head in self.names(entity)), key=len)
            if len(words) == 1:
                single.append((words[0], entity))
            elif words in full:
                self._join(entity, full[words])
            else:
                full[words] = entity
        for word, entity in single:
            owners = [other for words, other in full.items() if words[-1] == word]
            if len(owners) == 1 and self.heads(owners[0])[0] < self.heads(entity)[-1]:
                self._join(entity, owners[0])

    def _join(self, one: int, other: int) -> None:
        for head in self.heads(one):
            self.move(head, other)

    def _part_unsaid_roles(self) -> None:
        """Part from an entity the role nouns that the article nowhere says of it, each with its like.

        Coreference ties "the officer" to a name near by, and "the firm" to a court; without a title or an apposition that says
        so, that is a guess. What a name or its kind tells ("the ministry", "the company") is none.
        """
        lemmas = self._analysis.lemmas
        for entity in self.all():
            named = self.names(entity)
            if not named:
                self._part_unlike(entity)
                continue
            said = frozenset().union(*(said_titles(head, self._phrases) for head in named))
            said |= frozenset() if self.is_person(entity) else self._kinds_of(named)
            apart: dict[str, int] = {}
            for head in self.heads(entity):
                lemma = lemmas[head].lower()
                if self._analysis.parts[head] not in {"NOUN", "PROPN"} or head in named or lemma in said:
                    continue
                if lemma in apart:
                    self.move(head, apart[lemma])
                else:
                    apart[lemma] = self.fresh(head)

    def _part_unlike(self, entity: int) -> None:
        """Part nouns that cannot mean one, where nobody is named: "a forensics official", "a navigation official"."""
        groups: list[list[int]] = []
        place = 0
        for head in self.heads(entity):
            if self._analysis.parts[head] not in {"NOUN", "PROPN"}:
                number = place
            else:
                found = [number for number, group in enumerate(groups) if all(self._may_be_like(head, its) for its in group)]
                number = found[-1] if found and not self._is_new(head) else len(groups)
                groups.extend([[]] if number == len(groups) else [])
                groups[number].append(head)
                place = number
            if number and number == len(groups) - 1 and groups[number] == [head]:
                self.fresh(head)
            elif number:
                self.move(head, self._of[groups[number][0]])

    def _may_be_like(self, one: int, other: int) -> bool:
        return may_be_like(one, other, self._phrases)

    def _is_new(self, head: int) -> bool:
        """Tell whether a noun brings somebody else than those before it: "another official"."""
        low, _ = self._phrases.reach_of(head)
        return any(form.lower() == "another" for form in self._analysis.forms[low : head + 1])

    def _kinds_of(self, named: list[int]) -> frozenset[str]:
        """Give the nouns by which an article may go on about an organisation, state or place of some names."""
        names = {self._phrases.name(head).text for head in named}
        own = {word.lower() for name in names for word in name.split()}
        told = {"administration"} if any(find_state(name) or find_organisation(name) for name in names) else set()
        return frozenset(own | told) | _GENERIC
