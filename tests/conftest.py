"""Settings for all tests."""

from hypothesis import settings

# How long one example takes says more of the machine than of the code; growth has tests of its own (timing.py).
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
