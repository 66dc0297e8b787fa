"""Where the files of the project stand, for tests in any folder."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
