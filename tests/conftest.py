"""The nets under every test: a log record nobody expected fails it, and Hypothesis is bounded and repeatable."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# One tree gives one verdict: a find of chance belongs to the thorough profile, not to somebody else's change.
settings.register_profile("default", max_examples=100, deadline=None, derandomize=True, database=None)
settings.register_profile(
    "thorough", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("default")

WINDOW_TESTS = Path(__file__).parent / "gui"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in `tests/gui`; a window test elsewhere (a rehearsal, say) marks itself."""
    for item in items:
        if item.path.is_relative_to(WINDOW_TESTS):
            item.add_marker("window")


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on any record of WARNING or above; a test that means one compares it and then says `caplog.clear()`."""
    yield
    loud = [
        f"{record.name}: {record.getMessage()}"
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    assert loud == [], "a log record that no test expected; whoever reads the log after an incident would ask why"
