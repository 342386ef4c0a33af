"""Scores of resolved places. The articles here are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.evaluation.places import GROUPS, MEASURES, part_of, read_lgl, score_places

LGL = Path(__file__).parents[3] / "shared" / "data" / "places" / "lgl.xml"
TOPONYM = """<toponym><start>{start}</start><end>{end}</end><phrase>{phrase}</phrase>
  <gaztag geonameid="{number}"><fclass>{fclass}</fclass><fcode>{fcode}</fcode><lat>{lat}</lat><lon>{lon}</lon>
  <country>{country}</country></gaztag></toponym>"""
PARIS = {"number": 2988507, "fclass": "P", "fcode": "PPLC", "lat": 48.85, "lon": 2.35, "country": "France"}
FRANCE = {"number": 3017382, "fclass": "A", "fcode": "PCLI", "lat": 46.0, "lon": 2.0, "country": "France"}
NOWHERE = {"number": 1, "fclass": "H", "fcode": "STM", "lat": 0.0, "lon": 0.0, "country": "Georgia"}
TEXT = "Paris is in France, far from Qwertyville Creek."


def lgl(folder: Path, name: str, *toponyms: str) -> Path:
    """Write a file in LGL's form with one article."""
    path = folder / "lgl.xml"
    inside = f"<text><![CDATA[{TEXT}]]></text><domain>news.example</domain><toponyms>{''.join(toponyms)}</toponyms>"
    path.write_text(f'<articles><article docid="{name}">{inside}</article></articles>', encoding="utf-8")
    return path


def tied(phrase: str, **tie: object) -> str:
    """Mark a phrase of the text."""
    start = TEXT.index(phrase)
    return TOPONYM.format(start=start, end=start + len(phrase), phrase=phrase, **tie)


def named(part: str) -> str:
    """Find an article's number that belongs to a part."""
    return next(str(number) for number in range(100) if part_of(str(number)) == part)


def test_score_counts_right_and_unresolved_names_by_group(tmp_path: Path) -> None:
    """A town, a state and an unknown creek: two are right, the third is unresolved and counts as wrong."""
    marks = (tied("Paris", **PARIS), tied("France", **FRANCE), tied("Qwertyville Creek", **NOWHERE))
    rows = {(row.measure, row.group): row for row in score_places(lgl(tmp_path, named("dev"), *marks))}
    assert list(rows) == [(measure, group) for measure in MEASURES for group in GROUPS]
    assert (rows["within 161 km", "all"].counted, rows["within 161 km", "all"].total) == (2, 3)
    assert (rows["country", "cities"].counted, rows["country", "countries"].counted) == (1, 1)
    assert (rows["country", "regions"].counted, rows["unresolved", "regions"].counted) == (0, 1)
    assert rows["country", "cities and countries"].share == 100


def test_each_part_is_scored_alone(tmp_path: Path) -> None:
    """An article of the training part does not count in dev, and the other way round."""
    path = lgl(tmp_path, named("train"), tied("Paris", **PARIS))
    assert score_places(path)[0].total == 0
    assert score_places(path)[0].share == 0
    assert score_places(path, "train")[0].total == 1


def test_wrong_place_is_counted_as_wrong(tmp_path: Path) -> None:
    """Were the true Paris in Texas, both measures would say so."""
    texas = PARIS | {"lat": 33.66, "lon": -95.56, "country": "United States"}
    rows = score_places(lgl(tmp_path, named("dev"), tied("Paris", **texas)))
    assert {row.measure: row.counted for row in rows if row.group == "all"} == dict.fromkeys(MEASURES, 0)


def test_untied_names_are_left_out(tmp_path: Path) -> None:
    """A name that the annotators could not tie is not counted."""
    path = lgl(tmp_path, "1", "<toponym><start>0</start><end>5</end><phrase>Paris</phrase></toponym>")
    assert next(read_lgl(path)).places == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<articles>", "cannot be read as LGL"),
        ("<html/>", "its root is <html>"),
        ("", "cannot be read as LGL"),
    ],
)
def test_other_file_is_refused_with_the_reason(tmp_path: Path, content: str, said: str) -> None:
    """A file that is not LGL is refused, and the message says why."""
    path = tmp_path / "other.xml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        list(read_lgl(path))


def test_missing_file_is_refused(tmp_path: Path) -> None:
    """A file that is not there is an input error."""
    with pytest.raises(InputError, match="cannot be read"):
        list(read_lgl(tmp_path / "none.xml"))


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (TOPONYM.format(start=1, end=6, phrase="Paris", **PARIS), "the text has"),
        (TOPONYM.format(start=0, end=0, phrase="", **PARIS), "the text has"),
        (TOPONYM.format(start="x", end=5, phrase="Paris", **PARIS), "invalid literal"),
        (TOPONYM.format(start=0, end=5, phrase="Paris", **(PARIS | {"country": "Atlantis"})), "Atlantis"),
    ],
)
def test_damaged_mark_is_refused_with_its_article(tmp_path: Path, mark: str, said: str) -> None:
    """A mark that does not fit its text is refused, with file, article and reason."""
    with pytest.raises(InputError, match="article 5") as caught:
        list(read_lgl(lgl(tmp_path, "5", mark)))
    assert said in str(caught.value)


def test_entities_of_a_hostile_file_are_not_opened(tmp_path: Path) -> None:
    """A file that names an outer entity doesn't get another file's content into an article."""
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words", encoding="utf-8")
    path = tmp_path / "lgl.xml"
    head = f'<!DOCTYPE articles [<!ENTITY outer SYSTEM "{secret.as_uri()}">]>'
    path.write_text(f'{head}<articles><article docid="1"><text>&outer;</text></article></articles>', encoding="utf-8")
    assert "secret" not in next(read_lgl(path)).text


@pytest.mark.skipif(not LGL.exists(), reason="LGL does not stand beside the project")
def test_every_mark_of_lgl_fits_its_text() -> None:
    """The loader reads all of LGL, and both parts hold about half of it."""
    articles = list(read_lgl(LGL))
    assert len(articles) == 588
    assert sum(len(article.places) for article in articles) == 4462
    assert 0.4 < sum(part_of(article.name) == "dev" for article in articles) / len(articles) < 0.6


@pytest.mark.skipif(not LGL.exists(), reason="LGL does not stand beside the project")
def test_scores_do_not_fall() -> None:
    """On dev at least 92 in 100 countries are right and 81 in 100 places within 161 km, given the names."""
    shares = {row.measure: row.share for row in score_places(LGL) if row.group == "all"}
    assert shares["country"] > 92
    assert shares["within 161 km"] > 81
