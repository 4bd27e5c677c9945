"""explain: what a rule, a question, a field, a clause, a setting or a role means, and what a good answer is."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import indent, wrap
from typing import NamedTuple

from partnerskab import files, gaps, yamltext
from partnerskab.commands import Refused, read, refusal, typed
from partnerskab.commands.scaffold import HOW
from partnerskab.diagnostics import LEVEL_NAMES, Diagnostic, DiagnosticType
from partnerskab.i18n import Language, Text, nearest
from partnerskab.model import loader as model_loader
from partnerskab.model.definition import (
    AgreementField,
    Choice,
    Clause,
    Point,
    RegisterField,
    Role,
    RuleSetting,
    SettingDefinition,
)
from partnerskab.model.loader import Asked, Model
from partnerskab.partnership import AGREEMENT, PARTICIPANTS, VOLUNTEERS
from partnerskab.partnership.loader import NotAPartnership
from partnerskab.rules import Rule, rules
from partnerskab.rules._cases import Case, shortest
from partnerskab.schema import problems

DIAGNOSTIC_TYPES: dict[str, DiagnosticType] = {
    **files.DIAGNOSTIC_TYPES, **yamltext.DIAGNOSTIC_TYPES, **problems.DIAGNOSTIC_TYPES, **model_loader.DIAGNOSTIC_TYPES, **gaps.DIAGNOSTIC_TYPES,
}  # fmt: skip
WIDTH = 78

REGISTERS = {
    "volunteers": "volunteers.yaml",
    "participants": "participants.yaml",
    "sessions": "worksheet.yaml",
}

OWNERS = {
    "municipality": Text("kommunen", "the municipality"),
    "organisation": Text("foreningen", "the organisation"),
    "both": Text("alle partnere sammen", "all partners together"),
}


class Part(NamedTuple):
    """A named paragraph of an explanation; what is to be written in a file keeps its lines as they are."""

    heading: Text
    text: Text
    literal: bool = False


class Entry(NamedTuple):
    """An explanation: a title, an opening, and named paragraphs."""

    name: str
    title: Text
    opening: Text
    parts: tuple[Part, ...] = ()


WHY = Text("Hvorfor", "Why")
EXAMPLE = Text("Eksempel", "Example")
PAGE = Text("Kilde", "Source")
OWNER = Text("Typisk hos", "Typically with")
WRITE = Text("Skriv det i {file}", "Write it in {file}")
NAMED = Text("Står i {file}", "Named in {file}")
HINT = Text("Sådan retter du", "How to fix it")
LEVEL = Text("Niveau", "Level")
REASON = Text("Modellens grund", "The model's reason")
FAILS = Text("Et eksempel, der fejler", "An example that fails")
PASSES = Text("Et eksempel, der er i orden", "An example that passes")
COLUMNS = Text("Kolonner", "Columns")
ROW = Text("Som linje", "As a row")
POINTS = Text("Delspørgsmål", "Parts")
CHOICES = Text("Vælg mellem", "Choose between")
ANSWER = Text("Svaret er", "The answer is")
PART_OF = Text("Del af", "Part of")


def explain(name: str, model: Model | None) -> tuple[Entry, ...]:
    """The explanations of a name; refused, with the nearest known name, where there is none."""
    entries = list(_entries(model))
    names = {entry.name for entry in entries}
    wanted = name.strip()
    wanted = re.sub(
        r"^[a-z]+(?:\.yaml)?: ?", "", wanted
    )  # `agreement.yaml: title`, as it is written elsewhere
    ends = sorted(one for one in names if one.endswith(f".{wanted}"))
    if wanted not in names and len(ends) == 1:
        wanted = ends[0]
    if wanted in names:
        return tuple(entry for entry in entries if entry.name == wanted)
    raise Refused(2, _several(ends) if ends else _unheard_of(wanted, names))


def _several(names: list[str]) -> Text:
    words = Text(
        "flere har det navn. Skriv et af dem helt ud: {names}.",
        "several have that name. Write one out in full: {names}.",
    )
    return words.fill(names=", ".join(names[:6]) + (" …" if names[6:] else ""))


def _unheard_of(wanted: str, names: Iterable[str]) -> Text:
    lasts: dict[str, str] = {}
    for one in sorted(names, key=len, reverse=True):
        lasts[one.rpartition(".")[2]] = one
    meant = nearest(wanted, names) or lasts.get(nearest(wanted, lasts) or "")
    near = Text(f" Mente du {meant}?", f" Did you mean {meant}?") if meant else Text("", "")
    words = Text(
        "det navn kender partnerskab ikke.{near} Skriv navnet på en regel, et spørgsmål eller et felt.",
        "partnerskab does not know that name.{near} Write the name of a rule, a question or a field.",
    )
    return words.fill(near=near)


def _entries(model: Model | None) -> Iterator[Entry]:
    yield from map(_kind, DIAGNOSTIC_TYPES.values())
    yield from (_rule(one, model) for one in rules())
    if model is None:
        return
    files_of = {form.id: form.file for form in model.definition.forms}
    yield from (_role(role, files_of) for role in model.roles)
    yield from (_setting(name, one) for name, one in model.definition.settings.items())
    yield from map(_clause, model.clauses.values())
    for register, file in REGISTERS.items():
        fields = getattr(model.registers, register).fields
        lists = {field.path for field in fields if field.row}
        yield from (_register_field(field, file, lists) for field in fields)
    yield from map(_field, model.fields())
    for asked in model.asked():
        yield _question(asked, model)
        yield from (_point(point, asked) for point in asked.question.points)


def _kind(kind: DiagnosticType) -> Entry:
    message = Text(*(text[:1].upper() + text[1:] for text in _blank(kind.message)))
    parts = (Part(WHY, kind.why), Part(HINT, _blank(kind.hint)))
    return Entry(kind.name, same(kind.name), message, parts)


def _blank(pair: Text) -> Text:
    """A fault's sentence without the places that a fault fills."""
    return Text(*(_without_places(text) for text in pair))


