"""Actors: the entities of an article that somebody refers to, each with all its mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.meaning.actors.phrases import Phrases
from onrecord.meaning.actors.roles import country_of, said_of, sector_of
from onrecord.meaning.heads.analysis import Analysis
from onrecord.meaning.heads.inventory import MENTIONS
from onrecord.record.actor import Actor, How, Kind, Ref, Role
from onrecord.record.article import Article
from onrecord.record.identity import actor_id
from onrecord.record.span import Span
from onrecord.world.states import State, find_state

_PERSON = MENTIONS.index("person")


class Actors:
    """The actors of one article, told when they are referred to.

    Args:
        article: The article.
        analysis: What the encoder's pass tells of it.
    """

    def __init__(self, article: Article, analysis: Analysis) -> None:
        """Keep both; nothing is worked out yet."""
        self._article = article
        self.analysis = analysis
        self.phrases = Phrases(analysis)
        mentions = analysis.mentions
        self._entity: dict[int, int] = dict(zip(mentions.heads.tolist(), mentions.entities.tolist(), strict=True))
        self._kinds: dict[int, int] = dict(zip(mentions.heads.tolist(), mentions.kinds.tolist(), strict=True))
        self._heads: dict[int, list[int]] = defaultdict(list)
        for head, entity in self._entity.items():
            self._heads[entity].append(head)
        self._join_names()
        self._part_unsaid_roles()
        self._told: dict[int, Span] = {}  # the words that name an entity, once it is referred to

    def _join_names(self) -> None:
        """Let the words of one person's name mention one entity: the one that is mentioned most."""
        for name in self.analysis.names:
            inside = [word for word in range(name.first, name.last + 1) if word in self._kinds]
            if name.kind != "person" or not inside:
                continue
            entities = {self._entity[word] for word in inside}
            title = self.phrases.title_before(name.first)
            if title in self._kinds and sector_of([self.analysis.lemmas[title].lower()]):
                inside.insert(0, title)
            kept = max(sorted(entities), key=lambda entity: len(self._heads[entity]))
            for word in inside:
                self._heads[self._entity[word]].remove(word)
            for word in {*inside, *range(name.first, name.last + 1)}:
                self._entity[word] = kept
            self._kinds[inside[-1]] = _PERSON
            self._heads[kept].append(inside[-1])
        self._heads = defaultdict(list, {entity: sorted(heads) for entity, heads in self._heads.items() if heads})

    def _part_unsaid_roles(self) -> None:
        """Part from a named person the role nouns that the article nowhere says of that person, each with its like.

        Coreference ties "the officer" to a name near by; without a title or an apposition that says so, that is a guess.
        """
        parts, lemmas = self.analysis.parts, self.analysis.lemmas
        following = max(self._heads, default=-1) + 1
        for heads in list(self._heads.values()):
            named = [head for head in heads if parts[head] == "PROPN"]
            if not named or self._kinds[named[0]] != _PERSON:
                continue
            said = frozenset().union(*(self.titles(head) for head in named))
            apart: dict[str, int] = {}
            for head in [head for head in heads if parts[head] == "NOUN" and lemmas[head].lower() not in said]:
                lemma = lemmas[head].lower()
                if lemma not in apart:
                    apart[lemma], following = following, following + 1
                self._entity[head] = apart[lemma]
                self._heads[apart[lemma]].append(head)
                heads.remove(head)

    def ref(self, word: int, how: How | None = None) -> Ref:
        """Refer to the actor whose mention a word heads.

        Args:
            word: The word.
            how: On what the reference rests, where that is not plain from the word.
        """
        entity = self._entity.get(word)
        if entity is None:
            entity = max(self._heads, default=-1) + 1
            self._entity[word] = entity
            self._heads[entity] = [word]
        naming = self._told.setdefault(entity, self._naming(entity))
        return Ref(
            actor=actor_id(self._article.id, naming),
            name=" ".join(naming.text.split()),
            mention=naming,
            how=how or self.how(word),
        )

    def take(self, word: int, bearer: int) -> None:
        """Let a role noun mention the entity of another word, unless its own has been referred to."""
        before, entity = self._entity.get(word), self._entity[bearer]
        if before in self._told:
            return
        if before is not None and before != entity:
            self._heads[before].remove(word)
        if before != entity:
            self._entity[word] = entity
            self._heads[entity] = sorted([*self._heads[entity], word])

    def mentions(self, word: int) -> bool:
        """Tell whether a word heads a mention of an entity."""
        return word in self._entity

    def may_be_person(self, word: int) -> bool:
        """Tell whether whom a word mentions can be one person: is not known as an organisation, a place or several."""
        entity = self._entity.get(word)
        heads = self._heads[entity] if entity is not None else [word]
        kinds = [self._kinds.get(head, _PERSON) for head in heads]
        return _PERSON in kinds and not self.phrases.is_plural(word)

    def named(self, low: int, high: int) -> list[int]:
        """Give the heads of people's names among some words."""
        return [word for word in range(low, high) if self._kinds.get(word) == _PERSON and self.analysis.parts[word] == "PROPN"]

    def same(self, one: int, other: int) -> bool:
        """Tell whether two words head mentions of one entity."""
        return one == other or (one in self._entity and self._entity.get(other) == self._entity[one])

    def bearer(self, word: int) -> int | None:
        """Find whom a definite role noun means: the last entity before it of which the article has said that role.

        Args:
            word: The noun: the "president" of "the president said".

        Returns:
            The head of a mention of that entity; null where the noun's own entity is named, or none bears the role.
        """
        entity = self._entity.get(word)
        if entity is not None and any(self.analysis.parts[head] == "PROPN" for head in self._heads[entity]):
            return None
        lemma = self.analysis.lemmas[word].lower()
        own = said_of(word, self.phrases).states
        bearers = [
            head
            for head in sorted(self._entity)
            if head < word and lemma in self.titles(head) and self._agrees(self._entity[head], own)
        ]
        return bearers[-1] if bearers else None

    def _agrees(self, entity: int, states: tuple[State, ...]) -> bool:
        """Tell whether an entity may be of a state: one that is said of it, or none is said."""
        if not states:
            return True
        said = {state for head in self._heads[entity] for state in said_of(head, self.phrases).states}
        return not said or bool(said & set(states))

    def titles(self, head: int) -> frozenset[str]:
        """Give the role nouns that a mention says of its entity: its own head, a title, an apposition, in lower case."""
        phrases, lemmas, parts = self.phrases, self.analysis.lemmas, self.analysis.parts
        said = [head] if parts[head] == "NOUN" else []
        title = phrases.title_before(head)
        said += [title] if title is not None else []
        for relation in ("nmod", "compound", "appos", "flat"):
            said += [child for child in phrases.below(head, relation) if self._is_title(child)]
        return frozenset(lemmas[word].lower() for word in said)

    def _is_title(self, child: int) -> bool:
        name = self.analysis.trees.name(child)
        return name in {"nmod:desc", "compound", "appos", "flat"} and self.analysis.parts[child] in {"NOUN", "PROPN"}

    def how(self, word: int) -> How:
        """Tell what kind of mention a word heads."""
        part = self.analysis.parts[word]
        return "name" if part == "PROPN" else "pronoun" if part in {"PRON", "DET"} else "role"

    def told(self) -> tuple[Actor, ...]:
        """Give the actors that were referred to, in order of first mention."""
        actors: dict[str, Actor] = {}
        for entity, naming in self._told.items():  # two entities that the same words name are told once
            actor = self._tell(entity, naming)
            actors.setdefault(actor.id, actor)
        return tuple(sorted(actors.values(), key=lambda actor: (actor.mentions[0].start, actor.id)))

    def _best(self, entity: int) -> int:
        """Choose the head that names an entity best: a proper name, the fullest; else a noun; else a pronoun."""
        parts = self.analysis.parts

        def worth(head: int) -> tuple[int, int, int]:
            kind = {"PROPN": 2, "NOUN": 1, "ADJ": 1, "NUM": 1}.get(parts[head], 0)
            span = self.phrases.name(head) if kind == 2 else self.phrases.span(head)  # noqa: PLR2004 (a proper name)
            return kind, len(span.text.split()), -head

        return max(self._heads[entity], key=worth)

    def _naming(self, entity: int) -> Span:
        head = self._best(entity)
        return self.phrases.name(head) if self.analysis.parts[head] == "PROPN" else self.phrases.span(head)

    def _tell(self, entity: int, naming: Span) -> Actor:
        heads = sorted(self._heads[entity])
        said = [said_of(head, self.phrases) for head in heads if self.analysis.parts[head] in {"NOUN", "PROPN"}]
        nouns = tuple(noun for one in said for noun in one.nouns)
        sector = sector_of(nouns, naming.text)
        former = bool(said) and all(one.former for one in said if one.roles) and any(one.roles for one in said)
        mentions = sorted({self.phrases.span(head) for head in self._heads[entity]} | {naming}, key=lambda s: (s.start, s.end))
        name = " ".join(naming.text.split())
        return Actor(
            id=actor_id(self._article.id, naming),
            name=name,
            kind="state" if find_state(name) else self._kind(entity),
            country=country_of(tuple(state for one in said for state in one.states), naming),
            sector="GOV" if find_state(name) else "ELI" if former and sector == "GOV" else sector,
            roles=_distinct(role for one in said for role in one.roles),
            mentions=tuple(mentions),
        )

    def _kind(self, entity: int) -> Kind:
        found = [self._kinds.get(head, 1) for head in self._heads[entity]]
        most = max(sorted(set(found)), key=found.count)
        best = self._best(entity)
        if most == 1:
            return "group" if self.analysis.parts[best] != "PROPN" and self.phrases.is_plural(best) else "person"
        return "organisation" if most == 2 else "place_as_actor"  # noqa: PLR2004 (a number in MENTIONS)


def _distinct(roles: Iterable[Role]) -> tuple[Role, ...]:
    """Keep the first of each role, letter case aside, and none that another says more fully."""
    kept: dict[tuple[str, str | None], Role] = {}
    for role in roles:
        kept.setdefault((role.title.lower(), role.of), role)
    return tuple(
        role
        for (title, of), role in kept.items()
        if not any(
            (other.endswith(f" {title}") or (other == title and of is None and its is not None)) and (of is None or of == its)
            for other, its in kept
        )
    )
