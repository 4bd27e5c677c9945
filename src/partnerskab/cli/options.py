"""The options and arguments that several commands share, with their help in both languages."""

from pathlib import Path
from typing import Annotated, Any

import typer

from partnerskab.i18n import Text, get_interface_language

LONGEST_METAVAR = 20  # a longer one would push the texts beside the options aside

DOCUMENT = Text("DOKUMENT", "DOCUMENT")
FILE = Text("FIL", "FILE")
FOLDER = Text("MAPPE", "FOLDER")
DATE = Text("DATO", "DATE")
NAME = Text("NAVN", "NAME")
TEXT = Text("TEKST", "TEXT")
PERIOD = Text("30d|4u|2m", "30d|4w|2m")


def in_interface_language(text: Text | str) -> str:
    """Return a text of the help in the language of the interface."""
    return text.in_language(get_interface_language()) if isinstance(text, Text) else text


def option(names: str, metavar: Text | str, da: str, en: str, **settings: Any) -> Any:
    """Return an option with its help in both languages; names are separated by spaces."""
    return typer.Option(
        *names.split(),
        metavar=in_interface_language(metavar),
        help=in_interface_language(Text(da, en)),
        show_default=False,
        **settings,
    )


def flag(names: str, da: str, en: str, **settings: Any) -> Any:
    """Return an option without a value, with its help in both languages."""
    return option(names, "", da, en, **settings)


def argument(metavar: Text | str, da: str, en: str) -> Any:
    """Return an argument with its help in both languages."""
    return typer.Argument(
        metavar=in_interface_language(metavar),
        help=in_interface_language(Text(da, en)),
        show_default=False,
    )


def format_option(*names: str) -> Any:
    """Return the option that chooses how the answer is shown; the first name is the default."""
    listed = "|".join(names)
    if len(listed) > LONGEST_METAVAR:
        every = ", ".join(names)
        return option(
            "--format", "FORM", f"Svarets form: {every}.", f"The form of the answer: {every}."
        )
    return option(
        "--format",
        listed,
        f"Svarets form. Standard: {names[0]}.",
        f"The form of the answer. Default: {names[0]}.",
    )


Folder = Annotated[
    Path | None,
    argument(
        FOLDER,
        "Partnerskabets mappe. Udelader du den, bruges den mappe, du står i.",
        "The partnership's folder. Without it, the one you are in is used.",
    ),
]
Today = Annotated[
    str | None,
    option(
        "--today",
        DATE,
        "Regn fra en anden dag end i dag, fx 2027-03-20.",
        "Count from another day than today, such as 2027-03-20.",
    ),
]
Templates = Annotated[
    Path | None,
    option(
        "--templates",
        FOLDER,
        "Jeres egne modeller og skabeloner.",
        "Your own models and templates.",
        exists=True,
        file_okay=False,
    ),
]
ModelId = Annotated[
    str | None,
    option(
        "--model", "MODEL", "Se dem med partnerskab models.", "See them with partnerskab models."
    ),
]
TextOrJson = Annotated[str, format_option("text", "json")]
