"""Word pieces: an article cut into the units that the encoder reads, each with its place in the text.

The vocabulary and the rules are those of BERT uncased (Devlin et al. 2019); what lower-casing loses comes back as features.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

CLS, SEP = 101, 102

Ints: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text, in order.

    Attributes:
        ids: Vocabulary numbers, shape ``[pieces]``.
        starts: Offset of each piece's first code point, shape ``[pieces]``.
        ends: Offset after each piece's last code point, shape ``[pieces]``.
        first: Whether a piece begins a word, shape ``[pieces]``.
    """

    ids: Ints
    starts: Ints
    ends: Ints
    first: Flags

    def __len__(self) -> int:
        """Count the pieces."""
        return len(self.ids)


class PieceCutter:
    """Cuts texts into word pieces by a vocabulary file with one piece a line.

    Args:
        vocabulary: Path of the file.
    """

    def __init__(self, vocabulary: Path) -> None:
        """Read the vocabulary."""
        words = vocabulary.read_text(encoding="utf-8").splitlines()
        self._continues: Flags = np.array([word.startswith("##") for word in words], dtype=np.bool_)
        self._tokenizer = Tokenizer(
            WordPiece({word: number for number, word in enumerate(words)}, unk_token="[UNK]")  # noqa: S106 (no password)
        )
        self._tokenizer.normalizer = BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()

    def cut(self, text: str) -> Pieces:
        """Cut one text.

        Args:
            text: Any text; what is neither letter, digit nor mark simply yields no piece.
        """
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        ids = np.array(encoding.ids, dtype=np.int64)
        edges = np.fromiter(chain.from_iterable(encoding.offsets), dtype=np.int64, count=2 * len(ids))
        first = ~self._continues[ids]
        if len(first):
            first[0] = True
        return Pieces(ids, edges[0::2], edges[1::2], first)


@lru_cache(maxsize=4)
def piece_cutter(vocabulary: Path) -> PieceCutter:
    """Give the cutter of a vocabulary file, made once."""
    return PieceCutter(vocabulary)
