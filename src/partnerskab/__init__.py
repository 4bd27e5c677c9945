"""Partnerships between public bodies and voluntary organisations as plain files in git."""

__version__ = "0.1.0"
