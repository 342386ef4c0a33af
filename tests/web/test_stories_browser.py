"""Stories and the map in Debian's Chromium: what a screen reader would meet, at every width, without scripts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.compare.flood import reports
from tests.web.driving import DESK, PHONE, ZOOMED, chromium, listening_app, needs_browser
from tests.web.test_stories_pages import filled

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser

CASES = [(DESK, "light"), (DESK, "dark"), (PHONE, "light"), (ZOOMED, "dark")]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An app that listens, over a store with a story."""
    path = filled(tmp_path_factory.mktemp("stories") / "news.db", reports())
    with listening_app(Path(path)) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    with chromium() as opened:
        yield opened


def paths(page: Page) -> list[str]:
    """Name the pages: the list, the story that it leads to, and the map."""
    page.goto("/stories")
    story = page.locator(".inbox a").first.get_attribute("href") or ""
    return ["/stories", story, "/map", f"/map?story={story.rpartition('/')[2]}"]


@pytest.mark.parametrize(("size", "scheme"), CASES)
def test_every_page_is_accessible(
    browser: Browser, address: str, size: tuple[int, int], scheme: Literal["light", "dark"]
) -> None:
    """axe-core finds nothing, in light and dark, on a desk, a phone and at 400 %; nothing sticks out."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed").Axe()
    context = browser.new_context(
        base_url=address, viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    for path in paths(page):
        page.goto(path)
        for fault in axe.run(page).response["violations"]:
            faults += [f"{path}: {fault['impact']} {fault['id']}: {node['html'][:120]}" for node in fault["nodes"]]
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], path
        if (folder := os.environ.get("ONRECORD_SCREENSHOTS")) is not None:
            name = f"{path.strip('/').replace('/', '-').partition('?')[0]}-{size[0]}-{scheme}.png"
            page.screenshot(path=Path(folder) / name, full_page=size != ZOOMED)
    context.close()
    assert faults == []


def test_the_map_is_drawn(browser: Browser, address: str) -> None:
    """The land comes from the app itself, and the spot lies inside the picture. No script is needed."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    with page.expect_response("**/static/map/world.svg") as answered:
        page.goto("/map")
    assert answered.value.ok
    picture, spot = page.locator(".world svg").bounding_box(), page.locator("circle.spot").bounding_box()
    assert picture is not None
    assert spot is not None
    assert picture["x"] < spot["x"] < picture["x"] + picture["width"]
    assert picture["y"] < spot["y"] < picture["y"] + picture["height"]
    context.close()
