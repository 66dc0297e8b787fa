"""What `performance.py` measures, one module a subject."""
