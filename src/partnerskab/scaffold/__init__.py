"""Scaffolding: the files of a new partnership, every question above its empty answer."""
