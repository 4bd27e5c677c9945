"""Rendering: hostile words come out as words, templates stay in their box, and the same folder gives the same bytes."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from partnerskab.diagnostics import Diagnostic
from partnerskab.documents import escaping, html, markdown, sandbox, views, writer
from partnerskab.documents.digest import compute_digest
from partnerskab.documents.render import document
from partnerskab.exceptions import DiagnosticError
from partnerskab.i18n import LANGUAGES
from partnerskab.model.loader import Model, load_model
from partnerskab.partnership import PartialPartnership
from partnerskab.partnership.loader import load
from partnerskab.partnership.records import Agreement, Sessions
from partnerskab.schema.record import Record, field_parts, nested_record

TODAY = date(2026, 11, 21)
DOCUMENTS = ("agreement", "worksheet")
HOSTILE = {
    "script": "<script>alert(1)</script></style></title><svg onload=alert(1)>",
    "image": "<img src=x onerror=alert(1)>![x](https://evil.example/x.png)",
    "link": "[klik](javascript:alert(1)) <javascript:alert(1)> [a]: javascript:alert(1)",
    "autolink": "https://evil.example www.evil.example <https://evil.example> mailto:a@evil.example",
    "pipe": "a | b || c \\| d |",
    "table": "a | b\n- | -\n1 | 2\n\na|b\n:--\nc",
    "blocks": "# Et\n## To\n- punkt\n+ punkt\n* punkt\n1. punkt\n2) punkt\n> citat\n---\n===\n```\nkode\n```\n    kode\n~~~",
    "paragraphs": "et\n\nto\n\n\n\ntre\n\n<!-- fire\n\nfem -->",
    "emphasis": "**fed** *skrå* __fed__ _skrå_ ~~streg~~ `kode` `` ` $x$ \\",
    "jinja": "{{ 7*7 }} {% for a in b %} {# væk #} {{ agreement.title }}",
    "entities": "&lt;b&gt; &amp; &#60; &nbsp; AT&T",
    "directives": "<!-- #partners --> <!-- .signatures -->",
    "breaks": "<br> <br/> <BR>",
    "gap": "[mangler: Formål] **[mangler: x]**",
    "ends": "## slut ##",
    "css": '"; } body { display: none } \\22 /* æøå',
}  # fmt: skip
TAGS = {
    "a", "body", "br", "div", "em", "footer", "h1", "h2", "h3", "h4", "head", "header", "html", "li", "main", "meta",
    "nav", "p", "span", "strong", "style", "table", "tbody", "td", "th", "thead", "title", "tr", "ul",
}  # fmt: skip


# A partnership with words of ours in every text field.


class Words:
    """Gives every field a text of its own and remembers them."""

    def __init__(self, core: str) -> None:
        self.core = core
        self.given: list[str] = []

    def __call__(self) -> str:
        self.given.append(f"{self.core} felt{len(self.given)}e {self.core}")
        return self.given[-1]

    def lines(self) -> list[str]:
        return [self(), self()]


def agreement(word: Words, partners: int = 2) -> dict[str, Any]:
    ids = [f"partner-{number}" for number in range(partners)]
    people = ["mette", "jens", "lone"]
    return {
        "format": "1", "model": "partnerskabsmodel", "title": word(), "date": "2026-11-02",
        "partners": [
            {"id": one, "kind": "municipality", "name": word(), "cvr": "99999993", "address": word(), "contact": "mette"}
            for one in ids
        ],
        "people": [
            {"id": one, "name": word(), "title": word(), "partner": ids[0], "phone": word()} for one in people
        ],
        "idea": {
            "purpose": word(), "vision": word(), "goals": word.lines(), "success_criteria": word.lines(),
            "motives": {ids[0]: word(), "ukendt": word()}, "ground_rules": word.lines(),
        },
        "task": word(),
        "content": {
            "description": {"scope": word(), "content": word(), "time": word()}, "target_group": word(),
            "participants": {"planned": "10", "minimum": "8"},
        },
        "finance": {
            "sessions": {"financing": word(), "budget": "145000"},
            "network": {"financing": word(), "budget": "20.000,50"},
            "lines": [{"part": "sessions", "what": word(), "amount": "68000", "paid_by": ids[0]}],
            "own_payment": {"sessions": "500", "network": "0", "decided_by": "mette"},
        },
        "organisation": {
            "steering_group": {"members": ["mette", "jens"], "parents": ["lone"], "responsible": ["mette"]},
            "course_management": {"members": ["jens"], "form": "delegated", "delegated_to": ids[1]},
            "mandates": [
                {"decision": word(), "decided_by": "steering_group", "consulted": "jens", "limit": "10000"}
            ],
        },
        "resources": [
            {"partner": ids[0], "minimum_hours": "120", "provides": word.lines(), "expects": word()}
        ],
        "home_organisations": [{"partner": ids[0], "political_informed": "2026-10-07", "plan": word()}],
        "responsibilities": {"annex": word()},
        "duration": {"form": "rolling", "annual_evaluation": "2027-11-01", "termination": word()},
        "changes": {
            "addenda": [
                {"number": "1", "date": "2027-02-10", "text": word(), "confirms_oral": "ja", "signed": [
                    {"partner": ids[0], "date": "2027-02-11"}]}
            ]
        },
        "clauses": ["confidentiality"],
        "signature": {
            "signatures": [{"partner": ids[0], "name": word(), "title": word(), "date": "2026-11-02"}]
        },
    }  # fmt: skip


def worksheet(word: Words) -> dict[str, Any]:
    """Every question answered: one in three not relevant, one parked, one decided with points and tasks."""
    model = load_model("partnerskabsmodel")
    assert isinstance(model, Model)
    form: dict[str, Any] = {
        "sessions": [
            {
                "id": "gang-1",
                "date": "2027-03-05",
                "start": "16:00",
                "end": "20:30",
                "place": word(),
            }
        ]
    }
    for number, one in enumerate(model.list_questions()):
        answer: dict[str, Any]
        if number % 3 == 0:
            answer = {"not_relevant": word()}
        elif number % 3 == 1:
            answer = {
                "parked": {"until": "2027-01-10", "why": word()},
                "responsible": "jens",
                "deadline": "2027-01-09",
            }
        else:
            answer = {
                "points": {
                    point.id: word.lines() if point.answer == "list" else word()
                    for point in one.question.points if point.answer in ("text", "list")
                },
                "tasks": [
                    {"partner": "partner-0", "what": word(), "responsible": "mette", "deadline": "2027-01-15",
                     "session": "gang-1"},
                    {"partner": "partner-1", "what": word(), "done": "2027-01-12"},
                    {"what": word()},
                ],
                "note": word(),
            }  # fmt: skip
            if one.question.answer != "date":
                answer["decision"] = word()
        form.setdefault(one.stage.id, {}).setdefault(one.theme.id, {})[one.question.id] = answer
    return form


def write(folder: Path, files: dict[str, Any]) -> PartialPartnership:
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name).write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
    return load(folder)


def small(folder: Path, **changes: Any) -> PartialPartnership:
    return write(folder, {"agreement.yaml": agreement(Words("ord"), 2) | changes})


def view_of(partnership: PartialPartnership) -> dict[str, Any]:
    assert partnership.model
    assert partnership.agreement
    kind = partnership.model.definition.documents[0]
    return views.build_view(partnership, partnership.agreement, partnership.model, kind, "da")


def rendered(
    partnership: PartialPartnership, name: str, output: str, language: str = "da", **more: Any
) -> str:
    text = document(partnership, name, language, output, **more)  # type: ignore[arg-type]
    assert isinstance(text, str), text
    return text


# Reading what was written.


class Page(HTMLParser):
    """What a browser would see: tags, attributes, and the text with blocks set apart."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.style = False
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(name, value or "") for name, value in attrs]
        self.style = tag == "style"
        self.words.append(" " if tag not in ("strong", "em", "a", "span") else "")

    def handle_endtag(self, tag: str) -> None:
        self.style = False

    def handle_data(self, data: str) -> None:
        if not self.style:
            self.words.append(data)

    @property
    def text(self) -> str:
        return plain("".join(self.words))


