"""What the partners want to see of a partnership on one day: where it stands, who owes what."""
