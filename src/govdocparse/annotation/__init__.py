"""Leaf Text -> annotations with source spans."""
