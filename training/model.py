"""The network as PyTorch trains it: MiniLM's encoder with three more input embeddings, a tag head and a chain over tags."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

from onrecord.meaning.features import CASES, EDGES, QUOTES
from onrecord.meaning.tags import IMPOSSIBLE, TAGS, allowed, may_start

VOCABULARY = 30522
WIDTH = 384
LAYERS = 6
HEADS = 12
INNER = 1536
PLACES = 512
NORM_EPSILON = 1e-12


class Layer(nn.Module):
    """One transformer layer, normalised after each half (Vaswani et al. 2017)."""

    def __init__(self, dropout: float) -> None:
        """Make the layer's weights."""
        super().__init__()
        self.attend = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, NORM_EPSILON)
        self.widen = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.narrow_norm = nn.LayerNorm(WIDTH, NORM_EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Compute the next states; all of shape ``[windows, length, width]``."""
        rows, length, _ = states.shape
        query, key, value = (
            part.view(rows, length, HEADS, WIDTH // HEADS).transpose(1, 2) for part in self.attend(states).chunk(3, -1)
        )
        mixed = functional.scaled_dot_product_attention(query, key, value, mask[:, None, None, :])
        mixed = self.attended(mixed.transpose(1, 2).reshape(rows, length, WIDTH))
        states = self.attended_norm(states + self.dropout(mixed))
        inner = self.narrow(functional.gelu(self.widen(states)))
        after: torch.Tensor = self.narrow_norm(states + self.dropout(inner))
        return after


class Tagger(nn.Module):
    """Encoder, tag head and chain.

    Args:
        dropout: Share of the states that are dropped in training.
    """

    def __init__(self, dropout: float = 0.1) -> None:
        """Make the weights; the added embeddings start at nothing, so that the encoder starts as it was."""
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.extras = nn.ModuleList([nn.Embedding(size, WIDTH) for size in (CASES, QUOTES, EDGES)])
        self.norm = nn.LayerNorm(WIDTH, NORM_EPSILON)
        self.layers = nn.ModuleList([Layer(dropout) for _ in range(LAYERS)])
        self.dropout = nn.Dropout(dropout)
        self.tag = nn.Linear(WIDTH, TAGS)
        self.follow = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.start = nn.Parameter(torch.zeros(TAGS))
        self.end = nn.Parameter(torch.zeros(TAGS))
        self.register_buffer("allowed", torch.from_numpy(allowed()), persistent=False)
        self.register_buffer("may_start", torch.from_numpy(may_start()), persistent=False)
        for extra in self.extras:
            nn.init.zeros_(extra.weight)
        nn.init.normal_(self.tag.weight, std=0.02)
        nn.init.zeros_(self.tag.bias)

    def states(self, inputs: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Compute the encoder's states.

        Args:
            inputs: Ids, case, quotation and edge numbers, shape ``[4, windows, length]``.
            mask: Where pieces stand, shape ``[windows, length]``.

        Returns:
            States, shape ``[windows, length, width]``.
        """
        places = torch.arange(inputs.shape[2], device=inputs.device)
        states = self.words(inputs[0]) + self.places(places)
        for extra, numbers in zip(self.extras, inputs[1:], strict=True):
            states = states + extra(numbers)
        states = self.dropout(self.norm(states))
        for layer in self.layers:
            states = layer(states, mask)
        return states

    def emissions(self, inputs: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Score the tags of every piece; as ``states``, but of shape ``[windows, length, tags]``."""
        scores: torch.Tensor = self.tag(self.dropout(self.states(inputs, mask)))
        return scores

    def chain(self) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Give the scores of rows of tags, forbidden ones included: following, first and last tag."""
        follow = self.follow.masked_fill(~self.allowed, IMPOSSIBLE)
        start = self.start.masked_fill(~self.may_start, IMPOSSIBLE)
        return follow, start, self.end

    def loss(self, emissions: torch.Tensor, words: torch.Tensor, tags: torch.Tensor) -> torch.Tensor:
        """Compute the mean negative log likelihood of a word's tag in its row.

        Args:
            emissions: Scores, shape ``[windows, length, tags]``.
            words: Flat places of the words of each stretch, -1 beyond its end, shape ``[stretches, words]``.
            tags: Their tags, same shape.
        """
        follow, start, end = self.chain()
        there = words >= 0
        scores = emissions.float().reshape(-1, TAGS)[words.clamp(min=0)]
        total = start + scores[:, 0]
        gold = total.gather(1, tags[:, :1])[:, 0]
        for step in range(1, words.shape[1]):
            live = there[:, step]
            following = torch.logsumexp(total[:, :, None] + follow, dim=1) + scores[:, step]
            total = torch.where(live[:, None], following, total)
            moved = follow[tags[:, step - 1], tags[:, step]] + scores[:, step].gather(1, tags[:, step : step + 1])[:, 0]
            gold = gold + torch.where(live, moved, torch.zeros_like(moved))
        last = tags.gather(1, there.sum(1, keepdim=True) - 1)[:, 0]
        nll = torch.logsumexp(total + end, dim=1) - (gold + end[last])
        return nll.sum() / there.sum()


def from_minilm(weights: Path, dropout: float = 0.1) -> Tagger:
    """Make a tagger whose encoder is MiniLM's.

    Args:
        weights: ``model.safetensors`` of ``all-MiniLM-L6-v2``.
        dropout: Share of the states that are dropped in training.
    """
    stored = load_file(str(weights))
    tagger = Tagger(dropout)
    state = tagger.state_dict()
    state["words.weight"] = stored["embeddings.word_embeddings.weight"]
    state["places.weight"] = (
        stored["embeddings.position_embeddings.weight"] + stored["embeddings.token_type_embeddings.weight"][0]
    )
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = stored[f"embeddings.LayerNorm.{kind}"]
        for i in range(LAYERS):
            old, new = f"encoder.layer.{i}", f"layers.{i}"
            three = [stored[f"{old}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            state[f"{new}.attend.{kind}"] = torch.cat(three)
            state[f"{new}.attended.{kind}"] = stored[f"{old}.attention.output.dense.{kind}"]
            state[f"{new}.attended_norm.{kind}"] = stored[f"{old}.attention.output.LayerNorm.{kind}"]
            state[f"{new}.widen.{kind}"] = stored[f"{old}.intermediate.dense.{kind}"]
            state[f"{new}.narrow.{kind}"] = stored[f"{old}.output.dense.{kind}"]
            state[f"{new}.narrow_norm.{kind}"] = stored[f"{old}.output.LayerNorm.{kind}"]
    tagger.load_state_dict(state)
    return tagger
