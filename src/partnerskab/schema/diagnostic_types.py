"""What can be wrong with a value or a record, each with its message, hint and reason."""

from partnerskab.diagnostics import DiagnosticType, by_name
from partnerskab.i18n import Text

DIAGNOSTIC_TYPES = by_name(
    [
        DiagnosticType(
            "unknown_key",
            Text(
                "feltet findes ikke her, så det, der står i det, bliver ikke læst.",
                "there is no such field here, so what it holds is not read.",
            ),
            Text("Ret navnet, eller slet linjen.", "Correct the name or delete the line."),
            Text(
                "Et felt med en slåfejl ville ellers blive overset i stilhed.",
                "A misspelt field would otherwise be passed over in silence.",
            ),
        ),
        DiagnosticType(
            "missing_key",
            Text("der mangler et felt: {field}.", "a field is missing: {field}."),
            Text("Skriv {field}: på en linje for sig.", "Write {field}: on a line of its own."),
            Text(
                "Uden feltet kan posten ikke kendes fra de andre.",
                "Without the field the record cannot be told from the others.",
            ),
        ),
        DiagnosticType(
            "not_text",
            Text(
                "her skal stå en tekst, ikke en liste eller flere felter.",
                "this must be a text, not a list or several fields.",
            ),
            Text(
                "Skriv teksten på én linje, eller brug | og fortsæt på de næste linjer.",
                "Write the text on one line, or use | and go on below.",
            ),
            Text("Feltet bliver skrevet ud som en sætning.", "The field is printed as a sentence."),
        ),
        DiagnosticType(
            "not_a_list",
            Text("her skal stå en liste.", "this must be a list."),
            Text(
                "Skriv hvert punkt på sin egen linje med »- « foran.",
                'Write each item on a line of its own, with "- " before it.',
            ),
            Text(
                "Flere punkter i én tekst kan ikke tælles eller tjekkes.",
                "Several items in one text cannot be counted or checked.",
            ),
        ),
        DiagnosticType(
            "not_keys_and_values",
            Text(
                "her skal stå felter med hver sin værdi.", "this must be fields, each with a value."
            ),
            Text(
                "Skriv felterne på hver sin linje, fx decision: og så svaret.",
                "Write the fields on lines of their own, such as decision: and then the answer.",
            ),
            Text(
                "En løs tekst siger ikke, hvilket felt den hører til.",
                "A loose text does not say which field it belongs to.",
            ),
        ),
        DiagnosticType(
            "unknown_choice",
            Text("ordet er ikke en af mulighederne.", "the word is not one of the choices."),
            Text("Vælg {choices}.", "Choose {choices}."),
            Text(
                "Kun kendte ord kan tælles og sammenlignes.",
                "Only known words can be counted and compared.",
            ),
        ),
        DiagnosticType(
            "date_format",
            Text(
                "datoen kan ikke læses, så ingen ved, hvornår det er.",
                "the date cannot be read, so nobody knows when it is.",
            ),
            Text("Skriv den som 2027-03-01 eller 1.3.2027.", "Write it as 2027-03-01 or 1.3.2027."),
            Text(
                "En dato, der kan læses på to måder, sender en familie af sted på den forkerte dag.",
                "A date that can be read two ways sends a family off on the wrong day.",
            ),
        ),
        DiagnosticType(
            "date_year",
            Text("årstallet ligger uden for 1990–2100.", "the year lies outside 1990–2100."),
            Text(
                "Skriv året med fire cifre, fx 2027.",
                "Write the year with four digits, such as 2027.",
            ),
            Text(
                "Et år som 0227 er næsten altid en tastefejl.",
                "A year such as 0227 is nearly always a slip.",
            ),
        ),
        DiagnosticType(
            "invalid_date",
            Text("den dato findes ikke i kalenderen.", "there is no such day in the calendar."),
            Text(
                "Skriv en dato, der findes, fx {suggestion}.",
                "Write a day that exists, such as {suggestion}.",
            ),
            Text("Fristen ville ellers aldrig komme.", "The deadline would otherwise never come."),
        ),
        DiagnosticType(
            "invalid_time",
            Text("klokkeslættet kan ikke læses.", "the time of day cannot be read."),
            Text("Skriv det som 17.30 eller 17:30.", "Write it as 17.30 or 17:30."),
            Text(
                "Familierne skal vide, hvornår de skal komme.",
                "Families have to know when to come.",
            ),
        ),
        DiagnosticType(
            "ambiguous_money",
            Text(
                "beløbet kan læses på flere måder.", "the amount can be read in more than one way."
            ),
            Text(
                "Skriv hele kroner som 25000 eller 25.000 og øre efter et komma: 25.000,50.",
                "Write whole kroner as 25000 or 25.000, and øre after a comma: 25.000,50.",
            ),
            Text(
                "25.00 kan være femogtyve eller femogtyve hundrede kroner; partnerskab gætter ikke.",
                "25.00 may be twenty-five or twenty-five hundred; partnerskab does not guess.",
            ),
        ),
        DiagnosticType(
            "not_a_number",
            Text("her skal stå et helt tal.", "this must be a whole number."),
            Text(
                "Skriv kun tallet, fx 10. Forklar det i decision eller note.",
                "Write the number alone, such as 10. Explain it in decision or note.",
            ),
            Text(
                "Kun tal kan lægges sammen og sammenlignes.",
                "Only numbers can be added up and compared.",
            ),
        ),
        DiagnosticType(
            "not_yes_or_no",
            Text("her skal stå ja eller nej.", "this must be yes or no."),
            Text("Begynd svaret med ja eller nej.", "Begin the answer with ja or nej (yes or no)."),
            Text(
                "Et klart ja eller nej kan tælles og tjekkes.",
                "A plain yes or no can be counted and checked.",
            ),
        ),
        DiagnosticType(
            "invalid_id",
            Text(
                "id'et er skrevet med tegn, det ikke må have.",
                "the id has characters it must not have.",
            ),
            Text(
                "Brug små bogstaver a-z, tal og bindestreg, et bogstav først, fx mette-holm.",
                "Use small letters a-z, digits and hyphens, a letter first, such as mette-holm.",
            ),
            Text(
                "Id'er bruges overalt til at pege på den samme person eller partner.",
                "Ids point to the same person or partner everywhere.",
            ),
        ),
        DiagnosticType(
            "invalid_cvr",
            Text(
                "CVR-nummeret passer ikke: det skal have otte cifre, og det sidste er et kontrolciffer.",
                "the CVR number does not fit: eight digits, the last one a check digit.",
            ),
            Text(
                "Slå nummeret op igen, og skriv alle otte cifre.",
                "Look the number up again and write all eight digits.",
            ),
            Text(
                "Et forkert CVR-nummer sender penge og post til en anden.",
                "A wrong CVR number sends money and mail to somebody else.",
            ),
        ),
        DiagnosticType(
            "invalid_ean",
            Text(
                "EAN/GLN-nummeret passer ikke: det skal have 13 cifre, og det sidste er et kontrolciffer.",
                "the EAN/GLN number does not fit: 13 digits, the last one a check digit.",
            ),
            Text(
                "Skriv alle 13 cifre i ét stræk i anførselstegn.",
                "Write all 13 digits in one run, in quotes.",
            ),
            Text(
                "Med et forkert nummer når fakturaen ikke frem.",
                "With a wrong number the invoice does not arrive.",
            ),
        ),
        DiagnosticType(
            "invalid_email",
            Text("mailadressen kan ikke være rigtig.", "the e-mail address cannot be right."),
            Text("Skriv den som navn@domæne.dk.", "Write it as name@domain.dk."),
            Text(
                "Mails til en forkert adresse kan havne hos en fremmed.",
                "Mail to a wrong address may reach a stranger.",
            ),
        ),
        DiagnosticType(
            "unknown_person",
            Text(
                "ingen i filerne har det id, så ingen ved, hvem det er.",
                "nobody in the files has that id, so nobody knows who it is.",
            ),
            Text(
                "Skriv et id fra people i agreement.yaml{suggestion}, eller tilføj personen der.",
                "Write an id from people in agreement.yaml{suggestion}, or add the person there.",
            ),
            Text(
                "En opgave hos en, der ikke findes, bliver ikke løst.",
                "A task held by somebody who is not there is not done.",
            ),
        ),
        DiagnosticType(
            "unknown_partner",
            Text("ingen partner har det id.", "no partner has that id."),
            Text(
                "Skriv et id fra partners i agreement.yaml{suggestion}.",
                "Write an id from partners in agreement.yaml{suggestion}.",
            ),
            Text(
                "Ellers kan ingen se, hvis opgaven er.",
                "Otherwise nobody can see whose task it is.",
            ),
        ),
        DiagnosticType(
            "unknown_session",
            Text("ingen undervisningsgang har det id.", "no session has that id."),
            Text("Skriv et id fra sessions{suggestion}.", "Write an id from sessions{suggestion}."),
            Text(
                "Fristen holdes op mod den undervisningsgang, opgaven forbereder.",
                "The deadline is held against the session the task prepares.",
            ),
        ),
        DiagnosticType(
            "unknown_role",
            Text("ingen frivilligrolle har det id.", "no volunteer role has that id."),
            Text(
                "Skriv et id fra roles i volunteers.yaml{suggestion}.",
                "Write an id from roles in volunteers.yaml{suggestion}.",
            ),
            Text(
                "Rollen fortæller, hvilken støtte og hvilke attester der hører til.",
                "The role says which support and which certificates go with it.",
            ),
        ),
        DiagnosticType(
            "unknown_clause",
            Text("modellens klausuler har ikke det id.", "the model's clauses have no such id."),
            Text(
                "Skriv et id, som `partnerskab explain` kender{suggestion}.",
                "Write an id that `partnerskab explain` knows{suggestion}.",
            ),
            Text(
                "Klausulens tekst hentes fra modellen og trykkes i aftalen.",
                "The clause's text comes from the model and is printed in the agreement.",
            ),
        ),
        DiagnosticType(
            "unknown_decider",
            Text(
                "hverken en person eller en gruppe har det id.",
                "neither a person nor a group has that id.",
            ),
            Text(
                "Skriv et id fra people eller en gruppe, fx steering_group{suggestion}.",
                "Write an id from people or a group, such as steering_group{suggestion}.",
            ),
            Text(
                "Et mandat gælder kun, når alle ved, hvem der har det.",
                "A mandate holds only when everybody knows who has it.",
            ),
        ),
        DiagnosticType(
            "unknown_row",
            Text("ingen linje i tabellen har det id.", "no row of the table has that id."),
            Text(
                "Skriv id'et på en af de linjer, der findes{suggestion}.",
                "Write the id of a row that is there{suggestion}.",
            ),
            Text(
                "En forbindelse, der peger på ingenting, siger ikke noget.",
                "A link that points to nothing says nothing.",
            ),
        ),
        DiagnosticType(
            "duplicate_id",
            Text("id'et er brugt før, på linje {line}.", "the id was used before, on line {line}."),
            Text("Giv den ene et andet id.", "Give one of them another id."),
            Text(
                "Med to ens id'er kan ingen se, hvem der menes.",
                "With two equal ids nobody can tell who is meant.",
            ),
        ),
        DiagnosticType(
            "unknown_setting",
            Text(
                "modellen har ingen indstilling med det navn.",
                "the model has no setting of that name.",
            ),
            Text(
                "Ret navnet{suggestion}, eller slet linjen.",
                "Correct the name{suggestion} or delete the line.",
            ),
            Text(
                "En indstilling med en slåfejl ville ikke virke.",
                "A misspelt setting would have no effect.",
            ),
        ),
        DiagnosticType(
            "unknown_format",
            Text(
                "filen har et format, som denne udgave ikke kender, så felter kan betyde noget andet.",
                "the file has a format this version does not know, so fields may mean something else.",
            ),
            Text(
                "Skriv format: 1, eller hent en nyere udgave af partnerskab.",
                "Write format: 1, or get a newer version of partnerskab.",
            ),
            Text(
                "En fil, der bliver læst efter forkerte regler, siger noget andet, end I skrev.",
                "A file read by the wrong rules says something else than you wrote.",
            ),
        ),
        DiagnosticType(
            "missing_translation",
            Text(
                "teksten mangler på dansk eller på engelsk.",
                "the text is missing in Danish or in English.",
            ),
            Text('Skriv begge: {da: "…", en: "…"}.', 'Write both: {da: "…", en: "…"}.'),
            Text(
                "En læser må aldrig møde et tomt felt, fordi en oversættelse blev glemt.",
                "No reader may meet an empty field because a translation was forgotten.",
            ),
        ),
        DiagnosticType(
            "unreadable_value",
            Text("værdien kan ikke læses.", "the value cannot be read."),
            Text(
                "Se eksemplet i `partnerskab explain`, og skriv den som der.",
                "See the example in `partnerskab explain` and write it that way.",
            ),
            Text(
                "Kun værdier, der kan læses sikkert, bliver brugt.",
                "Only values that can be read with certainty are used.",
            ),
        ),
    ]
)
