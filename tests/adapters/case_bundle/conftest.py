"""One set of bundles for all tests of this folder."""

import pytest

from tests.support.bundles import Made, made
from tests.support.furnishing import furnish


@pytest.fixture(scope="session")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Made once."""
    return made(furnish(tmp_path_factory.mktemp("bundled")))
