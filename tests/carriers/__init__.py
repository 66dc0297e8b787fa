"""The same papers on every carrier: builders for web pages, Word, PDF and OFD files, shared by tests and benchmarks."""

import sys
from pathlib import Path

# The builders of small files (docx_files, ofd_files) stand beside this package, also when it is run with python -m.
sys.path.append(str(Path(__file__).parents[1]))
