"""A damaged place in, the likeliest reading of what stood there out.

Behind a lost byte a page reads one byte off, until a byte below 0x80 or a second loss brings it back in step. A path is
one way in which the place can have come about; its score is how well the text reads that would have become so.
"""

from govdocparse.cleaning.damage.slip.path import Path, Run
from govdocparse.cleaning.damage.slip.search import best_reading

__all__ = ["Path", "Run", "best_reading"]
