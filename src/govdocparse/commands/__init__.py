"""The commands of govdocparse, one module each, and what they share."""
