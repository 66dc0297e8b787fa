"""Settings for all tests."""

import os
import signal

from hypothesis import settings

# How long one example takes says more of the machine than of the code; growth has tests of its own (timing.py). A machine that
# decides over a change (CI is set) tries the same examples each time; by hand every run looks for new ones.
settings.register_profile("any machine", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("any machine")

# A shell that starts the tests in the background lets them ignore Ctrl-C, and with them the commands that they interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)

# The commands that tests start hold back what they write, as they do wherever nobody asked Python for the contrary.
os.environ.pop("PYTHONUNBUFFERED", None)
