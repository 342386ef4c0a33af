"""Readers of names, factuality and ambiguous pronouns. All texts are invented."""

from __future__ import annotations

from pathlib import Path

from onrecord.evaluation.ambiguous import read_gap
from onrecord.evaluation.factual import read_factuality
from onrecord.evaluation.named import read_bio


def test_names_are_found_at_their_places_in_the_prose(tmp_path: Path) -> None:
    """Tokens of one name are one span, also beside another name; the address is left out."""
    path = tmp_path / "xx_port_1.txt.tsv"
    path.write_text(
        "https://news.example/1\tO\n\nAda\tB-Person\nLind\tI-Person\nOsthaven\tB-Location\n's\tO\nport\tO\n.\tO\n\n"
        "Berg\tB-Person\tB-Location\nleft\tO\n.\tO\n",
        encoding="utf-8",
    )
    found = read_bio(path, address_first=True)
    assert (found.name, found.text) == ("xx_port_1", "Ada Lind Osthaven's port.\n\nBerg left.")
    assert [(found.text[start:end], kind) for start, end, kind in found.entities] == [
        ("Ada Lind", "Person"), ("Osthaven", "Location"), ("Berg", "Person"),
    ]  # fmt: skip


def test_events_keep_their_scores(tmp_path: Path) -> None:
    """Words without a score are no events."""
    path = tmp_path / "dev.conll"
    path.write_text(
        "0\tThey\t_\tPRP\n1\tdenied\t3.0\tVBD\n2\tleaving\t-3.0\tVBG\n3\t.\t_\t.\n\n0\tStay\t0.5\tVB\n", encoding="utf-8"
    )
    first, second = read_factuality(path)
    assert [(first.text[start:end], score) for start, end, score in first.events] == [("denied", 3.0), ("leaving", -3.0)]
    assert [(second.text[start:end], score) for start, end, score in second.events] == [("Stay", 0.5)]
    assert first.name != second.name


def test_a_pronoun_and_two_names(tmp_path: Path) -> None:
    """Quotation marks in a cell are letters like others."""
    path = tmp_path / "gap.tsv"
    text = 'Ada met "Eve" when she left.'
    path.write_text(
        "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n"
        f"d-1\t{text}\tshe\t19\tAda\t0\tTRUE\tEve\t9\tFALSE\thttps://news.example\n",
        encoding="utf-8",
    )
    (found,) = read_gap(path)
    assert found.text == text
    assert [text[slice(*span)] for span in (found.pronoun, *found.names)] == ["she", "Ada", "Eve"]
    assert found.meant == (True, False)