def _without_places(text: str) -> str:
    text = re.sub(r",? (?:fx|such as) \{suggestion\}|\{suggestion\}", "", text)
    return re.sub(r"\{[a-z_]+\}", "…", text).replace("… .", "…").replace("….", "…")


def same(text: str) -> Text:
    """A text that is the same in both languages."""
    return Text(text, text)


def _rule(rule: Rule, model: Model | None) -> Entry:
    what, why, how = (Text(*texts) for texts in zip(*map(_manual, rule.manual), strict=True))
    said = (model.definition.rules if model else {}).get(rule.name, RuleSetting())
    level = level_of(rule, said)
    if model and said.off:
        level = Text(f"{level.da} i {model.id}", f"{level.en} in {model.id}")
    reason = [Part(REASON, said.why)] if said.why else []
    parts = [Part(WHY, why), Part(HINT, how), Part(LEVEL, level), *reason, *_source(said.page)]
    for heading, failing in ((FAILS, True), (PASSES, False)):
        case = shortest(rule.name, failing=failing, step=rule.step, files=_files(model))
        if case is not None:
            parts.append(Part(heading, same(shown(case)), literal=True))
    return Entry(rule.name, same(rule.name), what, tuple(parts))


def _files(model: Model | None) -> tuple[str, ...]:
    """The files that a partnership of the model has."""
    forms = model.definition.forms if model else ()
    return (AGREEMENT, VOLUNTEERS, PARTICIPANTS, *(form.file for form in forms)) if forms else ()


def level_name(rule: Rule, said: RuleSetting) -> Text:
    """How bad a rule's findings are, as a model has it, or that it does not run."""
    return Text("slået fra", "off") if said.off else LEVEL_NAMES[said.level or rule.level]


def level_of(rule: Rule, said: RuleSetting) -> Text:
    """A rule's level and from which step, as a model has it, or that it does not run."""
    level = level_name(rule, said)
    if said.off:
        return level
    return Text("{da}, fra trin {step}", "{en}, from step {step}").fill(
        da=level.da, en=level.en, step=said.step or rule.step
    )


def shown(case: Case) -> str:
    """A case as its files, each under its name, and what is found in them on which day."""
    day = [f"--today {case.today}"] if case.today else []
    files = [f"{name}\n" + indent(text.rstrip(), "  ") for name, text in case.files.items()]
    return "\n".join([*files, *(f"-> {one}" for one in case.findings), *day])


def _manual(text: str) -> tuple[str, str, str]:
    """What a rule finds, why it matters and how to fix it, out of its docstring."""
    headings = "|".join((*WHY, *HINT))
    what, why, how = re.split(rf"^(?:{headings}): ", text, maxsplit=2, flags=re.MULTILINE)
    return " ".join(what.split()), " ".join(why.split()), " ".join(how.split())


def _written(heading: Text, file: str, path: Iterable[str], leaf: str = "…") -> Part:
    """Where something stands in a file, as the lines that lead to it; `-` opens a list."""
    lines: list[str] = []
    indent = ""
    for step in path:
        if lines and lines[-1].endswith("- "):
            lines[-1] += f"{step}:"
        else:
            lines.append(indent + (step if step == "- " else f"{step}:"))
        indent += "  "
    joint = "" if lines[-1].endswith("- ") else " "
    lines[-1] = f"{lines[-1]}{joint}{leaf}".rstrip()
    return Part(heading.fill(file=file), same("\n".join(lines)), literal=True)


def _setting(name: str, setting: SettingDefinition) -> Entry:
    number = Part(Text("Modellens tal", "The model's number"), same(str(setting.value)))
    write = _written(WRITE, "agreement.yaml", ("settings", name), str(setting.value))
    return Entry(name, setting.title, setting.why, (number, write))