def plain(text: str) -> str:
    return " ".join(text.split())


def structure(text: str) -> Counter[str]:
    """How many headings, rows, cells and list items a CommonMark reader finds, and what nobody may have put there."""
    counted = ["heading_open", "tr_open", "td_open", "th_open", "list_item_open"]
    never = [
        "html_block",
        "html_inline",
        "image",
        "link_open",
        "code_block",
        "fence",
        "code_inline",
    ]
    found: Counter[str] = Counter()
    text = re.sub(r"(?m)^<!-- [#.][a-z0-9_-]+ -->$", "", text)
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        for one in (token, *(token.children or ())):
            if one.type == "html_inline" and one.content == "<br>":
                continue
            if one.type in counted or one.type in never:
                found[one.type] += 1
    assert not any(found[one] for one in never), found
    return found


def in_document(name: str, words: Words, before: int) -> Iterator[str]:
    """The texts that belong in a document: those of the agreement in it, the worksheet's in the other."""
    yield from words.given[:before] if name == "agreement" else words.given[before:]


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    """The documents as they are with harmless words, by name and format."""
    words = Words("ord")
    files = {"agreement.yaml": agreement(words), "worksheet.yaml": worksheet(words)}
    partnership = write(tmp_path_factory.mktemp("harmless"), files)
    return {
        (name, output): rendered(partnership, name, output)
        for name in DOCUMENTS
        for output in ("md", "html")
    }


