"""What can be wrong with a YAML file before anybody asks what it means: one kind for each fault."""

from partnerskab.diagnostics import DiagnosticType, by_name
from partnerskab.i18n import Text, write_number

MAX_DEPTH = 20
MAX_NODES = 50_000
MAX_TEXT = 64 * 1024
MAX_FAULTS = 1000  # of one sort; a file with more is no file that anybody wrote

_ENCODING = (
    DiagnosticType(
        "not_utf8",
        Text(
            "filen er ikke gemt som UTF-8{looks}.",
            "the file is not saved as UTF-8{looks}.",
        ),
        Text(
            "Gem den igen som UTF-8: vælg »Gem som« i dit program og tegnsættet UTF-8.",
            "Save it again as UTF-8: choose “Save as” in your program and the encoding UTF-8.",
        ),
        Text(
            "Med et andet tegnsæt bliver æ, ø og å til andre tegn, og navne og aftaler bliver forkerte.",
            "In another encoding æ, ø and å become other characters, and names and terms come out wrong.",
        ),
    ),
    DiagnosticType(
        "byte_order_mark",
        Text(
            "her står et usynligt filmærke (BOM), som kun må stå én gang, allerførst i filen.",
            "here is an invisible file mark (BOM), which may stand only once, at the very start.",
        ),
        Text(
            "Slet det usynlige tegn. Det opstår, når to filer er sat sammen.",
            "Delete the invisible character. It appears when two files were joined.",
        ),
        Text(
            "Mærket bliver en usynlig del af det første ord, så ordet ikke kan kendes igen.",
            "The mark becomes an invisible part of the first word, so the word is not recognised.",
        ),
    ),
    DiagnosticType(
        "cut_file",
        Text(
            "filen indeholder tomme tegn (NUL), som om den ikke blev gemt færdig.",
            "the file holds empty characters (NUL), as if it had not been saved completely.",
        ),
        Text(
            "Hent den seneste hele udgave fra git, og skriv det sidste ind igen.",
            "Fetch the latest whole version from git and write the last part again.",
        ),
        Text(
            "Det sker, når maskinen går ned, mens der gemmes. Noget af det, I skrev, kan være væk.",
            "It happens when a machine fails while saving. Some of what you wrote may be gone.",
        ),
    ),
    DiagnosticType(
        "old_line_end",
        Text(
            "her står et linjeskift, som kun gamle programmer bruger (CR alene).",
            "here is a line end that only old programs use (CR alone).",
        ),
        Text(
            "Gem filen med almindelige linjeskift: LF eller CRLF.",
            "Save the file with ordinary line ends: LF or CRLF.",
        ),
        Text(
            "Nogle programmer ser et linjeskift, andre gør ikke, så de læser filen hver på sin måde.",
            "Some programs see a line end and others do not, so they read the file differently.",
        ),
    ),
    DiagnosticType(
        "control_character",
        Text("her står et styretegn ({code}).", "here is a control character ({code})."),
        Text(
            "Slet tegnet. Det følger ofte med, når tekst kopieres fra en pdf eller en terminal.",
            "Delete the character. It often comes along with text copied from a PDF or a terminal.",
        ),
        Text(
            "Styretegn ses ikke, men kan ændre, hvad skærmen og andre programmer viser.",
            "Control characters are not seen but can change what screens and other programs show.",
        ),
    ),
    DiagnosticType(
        "direction_character",
        Text(
            "her står et usynligt tegn, der vender læseretningen ({code}).",
            "here is an invisible character that turns the reading direction ({code}).",
        ),
        Text("Slet tegnet, og læs linjen igen.", "Delete the character and read the line again."),
        Text(
            "Med sådan et tegn kan en tekst se ud til at sige noget andet, end den gør.",
            "With such a character a text can seem to say something else than it does.",
        ),
    ),
    DiagnosticType(
        "invisible_character",
        Text("her står et usynligt tegn ({code}).", "here is an invisible character ({code})."),
        Text(
            "Slet tegnet. Det følger ofte med, når tekst kopieres fra Word eller en hjemmeside.",
            "Delete the character. It often comes along with text copied from Word or a web page.",
        ),
        Text(
            "To ord kan se ens ud og alligevel være forskellige, så navne og id'er ikke passer sammen.",
            "Two words can look the same and still differ, so that names and ids do not match.",
        ),
    ),
    DiagnosticType(
        "lost_character",
        Text(
            "her er et tegn gået tabt; der står kun et erstatningstegn (U+FFFD).",
            "a character was lost here; only a replacement stands in its place (U+FFFD).",
        ),
        Text(
            "Skriv det rigtige bogstav, ofte æ, ø eller å.",
            "Write the right letter, often æ, ø or å.",
        ),
        Text(
            "Et program har læst filen med et forkert tegnsæt, og det tabte kan ikke regnes ud.",
            "A program read the file in the wrong encoding, and what is lost cannot be worked out.",
        ),
    ),
    DiagnosticType(
        "garbled_text",
        Text(
            "her står to tegn, hvor der nok skulle stå æ, ø eller å.",
            "here are two characters where there should probably be æ, ø or å.",
        ),
        Text(
            "Skriv bogstavet igen, og gem filen som UTF-8.",
            "Write the letter again and save the file as UTF-8.",
        ),
        Text(
            "Filen har været åbnet med et forkert tegnsæt og gemt igen, så ordene er blevet ændret.",
            "The file was opened in the wrong encoding and saved again, so words were changed.",
        ),
    ),
    DiagnosticType(
        "tab_outside_quotes",
        Text("her står et tabulatortegn.", "here is a tab character."),
        Text(
            "Brug mellemrum i stedet: to for hvert trin, linjen rykkes ind.",
            "Use spaces instead: two for each step the line is indented.",
        ),
        Text(
            "Tabulatorer er ikke lige brede alle steder, så indrykningen betyder forskelligt.",
            "Tabs are not equally wide everywhere, so the indentation means different things.",
        ),
    ),
    DiagnosticType(
        "conflict_marker",
        Text(
            "her står et mærke fra en fletning i git, der ikke er gjort færdig.",
            "here is a marker from a git merge that was not finished.",
        ),
        Text(
            "Behold den rigtige af de to udgaver, og slet linjerne med <<<<<<<, ======= og >>>>>>>.",
            "Keep the right one of the two versions and delete the lines with <<<<<<<, ======= and >>>>>>>.",
        ),
        Text(
            "To personer har rettet det samme sted. Kun I ved, hvilken udgave der gælder.",
            "Two people changed the same place. Only you know which version counts.",
        ),
    ),
)

