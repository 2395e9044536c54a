"""One server for the tests that leave it as it is."""

from __future__ import annotations

import pytest
from running_server import RunningServer


@pytest.fixture(scope="session")
def server(built):
    with RunningServer(built) as running:
        yield running
