"""The texts of fields that no model describes: those within a row, and the groups that fields stand in."""

from partnerskab.i18n import Text

FIELDS: dict[str, Text] = {
    "Agreement.format": Text("Filens format; altid 1", "The format of the file; always 1"),
    "Agreement.model": Text(
        "Modellen, som partnerskabet følger", "The model that the partnership follows"
    ),
    "Agreement.model_version": Text("Modellens udgave", "The version of the model"),
    "Agreement.idea": Text("Den bærende idé", "The sustaining idea"),
    "Agreement.content": Text("Aftalens indhold", "What the agreement covers"),
    "Agreement.finance": Text("Finansiering og budget", "Financing and budget"),
    "Agreement.organisation": Text("Organisering og ledelse", "Organisation and management"),
    "Agreement.responsibilities": Text("Opgaver og ansvar", "Tasks and responsibilities"),
    "Agreement.duration": Text("Varighed og ophør", "Term and termination"),
    "Agreement.changes": Text("Ændringer og tillæg", "Changes and addenda"),
    "Agreement.signature": Text("Underskrift og dato", "Signature and date"),
    "Agreement.settings": Text(
        "Jeres egne tal i stedet for modellens", "Your own figures in place of the model's"
    ),
    "Agreement.accepted": Text(
        "Mangler, I kender og lever med for en tid", "Gaps you know of and live with for a time"
    ),
    "Volunteers.accepted": Text(
        "Mangler, I kender og lever med for en tid", "Gaps you know of and live with for a time"
    ),
    "Families.accepted": Text(
        "Mangler, I kender og lever med for en tid", "Gaps you know of and live with for a time"
    ),
    "Form.accepted": Text(
        "Mangler, I kender og lever med for en tid", "Gaps you know of and live with for a time"
    ),
    "Accepted.rule": Text("Reglen, fx overdue_task", "The rule, such as overdue_task"),
    "Accepted.at": Text(
        "Stedet, det gælder; ellers alle", "The place it concerns; else all of them"
    ),
    "Accepted.why": Text("Hvorfor I lever med det", "Why you live with it"),
    "Accepted.until": Text("Hvor længe det gælder", "How long it holds"),
    "PartnerRecord.id": Text("Kort id, fx skovby", "A short id, such as skovby"),
    "PartnerRecord.kind": Text("Hvad partneren er", "What the partner is"),
    "PartnerRecord.name": Text("Partnerens navn", "The partner's name"),
    "PartnerRecord.cvr": Text("CVR-nummer, otte cifre", "CVR number, eight digits"),
    "PartnerRecord.ean": Text("EAN/GLN-nummer, 13 cifre", "EAN/GLN number, 13 digits"),
    "PartnerRecord.address": Text("Adresse", "Address"),
    "PartnerRecord.contact": Text("Kontaktperson; et id fra people", "Contact; an id from people"),
    "PersonRecord.id": Text("Kort id, fx mette-holm", "A short id, such as mette-holm"),
    "PersonRecord.name": Text("Personens navn", "The person's name"),
    "PersonRecord.title": Text("Stilling eller hverv", "Position or office"),
    "PersonRecord.partner": Text(
        "Partneren, personen arbejder for; et id fra partners",
        "The partner the person works for; an id from partners",
    ),
    "PersonRecord.email": Text("Mailadresse på arbejdet", "E-mail address at work"),
    "PersonRecord.phone": Text("Telefon på arbejdet", "Telephone at work"),
    "PersonRecord.deputy": Text(
        "Hvem der træder til i stedet; et id fra people", "Who steps in; an id from people"
    ),
    "PersonRecord.confirmed_on": Text(
        "Dagen, oplysningerne sidst blev bekræftet", "The day the details were last confirmed"
    ),
    "PersonRecord.left": Text("Dagen, personen stoppede", "The day the person left"),
    "Content.description": Text("Kurset i tre korte tekster", "The course in three short texts"),
    "Content.participants": Text("Antal familier", "Number of families"),
    "Finance.sessions": Text("Undervisningsgangene", "The sessions"),
    "Finance.network": Text("Netværksmøderne", "The network meetings"),
    "Finance.own_payment": Text("Egenbetaling", "Own payment"),
    "BudgetLine.part": Text("Hvad posten hører til", "What the line belongs to"),
    "BudgetLine.what": Text("Hvad pengene går til", "What the money goes to"),
    "BudgetLine.amount": Text("Beløb, fx 25.000", "Amount, such as 25.000"),
    "BudgetLine.paid_by": Text(
        "Hvem der betaler; et id fra partners", "Who pays; an id from partners"
    ),
    "Organisation.steering_group": Text("Styregruppen", "The steering group"),
    "Organisation.project_management": Text("Projektledelsen", "The project management"),
    "Organisation.course_management": Text("Kursusledelsen", "The course management"),
    "Organisation.working_group": Text("Arbejdsgruppen", "The working group"),
    "SteeringGroup.meetings": Text("Styregruppens møder", "The steering group's meetings"),
    "Mandate.decision": Text("Hvad der skal besluttes", "What is to be decided"),
    "Mandate.decided_by": Text(
        "Hvem der beslutter; et id fra people eller en gruppe, fx steering_group",
        "Who decides; an id from people or a group, such as steering_group",
    ),
    "Mandate.consulted": Text(
        "Hvem der skal spørges først; id'er fra people", "Who is asked first; ids from people"
    ),
    "Mandate.limit": Text("Beløbsgrænse, fx 10.000", "Limit, such as 10.000"),
    "Resource.partner": Text("Partneren; et id fra partners", "The partner; an id from partners"),
    "Resource.minimum_hours": Text(
        "Timer, partneren mindst bidrager med", "Hours the partner puts in at the least"
    ),
    "Resource.provides": Text("Hvad partneren bidrager med", "What the partner provides"),
    "Resource.expects": Text(
        "Hvad partneren forventer af de andre", "What the partner expects of the others"
    ),
    "HomeOrganisation.partner": Text(
        "Partneren; et id fra partners", "The partner; an id from partners"
    ),
    "HomeOrganisation.political_informed": Text(
        "Hvornår de folkevalgte eller bestyrelsen blev orienteret",
        "When the elected members or the board were informed",
    ),
    "HomeOrganisation.professional_informed": Text(
        "Hvornår den faglige ledelse blev orienteret",
        "When the professional leadership was informed",
    ),
    "HomeOrganisation.plan": Text(
        "Hvordan baglandet følger med", "How the home organisation is kept informed"
    ),
    "Addendum.number": Text("Tillæggets nummer", "Number of the addendum"),
    "Addendum.date": Text("Tillæggets dato", "Date of the addendum"),
    "Addendum.text": Text("Hvad tillægget ændrer", "What the addendum changes"),
    "Addendum.confirms_oral": Text(
        "Om tillægget bekræfter en mundtlig aftale: ja eller nej",
        "Whether it confirms an oral agreement: yes or no",
    ),
    "Addendum.signed": Text(
        "Hvem der har skrevet under på tillægget", "Who has signed the addendum"
    ),
    "Signed.partner": Text("Partneren; et id fra partners", "The partner; an id from partners"),
    "Signed.date": Text("Dagen for underskriften", "Day of the signature"),
    "SignatureRecord.partner": Text(
        "Partneren; et id fra partners", "The partner; an id from partners"
    ),
    "SignatureRecord.name": Text("Hvem der skrev under", "Who signed"),
    "SignatureRecord.title": Text("Stilling eller hverv", "Position or office"),
    "SignatureRecord.date": Text("Dagen for underskriften", "Day of the signature"),
    "VolunteerRole.id": Text("Kort id, fx boerneteam", "A short id, such as boerneteam"),
    "VolunteerRole.training": Text("Oplæring i rollen", "Training for the role"),
    "VolunteerRole.child_certificate": Text(
        "Børneattester for rollen", "Child certificates for the role"
    ),
    "Volunteer.id": Text(
        "Nummer, fx v01; navnet hører til i mappen private",
        "A number, such as v01; the name belongs in the folder private",
    ),
    "Volunteer.child_certificate": Text(
        "Hvornår I så børneattesten; aldrig, hvad der stod",
        "When you saw the child certificate; never what it said",
    ),
    "Family.id": Text(
        "Nummer, fx f01; navnet hører til i mappen private",
        "A number, such as f01; the name belongs in the folder private",
    ),
    "Family.intake": Text("Optagelse", "Admission"),
    "Family.match": Text("Match med de andre familier", "Match with the other families"),
    "Family.consent": Text("Samtykke", "Consent"),
    "Family.questionnaire": Text("Spørgeskemaet", "The questionnaire"),
    "Session.id": Text("Kort id, fx gang-1", "A short id, such as session-1"),
    "Answer.decision": Text("Det, I har besluttet", "What you have decided"),
    "Answer.points": Text(
        "Svar på spørgsmålets enkelte dele", "Answers to the parts of the question"
    ),
    "Answer.tasks": Text("Hvem gør hvad, og hvornår", "Who does what, and when"),
    "Answer.responsible": Text(
        "Hvem der sørger for, at I får besluttet det; et id fra people",
        "Who sees that it is decided; an id from people",
    ),
    "Answer.deadline": Text(
        "Hvornår I senest skal have besluttet det", "By when it is to be decided"
    ),
    "Answer.not_relevant": Text(
        "Hvorfor spørgsmålet ikke passer til jer", "Why the question does not fit you"
    ),
    "Answer.parked": Text(
        "Spørgsmålet venter: til hvornår, og hvorfor", "The question waits: until when, and why"
    ),
    "Answer.note": Text("En bemærkning", "A note"),
    "Answer.rows": Text("Tabellens linjer", "The rows of the table"),
    "Parked.until": Text(
        "Dagen, I tager spørgsmålet op igen", "The day you take the question up again"
    ),
    "Parked.why": Text("Hvorfor det må vente", "Why it has to wait"),
    "TaskRecord.partner": Text(
        "Partneren, opgaven er hos; et id fra partners",
        "The partner whose task it is; an id from partners",
    ),
    "TaskRecord.what": Text("Hvad der skal gøres", "What is to be done"),
    "TaskRecord.responsible": Text(
        "Hvem der gør det; et id fra people", "Who does it; an id from people"
    ),
    "TaskRecord.deadline": Text("Fristen, fx 2027-01-15", "The deadline, such as 2027-01-15"),
    "TaskRecord.done": Text("Dagen, det blev gjort", "The day it was done"),
    "TaskRecord.session": Text(
        "Undervisningsgangen, opgaven forbereder; et id fra sessions",
        "The session the task prepares; an id from sessions",
    ),
}
"""By the name of the record and of the field in it."""

