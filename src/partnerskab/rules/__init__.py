"""Rules: what they are (`base`), how they run (`runner`), what may be accepted (`suppressions`)."""
