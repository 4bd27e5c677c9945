"""The documents of the models with tables: every one renders, hostile words stay words, citizens are nowhere, drawings are drawn."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from partnerskab.documents import views
from partnerskab.documents.render import OUTPUTS, document
from partnerskab.exceptions import DiagnosticError
from partnerskab.i18n import LANGUAGES, Language
from partnerskab.model.definition import Column
from partnerskab.model.loader import Model, PlacedQuestion, load_model
from partnerskab.partnership import PartialPartnership
from partnerskab.partnership.loader import load
from partnerskab.yamltext import read

MODELS = ("kommune-ngo", "samarbejdsmodel")
HOSTILE = (
    "<script>alert(1)</script></svg><svg onload=alert(1)>", "[klik](javascript:alert(1)) <https://evil.example>",
    "a | b\n- | -\n1 | 2\n\n# Et\n```\nkode\n```", "{{ 7*7 }} {% for a in b %}", "<!-- !chain --> <!-- #agenda --> <!-- .pen -->",
    "&lt;b&gt; &amp; ]]> \" '", "</details><br> **fed** `kode`",
)  # fmt: skip
SVG = "{http://www.w3.org/2000/svg}"
Word = Callable[[], str]


def model_of(name: str) -> Model:
    model = load_model(name)
    assert isinstance(model, Model)
    return model


def example(row: str | None) -> dict[str, Any]:
    found, faults = read((row or "{}").encode())
    assert found
    assert not faults
    value = found.value
    assert isinstance(value, dict)
    return value


# A partnership with every table filled: its example row, and two rows with words of ours in every text cell.


def agreement(model: Model, word: Word) -> dict[str, Any]:
    ids = ["engholm", "ungefyret"]
    rows = {one.path: example(one.row) for one in model.list_fields() if one.row}
    people = [
        rows["people"],
        *(
            {"id": one, "name": word(), "title": word(), "partner": ids[0]}
            for one in ("mette", "jens")
        ),
    ]
    data: dict[str, Any] = {
        "format": "1", "model": model.id, "title": word(), "date": "2027-02-01",
        "partners": [{"id": one, "kind": "municipality", "name": word(), "contact": "mette"} for one in ids],
        "people": people,
        "idea": {"purpose": word()},
        "organisation": {
            "project_management": {"members": ["mette"], "lead": "mette"},
            "steering_group": {"members": ["mette", "jens"], "responsible": ["jens"]},
        },
        "duration": {"form": "rolling", "annual_evaluation": "2027-11-01", "termination": word()},
        "changes": {"addenda": [{"number": "1", "date": "2027-08-17", "text": word()}]},
        "clauses": ["confidentiality"],
        "signature": {"signatures": [{"partner": ids[0], "name": word(), "date": "2027-02-01"}]},
    }  # fmt: skip
    if model.id == "kommune-ngo":
        data |= {
            "idea": data["idea"] | {"goals": [word()], "motives": {ids[0]: word()}, "ground_rules": [word()]},
            "task": word(), "content": {"target_group": word(), "description": {"scope": word(), "content": word()}},
            "resources": [rows["resources"]], "finance": {"lines": [rows["finance.lines"]]},
        }  # fmt: skip
    return {name: _texts(value) for name, value in data.items()}


def _texts(value: Any) -> Any:
    """A value as the files hold it: texts, lists and keys only."""
    if isinstance(value, dict):
        return {name: _texts(one) for name, one in value.items()}
    return [_texts(one) for one in value] if isinstance(value, list) else str(value)


class Filler:
    """Fills the tables of a model, links leading to rows that are there."""

    def __init__(self, model: Model, word: Word) -> None:
        self.model, self.word = model, word
        self.asked = {f"{one.form.id}:{one.name}": one for one in model.list_questions()}
        self.ids = {
            name: self._ids(one) for name, one in self.asked.items() if one.question.columns
        }
        self.turn = {name: cycle(range(97)) for name in ("choice", "link")}

    def _ids(self, one: PlacedQuestion) -> list[str]:
        if not any(column.id == "id" for column in one.question.columns):
            return []
        return [
            example(one.question.row)["id"],
            *(f"{one.question.id.replace('_', '-')}-{number}" for number in (1, 2)),
        ]

    def form(self, form: str, answered: bool = True) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for name, one in self.asked.items():
            if one.form.id == form:
                answer = (
                    self._rows(name, one)
                    if one.question.columns
                    else self._answer(one)
                    if answered
                    else None
                )
                data.setdefault(one.stage.id, {}).setdefault(one.theme.id, {})[one.question.id] = (
                    answer
                )
        return data

    def _answer(self, one: PlacedQuestion) -> dict[str, Any]:
        question = one.question
        points = {
            point.id: point.choices[0].id if point.choices else self._value(point.answer)
            for point in question.points
        }
        decision = question.choices[0].id if question.choices else self._value(question.answer)
        return {"decision": decision, "points": points} if points else {"decision": decision}

    def _value(self, kind: str) -> Any:
        if kind in ("text", "document", "place"):
            return self.word()
        if kind == "list":
            return [self.word()]
        return {"yes_no": "ja", "person": "mette", "people": ["jens"], "partner": "ungefyret", "date": "2027-03-05",
                "dates": ["2027-03-05"], "number": "35", "money": "100", "id": "x"}[kind]  # fmt: skip

    def _rows(self, name: str, one: PlacedQuestion) -> dict[str, Any]:
        columns = {column.id: column for column in one.question.columns}
        written = _texts(example(one.question.row))
        rows = [{key: self._known(columns[key], value) for key, value in written.items()}]
        for place in (1, 2):
            row = {key: self._cell(column) for key, column in columns.items()}
            rows.append(row | ({"id": self.ids[name][place]} if self.ids[name] else {}))
        return {"rows": rows}

    def _known(self, column: Column, value: Any) -> Any:
        return (
            self._cell(column)
            if column.answer in ("link", "person", "people", "partner", "yes_no")
            else value
        )

    def _cell(self, column: Column) -> Any:
        if column.answer == "choice":
            return column.choices[next(self.turn["choice"]) % len(column.choices)].id
        if column.answer == "link":
            there = [one for name in column.links_to for one in self.ids[name]]
            return [there[next(self.turn["link"]) % len(there)]]
        return self._value(column.answer)


def filled(name: str, folder: Path, core: str = "ord") -> tuple[PartialPartnership, list[str]]:
    model = model_of(name)
    given: list[str] = []

    def word() -> str:
        given.append(f"{core} felt{len(given)}e {core}")
        return given[-1]

    filler = Filler(model, word)
    files = {one.file: filler.form(one.id) for one in model.definition.forms if not one.pseudonyms}
    files["agreement.yaml"] = agreement(model, word)
    shown = list(given)
    for one in model.definition.forms:
        if one.pseudonyms:
            canary = Filler(model, lambda: "KANARIEFUGL")
            canary.ids = {
                place: [f"kanarie-{number}" for number in range(3)] for place in canary.ids
            }
            files[one.file] = json.loads(
                json.dumps(canary.form(one.id)).replace("2027-03-05", "2097-09-19")
            )
    folder.mkdir(exist_ok=True)
    for file, data in files.items():
        (folder / file).write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
    partnership = load(folder)
    broken = {
        "unknown_key",
        "not_a_list",
        "unknown_choice",
        "missing_key",
        "not_keys_and_values",
        "date_format",
    }
    assert not [one for one in partnership.findings if one.rule in broken]
    return partnership, shown


def all_documents(
    partnership: PartialPartnership, languages: tuple[Language, ...] = LANGUAGES
) -> Iterator[tuple[str, str, Any, str]]:
    assert partnership.model
    for one in partnership.model.definition.documents:
        for language in languages:
            for output in OUTPUTS:
                text = document(partnership, one.id, language, output)
                assert isinstance(text, str), (one.id, text)
                yield one.id, language, output, text


class Page(HTMLParser):
    """The tags, ids, attributes and words of a page."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self.words.append(" " if tag not in ("strong", "em", "a", "span", "tspan") else "")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def named(self, name: str) -> list[str]:
        return [value for one, value in self.attributes if one == name]