def _question(asked: Asked, model: Model) -> Entry:
    question = asked.question
    parts = [Part(WHY, question.help), Part(EXAMPLE, question.example)]
    if question.points:
        parts.append(Part(POINTS, _listed((point.id, point.text) for point in question.points)))
    if question.columns:
        columns = ((column.id, column.text or column.title) for column in question.columns)
        parts.append(Part(COLUMNS, _listed(columns)))
    if question.row:
        parts.append(Part(ROW, same(f"- {question.row}")))
    parts += _choices(question.choices)
    if question.owner:
        roles = {role.id: role.title for role in model.roles}
        owner = OWNERS.get(question.owner) or roles.get(question.owner, same(question.owner))
        parts.append(Part(OWNER, owner))
    parts += _source(question.page)
    last = "rows" if question.columns else "decision"
    parts.append(_written(WRITE, asked.form.file, (*asked.name.split("."), last)))
    return Entry(asked.name, question.title, question.text, tuple(parts))


def _point(point: Point, asked: Asked) -> Entry:
    parts = [Part(ANSWER, HOW[point.answer])] if point.answer in HOW else []
    parts += _choices(point.choices)
    parts.append(Part(PART_OF, Text(*(f"{text} ({asked.name})" for text in asked.question.title))))
    path = (*asked.name.split("."), "points", point.id)
    parts.append(_written(WRITE, asked.form.file, path))
    return Entry(f"{asked.name}.{point.id}", asked.question.title, point.text, tuple(parts))


def _listed(items: Iterable[tuple[str, Text]]) -> Text:
    """Names with what they mean, a line for each."""
    rows = list(items)
    return Text(
        "\n".join(f"- {name}: {text.da}" for name, text in rows),
        "\n".join(f"- {name}: {text.en}" for name, text in rows),
    )


def _choices(choices: tuple[Choice, ...]) -> list[Part]:
    return [Part(CHOICES, _listed((one.id, one.title) for one in choices))] if choices else []


def _field(field: AgreementField, file: str = "agreement.yaml") -> Entry:
    path = field.path.split(".")
    return _described(
        field, _written(WRITE, file, [*path, "- "] if field.row else path, field.row or "…")
    )


def _register_field(field: RegisterField, file: str, lists: set[str]) -> Entry:
    head, *rest = field.path.split(".")
    path = [head, "- ", *rest] if head in lists else [head, *rest]
    return _described(field, _written(WRITE, file, path, field.row or "…"))


def _described(field: AgreementField | RegisterField, where: Part) -> Entry:
    parts = [Part(WHY, field.help), Part(EXAMPLE, field.example), *_source(field.page), where]
    return Entry(field.path, field.title, field.text, tuple(parts))


def _source(page: str | None) -> list[Part]:
    return (
        [Part(PAGE, Text(f"publikationen, side {page}", f"the publication, page {page}"))]
        if page
        else []
    )


def _clause(clause: Clause) -> Entry:
    wording = Part(Text("Ordlyd", "Wording"), clause.text)
    write = _written(WRITE, "agreement.yaml", ("clauses", "- "), clause.id)
    return Entry(clause.id, clause.title, clause.settles, (wording, write))


def _role(role: Role, files_of: dict[str, str]) -> Entry:
    parts = []
    if role.duties:
        texts = zip(*(duty.text for duty in role.duties), strict=True)
        duties = Text(*("\n".join(f"- {text}" for text in column) for column in texts))
        parts.append(Part(Text("Opgaver", "Duties"), duties))
    parts += _source(role.page)
    if role.where:
        form, _, path = role.where.partition(":")
        parts.append(_written(NAMED, files_of.get(form, f"{form}.yaml"), path.split(".")))
    return Entry(role.id, role.title, role.text, tuple(parts))


def model_for(folder: Path | None, model_id: str | None, templates: Path | None) -> Model | None:
    """The model named, else that of the partnership in the folder, else the one to begin with."""
    if model_id is None:
        try:
            own = read(folder, templates).model
        except NotAPartnership:
            if folder is not None:
                raise
            own = None
        if own is not None:
            return own
    model = model_loader.find(model_id or model_loader.default_id(templates), templates)
    if isinstance(model, Diagnostic):
        raise refusal(2, model)
    return model


def lines(found: Iterable[Entry], language: Language) -> Iterator[str]:
    """Explanations as lines of readable width."""
    for place, entry in enumerate(found):
        if place:
            yield ""
        title = entry.title.in_language(language)
        yield title if title == entry.name else f"{title} ({entry.name})"
        yield ""
        yield from _wrapped(entry.opening.in_language(language))
        for part in entry.parts:
            yield ""
            yield f"{part.heading.in_language(language)}:"
            text = part.text.in_language(language)
            if part.literal:
                yield from (typed(f"  {line}") for line in text.split("\n"))
            else:
                yield from (f"  {line}" for line in _wrapped(text, WIDTH - 2))


def _wrapped(text: str, width: int = WIDTH) -> Iterator[str]:
    for line in text.splitlines():
        indent = "  " if line.startswith("- ") else ""
        folded = wrap(line, width, subsequent_indent=indent, break_on_hyphens=False)
        yield from folded or [""]
