"""What can be scored, by name: each task reads a folder of its own format and gives rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from onrecord.evaluation.accounts import score_accounts
from onrecord.evaluation.acts import score_acts
from onrecord.evaluation.clusters import score_clusters
from onrecord.evaluation.coreference import score_coreference, score_pronouns
from onrecord.evaluation.disputes import score_disputes
from onrecord.evaluation.events import score_events
from onrecord.evaluation.factuality import score_factuality
from onrecord.evaluation.figures import score_figures
from onrecord.evaluation.folder import Row, evaluate_folder
from onrecord.evaluation.headlines import score_headlines
from onrecord.evaluation.joined import score_joined
from onrecord.evaluation.labelled import score_labelled
from onrecord.evaluation.labels import Part
from onrecord.evaluation.naming import score_names
from onrecord.evaluation.pages import score_pages
from onrecord.evaluation.places import place_rows
from onrecord.evaluation.repeats import score_repeats
from onrecord.evaluation.stories import score_stories
from onrecord.evaluation.syntax import score_syntax
from onrecord.evaluation.times import score_times
from onrecord.meaning.model import FOLDER, load_model
from onrecord.reader import Reader


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be scored.

    Attributes:
        folder: The annotated texts.
        data: For the task ``record``: where the labelled texts lie.
        part: The texts to develop on, or those held for measuring, where a task knows both.
        model: Folder of the model's files.
    """

    folder: Path
    data: Path | None = None
    part: Part = "held"
    model: Path = FOLDER


TASKS: Mapping[str, Callable[[Asked], Sequence[Row]]] = MappingProxyType(
    {
        "statements": lambda asked: evaluate_folder(asked.folder, Reader(model=asked.model)),
        "record": lambda asked: score_labelled(asked.folder, asked.data or asked.folder, Reader(model=asked.model), asked.part),
        "headlines": lambda asked: score_headlines(
            asked.folder, asked.data or asked.folder, Reader(model=asked.model), asked.part
        ),
        "syntax": lambda asked: score_syntax(asked.folder, load_model(asked.model)),
        "names": lambda asked: score_names(asked.folder, asked.part, load_model(asked.model)),
        "coreference": lambda asked: score_coreference(asked.folder, load_model(asked.model)),
        "pronouns": lambda asked: score_pronouns(asked.folder, asked.part, load_model(asked.model)),
        "factuality": lambda asked: score_factuality(asked.folder, load_model(asked.model)),
        "acts": lambda asked: score_acts(asked.folder, asked.data or asked.folder, asked.part, load_model(asked.model)),
        "events": lambda asked: score_events(asked.folder, asked.data, asked.part, asked.model),
        "disputes": lambda asked: score_disputes(asked.folder),
        "accounts": lambda asked: score_accounts(asked.folder, asked.data, asked.part, asked.model),
        "figures": lambda asked: score_figures(asked.folder, asked.data, asked.part, asked.model),
        "times": lambda asked: score_times(asked.folder, "dev" if asked.part == "held" else "train"),
        "repeats": lambda asked: score_repeats(asked.folder, asked.part),
        "stories": lambda asked: score_stories(asked.folder, asked.part),
        "clusters": lambda asked: score_clusters(asked.folder, asked.part, load_model(asked.model)),
        "joined": lambda asked: score_joined(asked.folder, asked.part, load_model(asked.model)),
        "pages": lambda asked: score_pages(asked.folder, asked.part),
        "places": lambda asked: place_rows(asked.folder / "lgl.xml", "dev" if asked.part == "held" else "train"),
    }
)
