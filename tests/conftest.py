"""Fixtures shared by all rooms."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def seeds(root: Path) -> Path:
    """Our own source documents."""
    return root / "seeds"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The originals beside the checkout; tests that need them skip where they are absent."""
    if not SHARED.is_dir():
        pytest.skip("the folder shared/ is not beside this checkout")
    return SHARED


Work = Callable[[int], Callable[[], object]]


@pytest.fixture(scope="session")
def assert_grows_linearly() -> Callable[[Work, int, int], None]:
    """A check that the CPU time of `work(length)()` grows with the length from `short` to `long`, not with its square.

    `work` prepares outside the measured time. The lengths stand 16 or more times apart, so that the bound, in the
    middle between the two laws, is four or more times from either: machines change their speed under a test.
    """

    def check(work: Work, short: int, long: int) -> None:
        times = long / short
        assert times >= 16
        _seconds(work(short))
        least = max(min(_seconds(work(short)) for _ in range(3)), 0.002)
        assert min(_seconds(work(long)) for _ in range(2)) < least * times**1.5

    return check


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
