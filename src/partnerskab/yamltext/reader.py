"""Reading of a file: its values with their places, and every fault."""

from partnerskab.diagnostics import Diagnostic
from partnerskab.yamltext.build import check_shape, collect_faults, parse
from partnerskab.yamltext.characters import decode
from partnerskab.yamltext.document import Document


def read(data: bytes) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Return the document in a file's bytes, or None and every fault there is."""
    document, faults = read_sound_parts(data)
    return (None if faults else document), faults


def read_sound_parts(data: bytes) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Return what can be read of a file's bytes, its `unread` blocks left out, and every fault.

    The document is None where no block can be told from the rest of the file.
    """
    source = decode(data)
    if source.text is None:
        return None, source.faults
    text = source.text if source.text.endswith("\n") else source.text + "\n"
    run = parse(text, source)
    faults = collect_faults(run, source.faults)
    if not faults and not (faults := check_shape(run)) and isinstance(run.root[0], dict):
        return Document(run.root[0], text, run.events), ()
    from partnerskab.yamltext.recovery import recover  # most files have no fault

    return recover(run, source, faults)
