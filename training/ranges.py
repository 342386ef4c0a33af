"""How far the inputs of each linear map reach, channel by channel: what smoothing needs before activations become int8.

A few channels of a layer norm's output reach far beyond the others and would leave those only a handful of int8 steps.
SmoothQuant (Xiao et al. 2023) divides each channel by a factor and multiplies its weights by the same, so that the far
channels' difficulty moves into the weights, which have a scale a column of their own.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import torch

from training.data import Example, collate, cut
from training.model import Tagger

MAPS = ("attend", "widen")  # the maps that read a layer norm's output; smoothing the third measured no gain


@torch.no_grad()
def input_ranges(tagger: Tagger, examples: Iterable[Example]) -> dict[str, npt.NDArray[np.float32]]:
    """Measure the largest absolute input of each channel.

    Args:
        tagger: The trained network.
        examples: Articles of the training part.

    Returns:
        By name ("layers.0.widen"), shape ``[channels]``.
    """
    tagger.eval()
    largest: dict[str, torch.Tensor] = {}
    hooks = []
    for name, module in tagger.named_modules():
        if name.rpartition(".")[2] in MAPS:

            def look(_module: object, inputs: tuple[torch.Tensor, ...], name: str = name) -> None:
                here = inputs[0].abs().flatten(0, -2).amax(0)
                largest[name] = torch.maximum(largest.get(name, here), here)

            hooks.append(module.register_forward_pre_hook(look))
    for example in examples:
        for window in cut(example):
            batch = collate([window])  # no padding, whose states would count
            tagger.emissions(batch.inputs, batch.mask)
    for hook in hooks:
        hook.remove()
    return {name: values.numpy() for name, values in largest.items()}


def smoothing(reach: npt.NDArray[np.float32], weight: npt.NDArray[np.float32], strength: float) -> npt.NDArray[np.float32]:
    """Give the factor by which each input channel is divided and its weights multiplied.

    Args:
        reach: Largest absolute input of each channel, shape ``[inputs]``.
        weight: Weights, shape ``[inputs, outputs]``.
        strength: How much of the difficulty moves into the weights, between 0 and 1.
    """
    heavy = np.maximum(np.abs(weight).max(axis=1), 1e-5)
    factors: npt.NDArray[np.float32] = np.maximum(reach, 1e-5) ** strength / heavy ** (1 - strength)
    factors /= np.exp(np.log(factors).mean())
    return factors
