"""Build hook: compile the models, so that an installed partnerskab need not read their YAML at every start."""

import contextlib
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileModels(BuildHookInterface[Any]):
    """Runs before a wheel is built, an editable one too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every model of the checkout, into it where it is edited in place, else only into the wheel."""
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from partnerskab.model import compiled
        from partnerskab.model.loader import compile_models

        if version == "editable":
            with contextlib.suppress(OSError):  # it only saves time
                compile_models(root / "templates")
            return
        self._made = TemporaryDirectory()
        compiled.FOLDER = Path(self._made.name) / compiled.FOLDER.name
        compile_models(root / "templates")
        build_data["force_include"][str(compiled.FOLDER)] = f"partnerskab/{compiled.FOLDER.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what is in the wheel now."""
        if version != "editable":
            self._made.cleanup()