TITLES: dict[str, Text] = {
    "Answer.tasks": Text("Opgaver", "Tasks"),
    "Answer.responsible": Text("Ansvarlig", "Responsible"),
    "Answer.deadline": Text("Frist", "Deadline"),
    "Answer.not_relevant": Text("Ikke relevant", "Not relevant"),
    "Answer.parked": Text("Udskudt", "Parked"),
    "Answer.note": Text("Bemærkning", "Note"),
    "TaskRecord.partner": Text("Partner", "Partner"),
    "TaskRecord.what": Text("Opgave", "Task"),
    "TaskRecord.responsible": Text("Ansvarlig", "Responsible"),
    "TaskRecord.deadline": Text("Frist", "Deadline"),
    "TaskRecord.done": Text("Løst", "Done"),
    "TaskRecord.session": Text("Undervisningsgang", "Session"),
    "Parked.until": Text("Til", "Until"),
    "Parked.why": Text("Hvorfor", "Why"),
}
"""Titles of the fields that every question shares; without one, an editor shows that of another question."""

WORDS: dict[str, Text] = {
    "municipality": Text("kommune", "municipality"),
    "organisation": Text("frivillig organisation", "voluntary organisation"),
    "association": Text("anden forening", "another association"),
    "other": Text("en anden", "somebody else"),
    "sessions": Text("undervisningsgangene", "the sessions"),
    "network": Text("netværksmøderne", "the network meetings"),
    "shared": Text("fælles", "shared"),
    "delegated": Text("overdraget til én partner", "left to one partner"),
    "fixed": Text("tidsbegrænset", "with an end date"),
    "rolling": Text("fortløbende", "until somebody ends it"),
    "admitted": Text("optaget", "admitted"),
    "waiting": Text("på venteliste", "on the waiting list"),
    "declined": Text("kom ikke med", "not taking part"),
    "consent": Text("samtykke", "consent"),
    "public_task": Text("kommunens opgave efter loven", "the municipality's statutory task"),
    "residential": Text("med overnatning", "with an overnight stay"),
    "non_residential": Text("en dag uden overnatning", "a day without an overnight stay"),
    "evening": Text("en aften", "an evening"),
}
"""What the words of closed lists mean."""