@pytest.mark.parametrize("name", ["agreement", pytest.param("worksheet", marks=pytest.mark.slow)])
@pytest.mark.parametrize("core", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_words_come_out_as_words(
    core: str, name: str, harmless: dict[tuple[str, str], str], tmp_path: Path
) -> None:
    hostile = Words(core)
    files = {"agreement.yaml": agreement(hostile)}
    before = len(hostile.given)
    bad = write(tmp_path / "b", files | {"worksheet.yaml": worksheet(hostile)})
    assert not bad.findings

    page = Page(rendered(bad, name, "html"))
    assert set(page.tags) <= TAGS
    assert not [
        one
        for one, _ in page.attributes
        if one.startswith("on") or one in ("style", "src", "srcset")
    ]
    assert all(value.startswith("#") for one, value in page.attributes if one == "href")
    assert page.tags == Page(harmless[name, "html"]).tags | {
        tag: page.tags[tag] for tag in ("br", "p", "strong")
    }
    ids = [value for one, value in page.attributes if one == "id"]
    assert len(ids) == len(set(ids))
    for text in in_document(name, hostile, before):
        assert plain(text) in page.text

    assert structure(rendered(bad, name, "md")) == structure(harmless[name, "md"])


HEAVY = st.text(
    st.sampled_from("ab WwhtpT01.)-+=:|#>*_`~[]()!<>&;\\/\n\"'$@{}\u2028\u00a0\t"), max_size=40
)


@given(HEAVY)
def test_any_text_survives_every_place(text: str) -> None:
    shown = plain(text)
    places = {
        "cell": f"| a | b |\n| --- | --- |\n| {escaping.escape_inline(text)} | z |",
        "item": f"- {escaping.escape_inline(text)}\n- z",
        "heading": f"# z {escaping.escape_line(text)}",
        "paragraph": f"z {escaping.escape_inline(text)}",
        "start": str(escaping.escape_inline(text)),
        "block": str(escaping.escape_block(text)),
        "strong": f"{escaping.make_bold(text)} z",
    }
    expected = {"cell": f"a b {shown} z", "item": f"{shown} z", "heading": f"z {shown}", "paragraph": f"z {shown}",
                "start": shown, "block": shown, "strong": f"{shown} z"}  # fmt: skip
    for place, source in places.items():
        body = html.render_body(source)
        page = Page(body.lead + body.sections)
        assert page.text == plain(expected[place]), (place, source)
        assert page.tags["tr"] == (2 if place == "cell" else 0)
        assert page.tags["li"] == (2 if place == "item" else 0)
        assert page.tags["h1"] == (1 if place == "heading" else 0)
        assert set(page.tags) <= TAGS
        structure(source)


@given(HEAVY)
def test_any_text_is_one_css_string(text: str) -> None:
    string = str(html.quote_css(text))
    assert re.fullmatch(r'"(?:[A-Za-z0-9 ,.]|\\[0-9a-f]{1,6} )*"', string)
    assert re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), string[1:-1]) == text


def test_no_reader_of_the_markdown_makes_links_of_addresses() -> None:
    text = escaping.escape_inline(HOSTILE["autolink"] + " " + HOSTILE["link"])
    assert not re.search(r"(?i)https?:|www\.|mailto:|javascript:", text)


def test_line_ends_of_every_sort_are_line_ends() -> None:
    assert escaping.escape_inline("a\r\nb\rc\u2028d\u2029e\u0085f") == "a<br>b<br>c<br>d<br>e<br>f"
    assert escaping.escape_block("a\n\n\n\nb\nc") == "a\n\nb<br>\nc"
    assert escaping.escape_line(" a\n\nb ") == "a  b"


