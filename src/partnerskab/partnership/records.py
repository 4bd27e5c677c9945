"""Registers: the typed records of an agreement, of volunteers, of participants and of sessions."""

from typing import ClassVar, Literal

from pydantic import Field

from partnerskab.i18n import Text
from partnerskab.schema.record import Record
from partnerskab.schema.values import (
    ClauseIds,
    ClockTime,
    CvrNumber,
    DanishDate,
    DateList,
    DeciderId,
    EanNumber,
    EmailAddress,
    FileFormat,
    Group,
    Kroner,
    ListOf,
    PartnerId,
    PersonId,
    PersonIds,
    RecordId,
    RoleId,
    TextList,
    WholeNumber,
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
FamilyStatus = Literal[
    "suggested", "invited", "registered", "confirmed", "waiting", "declined", "completed", "left"
]


class Accepted(Record):
    """A gap the partners know of and live with for a time."""

    rule: str | None = None
    at: str | None = None
    why: str | None = None
    until: DanishDate | None = None


class PartnerRecord(Record):
    """A municipality or an organisation that enters into the agreement."""

    id: RecordId
    kind: Literal["municipality", "organisation", "association", "other"] | None = None
    name: str | None = None
    cvr: CvrNumber | None = None
    ean: EanNumber | None = None
    address: str | None = None
    contact: PersonId | None = None


class PersonRecord(Record):
    """Somebody who holds a role because of their work, or represents the parents (then without a partner).

    `deputy` steps in where they cannot; `confirmed_on` is the day they last said that the data still hold.
    """

    id: RecordId
    name: str | None = None
    title: str | None = None
    partner: PartnerId | None = None
    email: EmailAddress | None = None
    phone: str | None = None
    deputy: PersonId | None = None
    confirmed_on: DanishDate | None = None
    left: DanishDate | None = None


class Idea(Record):
    """Why the partnership exists."""

    purpose: str | None = None
    vision: str | None = None
    goals: TextList = ()
    success_criteria: TextList = ()
    motives: Group[dict[str, str | None]] = Field(default_factory=dict)
    ground_rules: TextList = ()


class Description(Record):
    """The course in three short texts."""

    scope: str | None = None
    content: str | None = None
    time: str | None = None


class Participants(Record):
    """How many families take part, as planned and at the least."""

    planned: WholeNumber | None = None
    minimum: WholeNumber | None = None


class Content(Record):
    """What the agreement contains."""

    description: Group[Description] = Field(default_factory=Description.model_construct)
    target_group: str | None = None
    participants: Group[Participants] = Field(default_factory=Participants.model_construct)


class Half(Record):
    """Financing and total budget of one half: the sessions or the network meetings."""

    financing: str | None = None
    budget: Kroner | None = None


class BudgetLine(Record):
    """One amount in the budget of one half, and who pays it."""

    part: Literal["sessions", "network"] | None = None
    what: str | None = None
    amount: Kroner | None = None
    paid_by: PartnerId | None = None


class OwnPayment(Record):
    """What families pay themselves, and who may decide it."""

    sessions: Kroner | None = None
    network: Kroner | None = None
    decided_by: PersonId | None = None


class Finance(Record):
    """How the task is paid for."""

    sessions: Group[Half] = Field(default_factory=Half.model_construct)
    network: Group[Half] = Field(default_factory=Half.model_construct)
    lines: ListOf[BudgetLine] = ()
    own_payment: Group[OwnPayment] = Field(default_factory=OwnPayment.model_construct)


class Meetings(Record):
    """How often the steering group meets."""

    status: WholeNumber | None = None
    working: WholeNumber | None = None
    dates: DateList = ()


class SteeringGroup(Record):
    """The group that leads the partnership."""

    members: PersonIds = ()
    parents: PersonIds = ()
    responsible: PersonIds = ()
    meetings: Group[Meetings] = Field(default_factory=Meetings.model_construct)


class ProjectManagement(Record):
    """Those who run the project."""

    members: PersonIds = ()
    lead: PersonId | None = None


class CourseManagement(Record):
    """Those who plan and hold the course."""

    members: PersonIds = ()
    form: Literal["shared", "delegated"] | None = None
    delegated_to: PartnerId | None = None


class WorkingGroup(Record):
    """Those who do the concrete planning."""

    members: PersonIds = ()


class Mandate(Record):
    """Who may decide what, up to which amount."""

    decision: str | None = None
    decided_by: DeciderId | None = None
    consulted: PersonIds = ()
    limit: Kroner | None = None


class Organisation(Record):
    """How the partnership is organised and led."""

    steering_group: Group[SteeringGroup] = Field(default_factory=SteeringGroup.model_construct)
    project_management: Group[ProjectManagement] = Field(
        default_factory=ProjectManagement.model_construct
    )
    course_management: Group[CourseManagement] = Field(
        default_factory=CourseManagement.model_construct
    )
    working_group: Group[WorkingGroup] = Field(default_factory=WorkingGroup.model_construct)
    mandates: ListOf[Mandate] = ()


class Resource(Record):
    """What one partner puts in, and what it expects of the others."""

    partner: PartnerId | None = None
    minimum_hours: WholeNumber | None = None
    provides: TextList = ()
    expects: str | None = None


class HomeOrganisation(Record):
    """How one partner's own leadership is kept informed."""

    partner: PartnerId | None = None
    political_informed: DanishDate | None = None
    professional_informed: DanishDate | None = None
    plan: str | None = None


class Responsibilities(Record):
    """Where the division of tasks stands."""

    annex: str | None = None


class Duration(Record):
    """How long the agreement runs and how it ends."""

    form: Literal["fixed", "rolling"] | None = None
    latest_end: DanishDate | None = None
    annual_evaluation: DanishDate | None = None
    termination: str | None = None


class Signed(Record):
    """One partner's signature under an addendum."""

    partner: PartnerId | None = None
    date: DanishDate | None = None


class Addendum(Record):
    """A change of the agreement, in writing."""

    number: WholeNumber | None = None
    date: DanishDate | None = None
    text: str | None = None
    confirms_oral: YesNo | None = None
    signed: ListOf[Signed] = ()


class Changes(Record):
    """The addenda so far."""

    addenda: ListOf[Addendum] = ()


class SignatureRecord(Record):
    """Who signed for which partner, and when."""

    partner: PartnerId | None = None
    name: str | None = None
    title: str | None = None
    date: DanishDate | None = None


class Signature(Record):
    """The signatures under the agreement."""

    signatures: ListOf[SignatureRecord] = ()


class Agreement(Record):
    """agreement.yaml: who, why, what, economy, organisation, resources and term."""

    format: FileFormat | None
    model: str | None
    model_version: str | None = None
    title: str | None = None
    date: DanishDate | None = None
    partners: ListOf[PartnerRecord] = ()
    people: ListOf[PersonRecord] = ()
    idea: Group[Idea] = Field(default_factory=Idea.model_construct)
    task: str | None = None
    content: Group[Content] = Field(default_factory=Content.model_construct)
    finance: Group[Finance] = Field(default_factory=Finance.model_construct)
    organisation: Group[Organisation] = Field(default_factory=Organisation.model_construct)
    resources: ListOf[Resource] = ()
    home_organisations: ListOf[HomeOrganisation] = ()
    responsibilities: Group[Responsibilities] = Field(
        default_factory=Responsibilities.model_construct
    )
    duration: Group[Duration] = Field(default_factory=Duration.model_construct)
    changes: Group[Changes] = Field(default_factory=Changes.model_construct)
    clauses: ClauseIds = ()
    signature: Group[Signature] = Field(default_factory=Signature.model_construct)
    settings: Group[dict[str, str | None]] = Field(default_factory=dict)
    accepted: ListOf[Accepted] = ()


class Training(Record):
    """What volunteers in a role learn, and from whom."""

    what: str | None = None
    by: PersonId | None = None


class CertificatePlan(Record):
    """Who sees to the child certificates of a role, and by when."""

    responsible: PersonId | None = None
    before: DanishDate | None = None


class VolunteerRole(Record):
    """A sort of volunteer task, with the support that goes with it."""

    id: RecordId
    title: str | None = None
    tasks: TextList = ()
    children: YesNo | None = None
    profile: str | None = None
    skills: str | None = None
    recruited_where: str | None = None
    needed: WholeNumber | None = None
    recruiter: PersonId | None = None
    sparring: PersonId | None = None
    follow_up: PersonId | None = None
    training: Group[Training] = Field(default_factory=Training.model_construct)
    supervision: str | None = None
    contact_person: PersonId | None = None
    expectations_aligned: DanishDate | None = None
    budget: Kroner | None = None
    child_certificate: Group[CertificatePlan] = Field(
        default_factory=CertificatePlan.model_construct
    )


class Certificate(Record):
    """When a certificate was checked, by whom, and when to look again; never its content."""

    checked_on: DanishDate | None = None
    checked_by: PersonId | None = None
    review_on: DanishDate | None = None


class Volunteer(Record):
    """One volunteer under an id of the partners' own; the name stays out of git."""

    id: RecordId
    role: RoleId | None = None
    since: DanishDate | None = None
    confidentiality_signed: DanishDate | None = None
    child_certificate: Group[Certificate] = Field(default_factory=Certificate.model_construct)
    left: DanishDate | None = None


class Volunteers(Record):
    """volunteers.yaml: roles and volunteers."""

    roles: ListOf[VolunteerRole] = ()
    volunteers: ListOf[Volunteer] = ()
    accepted: ListOf[Accepted] = ()


class Intake(Record):
    """Whether a family was admitted, by whom and when."""

    decision: Literal["admitted", "waiting", "declined"] | None = None
    by: PersonId | None = None
    date: DanishDate | None = None


class Match(Record):
    """Whether a family fits with the others, as somebody judged."""

    fits: YesNo | None = None
    by: PersonId | None = None
    date: DanishDate | None = None


class Consent(Record):
    """When consent was given and, where it was, withdrawn."""

    given: DanishDate | None = None
    withdrawn: DanishDate | None = None


class Questionnaire(Record):
    """The satisfaction questionnaire's way out and home."""

    sent: DanishDate | None = None
    received: DanishDate | None = None
    chased: DanishDate | None = None


class Family(Record):
    """One family under a pseudonym: dates, counts and closed lists, nothing in free text."""

    id: RecordId
    status: FamilyStatus | None = None
    referrer: PersonId | None = None
    intake: Group[Intake] = Field(default_factory=Intake.model_construct)
    registered: DanishDate | None = None
    confirmed: DanishDate | None = None
    reminded: DanishDate | None = None
    paid: DanishDate | None = None
    match: Group[Match] = Field(default_factory=Match.model_construct)
    needs: ListOf[Need] = ()
    children: WholeNumber | None = None
    siblings: WholeNumber | None = None
    contact: PersonId | None = None
    consent: Group[Consent] = Field(default_factory=Consent.model_construct)
    questionnaire: Group[Questionnaire] = Field(default_factory=Questionnaire.model_construct)


class Families(Record):
    """participants.yaml: the families as pseudonyms."""

    unknown_advice: ClassVar[Text] = Text(
        "Navne, bemærkninger og alt andet om en familie hører til i mappen private, ikke her.",
        "Names, remarks and all else about a family belong in the folder private, not here.",
    )

    legal_basis: Literal["consent", "public_task"] | None = None
    delete_by: DanishDate | None = None
    families: ListOf[Family] = ()
    accepted: ListOf[Accepted] = ()


class Session(Record):
    """One teaching session: when, where, of which form."""

    id: RecordId
    date: DanishDate | None = None
    start: ClockTime | None = None
    end: ClockTime | None = None
    place: str | None = None
    form: Literal["residential", "non_residential", "evening"] | None = None
    network_introduction: YesNo | None = None


class Sessions(Record):
    """The sessions, as a list in a form."""

    sessions: ListOf[Session] = ()
