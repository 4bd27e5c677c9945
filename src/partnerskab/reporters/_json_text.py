"""JSON text in which nothing hides and nothing is a command to a build server."""

import json
import re
from typing import Any

from partnerskab.i18n import NBSP


def dump_json(data: Any) -> str:
    """Return data as JSON; what is unprintable or a command is written as JSON's own escapes."""
    text = json.dumps(data, ensure_ascii=False, indent=2).replace(NBSP, " ")
    shown = "".join(
        character if character.isprintable() or character == "\n" else json.dumps(character)[1:-1]
        for character in text
    )
    return re.sub(r"##(?=\w*\[)", r"#\\u0023", shown) + "\n"
