"""The app in Debian's Chromium: what scripts do, what goes without them, and what a screen reader would meet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from msgspec import structs

from onrecord.record import Figure, Record, Span
from onrecord.store import Store, reviews
from onrecord.store.connection import connect
from tests.store.builder import QUARREL, quarrel
from tests.web.driving import DESK, PHONE, ZOOMED, chromium, listening_app, needs_browser, playwright
from tests.web.test_safety import ATTACKS, attacked

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = needs_browser

HERALD = quarrel()
ARTICLE = "/articles/" + HERALD.article.id.removeprefix("sha256:")


def counted() -> Record:
    """Make the quarrel's record with a figure in it."""
    at = QUARREL.index("a fisherman")
    figure = Figure(id="f1", kind="other", low=1, high=1, bound="exact", span=Span.of(QUARREL, at, at + 11))
    return structs.replace(HERALD, figures=(figure,))


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the quarrel and every attack."""
    path = tmp_path_factory.mktemp("browser") / "news.db"
    with Store.open(path, create=True) as store:
        store.add_many(map(attacked, ATTACKS))
        store.add(counted())
    return path


@pytest.fixture(scope="module")
def address(stored: Path) -> Iterator[str]:
    """An app that listens, over that store."""
    with listening_app(stored) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    with chromium() as opened:
        yield opened


class Watched:
    """A page whose faults are noted: scripts that ran, errors, and what the policy stopped."""

    def __init__(self, context: BrowserContext) -> None:
        """Open it."""
        self.page: Page = context.new_page()
        self.faults: list[str] = []
        self.page.on("dialog", self._dialog)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda line: self.faults.append(line.text) if line.type == "error" else None)

    def _dialog(self, dialog: Any) -> None:  # noqa: ANN401  # Playwright's
        self.faults.append(f"a script ran: {dialog.message}")
        dialog.dismiss()


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    """A page of the usual width that knows the app's address; no fault may be left in the end."""
    context = browser.new_context(base_url=address, viewport={"width": DESK[0], "height": DESK[1]})
    page = Watched(context)
    yield page
    context.close()
    assert page.faults == []


def paths(address: str, page: Page) -> list[str]:
    """Name every page there is."""
    listed = json.loads(page.request.get(f"{address}/articles.json").text())["articles"]
    articles = ["/articles/" + one["article"]["id"].removeprefix("sha256:") for one in listed]
    told = json.loads(page.request.get(f"{address}/statements.json").text())["statements"]
    statements = [f"/statements/{one['statement']['id']}" for one in told]
    names = "/speaker?name=harbour+master+Jos%C3%A9+M%C3%BCller"
    return ["/", "/statements", "/articles?q=keeper", "/speakers", names, "/add", "/review", "/about", *articles, *statements]


def test_no_attack_runs_a_script(watched: Watched, address: str) -> None:
    """With every attack stored in title, text, author, outlet and address, no page runs a script or breaks."""
    every = paths(address, watched.page)
    assert len(every) > 2 * len(ATTACKS)
    for path in every:
        watched.page.goto(path)
        assert watched.page.locator("main").count() == 1
    assert watched.faults == []


def test_the_text_is_the_article(watched: Watched) -> None:
    """What a browser shows as the article's text is the text, character by character."""
    watched.page.goto(ARTICLE)
    assert watched.page.locator("[data-article]").evaluate("element => element.textContent") == QUARREL


def test_hover_and_focus_show_who_speaks(watched: Watched) -> None:
    """The words of a statement show its speaker, act and confidence when one points at them or comes to them by key."""
    page = watched.page
    page.goto(ARTICLE)
    card = page.locator("#hovercard")
    page.locator(".text .content").first.hover()
    card.wait_for(state="visible")
    assert "José Müller" in card.inner_text()
    page.keyboard.press("Escape")
    assert card.is_hidden()
    link = page.locator(".text a.content").nth(1)
    link.evaluate("element => element.previousElementSibling?.focus()")
    page.keyboard.press("Tab")
    page.locator(".text a.content").nth(1).focus()
    page.keyboard.press("Shift")
    card.wait_for(state="visible")
    assert "accusation" in card.inner_text()


def test_a_click_opens_the_statement(watched: Watched) -> None:
    """Any word of a statement leads to it."""
    watched.page.goto(ARTICLE)
    watched.page.locator(".text .cue").first.click()
    watched.page.wait_for_url("**/statements/s*")
    assert "José Müller" in watched.page.locator("h1").inner_text()


def test_layers_are_switched(watched: Watched) -> None:
    """What is marked can be switched on and off; what the record does not hold is not offered."""
    page = watched.page
    page.goto(ARTICLE)
    colour = "element => getComputedStyle(element).backgroundColor"
    cue, figure = page.locator(".text .cue").first, page.locator(".text .figure").first
    before = cue.evaluate(colour)
    page.locator("#show-cue").uncheck()
    assert cue.evaluate(colour) != before
    weight = "element => getComputedStyle(element).textDecorationLine"
    assert figure.evaluate(weight) == "none"
    page.locator("#show-figure").check()
    assert figure.evaluate(weight) == "underline"
    assert page.locator("#show-event").is_disabled()


