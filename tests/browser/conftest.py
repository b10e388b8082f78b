"""A real browser: Debian's Chromium, driven by Playwright; tests are skipped, saying so, where one of them is absent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from reportlint.app import Session, Settings
from reportlint.engine.linting import Options
from reportlint.model.finding import Severity
from reportlint.model.run import Run
from reportlint.writers.html import write

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium without a window."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = next((found for name in NAMES if (found := which(name))), None)
    if path is None:
        pytest.skip(f"no browser is installed ({', '.join(NAMES)}): apt-get install chromium")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@dataclass
class Shown:
    """A page in a tab, what its console said, and what it asked the network for beside itself."""

    tab: Any
    console: list[str]
    requests: list[str]

    def dismiss(self, dialog: Any) -> None:
        """No page may open a dialog: it counts as something said, and must not stop the test."""
        self.console.append(dialog.message)
        dialog.dismiss()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Shown]]:
    """Open a page from a file, as a person does; by default as wide as a laptop's screen."""
    contexts = []

    def opened(page: str, *, width: int = 1360, height: int = 900, **options: Any) -> Shown:
        path = tmp_path / "page.html"
        path.write_text(page, "utf-8")
        context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
        contexts.append(context)
        tab = context.new_page()
        shown = Shown(tab, [], [])
        tab.on("console", lambda message: shown.console.append(message.text))
        tab.on("pageerror", lambda error: shown.console.append(str(error)))
        tab.on("dialog", shown.dismiss)
        tab.on("request", lambda request: shown.requests.append(request.url))
        tab.goto(path.as_uri())
        assert shown.requests.pop(0) == path.as_uri()
        return shown

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def session() -> Session:
    """Lints as a page needs it."""
    return Session(Settings(Options(severity=Severity.INFO, bodies=True)))


@pytest.fixture(scope="module")
def page_of(session: Session, project: Path) -> Callable[..., str]:
    """The page of example reports, by name, or of texts."""

    def page(*names: str, texts: tuple[tuple[str, str], ...] = (), language: str = "zh") -> str:
        files = [(name, (project / "fixtures/reports" / name).read_bytes()) for name in names]
        files += [(name, text.encode()) for name, text in texts]
        reports = tuple(session.lint(data, name) for name, data in files)
        rules = session.rule_notes(finding.rule for report in reports for finding in report.findings)
        return write(Run(reports, session.profiles.packs, "0.1.0", language, rules))

    return page