# What must never be there, and what always must.


def test_participants_and_private_files_are_nowhere(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "agreement.yaml": agreement(Words("ord")),
            "worksheet.yaml": worksheet(Words("ord")),
            "participants.yaml": {
                "delete_by": "2099-09-19",
                "families": [
                    {"id": "kanariefugl", "children": "97531", "registered": "2098-08-18"}
                ],
            },
            "volunteers.yaml": {
                "volunteers": [{"id": "gulspurv", "since": "2097-07-17"}],
                "roles": [{"id": "rolle", "title": "Kanarierolle", "profile": "Kanarieprofil"}],
            },
        },
    )
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "names.yaml").write_text("f01: {name: Kanarie Kanariesen}\n", "utf-8")
    partnership = load(tmp_path)
    assert not partnership.findings
    for name in DOCUMENTS:
        for language in LANGUAGES:
            for output in ("md", "html"):
                text = rendered(partnership, name, output, language).casefold()
                for canary in (
                    *["kanarie", "gulspurv", "97531", "97.531", "2099", "2098", "2097"],
                    str(tmp_path),
                ):
                    assert canary not in text


def test_views_hold_only_plain_data_and_no_participants(tmp_path: Path) -> None:
    view = view_of(small(tmp_path))

    def kinds(value: Any) -> Iterator[type]:
        yield type(value)
        inner = value.values() if isinstance(value, dict) else value
        for one in inner if isinstance(value, dict | list) else ():
            yield from kinds(one)

    assert set(kinds(view)) <= {dict, list, str, bool}
    assert not {"families", "participants", "volunteers", "folder"} & set(view)


def chosen(schema: type[Record]) -> Iterator[tuple[str, str]]:
    """Every field that chooses between words, with each of its words."""
    for name, field in schema.model_fields.items():
        for part in field_parts(field):
            if get_origin(part) is Literal:
                yield from ((name, word) for word in get_args(part))
        inner = nested_record(field)
        if inner is not None:
            yield from chosen(inner)


def test_every_word_that_a_field_chooses_between_has_a_printed_name() -> None:
    words = {*chosen(Agreement), *chosen(Sessions)}
    assert ("form", "rolling") in words
    assert words <= set(writer.CHOICES)


@pytest.mark.slow
def test_draft_until_all_have_signed(tmp_path: Path) -> None:
    first = {"partner": "partner-0", "name": "A", "date": "2026-11-02"}
    second = {"partner": "partner-1", "name": "B", "date": "2026-11-05"}
    for number, (signatures, signed) in enumerate(
        [([], False), ([first], False), ([first, first], False), ([first, second], True)]
    ):
        partnership = small(tmp_path / str(number), signature={"signatures": signatures})
        for name in DOCUMENTS:
            for language, mark in (("da", "UDKAST"), ("en", "DRAFT")):
                markdown_text = rendered(partnership, name, "md", language)
                page = rendered(partnership, name, "html", language)
                assert markdown_text.startswith(f"> **{mark}**") is not signed
                assert (mark in Page(page).text) is not signed
                assert (f'@top-right {{ content: "{mark}"' in page) is not signed
    assert "- **Trådt i kraft**: 5.\u00a0november 2026\n" in rendered(
        partnership, "agreement", "md"
    )


def test_gaps_are_marked_in_a_draft_and_filled_ones_are_not(tmp_path: Path) -> None:
    partnership = small(tmp_path, idea={}, date=None)
    assert "den **\\[mangler: Aftalens dato\\]** indgået" in rendered(
        partnership, "agreement", "md"
    )
    page = rendered(partnership, "agreement", "html", "en")
    assert '<strong class="gap">[missing: Purpose]</strong>' in page
    assert "missing: The task" not in page
    signatures = [{"partner": f"partner-{one}", "date": "2026-11-02"} for one in range(2)]
    signed = small(tmp_path, idea={}, signature={"signatures": signatures})
    assert "mangler:" not in rendered(signed, "agreement", "md")


