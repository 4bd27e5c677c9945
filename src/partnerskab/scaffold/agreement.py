"""The scaffold of agreement.yaml: a model's questions as commented YAML with empty answers."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Any, NamedTuple

from partnerskab.i18n import Language, Text
from partnerskab.model.definition import AgreementField
from partnerskab.model.loader import Model
from partnerskab.partnership.records import Agreement
from partnerskab.scaffold.wishes import Known
from partnerskab.schema.hints import ANSWER_HINTS
from partnerskab.schema.references import value_kind
from partnerskab.yamltext.characters import find_bad_character

WIDTH = 100
_JOINER = "\N{ZERO WIDTH JOINER}"  # holds the parts of one emoji together

HEAD = Text(
    "Skriv svaret efter kolonet. Linjer, der begynder med #, er hjælp til jer og bliver ikke læst. "
    "Linjer med »#   - « er eksempler. Kopiér dem uden #, og skriv jeres eget.",
    "Write the answer after the colon. Lines that begin with # are help and are not read. "
    'Lines with "#   - " are examples. Copy them without the # and write your own.',
)


def quote(text: str) -> str:
    """Return the text in quotes, as YAML reads it back letter for letter."""
    plain = "".join(
        letter for letter in " ".join(text.split()) if letter.isprintable() or letter == _JOINER
    )
    if find_bad_character(plain):
        plain = "".join(letter for letter in plain if not find_bad_character(letter))
    escaped = plain.strip().replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def comment_lines(text: str, indent: str = "") -> Iterator[str]:
    """Yield the text as comment lines of readable width."""
    deeper = " " * (len(text) - len(text.lstrip(" ")) + 2) if text.startswith(" ") else ""
    width = WIDTH - len(indent) - 2
    for line in wrap(
        text, width, subsequent_indent=deeper, break_long_words=False, break_on_hyphens=False
    ):
        yield f"{indent}# {line}"


def heading_line(text: str, indent: str = "") -> str:
    """Return the text as a comment that stands out."""
    return f"{indent}# ── {text} " + "─" * max(3, 70 - len(text) - len(indent))


class _Leaf(NamedTuple):
    """A field with rows to copy, and the title of the section that it opens."""

    field: AgreementField
    title: str | None
    examples: list[str]


def write_agreement(model: Model, known: Known, language: Language) -> str:
    """Return agreement.yaml with what is known filled in."""
    lines = [
        *comment_lines(HEAD.in_language(language)),
        "",
        "format: 1",
        f"model: {model.id}",
        f'model_version: "{model.definition.version}"',
        *_write_branch(_build_tree(model, language), "", known, language),
    ]
    return "\n".join(lines) + "\n"


def _build_tree(model: Model, language: Language) -> dict[str, Any]:
    """Return the fields of the agreement as the mappings they stand in."""
    tree: dict[str, Any] = {}
    for section in model.sections:
        for place, field in enumerate(section.fields):
            node = tree
            *parents, last = field.path.split(".")
            for step in parents:
                node = node.setdefault(step, {})
            title = (
                f"{section.number}. {section.title.in_language(language)}" if place == 0 else None
            )
            node[last] = _Leaf(field, title, _list_examples(field, model, language))
    return tree


def _list_examples(field: AgreementField, model: Model, language: Language) -> list[str]:
    """Return rows to copy: the field's example, or each clause that the model offers."""
    if field.path != "clauses":
        return [field.row] if field.row else []
    width = max(map(len, model.clauses), default=0)
    clauses = model.clauses.values()
    return [
        f"{clause.id.ljust(width)}  # {clause.title.in_language(language)}" for clause in clauses
    ]


def _write_branch(
    tree: dict[str, Any], indent: str, known: Known, language: Language
) -> Iterator[str]:
    for key, node in tree.items():
        if not indent:
            yield ""
            title = _first_leaf(node).title
            if title:
                yield heading_line(title)
        if isinstance(node, dict):
            yield f"{indent}{key}:"
            yield from _write_branch(node, f"{indent}  ", known, language)
        else:
            yield from _write_leaf(node, key, indent, known, language)


def _first_leaf(node: dict[str, Any] | _Leaf) -> _Leaf:
    while isinstance(node, dict):
        node = next(iter(node.values()))
    return node


def _write_leaf(
    leaf: _Leaf, key: str, indent: str, known: Known, language: Language
) -> Iterator[str]:
    yield from comment_lines(_describe(leaf.field, language), indent)
    yield from (f"{indent}#   - {row}" for row in leaf.examples)
    rows = list(_known_rows(leaf.field.path, known))
    if rows:
        yield f"{indent}{key}:"
        yield from (f"{indent}  {row}" for row in rows)
    else:
        yield f"{indent}{key}: {_known_value(leaf.field.path, known)}".rstrip()


def _describe(field: AgreementField, language: Language) -> str:
    """Return a field's question, with how its answer is written if that is more than a text."""
    text = field.text.in_language(language)
    sort = value_kind(Agreement, tuple(field.path.split(".")))
    return f"{text} ({ANSWER_HINTS[sort].in_language(language)})" if sort else text


def _known_value(path: str, known: Known) -> str:
    """Return what is known of a field that holds one value, as YAML."""
    end = known.end.isoformat() if known.end else ""
    parents = f"[{', '.join(known.parents)}]" if known.parents else ""
    values = {
        "title": quote(known.title) if known.title else "",
        "responsibilities.annex": "worksheet.yaml",
        "duration.form": known.term or "",
        "duration.latest_end": end if known.term == "fixed" else "",
        "duration.annual_evaluation": end if known.term == "rolling" else "",
        "organisation.steering_group.parents": parents,
    }
    return values.get(path, "")


def _known_rows(path: str, known: Known) -> Iterator[str]:
    """Yield the rows that are known: partners, parents, and those with one for each partner."""
    if path == "partners":
        for partner_id, partner in known.partners.items():
            yield f"- {{id: {partner_id}, kind: {partner.kind}, name: {quote(partner.name)}}}"
    if path == "people":
        for parent_id, name in known.parents.items():
            yield f"- {{id: {parent_id}, name: {quote(name)}}}"
    for partner_id in known.partners:
        if path == "idea.motives":
            yield f"{partner_id}:"
        for field in _PER_PARTNER.get(path, ()):
            yield f"- partner: {partner_id}" if field == "partner" else f"  {field}:"


_PER_PARTNER = {
    "resources": ("partner", "minimum_hours", "provides", "expects"),
    "home_organisations": ("partner", "political_informed", "professional_informed", "plan"),
}
