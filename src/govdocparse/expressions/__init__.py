"""Small expressions on plain strings, recognised for the structure and the annotation layer alike."""
