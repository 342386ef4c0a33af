"""Actors: the entities of an article that somebody refers to, each with all its mentions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.meaning.actors.entities import PERSON, Entities
from onrecord.meaning.actors.joint import Joint
from onrecord.meaning.actors.metonyms import Seat, seat_of
from onrecord.meaning.actors.phrases import Phrases
from onrecord.meaning.actors.roles import country_of, is_role, may_be_like, said_of, said_titles, sector_of, titles_of
from onrecord.meaning.actors.same_name import person_words
from onrecord.meaning.actors.seats import acts, is_place, may_act
from onrecord.meaning.heads.analysis import Analysis
from onrecord.record.actor import Actor, How, Kind, Ref, Role
from onrecord.record.article import Article
from onrecord.record.identity import actor_id
from onrecord.record.span import Span
from onrecord.world.states import State, find_state

_FELLOWS = frozenset({"counterpart", "colleague", "homologue"})
_ACTING = frozenset({"nsubj", "nsubj:pass", "obl:agent"})
_ADDED = frozenset({"compound", "amod", "nmod:poss", "nmod", "obl"})
"""Relations of words that only tell more of another one: "Norland" of "a Norland deal", "in Norland"."""


class Actors:
    """The actors of one article, told when they are referred to.

    Args:
        article: The article.
        analysis: What the encoder's pass tells of it.
    """

    def __init__(self, article: Article, analysis: Analysis) -> None:
        """Keep both, and sort mentions into entities."""
        self._article = article
        self.analysis = analysis
        self.phrases = Phrases(analysis)
        self.entities = Entities(self.phrases)
        self._headlines = [(span.start, span.end) for span in article.headlines]
        self._told: dict[int, Span] = {}  # the words that name an entity, once it is referred to
        self._seats: dict[int, Seat] = {}  # what an entity is that a place stands for
        self._joint: dict[frozenset[int], Joint] = {}

    def ref(self, word: int, how: How | None = None) -> Ref:
        """Refer to the actor whose mention a word heads.

        Args:
            word: The word.
            how: On what the reference rests, where that is not plain from the word.
        """
        seat = self._stands_for(word)
        entity = self.entities.of(word)
        if entity is None:
            entity = self.entities.fresh(word)
        naming = self._told.setdefault(entity, self._naming(entity))
        kind = how or ("metonym" if seat is not None else self.how(word))
        return Ref(actor=actor_id(self._article.id, naming), name=" ".join(naming.text.split()), mention=naming, how=kind)

    def _stands_for(self, word: int) -> Seat | None:
        """Part a place that acts from its mentions as a place, and tie a capital to its state, where the article names it."""
        if self.analysis.parts[word] != "PROPN":
            return None
        seat = seat_of(self.phrases.name(word).text)
        if seat is None or self.entities.of(word) in self._seats:
            return seat
        named = [
            entity
            for entity in self.entities.all()
            if seat.state is not None
            and any(find_state(self.phrases.name(head).text) == seat.state for head in self.entities.names(entity))
        ]
        if named and seat.capital:
            self.entities.move(word, named[0])
        else:
            same = [other for other, known in self._seats.items() if known == seat and self.entities.heads(other)]
            if same:
                self.entities.move(word, same[0])
            else:
                self._seats[self.entities.fresh(word)] = seat
        return seat

    def joint(self, words: Sequence[int], span: Span) -> Ref:
        """Refer to several as one group: "Lind and Berg".

        Args:
            words: The heads of those joined.
            span: The words that name them together.
        """
        members = [self.ref(word) for word in words]
        key = frozenset(entity for word in words if (entity := self.entities.of(word)) is not None)
        joint = self._joint.setdefault(key, Joint(span, tuple(str(member.actor) for member in members)))
        joint.mentions.append(span)
        name = " ".join(joint.naming.text.split())
        how = members[-1].how if members else None
        return Ref(actor=actor_id(self._article.id, joint.naming), name=name, mention=joint.naming, how=how)

    def take(self, word: int, bearer: int) -> None:
        """Let a role noun mention the entity of another word, unless its own has been referred to."""
        before, entity = self.entities.of(word), self.entities.of(bearer)
        if before not in self._told and entity is not None and before != entity:
            self.entities.move(word, entity)

    def mentions(self, word: int) -> bool:
        """Tell whether a word heads a mention of an entity."""
        return self.entities.of(word) is not None

    def may_be_person(self, word: int) -> bool:
        """Tell whether whom a word mentions can be one person: is not known as an organisation, a place or several."""
        entity = self.entities.of(word)
        heads = self.entities.heads(entity) if entity is not None else [word]
        named = [head for head in heads if self.entities.is_name(head)]
        kinds = [self.entities.kinds.get(head, PERSON) for head in named or heads]
        return kinds.count(PERSON) * 2 > len(kinds) and not self.phrases.is_plural(word)

    def same(self, one: int, other: int) -> bool:
        """Tell whether two words head mentions of one entity."""
        return one == other or (self.mentions(one) and self.entities.of(one) == self.entities.of(other))

    def is_role(self, word: int) -> bool:
        """Tell whether a word is a noun that says what somebody is, not who: "minister", "the Chancellor", "sources"."""
        return self.analysis.parts[word] == "NOUN" or is_role(word, self.phrases)

    def is_anonymous(self, word: int) -> bool:
        """Tell whether the article has nothing but pronouns for whom a word mentions."""
        entity = self.entities.of(word)
        heads = [word] if entity is None else self.entities.heads(entity)
        return all(self.analysis.parts[head] in {"PRON", "DET"} for head in heads)

    def bearer(self, word: int) -> int | None:
        """Find whom a definite role noun means: the last entity before it of which the article has said that role.

        Args:
            word: The noun: the "president" of "the president said".

        Returns:
            The head of a mention of that entity; null where the noun's own entity is named, or none bears the role.
        """
        entity = self.entities.of(word)
        if entity is not None and self.entities.names(entity):
            return None
        own = said_of(word, self.phrases).states
        if self.analysis.lemmas[word].lower() in _FELLOWS:
            return self._fellow(word, own)
        bearers = [head for head in self.entities.mentions() if self._bears(head, word, own)]
        before = [head for head in bearers if head < word]
        known = [head for head in before if self._is_known(head)]
        heard = [head for head in known if self.entities.of(head) in self._told]
        if before:
            return (heard or known or before)[-1]
        later = {self.entities.of(head): head for head in reversed(bearers) if head > word and self.entities.is_name(head)}
        return next(iter(later.values())) if len(later) == 1 else None  # named only later, and nobody else is

    def _bears(self, head: int, word: int, states: tuple[State, ...]) -> bool:
        """Tell whether a mention says the role of a noun, of the same state and the same house."""
        if not titles_of(word, self.phrases) & self._titles(head) or not self._agrees(head, states):
            return False
        likes = self.analysis.parts[head] != "NOUN" or may_be_like(head, word, self.phrases)
        return likes and self.phrases.is_plural(head) == self.phrases.is_plural(word)

    def _is_known(self, word: int) -> bool:
        """Tell whether whom a word mentions is named or has been referred to."""
        entity = self.entities.of(word)
        return entity is not None and (entity in self._told or bool(self.entities.names(entity)))

    def _fellow(self, word: int, own: tuple[State, ...]) -> int | None:
        """Find the other one of "his Ukrainian colleague": the last person before who is of that state."""
        if not own:
            return None
        people = [
            head
            for head in self.entities.mentions()
            if head < word and self.entities.kinds.get(head) == PERSON and self.entities.is_name(head)
        ]
        return next((head for head in reversed(people) if set(self._states(head)) & set(own)), None)

    def _titles(self, head: int) -> frozenset[str]:
        """Give the role nouns that a mention says; of "his counterpart" also those of the one whose counterpart it is."""
        said = said_titles(head, self.phrases)
        if not said & _FELLOWS:
            return said
        owners = [
            child
            for noun in (head, *self.phrases.below(head, "appos"), int(self.analysis.trees.heads[head]))
            for child in self.phrases.below(noun, "nmod")
            if self.analysis.trees.name(child) == "nmod:poss"
        ]
        entities = [entity for child in owners if (entity := self.entities.of(child)) is not None]
        return said.union(*(said_titles(other, self.phrases) for entity in entities for other in self.entities.heads(entity)))

    def _states(self, head: int) -> tuple[State, ...]:
        entity = self.entities.of(head)
        heads = [head] if entity is None else self.entities.heads(entity)
        return tuple(state for one in heads for state in said_of(one, self.phrases).states)

    def _agrees(self, head: int, states: tuple[State, ...]) -> bool:
        """Tell whether whom a word mentions may be of a state: one that is said of him, or none is said."""
        said = set(self._states(head))
        return not states or not said or bool(said & set(states))

    def how(self, word: int) -> How:
        """Tell what kind of mention a word heads."""
        part = self.analysis.parts[word]
        if part == "PROPN":
            return "role" if is_role(word, self.phrases) else "name"
        return "pronoun" if part in {"PRON", "DET"} else "role"

    def told(self) -> tuple[Actor, ...]:
        """Give the actors that were referred to, and states that act, in order of first mention."""
        for word in self.entities.mentions():
            if self.entities.is_name(word) and acts(word, self.phrases) and may_act(word, self.phrases):
                self.ref(word)
        actors: dict[str, Actor] = {}
        for entity, naming in self._told.items():  # two entities that the same words name are told once
            actor = self._tell(entity, naming)
            actors.setdefault(actor.id, actor)
        for joint in self._joint.values():
            name = " ".join(joint.naming.text.split())
            actor = Actor(id=actor_id(self._article.id, joint.naming), name=name, kind="group", mentions=joint.all())
            actors.setdefault(actor.id, actor)
        return tuple(sorted(actors.values(), key=lambda actor: (actor.mentions[0].start, actor.id)))

    def _best(self, entity: int) -> int:
        """Choose the head that names an entity best: a proper name, the fullest, in the text; else a noun; else a pronoun."""
        parts = self.analysis.parts

        def worth(head: int) -> tuple[int, int, int, int, int]:
            named = self.entities.is_name(head)
            span = self.phrases.name(head) if named else self.phrases.span(head)
            kind = 2 if named else int(parts[head] not in {"PRON", "DET"})
            length = len(person_words(span.text)) if named else len(span.text.split())
            relation = self.analysis.trees.name(head)
            place = 2 if relation in _ACTING else int(relation not in _ADDED)
            place = -1 if named and may_act(head, self.phrases) and is_place(head, self.phrases) else place
            headline = any(start <= span.start < end for start, end in self._headlines)
            return kind, length, int(not headline), place, -head

        return max(self.entities.heads(entity), key=worth)

    def _naming(self, entity: int) -> Span:
        head = self._best(entity)
        return self.phrases.name(head) if self.entities.is_name(head) else self.phrases.span(head)

    def _tell(self, entity: int, naming: Span) -> Actor:
        heads = self.entities.heads(entity)
        said = [said_of(head, self.phrases) for head in heads if self.analysis.parts[head] in {"NOUN", "PROPN"}]
        nouns = tuple(noun for one in said for noun in one.nouns)
        sector = sector_of(nouns, naming.text)
        former = bool(said) and all(one.former for one in said if one.roles) and any(one.roles for one in said)
        mentions = sorted({self.phrases.span(head) for head in self._acting(heads)} | {naming}, key=lambda s: (s.start, s.end))
        name = " ".join(naming.text.split())
        seat = self._seats.get(entity)
        state = find_state(name)
        return Actor(
            id=actor_id(self._article.id, naming),
            name=name,
            kind=seat.kind if seat else "state" if state else self._kind(entity),
            country=seat.country if seat else country_of(tuple(state for one in said for state in one.states), naming),
            sector=seat.sector if seat else "GOV" if state else "ELI" if former and sector == "GOV" else sector,
            roles=_distinct(role for one in said for role in one.roles),
            mentions=tuple(mentions),
        )

    def _acting(self, heads: Sequence[int]) -> list[int]:
        """Leave out the names of states, capitals and houses that are only where something is."""
        named = [head for head in heads if self.entities.is_name(head)]
        places = {head for head in named if may_act(head, self.phrases) and is_place(head, self.phrases)}
        return [head for head in heads if head not in places]

    def _kind(self, entity: int) -> Kind:
        found = [self.entities.kinds.get(head, 1) for head in self.entities.heads(entity)]
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
