"""The models' YAML files as JSON, made when the package is built.

Reading the YAML of a model with every place in it takes a tenth of a `check`; the JSON takes nearly
nothing. A JSON file is found by the contents of its YAML file, so an edited file or a model of one's
own is read as YAML.
"""

import json
from hashlib import blake2b
from pathlib import Path
from typing import Any

from partnerskab.files import replace
from partnerskab.yamltext import read

FOLDER = Path(__file__).parents[1] / "_compiled"
NOT_READ = "sources.yaml"  # says where a model's questions come from; no command reads it


def find_compiled(raw: bytes) -> Any | None:
    """Return what a YAML file with these bytes holds, or None if it was not compiled."""
    try:
        return json.loads(_json_path(raw).read_bytes())
    except (OSError, ValueError):
        return None


def compile_models(templates: Path) -> None:
    """Compile every sound YAML file of the models in a folder, and delete what is no longer used."""
    FOLDER.mkdir(exist_ok=True)
    outdated = set(FOLDER.glob("*.json"))
    for path in templates.rglob("*.yaml"):
        raw = path.read_bytes()
        document, _ = read(raw)
        if document is not None and path.name != NOT_READ:
            text = json.dumps(document.value, ensure_ascii=False, separators=(",", ":"))
            replace(_json_path(raw), text.encode())
            outdated.discard(_json_path(raw))
    for path in outdated:
        path.unlink(missing_ok=True)  # another build may run in the same checkout


def _json_path(raw: bytes) -> Path:
    return FOLDER / f"{blake2b(raw, digest_size=16).hexdigest()}.json"