@pytest.mark.slow
@pytest.mark.parametrize("name", MODELS)
def test_every_document_renders_whole_and_the_same_twice(name: str, tmp_path: Path) -> None:
    partnership, _ = filled(name, tmp_path / "p")
    first = list(all_documents(partnership))
    assert first == list(all_documents(load(tmp_path / "p")))
    anchors = {one.id: one.anchors for one in model_of(name).definition.documents}
    for one, language, output, text in first:
        bare = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
        where = (one, language, output)
        assert not re.search(
            r"\[object|\bNone\b|\{\}|\[\]|\{\{|\{%|\bTrue\b|\bFalse\b|Undefined|Markup", bare
        ), where
        if output == "html":
            ids = Page(text).named("id")
            assert set(anchors[one]) <= set(ids), where
            assert len(ids) == len(set(ids)), where
        else:
            assert all(f"<!-- #{anchor} -->" in text for anchor in anchors[one]), where
            assert "kanarie" not in text.casefold()


@pytest.mark.slow
@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("forms", [False, True])
def test_every_document_renders_with_next_to_nothing_written(
    name: str, forms: bool, tmp_path: Path
) -> None:
    (tmp_path / "agreement.yaml").write_text(f"format: 1\nmodel: {name}\n", "utf-8")
    for form in model_of(name).definition.forms if forms else ():
        (tmp_path / form.file).write_text("", "utf-8")
    for one, language, output, text in all_documents(load(tmp_path)):
        anchors = next(
            kind.anchors for kind in model_of(name).definition.documents if kind.id == one
        )
        if output == "html":
            assert set(anchors) <= set(Page(text).named("id")), (one, language)


