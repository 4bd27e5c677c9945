"""The reference of all a model may say: every key of its files, and every fact rules compare."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any, Literal, cast, get_args, get_origin

from pydantic.fields import FieldInfo

from partnerskab.i18n import Language, Text
from partnerskab.model import definition
from partnerskab.model.facts import FACTS, FactName
from partnerskab.rules.runner import all_rules
from partnerskab.schema.record import Record, field_parts, nested_record
from partnerskab.yamltext import read

VOCABULARY = "vocabulary.yaml"
REFERENCE_PAGES: dict[Language, str] = {"da": "modelordbog.md", "en": "model-reference.md"}
NOTICE = "<!-- Made from model/vocabulary.yaml and model/facts.py: make update -->"
TITLE = Text("Modellens ord", "The words of a model")
INTRO = Text(
    "Alt, hvad der kan stå i en models filer. Nøgler med * skal være der. Sådan laver I en model: [egen-model.md](egen-model.md). In English: [model-reference.md](model-reference.md).",
    "All that the files of a model may say. Keys with * must be there. How to make a model: [egen-model.md](egen-model.md). På dansk: [modelordbog.md](modelordbog.md).",
)
KEYS = (Text("Nøgle", "Key"), Text("Betyder", "Meaning"), Text("Værdier", "Values"))
FACTS_TITLE = Text("Fakta", "Facts")
FACTS_INTRO = Text(
    "Under `facts` i model.yaml siger modellen, hvor de værdier står, som reglerne sammenligner: `agreement:FELT`, "
    "`SKEMA:STADIE.TEMA.SPØRGSMÅL` og videre til en del, en kolonne eller et valg. Et navn med punktum er en kolonne i den tabel, "
    "der står før punktummet. En regel, hvis fakta modellen ikke har, gælder ikke i modellen.",
    "Under `facts` in model.yaml the model says where the values stand that rules compare: `agreement:FIELD`, "
    "`FORM:STAGE.THEME.QUESTION` and on to a part, a column or a choice. A name with a point is a column of the table "
    "before the point. A rule whose facts a model does not have does not apply in that model.",
)
USED = (Text("Fakta", "Fact"), Text("Betyder", "Meaning"), Text("Bruges af", "Used by"))

Descriptions = dict[str, dict[str, dict[str, dict[str, str]]]]


def build_model_reference(language: Language) -> str:
    """Return the reference as Markdown."""
    return "\n".join(_write_page(language)) + "\n"


def read_descriptions() -> Descriptions:
    """Return what each key means: by file, by record, by key, in both languages."""
    raw = (files(definition.__package__ or "") / VOCABULARY).read_bytes()
    document, _ = read(raw)
    described: Descriptions = cast("Descriptions", document.value) if document else {}
    return described


def _write_page(language: Language) -> Iterator[str]:
    yield f"# {TITLE.in_language(language)}"
    yield from ("", NOTICE, "", INTRO.in_language(language))
    for file, records in read_descriptions().items():
        yield from ("", f"## {file}")
        for name, keys in records.items():
            yield from _write_record(name, keys, language)
    yield from (
        "",
        f"## {FACTS_TITLE.in_language(language)}",
        "",
        FACTS_INTRO.in_language(language),
        "",
    )
    yield from _write_header(USED, language)
    for fact, text in FACTS.items():
        yield f"| `{fact}` | {text.in_language(language)} | {', '.join(_list_users(fact))} |"


def _write_record(name: str, keys: dict[str, dict[str, str]], language: Language) -> Iterator[str]:
    schema: type[Record] = getattr(definition, name)
    yield from ("", f"### {name}", "")
    yield from _write_header(KEYS, language)
    for name, field in schema.model_fields.items():
        key = field.alias or name
        mark = "*" if field.is_required() else ""
        yield f"| `{key}`{mark} | {keys[key][language]} | {_describe_values(field)} |"


def _write_header(headings: tuple[Text, ...], language: Language) -> Iterator[str]:
    yield f"| {' | '.join(heading.in_language(language) for heading in headings)} |"
    yield f"|{' --- |' * len(headings)}"


def _describe_values(field: FieldInfo) -> str:
    """Return the words that a key may hold, where they are fixed, or the record it holds."""
    record = nested_record(field)
    if record is not None:
        return f"[{record.__name__}](#{record.__name__.lower()})"
    parts = field_parts(field)
    if Text in parts:
        return "`{da: …, en: …}`"
    if bool in parts:
        return "`true`, `false`"
    return ", ".join(f"`{word}`" for word in dict.fromkeys(_list_words(field.annotation)))


def _list_words(annotation: Any) -> Iterator[str]:
    if annotation is FactName or annotation == dict[FactName, tuple[str, ...]]:
        return
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    for part in get_args(annotation):
        yield from _list_words(part)


def _list_users(fact: FactName) -> Iterator[str]:
    """Yield the names of the rules that use a fact."""
    return (rule.name for rule in all_rules() if fact in rule.all_facts)