def test_foot_and_date(tmp_path: Path) -> None:
    partnership = small(tmp_path)
    mark = compute_digest(partnership)
    assert re.fullmatch("v1:[0-9a-f]{12}", mark)
    text = rendered(partnership, "agreement", "md", today=TODAY)
    assert text.endswith(f"Partnerskabsmodel, version 2 · {mark}\n")
    assert text.startswith("> **UDKAST** pr. 21.\u00a0november 2026. ")
    page = rendered(partnership, "agreement", "html", today=TODAY)
    assert Page(page).text.count(mark) == 1
    assert (
        f"@bottom-left {{ content: {html.quote_css(f'Partnerskabsmodel, version 2 · {mark}')};"
        in page
    )
    undated = rendered(partnership, "agreement", "md")
    assert undated.startswith("> **UDKAST** Ikke underskrevet af alle partnere.\n")


@pytest.mark.slow
def test_same_folder_same_bytes(tmp_path: Path) -> None:
    word = Words("ord")
    write(tmp_path, {"agreement.yaml": agreement(word), "worksheet.yaml": worksheet(word)})
    program = (
        "import sys; from pathlib import Path; from partnerskab.partnership.loader import load\n"
        "from partnerskab.documents.render import document\n"
        "for name in ('agreement', 'worksheet'):\n"
        "    for output in ('md', 'html'):\n"
        "        sys.stdout.buffer.write(document(load(Path(sys.argv[1])), name, 'da', output).encode())\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path)],
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(sys.path),
                "PYTHONHASHSEED": seed,
                "TZ": zone,
            },
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland"))
    }
    assert len(runs) == 1


def test_digest_covers_values_and_nothing_of_the_layout(tmp_path: Path) -> None:
    data = agreement(Words("æ ord"))
    first = compute_digest(write(tmp_path / "a", {"agreement.yaml": data}))
    assert first == "v1:1dfc05bb32bb"
    turned = json.dumps(dict(reversed(data.items())), indent=7).replace("\n", "\r\n")
    (tmp_path / "a" / "agreement.yaml").write_text(f"# kommentar\r\n{turned}", "utf-8", newline="")
    assert compute_digest(load(tmp_path / "a")) == first
    same = {"signature": {}, "date": "2.11.2026"}
    assert compute_digest(small(tmp_path / "b", **data | same)) == first
    others = {"title": "Andet", "date": "2026-11-03", "clauses": [], "people": data["people"][:2]}
    for name, value in others.items():
        assert compute_digest(small(tmp_path / "c", **data | {name: value})) != first
    answered = {"worksheet.yaml": {"before": {"target_group": {"who": {"decision": "Forældre"}}}}}
    assert compute_digest(write(tmp_path / "d", {"agreement.yaml": data, **answered})) != first


def test_both_languages(tmp_path: Path) -> None:
    partnership = small(tmp_path)
    danish, english = (
        rendered(partnership, "agreement", "html", language) for language in LANGUAGES
    )
    assert '<html lang="da">' in danish
    assert '<html lang="en">' in english
    for text, words in (
        (danish, "2.\u00a0november 2026|145.000\u00a0kr.|20.000,50\u00a0kr.|kommune|Aftalens partnere|styregruppen|Side"),
        (english, "2\u00a0November 2026|DKK\u00a0145,000|DKK\u00a020,000.50|municipality|The partners|the steering group|Page"),
    ):  # fmt: skip
        for word in words.split("|"):
            assert word in text
    assert not re.search(r"Udkast|Underskrift|Partnere?n|Beslutning", english)


@pytest.mark.parametrize("partners", [2, 3, 5])
def test_a_column_of_tasks_for_each_partner(partners: int, tmp_path: Path) -> None:
    data = agreement(Words("ord"), partners)
    for number, one in enumerate(data["partners"]):
        one["name"] = f"Partner nummer {number}"
    task = {"partner": f"partner-{partners - 1}", "what": "Opgaven", "responsible": "jens"}
    form = {"before": {"target_group": {"who": {"tasks": [task]}}}}
    text = rendered(
        write(tmp_path, {"agreement.yaml": data, "worksheet.yaml": form}), "worksheet", "md"
    )
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    heads = Counter(one.content for one in tokens if one.content.startswith("Opgaver for"))
    assert len(heads) == partners
    assert len(set(heads.values())) == 1
    row = next(one for one in text.splitlines() if "Opgaven" in one)
    cells = [cell.strip() for cell in row.strip("|").split(" |")]
    assert len(cells) == partners + 3
    assert cells[1 + partners] == "Opgaven"
    assert cells[-1].startswith("**\\[mangler: frist\\]**")


