"""The network and a joined speaker in Debian's Chromium: what a screen reader would meet, at every width, without scripts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.compare.feud import ADA, BO, CLEO, filled, reports
from tests.web.driving import DESK, PHONE, ZOOMED, chromium, listening_app, needs_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = needs_browser

CASES = [(DESK, "light"), (DESK, "dark"), (PHONE, "light"), (ZOOMED, "dark")]


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int]]:
    """A store of the feud, and the numbers of its actors."""
    path = tmp_path_factory.mktemp("network") / "news.db"
    return path, filled(path, reports())


@pytest.fixture(scope="module")
def address(stored: tuple[Path, dict[str, int]]) -> Iterator[str]:
    """An app that listens, over that store."""
    with listening_app(stored[0]) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    with chromium() as opened:
        yield opened


@pytest.mark.parametrize(("size", "scheme"), CASES)
def test_every_page_is_accessible(
    browser: Browser,
    address: str,
    stored: tuple[Path, dict[str, int]],
    size: tuple[int, int],
    scheme: Literal["light", "dark"],
) -> None:
    """axe-core finds nothing, in light and dark, on a desk, a phone and at 400 %; nothing sticks out."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed").Axe()
    context = browser.new_context(
        base_url=address, viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    ada, bo = stored[1][ADA], stored[1][BO]
    paths = {
        "network": "/network",
        "around": f"/network?actor={ada}",
        "tie": f"/network/tie?actor={bo}&other={ada}",
        "speaker": f"/speaker?actor={ada}",
    }
    for name, path in paths.items():
        page.goto(path)
        for fault in axe.run(page).response["violations"]:
            faults += [f"{path}: {fault['impact']} {fault['id']}: {node['html'][:120]}" for node in fault["nodes"]]
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], path
        if (folder := os.environ.get("ONRECORD_SCREENSHOTS")) is not None:
            page.screenshot(path=Path(folder) / f"{name}-{size[0]}-{scheme}.png", full_page=size != ZOOMED)
    context.close()
    assert faults == []


def test_the_picture_needs_no_script(browser: Browser, address: str, stored: tuple[Path, dict[str, int]]) -> None:
    """Names stand beside their spots, a line leads to what is behind it, and a name to the network around it."""
    context = browser.new_context(base_url=address, viewport={"width": DESK[0], "height": DESK[1]}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"/network?actor={stored[1][ADA]}")
    boxes = {name: page.locator("figure.ties text", has_text=name).bounding_box() for name in (ADA, BO, CLEO)}
    picture = page.locator("figure.ties .wide > svg").bounding_box()
    assert picture is not None
    for box in boxes.values():
        assert box is not None
        assert picture["x"] <= box["x"] < box["x"] + box["width"] <= picture["x"] + picture["width"]
    page.locator("figure.ties a", has=page.locator("path.conflict")).last.dispatch_event("click")
    page.wait_for_url("**/network/tie?*")
    page.get_by_role("link", name="The network around").click()
    page.wait_for_url("**/network?actor=*")
    page.locator("table.ties-table").get_by_role("link", name=CLEO, exact=True).first.click()
    page.wait_for_url(f"**/network?actor={stored[1][CLEO]}")
    assert page.locator("h1").inner_text() == f"Network around {CLEO}"
    context.close()
