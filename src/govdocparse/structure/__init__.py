"""Clean Text -> a tree whose leaves are still Text."""
