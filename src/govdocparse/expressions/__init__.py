"""Small expressions on plain strings, recognised for readers, cleaning, structure and annotation alike."""
