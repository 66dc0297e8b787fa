"""`python -m govdocparse` is the command govdocparse."""

import sys

from govdocparse.cli import main

sys.exit(main())
