"""To whom statements are said and at whom they aim, put into the statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import structs

from onrecord.meaning.actors.actors import Actors
from onrecord.meaning.addressees import Addressees
from onrecord.meaning.linking import Attribution
from onrecord.meaning.parties import Parties
from onrecord.meaning.targets import Targets
from onrecord.record.actor import Ref
from onrecord.record.statement import Statement


def direct(statements: Sequence[Statement], attributions: Sequence[Attribution], actors: Actors) -> list[Statement]:
    """Give statements their addressees and targets, where the article names them; nobody speaks to himself.

    Args:
        statements: The statements, with speakers and acts.
        attributions: The attribution that each is made of.
        actors: The article's actors.
    """
    parties = Parties(actors)
    targets = Targets(parties)
    heads = Addressees(parties).all(attributions)
    directed = []
    for one, attribution, head in zip(statements, attributions, heads, strict=True):
        addressee = _other([head] if head is not None else [], one.speaker, parties)
        aimed_at = targets.all_of(attribution, one.act, head if addressee is not None else None)
        directed.append(structs.replace(one, addressee=addressee, target=_other(aimed_at, one.speaker, parties)))
    return directed


def _other(words: Iterable[int], speaker: Ref | None, parties: Parties) -> Ref | None:
    """Refer to the first of some that is not the speaker."""
    refs = (parties.ref(word) for word in words)
    return next((ref for ref in refs if ref is not None and (speaker is None or ref.actor != speaker.actor)), None)
