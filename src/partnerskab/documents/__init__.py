"""Rendering: the documents people read, from the model's templates and the partnership's words."""
