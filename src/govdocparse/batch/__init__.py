"""Many documents from any inputs to one folder of outputs: parallel, in bounded memory, and resumable after any end."""

# What is said of a file or a format that is nothing without pyarrow.
NEEDS_ARROW = "needs one more package: pip install 'govdocparse[arrow]'"
