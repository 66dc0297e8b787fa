"""Document -> bytes, and back."""