_NOT_OURS = (
    DiagnosticType(
        "directive",
        Text(
            "linjen begynder med %, og det er en besked til programmer (et direktiv).",
            "the line begins with %, which is a message to programs (a directive).",
        ),
        Text(
            "Slet linjen. Er det tekst, så sæt anførselstegn om.",
            "Delete the line. If it is text, put quotes around it.",
        ),
        Text(
            "Direktiver ændrer, hvordan resten af filen læses, og dem har ingen brug for her.",
            "Directives change how the rest of the file is read, and nobody needs them here.",
        ),
    ),
    DiagnosticType(
        "anchor_or_alias",
        Text(
            "teksten begynder med & eller *, og så læses det første ord som en henvisning.",
            "the text begins with & or *, so its first word is read as a reference.",
        ),
        Text(
            'Sæt anførselstegn om hele teksten, fx name: "&Bernstein Fonden".',
            'Put quotes around the whole text, such as name: "&Bernstein Foundation".',
        ),
        Text(
            "Uden anførselstegn forsvinder det første ord, eller teksten byttes ud med en anden.",
            "Without quotes the first word disappears, or the text is replaced by another.",
        ),
    ),
    DiagnosticType(
        "tag",
        Text(
            "teksten begynder med !, og så læses det første ord som en type.",
            "the text begins with !, so its first word is read as a type.",
        ),
        Text(
            'Sæt anførselstegn om hele teksten, fx note: "!vigtigt".',
            'Put quotes around the whole text, such as note: "!important".',
        ),
        Text(
            "Uden anførselstegn forsvinder det første ord fra teksten.",
            "Without quotes the first word disappears from the text.",
        ),
    ),
    DiagnosticType(
        "merge_key",
        Text(
            "<< fletter felter ind fra et andet sted, og det kan ikke bruges her.",
            "<< merges fields from elsewhere, which cannot be used here.",
        ),
        Text(
            "Skriv felterne ud, hvor de gælder.",
            "Write the fields out where they apply.",
        ),
        Text(
            "En aftale skal kunne læses fra top til bund uden at slå op andre steder.",
            "An agreement must be readable from top to bottom without looking elsewhere.",
        ),
    ),
    DiagnosticType(
        "duplicate_key",
        Text(
            "feltet står her for anden gang; første gang er linje {line}.",
            "the field stands here a second time; the first is line {line}.",
        ),
        Text(
            "Behold det ene, og flyt eller slet det andet.",
            "Keep one and move or delete the other.",
        ),
        Text(
            "Kun det ene kan gælde, og værktøjet vil ikke gætte, hvilket af dem I mener.",
            "Only one can count, and the tool will not guess which of them you mean.",
        ),
    ),
    DiagnosticType(
        "key_not_text",
        Text(
            "her er en liste eller en lang tekst brugt som navn på et felt.",
            "here a list or a long text is used as the name of a field.",
        ),
        Text(
            "Skriv feltets navn som ét ord foran kolonet, fx title: Forældrekursus.",
            "Write the field's name as one word before the colon, such as title: Course.",
        ),
        Text(
            "Et felt kan kun findes igen, når dets navn er en kort tekst.",
            "A field can be found again only if its name is a short text.",
        ),
    ),
    DiagnosticType(
        "empty_key",
        Text("feltet har intet navn foran kolonet.", "the field has no name before the colon."),
        Text(
            "Skriv feltets navn foran kolonet, eller slet kolonet.",
            "Write the field's name before the colon, or delete the colon.",
        ),
        Text(
            "Det, der står i et felt uden navn, kan ingen finde igen.",
            "What a field without a name holds cannot be found again.",
        ),
    ),
    DiagnosticType(
        "key_without_colon",
        Text("feltet mangler et kolon.", "the field lacks a colon."),
        Text(
            'Skriv navn: værdi. Hører det til teksten før kommaet, så sæt anførselstegn, fx "25.000,50".',
            'Write name: value. If it belongs to the text before the comma, put quotes: "25.000,50".',
        ),
        Text(
            "Inden for krøllede parenteser skiller et komma felterne, så resten af teksten bliver til et "
            "nyt, tomt felt.",
            "Within braces a comma separates fields, so the rest of the text becomes a new, empty field.",
        ),
    ),
    DiagnosticType(
        "second_document",
        Text(
            "her begynder et nyt dokument i den samme fil (---).",
            "here a new document begins in the same file (---).",
        ),
        Text(
            "Slet linjen, hvis det hører sammen. Ellers flyt resten til en fil for sig.",
            "Delete the line if it belongs together. Otherwise move the rest to a file of its own.",
        ),
        Text(
            "Kun ét dokument i en fil bliver læst, så resten ville gå tabt.",
            "Only one document of a file is read, so the rest would be lost.",
        ),
    ),
    DiagnosticType(
        "empty_file",
        Text("filen er tom.", "the file is empty."),
        Text(
            "Skriv mindst ét felt, fx format: 1, eller slet filen.",
            "Write at least one field, such as format: 1, or delete the file.",
        ),
        Text(
            "En tom fil er tit en fil, der ikke blev gemt færdig.",
            "An empty file is often a file that was not saved completely.",
        ),
    ),
    DiagnosticType(
        "not_a_mapping",
        Text(
            "filen består ikke af felter med navn og værdi.",
            "the file does not consist of fields with a name and a value.",
        ),
        Text(
            "Begynd med et felt og et kolon, fx title: Forældrekursus.",
            "Begin with a field and a colon, such as title: Course for parents.",
        ),
        Text(
            "Uden navne på felterne ved ingen, hvad teksten svarer på.",
            "Without names of fields nobody knows what the text answers.",
        ),
    ),
    DiagnosticType(
        "too_deep",
        Text(
            f"her er mere end {MAX_DEPTH} niveauer inde i hinanden.",
            f"here are more than {MAX_DEPTH} levels inside one another.",
        ),
        Text(
            "Skriv det fladere. Er det mange parenteser i en tekst, så sæt anførselstegn om.",
            "Write it flatter. If these are brackets in a text, put quotes around it.",
        ),
        Text(
            "Et partnerskab bruger sjældent mere end otte niveauer; flere er som regel en slåfejl.",
            "A partnership rarely needs more than eight levels; more are usually a slip.",
        ),
    ),
    DiagnosticType(
        "too_many_nodes",
        Text(
            f"filen har flere end {write_number(MAX_NODES, 'da')} felter og værdier.",
            f"the file has more than {write_number(MAX_NODES, 'en')} fields and values.",
        ),
        Text("Del den i flere filer.", "Split it into several files."),
        Text(
            "Så store filer kan ingen læse igennem, og de gør alt langsomt.",
            "Nobody can read through such large files, and they make everything slow.",
        ),
    ),
    DiagnosticType(
        "text_too_long",
        Text(
            f"teksten er længere end {write_number(MAX_TEXT, 'da')} tegn.",
            f"the text is longer than {write_number(MAX_TEXT, 'en')} characters.",
        ),
        Text(
            "Læg den i et bilag, og henvis til bilaget.",
            "Put it in an annex and refer to the annex.",
        ),
        Text(
            "Så lang en tekst er som regel et anførselstegn, der mangler.",
            "A text that long is usually a missing quotation mark.",
        ),
    ),
    DiagnosticType(
        "text_over_lines",
        Text(
            "teksten fortsætter på næste linje uden | eller anførselstegn.",
            "the text goes on in the next line without | or quotes.",
        ),
        Text(
            "Mangler der et kolon på næste linje? Ellers skriv | efter kolonet, og ryk teksten ind under.",
            "Is a colon missing in the next line? Otherwise write | after the colon and indent the text "
            "below.",
        ),
        Text(
            "Et glemt kolon eller en forkert indrykning klistrer to felter sammen, uden at nogen ser det.",
            "A forgotten colon or wrong indentation glues two fields together without anybody noticing.",
        ),
    ),
    DiagnosticType(
        "text_cut_by_hash",
        Text(
            "alt fra # og frem bliver læst som en kommentar og ikke som tekst.",
            "everything from # on is read as a comment, not as text.",
        ),
        Text(
            'Sæt anførselstegn om teksten, fx "Sag #12". Er det en kommentar, så skriv et mellemrum '
            "efter #.",
            'Put quotes around the text, such as "Case #12". If it is a comment, write a space after #.',
        ),
        Text(
            "Uden anførselstegn forsvinder resten af linjen, fx et sagsnummer.",
            "Without quotes the rest of the line disappears, such as a case number.",
        ),
    ),
)

