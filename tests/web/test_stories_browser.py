"""Stories and the map in Debian's Chromium: what a screen reader would meet, at every width, without scripts."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
import uvicorn

from onrecord.web import make_app
from tests.compare.flood import reports
from tests.web.conftest import settings_for
from tests.web.test_stories_pages import filled

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BROWSER = next((path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)
playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed, so no browser was driven")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed, so no browser was driven")

DESK, PHONE, ZOOMED = (1280, 900), (390, 844), (320, 256)  # the last: 1280 by 1024 at 400 %
CASES = [(DESK, "light"), (DESK, "dark"), (PHONE, "light"), (ZOOMED, "dark")]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An app that listens, over a store with a story."""
    path = filled(tmp_path_factory.mktemp("stories") / "news.db", reports())
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(make_app(settings_for(Path(path), port=port)), log_level="error", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    with playwright.sync_playwright() as driver:
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        opened = driver.chromium.launch(executable_path=BROWSER, args=options)
        yield opened
        opened.close()


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