@cache
def harmless(name: str) -> list[tuple[str, str, Any, str]]:
    with TemporaryDirectory() as folder:
        return list(all_documents(filled(name, Path(folder))[0], ("da",)))


@pytest.mark.slow
@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("core", HOSTILE)
def test_hostile_words_in_cells_stay_words(core: str, name: str, tmp_path: Path) -> None:
    hostile, given = filled(name, tmp_path / "b", core)
    seen = ""
    for good, bad in zip(harmless(name), all_documents(hostile, ("da",)), strict=True):
        if bad[2] == "md":
            bare = re.sub(r"(?m)^<!-- [#.!][a-z0-9_-]+ -->$", "", bad[3]).replace("<br>", "")
            assert not re.search(r"(?<!\\)(?:\\\\)*[<`]", bare), bad[0]
            continue
        one, other = Page(good[3]), Page(bad[3])
        freely = {"br", "p", "strong", "tspan"}
        assert [tag for tag in one.tags if tag not in freely] == [
            tag for tag in other.tags if tag not in freely
        ]
        assert not [attribute for attribute, _ in other.attributes if attribute.startswith("on")]
        assert all(link.startswith("#") for link in other.named("href"))
        seen += other.text
    shown = [one for one in given if " ".join(one.split()) in seen]
    assert not [one for one in given if one not in shown]


@pytest.mark.slow
def test_citizens_are_in_no_document_and_no_view(tmp_path: Path) -> None:
    partnership, _ = filled("samarbejdsmodel", tmp_path)
    assert "kanarie" in (tmp_path / "citizens.yaml").read_text("utf-8")
    assert partnership.model
    assert partnership.agreement
    for kind in partnership.model.definition.documents:
        view = views.build_view(partnership, partnership.agreement, partnership.model, kind, "da")
        assert "citizens" not in view["forms"]
        assert not re.search(r"(?i)kanarie|2097", json.dumps(view, ensure_ascii=False))
    for one in all_documents(partnership):
        assert not re.search(r"(?i)kanarie|2097", one[3]), one[:3]


