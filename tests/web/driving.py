"""What the tests in a browser share: Debian's Chromium, an app that listens, and the sizes of screens."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
import uvicorn

from onrecord.web import make_app
from tests.web.conftest import settings_for

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSER = next((path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)
playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed, so no browser was driven")
needs_browser = pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed, so no browser was driven")

Scheme = Literal["light", "dark"]
DESK, PHONE, ZOOMED = (1280, 900), (390, 844), (320, 256)  # the last: 1280 by 1024 at 400 %


@contextmanager
def listening_app(store: Path) -> Iterator[str]:
    """Let an app over a store listen, and give its address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(make_app(settings_for(store, port=port)), log_level="error", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Open a browser without a window."""
    with playwright.sync_playwright() as driver:
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        opened = driver.chromium.launch(executable_path=BROWSER, args=options)
        yield opened
        opened.close()
