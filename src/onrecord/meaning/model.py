"""The shipped model: the encoder's weights, the vocabulary, and the small learnt numbers beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np

from onrecord.errors import ModelError
from onrecord.language.quotations import Quotation
from onrecord.meaning.confidence import TRAITS, Calibration
from onrecord.meaning.decoding import Chain
from onrecord.meaning.encoded import Encoded, encode
from onrecord.meaning.encoder import Encoder
from onrecord.meaning.heads.analysis import Analysis
from onrecord.meaning.heads.lemmas import Edit
from onrecord.meaning.heads.network import NETWORKS, Networks
from onrecord.meaning.linking import FEATURES, LinkWeights
from onrecord.meaning.pieces import CLS, SEP, PieceCutter, piece_cutter
from onrecord.meaning.tags import TAGS

FOLDER = Path(__file__).parent / "weights"
FILES = ("encoder.onnx", *(f"heads/{name}.onnx" for name in NETWORKS), "vocabulary.txt", "numbers.json")


class _Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What ``numbers.json`` holds."""

    name: str
    version: str
    follow: list[list[float]]
    start: list[float]
    end: list[float]
    link_content: list[float]
    link_source: list[float]
    calibration: list[float]
    lemmas: list[tuple[int, str]]


class Model(msgspec.Struct, frozen=True):
    """Everything that reading an article needs.

    Attributes:
        name: Name of the model.
        version: Its version.
        sha256: Hash over all its files.
        cutter: Cuts text into word pieces.
        encoder: The network.
        heads: The networks of the heads beside the span tags.
        lemmas: The edits from form to lemma.
        chain: Scores of rows of tags.
        links: Weights of linking.
        calibration: From certainties to a confidence.
    """

    name: str
    version: str
    sha256: str
    cutter: PieceCutter
    encoder: Encoder
    heads: Networks
    lemmas: tuple[Edit, ...]
    chain: Chain
    links: LinkWeights
    calibration: Calibration

    def encode(self, text: str, paragraphs: Sequence[tuple[int, int]], quoted: Sequence[Quotation]) -> Encoded:
        """Send an article through the encoder.

        Args:
            text: The article's text.
            paragraphs: Its paragraphs.
            quoted: Its quotations.
        """
        return encode(text, paragraphs, quoted, self.cutter, self.encoder)

    def analyse(self, encoded: Encoded) -> Analysis:
        """Give what the heads beside the span tags tell of an article; nothing is computed before it is asked for."""
        return Analysis(encoded, self.heads, self.lemmas)


@lru_cache(maxsize=1)
def load_model(folder: Path = FOLDER) -> Model:
    """Load a model, once.

    Args:
        folder: Where its files lie.

    Raises:
        ModelError: A file is missing or damaged.
    """
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        msg = f"the model in {folder} lacks {', '.join(missing)}. Install onrecord again"
        raise ModelError(msg)
    try:
        numbers = msgspec.json.decode((folder / "numbers.json").read_bytes(), type=_Numbers)
    except msgspec.DecodeError as error:
        msg = f"{folder / 'numbers.json'} is damaged: {error}. Install onrecord again"
        raise ModelError(msg) from error
    _check(numbers, folder)
    chain = Chain(*(np.array(part, dtype=np.float32) for part in (numbers.follow, numbers.start, numbers.end)))
    return Model(
        name=numbers.name,
        version=numbers.version,
        sha256=model_hash(folder),
        cutter=piece_cutter(folder / "vocabulary.txt"),
        encoder=Encoder(folder / "encoder.onnx"),
        heads=Networks(folder / "heads"),
        lemmas=tuple(numbers.lemmas),
        chain=chain,
        links=LinkWeights(np.array(numbers.link_content), np.array(numbers.link_source)),
        calibration=Calibration(np.array(numbers.calibration)),
    )


def _check(numbers: _Numbers, folder: Path) -> None:
    """Refuse a model whose numbers are not as many as this program reads, or whose vocabulary is cut short."""
    rows = {
        "follow": TAGS,
        "start": TAGS,
        "end": TAGS,
        "link_content": FEATURES,
        "link_source": FEATURES,
        "calibration": TRAITS,
    }
    wrong = [name for name, size in rows.items() if len(getattr(numbers, name)) != size]
    wrong += ["follow"] if any(len(row) != TAGS for row in numbers.follow) else []
    try:
        words = (folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        words = []
    if words[CLS : SEP + 1] != ["[CLS]", "[SEP]"] or "[UNK]" not in words:
        wrong.append("vocabulary")
    if wrong:
        msg = f"the model in {folder} is damaged or of another version: {', '.join(wrong)}. Install onrecord again"
        raise ModelError(msg)


def model_hash(folder: Path = FOLDER) -> str:
    """Hash a model's files, in their fixed order."""
    digest = hashlib.sha256()
    for name in FILES:
        with (folder / name).open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()