_SYNTAX = (
    DiagnosticType(
        "bad_indentation",
        Text(
            "indrykningen passer ikke med linjerne over.",
            "the indentation does not fit the lines above.",
        ),
        Text(
            "Ryk linjen lige så langt ind som de felter, den hører sammen med; to mellemrum for hvert trin.",
            "Indent the line as far as the fields it belongs with; two spaces for each step.",
        ),
        Text(
            "Indrykningen viser, hvad der hører til hvad. Passer den ikke, kan ingen vide det.",
            "Indentation shows what belongs to what. If it does not fit, nobody can know.",
        ),
    ),
    DiagnosticType(
        "not_indented",
        Text(
            "linjen er ikke rykket ind, selv om en parentes eller et anførselstegn er åbent over den.",
            "the line is not indented, although a bracket or a quotation mark is open above it.",
        ),
        Text(
            "Luk parentesen eller anførselstegnet på linjen over, eller ryk linjen to mellemrum ind.",
            "Close the bracket or quotation mark in the line above, or indent the line by two spaces.",
        ),
        Text(
            "Et glemt lukketegn sluger de næste felter, uden at nogen ser det.",
            "A forgotten closing sign swallows the next fields without anybody noticing.",
        ),
    ),
    DiagnosticType(
        "colon_in_text",
        Text(
            "her er et kolon inde i en tekst uden anførselstegn.",
            "here is a colon inside a text without quotes.",
        ),
        Text(
            'Sæt anførselstegn om hele teksten, fx title: "Kursus: modul 1".',
            'Put quotes around the whole text, such as title: "Course: part 1".',
        ),
        Text(
            "Et kolon og et mellemrum skiller navn og værdi, så teksten ligner et felt i et felt.",
            "A colon and a space separate name and value, so the text looks like a field in a field.",
        ),
    ),
    DiagnosticType(
        "missing_space_after_colon",
        Text("der mangler et mellemrum efter kolonet.", "a space is missing after the colon."),
        Text(
            "Skriv et mellemrum efter kolonet, fx title: Forældrekursus.",
            "Write a space after the colon, such as title: Course for parents.",
        ),
        Text(
            "Uden mellemrummet er linjen bare en tekst, og feltet findes ikke.",
            "Without the space the line is merely a text, and the field does not exist.",
        ),
    ),
    DiagnosticType(
        "missing_colon",
        Text(
            "linjen er hverken et felt med kolon eller et punkt med bindestreg.",
            "the line is neither a field with a colon nor an item with a dash.",
        ),
        Text(
            "Skriv feltets navn og et kolon foran, eller ryk linjen ind under den tekst, den hører til.",
            "Write the field's name and a colon before it, or indent the line under the text it belongs to.",
        ),
        Text(
            "Værktøjet kan ikke se, hvilket felt teksten hører til, og vil ikke gætte.",
            "The tool cannot see which field the text belongs to and will not guess.",
        ),
    ),
    DiagnosticType(
        "unclosed_quote",
        Text(
            "anførselstegnet bliver ikke lukket.",
            "the quotation mark is not closed.",
        ),
        Text(
            "Skriv det samme anførselstegn, hvor teksten slutter.",
            "Write the same quotation mark where the text ends.",
        ),
        Text(
            "Uden et lukketegn bliver resten af filen læst som én lang tekst.",
            "Without a closing mark the rest of the file is read as one long text.",
        ),
    ),
    DiagnosticType(
        "text_after_quote",
        Text(
            "der står tekst efter det anførselstegn, der lukker.",
            "there is text after the closing quotation mark.",
        ),
        Text(
            "Sæt ét par anførselstegn om det hele, fx '\"Sammen\" i Skovby', med ' yderst.",
            "Put one pair of quotes around it all, such as '\"Together\" in Skovby', with ' outside.",
        ),
        Text(
            "En tekst, der begynder med anførselstegn, slutter også ved det næste.",
            "A text that begins with a quotation mark also ends at the next one.",
        ),
    ),
    DiagnosticType(
        "unclosed_bracket",
        Text(
            "parentesen bliver ikke lukket, eller der mangler et komma.",
            "the bracket is not closed, or a comma is missing.",
        ),
        Text(
            'Skriv ] eller } til sidst og komma mellem punkterne. Er det tekst: "[x] aftalt".',
            'Write ] or } at the end and a comma between items. If it is text: "[x] agreed".',
        ),
        Text(
            "En tekst, der begynder med [ eller {, læses som en liste eller en række felter.",
            "A text that begins with [ or { is read as a list or a row of fields.",
        ),
    ),
    DiagnosticType(
        "stray_bracket",
        Text(
            "her står en parentes eller et komma, der ikke hører til noget.",
            "here is a bracket or a comma that belongs to nothing.",
        ),
        Text(
            'Slet tegnet, eller sæt anførselstegn om hele teksten, fx "[x] aftalt".',
            'Delete the character, or put quotes around the whole text, such as "[x] agreed".',
        ),
        Text(
            "En tekst, der begynder med en firkantet eller krøllet parentes, læses som en liste.",
            "A text that begins with a square bracket or a brace is read as a list.",
        ),
    ),
    DiagnosticType(
        "special_character",
        Text(
            "teksten begynder med et tegn, der har en særlig betydning.",
            "the text begins with a character that has a special meaning.",
        ),
        Text(
            'Sæt anførselstegn om hele teksten, fx "@skovby", "% af prisen".',
            'Put quotes around the whole text, such as "@skovby", "% of the price".',
        ),
        Text(
            "Tegnene @ ` % | > kan kun stå først, når der er anførselstegn om.",
            "The characters @ ` % | > may come first only within quotes.",
        ),
    ),
    DiagnosticType(
        "text_after_bracket",
        Text(
            "der står tekst efter den parentes, der lukker.",
            "there is text after the closing bracket.",
        ),
        Text(
            'Sæt anførselstegn om hele teksten, fx "[x] aftalt".',
            'Put quotes around the whole text, such as "[x] agreed".',
        ),
        Text(
            "En tekst, der begynder med en firkantet eller krøllet parentes, læses som en liste.",
            "A text that begins with a square bracket or a brace is read as a list.",
        ),
    ),
    DiagnosticType(
        "question_mark",
        Text(
            "teksten begynder med et spørgsmålstegn og et mellemrum.",
            "the text begins with a question mark and a space.",
        ),
        Text(
            'Sæt anførselstegn om hele teksten, fx "? afklares".',
            'Put quotes around the whole text, such as "? to be settled".',
        ),
        Text(
            "Et spørgsmålstegn forrest betyder i YAML, at navnet på et felt følger.",
            "A question mark in front means in YAML that the name of a field follows.",
        ),
    ),
    DiagnosticType(
        "odd_space",
        Text(
            "her står et hårdt mellemrum, som ikke tæller som mellemrum i YAML.",
            "here is a no-break space, which does not count as a space in YAML.",
        ),
        Text(
            "Slet det, og skriv et almindeligt mellemrum.",
            "Delete it and write an ordinary space.",
        ),
        Text(
            "Det ser ud som et mellemrum, men så bliver feltet ikke set som et felt.",
            "It looks like a space, but the field is then not seen as a field.",
        ),
    ),
    DiagnosticType(
        "bad_escape",
        Text(
            'omvendt skråstreg betyder noget særligt inden for "dobbelte" anførselstegn.',
            'a backslash has a special meaning within "double" quotes.',
        ),
        Text(
            "Brug 'enkelte' anførselstegn, eller skriv to omvendte skråstreger.",
            "Use 'single' quotes, or write two backslashes.",
        ),
        Text(
            "Sammen med tegnet efter bliver den til et andet tegn, og den her er ikke kendt.",
            "With the character after it, it becomes another character, and this one is not known.",
        ),
    ),
    DiagnosticType(
        "block_header",
        Text(
            "efter | eller > skal teksten begynde på næste linje.",
            "after | or > the text must begin in the next line.",
        ),
        Text(
            "Flyt teksten ned på næste linje, og ryk den ind.",
            "Move the text to the next line and indent it.",
        ),
        Text(
            "Tegnene | og > siger, at en længere tekst følger på linjerne under.",
            "The characters | and > say that a longer text follows in the lines below.",
        ),
    ),
    DiagnosticType(
        "list_in_text",
        Text(
            "listen begynder på samme linje som feltets navn.",
            "the list begins in the same line as the field's name.",
        ),
        Text(
            'Flyt punktet ned på næste linje. Er det tekst, så sæt anførselstegn om, fx "- ingen".',
            'Move the item to the next line. If it is text, put quotes around it, such as "- none".',
        ),
        Text(
            "En bindestreg og et mellemrum betyder et punkt på en liste, og punkter står på egne linjer.",
            "A dash and a space mean an item of a list, and items stand in lines of their own.",
        ),
    ),
    DiagnosticType(
        "yaml_syntax",
        Text("linjen kan ikke læses som YAML.", "the line cannot be read as YAML."),
        Text(
            "Se efter kolon, indrykning og anførselstegn her og på linjen over. Er det tekst, så sæt "
            "anførselstegn om.",
            "Look at colons, indentation and quotes here and in the line above. If it is text, put quotes "
            "around it.",
        ),
        Text(
            "Værktøjet læser kun det, det forstår helt, så intet bliver læst forkert.",
            "The tool reads only what it understands completely, so that nothing is misread.",
        ),
    ),
)

DIAGNOSTIC_TYPES: dict[str, DiagnosticType] = by_name((*_ENCODING, *_NOT_OURS, *_SYNTAX))
CHARACTER_TYPES = frozenset(kind.name for kind in _ENCODING)