def test_tables_name_their_columns_and_rows(tmp_path: Path) -> None:
    page = rendered(small(tmp_path), "worksheet", "html")
    assert '<th scope="col" role="columnheader">Spørgsmål</th>' in page
    assert '<th role="rowheader" scope="row">' in page
    assert 'data-label="Hvad har vi besluttet"' in page
    assert 'aria-labelledby="before-target_group"' in page
    assert '<h3 id="before-target_group">' in page


# Templates.


def own(folder: Path, text: str, name: str = "agreement.md.j2") -> Path:
    place = folder / "own" / "partnerskabsmodel" / "documents"
    place.mkdir(parents=True, exist_ok=True)
    (place / name).write_text(text, "utf-8")
    return folder / "own"


def refused(act: Callable[[], object]) -> Diagnostic:
    """The diagnostic of what is refused."""
    with pytest.raises(DiagnosticError) as caught:
        act()
    return caught.value.diagnostic


def outcome(folder: Path, template: str, output: str = "md") -> str:
    partnership = small(folder / "p", title="HEMMELIGT")
    return document(partnership, "agreement", "da", output, templates=own(folder, template))  # type: ignore[arg-type]


def test_own_template_goes_first_and_is_escaped(tmp_path: Path) -> None:
    assert "\n# Vores egen: HEMMELIGT\n" in str(
        outcome(tmp_path, "# Vores egen: {{ agreement.title }}")
    )
    page = tmp_path / "own" / "_shared" / "page.html.j2"
    page.parent.mkdir()
    page.write_text("<p>Vores side</p>{{ title }}{{ sections }}", "utf-8")
    assert str(outcome(tmp_path, "x", "html")).startswith(
        "<p>Vores side</p>Partnerskabsaftale: HEMMELIGT"
    )


@pytest.mark.parametrize(
    "words",
    [
        "agreement.task", "agreement.task[:99]", "agreement.task|list|join", "agreement.task|reverse|reverse",
        "gap('x') ~ agreement.task", "gap('x') ~ agreement.task[:99]", "[gap('x'), agreement.task]|join(' ')",
        "[agreement.task]|lines", "[agreement.task]|listed", "agreement.task|cell", "agreement.task|default('x')",
        "m(agreement.task)", "m(agreement.task) ~ agreement.task[0:99]", "(agreement.idea.motives|list)[0]",
    ],
)  # fmt: skip
def test_no_way_of_writing_a_text_leaves_it_raw(words: str, tmp_path: Path) -> None:
    hostile = "*a* <b>"
    partnership = small(tmp_path / "p", task=hostile, idea={"motives": {hostile: "x"}})
    macro = "{% macro m(one) %}{{ one }}{% endmacro %}"
    printed = f"{{% set kept %}}{{{{ {words} }}}}{{% endset %}}{{{{ {words} }}}} {{{{ kept }}}}"
    for template in (printed, f"{{% autoescape false %}}{printed}{{% endautoescape %}}"):
        text = document(
            partnership, "agreement", "da", "md", templates=own(tmp_path, macro + template)
        )
        assert isinstance(text, str), text
        assert not re.search(r"(?<!\\)(?:\\\\)*<|(?<!\\)(?:\\\\)*\*a", text)
        assert "b\\>" in text or "autoescape" in template  # there it is escaped twice