def test_a_filter_changes_the_list_and_the_address(watched: Watched) -> None:
    """Choosing a filter brings the new list in place, and the address is the link that shows it again."""
    page = watched.page
    page.goto("/statements?publisher=herald")
    page.evaluate("window.stayed = true")
    page.locator("select[name=form]").select_option("indirect")
    page.wait_for_url("**form=indirect**")
    playwright.expect(page.locator(".entry")).to_have_count(4)
    assert page.evaluate("window.stayed") is True
    query = page.evaluate("location.search")
    assert "publisher=herald" in query
    assert "speaker=" not in query
    page.goto(f"/statements{query}")
    assert page.locator(".entry").count() == 4


def test_a_quotation_is_copied(browser: Browser, address: str) -> None:
    """One click copies the words with speaker, outlet and date."""
    context = browser.new_context(base_url=address, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"/statements/{HERALD.statements[0].id}")
    page.get_by_role("button", name="Copy").click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    context.close()
    assert copied.startswith("harbour master José Müller: “The lamp has been dark since May,” — Island Herald, 2 June 2021")


def test_reviewing_goes_by_keys(watched: Watched, stored: Path) -> None:
    """Accept, take back and fix go by keys, words that are selected become those of the fix, and rows are written."""
    page = watched.page
    statement = HERALD.statements[2]
    page.goto(f"/statements/{statement.id}")
    page.keyboard.press("a")
    page.get_by_text("Accepted").wait_for()
    page.wait_for_load_state("load")
    page.keyboard.press("u")
    page.get_by_text("Taken back").wait_for()
    page.wait_for_load_state("load")
    page.locator(".passage .content").first.evaluate(
        "element => { const range = document.createRange(); range.selectNodeContents(element);"
        "const chosen = getSelection(); chosen.removeAllRanges(); chosen.addRange(range); }"
    )
    page.keyboard.press("2")
    assert page.locator("textarea[data-role=cue]").input_value() == "that anyone had touched it"
    page.locator("textarea[data-role=cue]").fill("denied")
    page.locator("textarea[data-role=content]").fill("anyone had touched it")
    page.get_by_role("button", name="Write it down").click()
    page.get_by_text("Fixed").wait_for()
    connection = connect(stored, create=False, readonly=True, timeout=5)
    made = reviews.of_statement(connection, statement.id)
    connection.close()
    assert [review.decision for review in made] == ["accept", "withdraw", "fix"]


def test_reading_goes_without_scripts(browser: Browser, address: str) -> None:
    """With JavaScript off, articles, lists, filters and links work, and nothing is offered that would not."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.locator("#big").fill("lamp")
    page.get_by_role("button", name="Search").click()
    playwright.expect(page.locator(".entry")).to_have_count(3)
    page.locator(".facet a", has_text="Müller").first.click()
    playwright.expect(page.locator(".entry")).to_have_count(1)
    assert page.get_by_role("button", name="Copy").count() == 0
    page.locator(".entry .title").first.click()
    page.locator(".text a.content").first.click()
    assert "José Müller" in page.locator("h1").inner_text()
    context.close()


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (DESK, "dark"), (PHONE, "light"), (ZOOMED, "dark")])
def test_every_page_is_accessible(
    browser: Browser, address: str, size: tuple[int, int], scheme: Literal["light", "dark"]
) -> None:
    """axe-core finds nothing serious on any page, in light and dark, on a desk, a phone and at 400 %; nothing sticks out."""
    axe_module = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")
    axe = axe_module.Axe()
    context = browser.new_context(
        base_url=address, viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    few = [path for path in paths(address, page) if not path.startswith(("/articles/", "/statements/"))]
    found: list[str] = []
    for path in [*few, ARTICLE, f"/statements/{HERALD.statements[0].id}", "/statements?q=lamp&form=direct", "/nothing"]:
        page.goto(path)
        results = axe.run(page).response
        found += [
            f"{path}: {fault['impact']} {fault['id']}: {node['html'][:120]}"
            for fault in results["violations"]
            for node in fault["nodes"]
        ]
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= size[0], path
    context.close()
    assert found == []


def test_an_article_is_printed_with_its_statements(watched: Watched) -> None:
    """On paper the bar and the switches go, the text and the statements stay."""
    watched.page.goto(ARTICLE)
    watched.page.emulate_media(media="print")
    assert watched.page.locator(".bar").is_hidden()
    assert watched.page.locator(".layers").is_hidden()
    assert watched.page.locator(".card").first.is_visible()
    assert watched.page.locator("[data-article]").is_visible()
    assert len(watched.page.pdf()) > 5_000
