"""Build hook: compile the models, so that an installed partnerskab need not read their YAML."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileModels(BuildHookInterface[Any]):
    """Runs before a wheel is built, an editable one too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile the models of the checkout into the package, where pyproject includes them."""
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from partnerskab.model.compiled import compile_models

        compile_models(root / "templates")
