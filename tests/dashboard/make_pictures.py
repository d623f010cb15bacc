"""Writes the pictures of the documentation anew: python tests/dashboard/make_pictures.py [WAREHOUSE]

Ingests the documents in seeds/ (unless a warehouse is named), opens every page in headless Chromium, and saves
docs/pictures/*.png with a palette of 256 colours, so that each stays below 300 kB.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from conftest import CHROMIUM, CHROMIUM_FLAGS, Visit, serving
from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
MODELS = "models=SmolVLM&models=Qwen2-VL+2B&models=InternVL2+2B&models=moondream2"
SHOTS = (
    ("find", "", {}),
    ("find-dark", "?gpu=16+GB", {"dark": True}),
    ("find-narrow", "", {"width": 390}),
    ("compare", f"compare?{MODELS}", {}),
    ("model", "model?model=SmolVLM", {}),
    ("leaderboard", "leaderboard", {}),
    ("leaderboard-dark", "leaderboard", {"dark": True}),
    ("memory", "memory", {}),
    ("architectures", "architectures", {}),
    ("sources", "sources", {}),
    ("accounting", "sources?section=Accounting", {}),
    ("changes", "changes", {}),
    ("sql", "sql?view=Chart", {}),
)
TALLEST = 1700
LARGEST_BYTES = 300_000


def main() -> None:
    """Save every picture."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        warehouse = Path(sys.argv[1]) if len(sys.argv) > 1 else _ingest(Path(scratch))
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(CHROMIUM_FLAGS))
        with serving(ROOT, warehouse, Path(scratch) / "log") as address:
            for name, path, look in SHOTS:
                _save(browser, address, name, path, look)
            _save(browser, address, "source-of-a-number", _place(browser, address), {})
        browser.close()


def _ingest(folder: Path) -> Path:
    warehouse = folder / "atlas.duckdb"
    command = [str(Path(sys.executable).with_name("vlm-atlas")), "ingest", "--warehouse", str(warehouse)]
    subprocess.run(command, cwd=ROOT, check=True)
    return warehouse


def _place(browser: Any, address: str) -> str:
    """The address of the document with the cell of the first score marked, as a visitor finds it."""
    visit = Visit(browser, address)
    page = visit.open("model?model=SmolVLM")
    page.get_by_role("link", name="See the place in").first.click()
    page.wait_for_function("() => location.pathname === '/sources'")
    visit.settle()
    path = str(page.url).removeprefix(f"{address}/")
    visit.context.close()
    return path


def _save(browser: Any, address: str, name: str, path: str, look: dict[str, Any]) -> None:
    visit = Visit(browser, address, **look)
    page = visit.open(path)
    _wait_until_drawn(page)
    height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": look.get("width", 1300), "height": min(int(height) + 40, TALLEST)})
    _wait_until_drawn(page)
    whole = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    # The default, the median cut, turns the orange of a few marks into brown.
    picture = whole.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    target = PICTURES / f"{name}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    picture.save(target, optimize=True)
    size = target.stat().st_size
    print(f"{target.relative_to(ROOT)}: {size / 1000:.0f} kB" + (" — too large" if size > LARGEST_BYTES else ""))
    visit.context.close()


def _wait_until_drawn(page: Any) -> None:
    page.wait_for_timeout(1500)
    page.wait_for_function("() => !document.querySelector('[data-testid=stSkeleton]')")


if __name__ == "__main__":
    main()
