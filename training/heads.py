"""The heads beside the span tags, as PyTorch trains them: small layers on the encoder's states."""

from __future__ import annotations

from typing import get_args

import torch
from torch import nn
from torch.nn import functional

from onrecord.meaning.heads.acts import ACTS, CUE
from onrecord.meaning.heads.inventory import BOUNDARIES, MENTIONS, NAME_TAGS, NAMES, PARTS, RELATIONS
from onrecord.meaning.heads.pairs import ROWS
from onrecord.meaning.tags import TAGS
from onrecord.record.event import Type
from training.model import WIDTH
from training.stated import ActTargets

EVENT_TYPES: tuple[Type, ...] = get_args(Type)
ARC = 128  # width of the vectors that choose a head
RELATION = 64  # width of those that name the relation
HIDDEN = 256  # width of the layer that names get at last
FACT = 64  # width of what tells whether an event happened
PAIR = 64  # width of what tells whether two mentions are one
ACT = 96  # width of what tells what a statement does
DEED = 128  # width of what tells events, and statements within statements
QUERIES = 4  # words of cue, and of content, that it looks at
_NUMBER = 1 + 2 * NAMES.index("number")
FORBIDDEN = -1e4


class Heads(nn.Module):
    """All heads.

    Syntax follows Dozat and Manning 2017 (biaffine attention), coreference Clark and Manning 2016 (mention ranking) between
    the heads of mentions (Dobrovolskii 2021).

    Args:
        lemmas: How many edits from form to lemma there are.
        dropout: Share of the states that are dropped in training.
    """

    def __init__(self, lemmas: int, dropout: float = 0.2) -> None:
        """Make the weights."""
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.boundary = nn.Linear(WIDTH, len(BOUNDARIES))
        self.name = nn.Linear(WIDTH, NAME_TAGS)
        self.part = nn.Linear(WIDTH, len(PARTS))
        self.lemma = nn.Linear(WIDTH, lemmas)
        self.mention = nn.Linear(WIDTH, len(MENTIONS))
        self.fact = nn.Sequential(nn.Linear(WIDTH, FACT), nn.GELU(), nn.Linear(FACT, 1))
        self.syntax = nn.Linear(WIDTH, 2 * ARC + 2 * RELATION)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.relation = nn.Parameter(torch.zeros(len(RELATIONS), RELATION + 1, RELATION + 1))
        self.later = nn.Linear(WIDTH, 2 * PAIR)
        self.earlier = nn.Linear(WIDTH, 2 * PAIR)
        self.signs = nn.EmbeddingBag(ROWS + 1, PAIR, mode="sum", padding_idx=ROWS)
        self.pair = nn.Linear(PAIR, 1)
        self.fresh = nn.Linear(WIDTH, 1)
        self.trigger = nn.Sequential(nn.Linear(WIDTH, DEED), nn.GELU(), nn.Linear(DEED, 1 + len(EVENT_TYPES)))
        self.inner = nn.Sequential(nn.Linear(WIDTH, DEED), nn.GELU(), nn.Linear(DEED, TAGS))
        self.narrow = nn.Linear(WIDTH, ACT)
        self.look = nn.Linear(ACT, 2 * QUERIES)
        self.act = nn.Linear(2 * QUERIES * ACT, len(ACTS))
        self.act_by_content = nn.Linear(QUERIES * ACT, len(ACTS))
        nn.init.normal_(self.arc, std=0.02)
        nn.init.normal_(self.relation, std=0.02)
        nn.init.normal_(self.signs.weight, std=0.02)

    def loss(self, states: torch.Tensor, marks: dict[str, torch.Tensor], facts: torch.Tensor | None) -> dict[str, torch.Tensor]:
        """Compute the losses of the heads that the marks speak of.

        Args:
            states: The encoder's states, shape ``[windows, length, width]``.
            marks: Targets by head, shape ``[windows, length]``, negative where unknown; ``head`` holds places in the window.
            facts: Scores from -3 to 3, not a number where unknown, same shape.
        """
        states = self.dropout(states)
        losses: dict[str, torch.Tensor] = {}
        for name in ("boundary", "part", "lemma", "mention", "trigger", "inner"):
            if name in marks and bool((marks[name] >= 0).any()):
                known = marks[name] >= 0
                losses[name] = functional.cross_entropy(getattr(self, name)(states[known]), marks[name][known])
        if "name" in marks:
            losses["name"] = self._name_loss(states, marks["name"])
        if "head" in marks:
            losses |= self._tree_loss(states, marks)
        if facts is not None:
            known = ~facts.isnan()
            found = self.fact(states[known])[:, 0]
            losses["fact"] = functional.smooth_l1_loss(found, facts[known], beta=0.3)
        return losses

    def _name_loss(self, states: torch.Tensor, marks: torch.Tensor) -> torch.Tensor:
        known = marks >= 0
        chances = functional.log_softmax(self.name(states[known]), dim=-1)
        wanted = marks[known]
        open_number = wanted == NAME_TAGS
        either = chances[:, [0, _NUMBER, _NUMBER + 1]].logsumexp(-1)
        exact = chances.gather(1, wanted.clamp(max=NAME_TAGS - 1)[:, None])[:, 0]
        return -torch.where(open_number, either, exact).mean()

    def arcs(self, states: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Give scores of heads, shape ``[windows, dependents, heads]``, and the vectors that name relations, with a 1 added."""
        parts = functional.leaky_relu(self.syntax(states), 0.1)
        dependent, head, below, above = parts.split([ARC, ARC, RELATION, RELATION], dim=-1)
        ones = torch.ones_like(dependent[..., :1])
        scores = torch.cat([dependent, ones], -1) @ self.arc @ head.transpose(1, 2)
        return scores, torch.cat([below, ones], -1), torch.cat([above, ones], -1)

    def _tree_loss(self, states: torch.Tensor, marks: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
        scores, below, above = self.arcs(states)
        words = marks["part"] >= 0
        sentence = (marks["boundary"] == 2).cumsum(1)  # noqa: PLR2004 (a sentence begins)
        open_pair = words[:, None, :] & (sentence[:, :, None] == sentence[:, None, :])
        scores = scores.masked_fill(~open_pair, FORBIDDEN)
        known = marks["head"] >= 0
        rows, places = known.nonzero(as_tuple=True)
        heads = marks["head"][rows, places]
        arc = functional.cross_entropy(scores[rows, places], heads)
        named = torch.einsum("ni,rij,nj->nr", below[rows, places], self.relation, above[rows, heads])
        return {"arc": arc, "relation": functional.cross_entropy(named, marks["relation"][rows, places])}

    def pair_scores(self, states: torch.Tensor, features: torch.Tensor) -> torch.Tensor:
        """Score every mention's antecedents.

        Args:
            states: States of the heads of one document's mentions, shape ``[mentions, width]``.
            features: Features of their pairs, shape ``[mentions, mentions, features]``.

        Returns:
            Scores, shape ``[mentions, 1 + mentions]``: first that a mention is fresh, then that each mention before it is the
            same.
        """
        later, later_more = self.later(states).chunk(2, -1)
        earlier, earlier_more = self.earlier(states).chunk(2, -1)
        count = len(states)
        row, column = torch.tril_indices(count, count, -1)
        hidden = functional.relu(later[row] + earlier[column] + self.signs(features[row, column]))
        found = self.pair(hidden)[:, 0] + (later_more[row] * earlier_more[column]).sum(-1) / PAIR**0.5
        scores = states.new_full((count, count), FORBIDDEN).index_put((row, column), found)
        return torch.cat([self.fresh(states), scores], dim=1)

    def pair_loss(
        self, states: torch.Tensor, features: torch.Tensor, entities: torch.Tensor, known: torch.Tensor
    ) -> torch.Tensor:
        """Compute the mean negative log likelihood of the right antecedents of one document's mentions, those known."""
        chances = functional.log_softmax(self.pair_scores(self.dropout(states), features), dim=-1)
        before = torch.ones(len(states), len(states), dtype=torch.bool, device=states.device).tril(-1)
        same = (entities[:, None] == entities[None, :]) & before
        right = torch.cat([~same.any(1, keepdim=True), same], dim=1)
        return -chances[known].masked_fill(~right[known], FORBIDDEN).logsumexp(-1).mean()

    def act_scores(self, states: torch.Tensor, places: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Score what statements do, by attention over the words of cue and content (Yang et al. 2016).

        Args:
            states: The encoder's states, shape ``[places, width]``.
            places: Where the word pieces of cue and content stand among them, as in ``ActTargets``.

        Returns:
            Scores by cue and content, and by content alone, each of shape ``[statements, acts]``.
        """
        narrow = functional.gelu(self.narrow(self.dropout(states[places.clamp(min=0)])))
        looks = self.look(narrow)
        seen = []
        for part, queries in ((slice(0, CUE), slice(0, QUERIES)), (slice(CUE, None), slice(QUERIES, None))):
            known = (places[:, part] >= 0)[..., None]
            weights = looks[:, part, queries].masked_fill(~known, FORBIDDEN).softmax(1)
            seen.append(((weights * known).transpose(1, 2) @ narrow[:, part]).flatten(1))
        return self.act(self.dropout(torch.cat(seen, 1))), self.act_by_content(self.dropout(seen[1]))

    def act_loss(self, states: torch.Tensor, targets: ActTargets, *, hidden: bool) -> torch.Tensor:
        """Compute the loss of acts: by content alone where the cue was hidden."""
        both, content = self.act_scores(states.reshape(-1, states.shape[-1]), targets.places)
        return functional.cross_entropy(content if hidden else both, targets.acts)