OBJECTS = (
    "agreement", "agreement.title", "agreement.partners", "agreement.items", "agreement.items()", "fields", "draft",
    "t", "gap", "show", "sentence", "anchor", "t('a', 'b')", "gap('a')", "namespace()", "namespace", "self", "loop", "m",
)  # fmt: skip
ATTRIBUTES = (
    "__class__", "__init__", "__globals__", "__mro__", "__dict__", "__html__", "__reduce_ex__", "_get", "mro",
    "format", "format_map", "join", "upper", "encode", "translate", "pop", "update", "clear", "setdefault", "append",
    "gi_frame", "func_globals", "im_func", "unescape", "striptags", "_func", "_catch_kwargs", "environment",
    "name", "arguments", "__doc__", "__module__", "_iterable",
)  # fmt: skip
ESCAPES = (
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}", "{{ lipsum(1000) }}", "{{ range(99999999)|list }}",
    "{{ 'x' * 10**9 }}", "{{ 2 ** 999999 }}", "{{ '%999999999d' % 1 }}", "{{ '{:999999999}'.format(1) }}",
    "{{ agreement.title|safe }}", "{{ agreement|pprint }}", "{{ agreement|tojson }}", "{{ agreement|string }}",
    "{{ ''|attr('__class__') }}", "{{ agreement.title|format(1) }}", "{{ 'a'|center(999999999) }}",
    "{{ agreement.title|xmlattr }}", "{{ [1]|random }}", "{{ 1 / 0 }}", "{{ agreement.title % 1 }}", "{{ agreement.title + 'x' }}",
    "{% include '../../../etc/passwd' %}", "{% include '/etc/passwd' %}", "{% include 'agreement.yaml' %}",
    "{% import 'os' as o %}", "{% extends agreement.title %}", "{% include agreement.title %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "{{ participants }}", "{{ families }}", "{{ volunteers }}",
    "{{ partnership }}", "{{ agreement.nothing }}", "{{ agreement['nothing'] }}", "{{ agreement }}", "{{ agreement.partners }}",
    "{% if %}", "{{ unclosed", "{% for %}", "{% do agreement.clear() %}", "{{ [].append(1) }}", "{{ t.__globals__ }}",
    "{{ agreement.pop('title') }}", "{{ agreement.update({'title': 'x'}) }}", "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ agreement.title[agreement.title] }}", "{{ show(agreement.title) }}", "{{ anchor('\"><script>') }}", "{{ style('a b') }}",
    "{% for a in fields %}{% for b in fields %}{% for c in fields %}{{ a }}{% endfor %}{% endfor %}{% endfor %}",
)  # fmt: skip


@pytest.mark.slow
def test_templates_cannot_reach_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MAX_CHARACTERS", 50_000)
    partnership = small(tmp_path, title="HEMMELIGT")
    view = view_of(partnership)
    wrapped = escaping.mark_user_text(view)
    loader = sandbox.make_loader(lambda name: [sandbox.TemplatePath(tmp_path, name)])
    reached = [
        f"{{% macro m() %}}{{% endmacro %}}{{% for one in [1] %}}{{{{ {target} }}}}{{% endfor %}}"
        for one in OBJECTS
        for name in ATTRIBUTES
        for target in (f"({one}).{name}", f"({one})['{name}']", f"({one}).{name}()")
    ]
    for template in (*ESCAPES, *reached):
        (tmp_path / "agreement.md.j2").write_text(template, "utf-8")
        environment = markdown.make_environment(loader, "da", view)
        with pytest.raises(DiagnosticError) as caught:
            sandbox.fill_template(environment, "agreement.md.j2", wrapped)
        found = caught.value.diagnostic
        assert found.rule == "template_error"
        said = f"{found.message} {found.hint}"
        assert "agreement.md.j2" in said
        assert "HEMMELIGT" not in said
        assert str(tmp_path) not in said


def test_a_fault_names_the_line(tmp_path: Path) -> None:
    for template, line in (
        ("a\n\n{{ agreement.titel }}\n", 3),
        ("a\n{% if %}", 2),
        ("a\n{% macro m() %}\n{{ 1 / 0 }}\n{% endmacro %}\n{{ m() }}", 3),
    ):
        found = refused(partial(outcome, tmp_path, template))
        assert found.span.line == line
        assert f"linje {line}:" in found.message.da
        assert f"line {line}:" in found.message.en


def test_links_folders_and_other_letters_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.md.j2"
    secret.write_text("LÆST", "utf-8")
    place = own(tmp_path, "{% include 'link.md.j2' %}") / "partnerskabsmodel" / "documents"
    (place / "link.md.j2").symlink_to(secret)
    partnership = small(tmp_path / "p")

    def render() -> str:
        return document(partnership, "agreement", "da", "md", templates=tmp_path / "own")

    refused(render)
    (place / "agreement.md.j2").unlink()
    (place / "agreement.md.j2").symlink_to(secret)
    refused(render)
    (place / "agreement.md.j2").unlink()
    (place / "agreement.md.j2").write_bytes(b"bl\xe5b\xe6r")
    assert "UTF-8" in refused(render).message.da


def test_wrong_questions_have_answers(tmp_path: Path) -> None:
    found = refused(lambda: document(small(tmp_path), "agrement", "da", "md"))
    assert (found.rule, "agreement." in found.hint.da) == ("unknown_document", True)
    (tmp_path / "agreement.yaml").write_text("format: [", "utf-8")
    nothing = refused(lambda: document(load(tmp_path), "agreement", "da", "md"))
    assert nothing.rule == "nothing_to_render"
