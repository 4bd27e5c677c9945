"""Registers: the typed records of an agreement, of volunteers, of participants and of sessions."""

from typing import ClassVar, Literal

from partnerskab.i18n import Text
from partnerskab.schema.record import NOTHING, Record
from partnerskab.schema.values import (
    Clauses,
    Clock,
    Cvr,
    Day,
    Days,
    Decider,
    Ean,
    Email,
    Format,
    Id,
    Lines,
    Money,
    Number,
    Part,
    Partner,
    Person,
    Persons,
    PlainText,
    RoleId,
    Rows,
    YesNo,
)

Need = Literal[
    "step_free_access",
    "hearing_loop",
    "sign_language",
    "interpreter",
    "quiet_room",
    "diet",
    "transport",
    "childcare",
    "assistant",
    "large_print",
]
Status = Literal[
    "suggested", "invited", "registered", "confirmed", "waiting", "declined", "completed", "left"
]


class Accepted(Record):
    """A gap the partners know of and live with for a time."""

    rule: PlainText = None
    at: PlainText = None
    why: PlainText = None
    until: Day = None


class PartnerRecord(Record):
    """A municipality or an organisation that enters into the agreement."""

    id: Id
    kind: Literal["municipality", "organisation", "association", "other"] | None = None
    name: PlainText = None
    cvr: Cvr = None
    ean: Ean = None
    address: PlainText = None
    contact: Person = None


class PersonRecord(Record):
    """Somebody who holds a role because of their work, or represents the parents (then without a partner).

    `deputy` steps in where they cannot; `confirmed_on` is the day they last said that the data still hold.
    """

    id: Id
    name: PlainText = None
    title: PlainText = None
    partner: Partner = None
    email: Email = None
    phone: PlainText = None
    deputy: Person = None
    confirmed_on: Day = None
    left: Day = None


class Idea(Record):
    """Why the partnership exists."""

    purpose: PlainText = None
    vision: PlainText = None
    goals: Lines = ()
    success_criteria: Lines = ()
    motives: Part[dict[str, PlainText]] = NOTHING
    ground_rules: Lines = ()


class Description(Record):
    """The course in three short texts."""

    scope: PlainText = None
    content: PlainText = None
    time: PlainText = None


class Participants(Record):
    """How many families take part, as planned and at the least."""

    planned: Number = None
    minimum: Number = None


class Content(Record):
    """What the agreement contains."""

    description: Part[Description] = Description()
    target_group: PlainText = None
    participants: Part[Participants] = Participants()


class Half(Record):
    """Financing and total budget of one half: the sessions or the network meetings."""

    financing: PlainText = None
    budget: Money = None


class BudgetLine(Record):
    """One amount in the budget of one half, and who pays it."""

    part: Literal["sessions", "network"] | None = None
    what: PlainText = None
    amount: Money = None
    paid_by: Partner = None


class OwnPayment(Record):
    """What families pay themselves, and who may decide it."""

    sessions: Money = None
    network: Money = None
    decided_by: Person = None


class Finance(Record):
    """How the task is paid for."""

    sessions: Part[Half] = Half()
    network: Part[Half] = Half()
    lines: Rows[BudgetLine] = ()
    own_payment: Part[OwnPayment] = OwnPayment()


class Meetings(Record):
    """How often the steering group meets."""

    status: Number = None
    working: Number = None
    dates: Days = ()


class SteeringGroup(Record):
    """The group that leads the partnership."""

    members: Persons = ()
    parents: Persons = ()
    responsible: Persons = ()
    meetings: Part[Meetings] = Meetings()


class ProjectManagement(Record):
    """Those who run the project."""

    members: Persons = ()
    lead: Person = None


class CourseManagement(Record):
    """Those who plan and hold the course."""

    members: Persons = ()
    form: Literal["shared", "delegated"] | None = None
    delegated_to: Partner = None


class WorkingGroup(Record):
    """Those who do the concrete planning."""

    members: Persons = ()


class Mandate(Record):
    """Who may decide what, up to which amount."""

    decision: PlainText = None
    decided_by: Decider = None
    consulted: Persons = ()
    limit: Money = None


class Organisation(Record):
    """How the partnership is organised and led."""

    steering_group: Part[SteeringGroup] = SteeringGroup()
    project_management: Part[ProjectManagement] = ProjectManagement()
    course_management: Part[CourseManagement] = CourseManagement()
    working_group: Part[WorkingGroup] = WorkingGroup()
    mandates: Rows[Mandate] = ()


class Resource(Record):
    """What one partner puts in, and what it expects of the others."""

    partner: Partner = None
    minimum_hours: Number = None
    provides: Lines = ()
    expects: PlainText = None


class HomeOrganisation(Record):
    """How one partner's own leadership is kept informed."""

    partner: Partner = None
    political_informed: Day = None
    professional_informed: Day = None
    plan: PlainText = None


class Responsibilities(Record):
    """Where the division of tasks stands."""

    annex: PlainText = None


class Duration(Record):
    """How long the agreement runs and how it ends."""

    form: Literal["fixed", "rolling"] | None = None
    latest_end: Day = None
    annual_evaluation: Day = None
    termination: PlainText = None


