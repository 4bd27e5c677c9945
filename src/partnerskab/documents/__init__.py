"""The documents people read, rendered from a model's templates and a partnership's data."""
