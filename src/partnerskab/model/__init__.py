"""A way of running partnerships as a folder of data: what it defines and how it is loaded."""