class Signed(Record):
    """One partner's signature under an addendum."""

    partner: Partner = None
    date: Day = None


class Addendum(Record):
    """A change of the agreement, in writing."""

    number: Number = None
    date: Day = None
    text: PlainText = None
    confirms_oral: YesNo = None
    signed: Rows[Signed] = ()


class Changes(Record):
    """The addenda so far."""

    addenda: Rows[Addendum] = ()


class SignatureRecord(Record):
    """Who signed for which partner, and when."""

    partner: Partner = None
    name: PlainText = None
    title: PlainText = None
    date: Day = None


class Signature(Record):
    """The signatures under the agreement."""

    signatures: Rows[SignatureRecord] = ()


class Agreement(Record):
    """agreement.yaml: who, why, what, economy, organisation, resources and term."""

    format: Format
    model: PlainText
    model_version: PlainText = None
    title: PlainText = None
    date: Day = None
    partners: Rows[PartnerRecord] = ()
    people: Rows[PersonRecord] = ()
    idea: Part[Idea] = Idea()
    task: PlainText = None
    content: Part[Content] = Content()
    finance: Part[Finance] = Finance()
    organisation: Part[Organisation] = Organisation()
    resources: Rows[Resource] = ()
    home_organisations: Rows[HomeOrganisation] = ()
    responsibilities: Part[Responsibilities] = Responsibilities()
    duration: Part[Duration] = Duration()
    changes: Part[Changes] = Changes()
    clauses: Clauses = ()
    signature: Part[Signature] = Signature()
    settings: Part[dict[str, PlainText]] = NOTHING
    accepted: Rows[Accepted] = ()


class Training(Record):
    """What volunteers in a role learn, and from whom."""

    what: PlainText = None
    by: Person = None


class CertificatePlan(Record):
    """Who sees to the child certificates of a role, and by when."""

    responsible: Person = None
    before: Day = None


class VolunteerRole(Record):
    """A sort of volunteer task, with the support that goes with it."""

    id: Id
    title: PlainText = None
    tasks: Lines = ()
    children: YesNo = None
    profile: PlainText = None
    skills: PlainText = None
    recruited_where: PlainText = None
    needed: Number = None
    recruiter: Person = None
    sparring: Person = None
    follow_up: Person = None
    training: Part[Training] = Training()
    supervision: PlainText = None
    contact_person: Person = None
    expectations_aligned: Day = None
    budget: Money = None
    child_certificate: Part[CertificatePlan] = CertificatePlan()


class Certificate(Record):
    """When a certificate was checked, by whom, and when to look again; never its content."""

    checked_on: Day = None
    checked_by: Person = None
    review_on: Day = None


class Volunteer(Record):
    """One volunteer under an id of the partners' own; the name stays out of git."""

    id: Id
    role: RoleId = None
    since: Day = None
    confidentiality_signed: Day = None
    child_certificate: Part[Certificate] = Certificate()
    left: Day = None


class Volunteers(Record):
    """volunteers.yaml: roles and volunteers."""

    roles: Rows[VolunteerRole] = ()
    volunteers: Rows[Volunteer] = ()
    accepted: Rows[Accepted] = ()


class Intake(Record):
    """Whether a family was admitted, by whom and when."""

    decision: Literal["admitted", "waiting", "declined"] | None = None
    by: Person = None
    date: Day = None


class Match(Record):
    """Whether a family fits with the others, as somebody judged."""

    fits: YesNo = None
    by: Person = None
    date: Day = None


class Consent(Record):
    """When consent was given and, where it was, withdrawn."""

    given: Day = None
    withdrawn: Day = None


class Questionnaire(Record):
    """The satisfaction questionnaire's way out and home."""

    sent: Day = None
    received: Day = None
    chased: Day = None


class Family(Record):
    """One family under a pseudonym: dates, counts and closed lists, nothing in free text."""

    id: Id
    status: Status | None = None
    referrer: Person = None
    intake: Part[Intake] = Intake()
    registered: Day = None
    confirmed: Day = None
    reminded: Day = None
    paid: Day = None
    match: Part[Match] = Match()
    needs: Rows[Need] = ()
    children: Number = None
    siblings: Number = None
    contact: Person = None
    consent: Part[Consent] = Consent()
    questionnaire: Part[Questionnaire] = Questionnaire()


class Families(Record):
    """participants.yaml: the families as pseudonyms."""

    unknown_advice: ClassVar[Text] = Text(
        "Navne, bemærkninger og alt andet om en familie hører til i mappen private, ikke her.",
        "Names, remarks and all else about a family belong in the folder private, not here.",
    )

    legal_basis: Literal["consent", "public_task"] | None = None
    delete_by: Day = None
    families: Rows[Family] = ()
    accepted: Rows[Accepted] = ()


class Session(Record):
    """One teaching session: when, where, of which form."""

    id: Id
    date: Day = None
    start: Clock = None
    end: Clock = None
    place: PlainText = None
    form: Literal["residential", "non_residential", "evening"] | None = None
    network_introduction: YesNo = None


class Sessions(Record):
    """The sessions, as a list in a form."""

    sessions: Rows[Session] = ()
