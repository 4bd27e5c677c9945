"""The scaffold of the agreement: a model's questions as commented YAML with empty answers."""

from collections.abc import Iterator
from datetime import date
from textwrap import wrap
from typing import Any, NamedTuple

from partnerskab.i18n import Language, Text
from partnerskab.model.definition import AgreementField
from partnerskab.model.loader import Model
from partnerskab.partnership.records import Agreement
from partnerskab.schema.references import sort_of
from partnerskab.yamltext.raw import bad_character

WIDTH = 100
_JOINER = "\N{ZERO WIDTH JOINER}"  # holds the parts of one emoji together

HOW: dict[str, Text] = {
    "yes_no": Text("ja eller nej", "yes or no"),
    "number": Text("et tal", "a number"),
    "date": Text("dato, fx 2027-03-01", "date, such as 2027-03-01"),
    "dates": Text("datoer: [2027-03-17, 2027-04-07]", "dates: [2027-03-17, 2027-04-07]"),
    "money": Text("beløb, fx 25.000", "amount, such as 25.000"),
    "person": Text("id fra people", "id from people"),
    "people": Text(
        "id'er fra people: [mette-holm, jens-bro]", "ids from people: [mette-holm, jens-bro]"
    ),
}

HEAD = Text(
    "Skriv svaret efter kolonet. Linjer, der begynder med #, er hjælp til jer og bliver ikke læst. Linjer med »#   - « er eksempler: kopiér dem uden #, og skriv jeres eget.",
    'Write the answer after the colon. Lines that begin with # are help and are not read. Lines with "#   - " are examples: copy them without the # and write your own.',
)


class Known(NamedTuple):
    """What is known of a partnership before it has begun."""

    title: str | None
    partners: dict[str, tuple[str, str]]
    parents: dict[str, str]
    term: str | None
    end: date | None
    first_session: date | None


def quoted(text: str) -> str:
    """A text as YAML reads it back letter for letter."""
    plain = "".join(
        letter for letter in " ".join(text.split()) if letter.isprintable() or letter == _JOINER
    )
    if bad_character(plain):
        plain = "".join(letter for letter in plain if not bad_character(letter))
    escaped = plain.strip().replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def comment(text: str, indent: str = "") -> Iterator[str]:
    """A text as comment lines of readable width."""
    deeper = " " * (len(text) - len(text.lstrip(" ")) + 2) if text.startswith(" ") else ""
    width = WIDTH - len(indent) - 2
    for line in wrap(
        text, width, subsequent_indent=deeper, break_long_words=False, break_on_hyphens=False
    ):
        yield f"{indent}# {line}"


def heading(text: str, indent: str = "") -> str:
    """A comment that stands out."""
    return f"{indent}# ── {text} " + "─" * max(3, 70 - len(text) - len(indent))


def agreement(model: Model, known: Known, language: Language) -> str:
    """agreement.yaml with what is known filled in."""
    lines = [
        *comment(HEAD.in_language(language)), "",
        "format: 1", f"model: {model.id}", f'model_version: "{model.definition.version}"',
    ]  # fmt: skip
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
            node[last] = (field, title, _examples(field, model, language))
    lines += _branch(tree, "", known, language)
    return "\n".join(lines) + "\n"


def _examples(field: AgreementField, model: Model, language: Language) -> list[str]:
    """Rows to copy: the field's example, and for the clauses each that the model offers."""
    if field.path != "clauses":
        return [field.row] if field.row else []
    width = max(map(len, model.clauses), default=0)
    return [
        f"{one.id.ljust(width)}  # {one.title.in_language(language)}"
        for one in model.clauses.values()
    ]


def _branch(tree: dict[str, Any], indent: str, known: Known, language: Language) -> Iterator[str]:
    for key, node in tree.items():
        if isinstance(node, dict):
            first = _first(node)
            if not indent:
                yield ""
            if first and first[1] and not indent:
                yield heading(first[1])
            yield f"{indent}{key}:"
            yield from _branch(node, f"{indent}  ", known, language)
            continue
        field, title, examples = node
        if not indent:
            yield ""
            if title:
                yield heading(title)
        yield from comment(_with_how(field, language), indent)
        yield from (f"{indent}#   - {row}" for row in examples)
        yield from _value(field, key, indent, known)


def _with_how(field: AgreementField, language: Language) -> str:
    """A field's question with how its answer is written, where that is more than a text."""
    text = field.text.in_language(language)
    sort = sort_of(Agreement, tuple(field.path.split(".")))
    return f"{text} ({HOW[sort].in_language(language)})" if sort else text


def _first(tree: dict[str, Any]) -> tuple[AgreementField, str | None, list[str]] | None:
    node: Any = tree
    while isinstance(node, dict):
        node = next(iter(node.values()), None)
    return node  # type: ignore[no-any-return]


def _value(field: AgreementField, key: str, indent: str, known: Known) -> Iterator[str]:
    rows = list(_rows(field.path, known))
    if rows:
        yield f"{indent}{key}:"
        yield from (f"{indent}  {row}" for row in rows)
    else:
        yield f"{indent}{key}: {_plain(field.path, known)}".rstrip()


def _plain(path: str, known: Known) -> str:
    """What is known of a field that holds one value, as YAML."""
    end = known.end.isoformat() if known.end else ""
    return {
        "title": quoted(known.title) if known.title else "",
        "responsibilities.annex": "worksheet.yaml",
        "duration.form": known.term or "",
        "duration.latest_end": end if known.term == "fixed" else "",
        "duration.annual_evaluation": end if known.term == "rolling" else "",
        "organisation.steering_group.parents": f"[{', '.join(known.parents)}]"
        if known.parents
        else "",
    }.get(path, "")


def _rows(path: str, known: Known) -> Iterator[str]:
    """The rows that what is known fills in: partners, parents, and one for each partner."""
    if path == "partners":
        for one, (kind, name) in known.partners.items():
            yield f"- {{id: {one}, kind: {kind}, name: {quoted(name)}}}"
    if path == "people":
        for one, name in known.parents.items():
            yield f"- {{id: {one}, name: {quoted(name)}}}"
    for one in known.partners:
        if path == "idea.motives":
            yield f"{one}:"
        for field in _PER_PARTNER.get(path, ()):
            yield f"- partner: {one}" if field == "partner" else f"  {field}:"


_PER_PARTNER = {
    "resources": ("partner", "minimum_hours", "provides", "expects"),
    "home_organisations": ("partner", "political_informed", "professional_informed", "plan"),
}