def test_a_template_of_ones_own_cannot_ask_for_citizens(tmp_path: Path) -> None:
    partnership, _ = filled("samarbejdsmodel", tmp_path / "p")
    place = tmp_path / "own" / "samarbejdsmodel" / "documents"
    place.mkdir(parents=True)
    for words in (
        "find_question('citizens:register.courses.citizens')",
        "forms.citizens",
        "forms['citizens']",
    ):
        (place / "services.md.j2").write_text(f"{{{{ {words} }}}}", "utf-8")
        with pytest.raises(DiagnosticError):
            document(partnership, "services", "da", "md", templates=tmp_path / "own")


def test_a_no_is_left_out_of_the_guide(tmp_path: Path) -> None:
    filled("samarbejdsmodel", tmp_path)
    data = json.loads((tmp_path / "coordination.yaml").read_text("utf-8"))
    data["coordinators"]["duties"]["general"]["points"]["gather"] = "nej"
    (tmp_path / "coordination.yaml").write_text(json.dumps(data), "utf-8")
    text = document(load(tmp_path), "coordinators", "da", "md")
    assert isinstance(text, str)
    assert "Tovholderen samler trådene" not in text
    assert "Tovholderen inddrager alle relevante partnere" in text


def test_links_are_written_as_what_they_lead_to(tmp_path: Path) -> None:
    partnership, _ = filled("kommune-ngo", tmp_path)
    text = document(partnership, "theory_of_change", "da", "md")
    assert isinstance(text, str)
    row = next(line for line in text.splitlines() if "De samme unge kommer hver gang" in line)
    assert "ny-ven" not in row
    agenda = document(partnership, "reflection_day", "da", "md")
    assert isinstance(agenda, str)
    assert re.findall(r"(?m)^\| (\d\.\d\d–\d\.\d\d) ", agenda) == [
        "0.00–0.35",
        "0.35–1.10",
        "1.10–1.45",
    ]
    assert "**I alt**: 105 minutter" in agenda


# Drawings.


def svgs(page: str) -> list[ET.Element]:
    return [ET.fromstring(one) for one in re.findall(r"<svg .*?</svg>", page, re.DOTALL)]


def words(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.mark.slow
@pytest.mark.parametrize("core", ["ord", *HOSTILE])
@pytest.mark.parametrize("name", ["theory_of_change", "data_sharing"])
def test_drawings_hold_every_box_and_every_arrow(name: str, core: str, tmp_path: Path) -> None:
    partnership, _ = filled("kommune-ngo", tmp_path, core)
    tables = {
        "theory_of_change": ("inputs", "activities", "outputs", "outcomes"),
        "data_sharing": ("actors",),
    }[name]
    form = next(one for one in partnership.forms if one.id == name)
    rows = [row for one in form.answers if one.question.id in tables for row in one.rows]
    links = [
        row for one in form.answers if one.question.id in ("links", "flows") for row in one.rows
    ]
    page = document(partnership, name, "da", "html")
    assert isinstance(page, str)
    (svg,) = svgs(page)
    assert svg.get("role") == "img"
    ids = (svg.get("aria-labelledby") or "").split()
    assert [one.tag for one in svg[:2]] == [f"{SVG}title", f"{SVG}desc"]
    assert [one.get("id") for one in svg[:2]] == ids
    boxes = ["".join(words(one).split()) for one in svg.iter(f"{SVG}g")]
    for row in rows:
        said = str(row.values["what" if name == "theory_of_change" else "name"])
        assert "".join(said.split()) in boxes
    assert len(boxes) == len(rows)
    assert sum(one.get("class") == "link" for one in svg.iter(f"{SVG}path")) == len(links)
    assert not [
        one
        for one in svg.iter()
        if one.tag
        not in {
            SVG + tag
            for tag in (
                "svg",
                "title",
                "desc",
                "g",
                "rect",
                "polygon",
                "path",
                "circle",
                "text",
                "tspan",
            )
        }
    ]
