"""schema: JSON Schema for a model's files, so that an editor helps while somebody writes."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from partnerskab.cli import console
from partnerskab.cli.options import FOLDER, Folder, ModelId, Templates, option
from partnerskab.i18n import Language, Text, get_interface_language

if TYPE_CHECKING:
    from partnerskab.jsonschema.files import WrittenSchemas

HELP = Text(
    "Skriv skemaer, så din editor kan hjælpe.", "Write schemas, so that your editor can help."
)

DraftName = Annotated[
    str,
    option(
        "--draft",
        "draft-07|2020-12",
        "Hvilken udgave af JSON Schema. Standard: draft-07.",
        "Which version of JSON Schema. Default: draft-07.",
    ),
]
OutputFolder = Annotated[
    Path | None,
    option(
        "-o --output",
        FOLDER,
        "Skriv dem i en anden mappe.",
        "Write them to another folder.",
    ),
]


def schema(
    folder: Folder = None,
    model: ModelId = None,
    draft: DraftName = "draft-07",
    output: OutputFolder = None,
    templates: Templates = None,
) -> int:
    """Write the schemas anew, beside the partnership or in another folder."""
    language = get_interface_language()
    written = write_schemas(folder, model, draft, output, templates, language)
    console.write_lines(describe_written(written, language))
    return 0


def write_schemas(
    folder: Path | None,
    model: str | None,
    draft: str,
    output: Path | None,
    templates: Path | None,
    language: Language,
) -> "WrittenSchemas":
    """Write the schemas of a model, else of the partnership's own, to `output`, else beside it."""
    from partnerskab.cli.inputs import read_partnership, read_whole_partnership
    from partnerskab.cli.output import refuse_unsafe_output
    from partnerskab.jsonschema import files
    from partnerskab.model.loader import load_model

    chosen_draft = files.find_draft(draft)
    home: Path | None = None
    if model is None:
        partnership = read_whole_partnership(folder, templates)
        assert partnership.model is not None  # noqa: S101
        chosen, home = partnership.model, partnership.folder
    else:
        chosen = load_model(model, templates)
        home = None if output else read_partnership(folder, templates).folder
    texts = files.schema_texts(chosen, language, chosen_draft)
    if output is not None:
        refuse_unsafe_output(output / "x.schema.json")
    if output is not None or home is None:
        return files.write_schemas(output or Path(), texts)
    written = files.write_schemas(home / files.FOLDER, texts)
    return written._replace(unlinked=files.find_unlinked(home, texts))


def describe_written(written: "WrittenSchemas", language: Language) -> Iterator[str]:
    """Yield what was written, what was right already, and which files do not point at theirs."""
    from partnerskab.jsonschema.files import first_line

    if written.changed:
        text = Text("Skrevet i {folder}:", "Written in {folder}:")
        yield text.fill(folder=written.folder).in_language(language)
        yield from (f"  {name}" for name in written.changed)
    else:
        text = Text(
            "Skemaerne i {folder} passer allerede. Intet er ændret.",
            "The schemas in {folder} are right already. Nothing was changed.",
        )
        yield text.fill(folder=written.folder).in_language(language)
    if written.unlinked:
        yield ""
        yield Text(
            "Så finder din editor dem: Skriv linjen øverst i filen.",
            "For your editor to find them, write the line at the top of the file.",
        ).in_language(language)
        yield from (f"  {name}: {first_line(name)}" for name in written.unlinked)
