"""Diagrams as accessible SVG: chains of columns and lanes of actors, the same bytes every time.

`layout` and `measures` compute where things stand; `svg`, `chain` and `lanes` draw them.
All measures are in the drawing's own units, one CSS pixel each.
"""
