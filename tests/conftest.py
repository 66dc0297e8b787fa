"""Settings for all tests."""

import os

from hypothesis import settings

# How long one example takes says more of the machine than of the code; growth has tests of its own (timing.py). A machine that
# decides over a change (CI is set) tries the same examples each time; by hand every run looks for new ones.
settings.register_profile("any machine", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("any machine")
