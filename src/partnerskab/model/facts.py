"""Facts: the named values that rules compare and that a model points to under `facts:`."""

from typing import Literal

from partnerskab.i18n import Text

FactName = Literal[
    "actions",
    "after_first_session",
    "after_last_session",
    "after_the_course",
    "agenda_items",
    "agenda_items.meeting",
    "approval",
    "approval_covers",
    "before_first_session",
    "before_last_session",
    "citizens",
    "citizens.changed",
    "citizens.closed",
    "citizens.coordinator",
    "citizens.criteria",
    "citizens.given",
    "citizens.informed",
    "citizens.plan",
    "citizens.previous",
    "citizens.requested",
    "citizens.since",
    "citizens.temporary",
    "citizens.withdrawn",
    "citizens_basis",
    "covered_choices",
    "data_pack",
    "data_pack.done",
    "data_pack.ready",
    "data_pack_for",
    "date_and_name.last",
    "date_and_name.next",
    "early_meetings",
    "families_wanted",
    "flows",
    "flows.basis",
    "in_use",
    "invitation_sent",
    "last_review",
    "leading_group",
    "measured",
    "measured.date",
    "meetings",
    "meetings.changed",
    "meetings.date",
    "meetings.minutes",
    "network_budget",
    "network_budget_parts",
    "network_budget_posts",
    "network_dates",
    "network_introduction",
    "network_meetings",
    "next_review",
    "own_payment",
    "own_payment_authority",
    "own_payment_network",
    "own_payment_sessions",
    "parent_group",
    "parent_group_deletion",
    "parent_group_keeper",
    "personal_flows",
    "planned_families",
    "pool",
    "pool.person",
    "project_group_meetings",
    "recruiting",
    "registration_deadline",
    "residential",
    "row_per_partner",
    "session_dates_told",
    "sessions_budget",
    "sessions_budget_parts",
    "target_group",
    "updates",
    "updates.date",
    "updates.told",
    "watched",
    "watched.action",
    "watched_status",
    "with_children",
    "working_group",
]
"""A dotted name is a column of the table that the name before the dot points to."""

FACTS: dict[FactName, Text] = {
    "actions": Text("planens handlinger", "the actions of the plan"),
    "after_first_session": Text(
        "dage, der skal ligge efter den første undervisningsgang",
        "days that must lie after the first session",
    ),
    "after_last_session": Text(
        "dage, der skal ligge efter den sidste undervisningsgang",
        "days that must lie after the last session",
    ),
    "after_the_course": Text(
        "det, der skal ske efter den sidste undervisningsgang",
        "what is to happen after the last session",
    ),
    "agenda_items": Text("dagsordenens punkter", "the items of the agenda"),
    "agenda_items.meeting": Text(
        "det møde, punktet hører til", "the meeting that the item belongs to"
    ),
    "approval": Text("dagen for godkendelsen", "the day of the approval"),
    "approval_covers": Text("det, godkendelsen dækker", "what the approval covers"),
    "before_first_session": Text(
        "dage, der skal ligge før den første undervisningsgang",
        "days that must lie before the first session",
    ),
    "before_last_session": Text(
        "dage, der skal ligge før den sidste undervisningsgang",
        "days that must lie before the last session",
    ),
    "citizens": Text("borgere med en tovholder", "citizens with a coordinator"),
    "citizens.changed": Text(
        "dagen for beslutningen om en ny tovholder",
        "the day of the decision on another coordinator",
    ),
    "citizens.closed": Text("dagen, forløbet sluttede", "the day the course was closed"),
    "citizens.coordinator": Text("borgerens tovholder", "the citizen's coordinator"),
    "citizens.criteria": Text(
        "opfyldte kriterier for en tovholder", "whether the criteria for a coordinator are met"
    ),
    "citizens.given": Text("dagen for samtykket", "the day of the consent"),
    "citizens.informed": Text(
        "dagen, borgeren blev informeret", "the day the citizen was informed"
    ),
    "citizens.plan": Text("dagen for planen for tiden efter", "the day of the plan for afterwards"),
    "citizens.previous": Text("den tidligere tovholder", "the previous coordinator"),
    "citizens.requested": Text(
        "dagen, behovet for en tovholder blev taget op",
        "the day the need for a coordinator was raised",
    ),
    "citizens.since": Text("dagen, tovholderen begyndte", "the day the coordinator began"),
    "citizens.temporary": Text(
        "en midlertidig tovholder", "whether the coordinator is a temporary one"
    ),
    "citizens.withdrawn": Text(
        "dagen, samtykket blev trukket tilbage", "the day the consent was withdrawn"
    ),
    "citizens_basis": Text(
        "grundlaget for at have oplysninger om borgerne",
        "the basis for keeping data on the citizens",
    ),
    "covered_choices": Text(
        "valg, som en tabel skal have en linje for", "choices that a table must have a row for"
    ),
    "data_pack": Text("materialet til et møde", "the material for a meeting"),
    "data_pack.done": Text("dagen, materialet blev færdigt", "the day the material was done"),
    "data_pack.ready": Text("dagen, materialet skal være klart", "the day the material is ready"),
    "data_pack_for": Text("dagen for det møde, materialet er til", "the day of that meeting"),
    "date_and_name.last": Text(
        "dagen for sidste gennemsyn og den, der stod for det",
        "the day of the last review and who did it",
    ),
    "date_and_name.next": Text(
        "dagen for næste gennemsyn og den, der står for det",
        "the day of the next review and who does it",
    ),
    "early_meetings": Text("de første møder", "the first meetings"),
    "families_wanted": Text(
        "antallet af familier i arbejdsskemaet", "the number of families in the worksheet"
    ),
    "flows": Text("datastrømme", "flows of data"),
    "flows.basis": Text("det lovlige grundlag for datastrømmen", "the legal basis of the flow"),
    "in_use": Text("tabeller, der venter på godkendelsen", "tables that wait for the approval"),
    "invitation_sent": Text("dagen, invitationen bliver sendt", "the day the invitation is sent"),
    "last_review": Text("dagen for sidste gennemsyn", "the day of the last review"),
    "leading_group": Text(
        "den gruppe, der leder samarbejdet", "the group that leads the cooperation"
    ),
    "measured": Text("målinger af, hvor langt I er", "measurements of how far you are"),
    "measured.date": Text("dagen for målingen", "the day of the measurement"),
    "meetings": Text("møder med en dagsorden", "meetings with an agenda"),
    "meetings.changed": Text("dagen, dagsordenen blev ændret", "the day the agenda was changed"),
    "meetings.date": Text("mødets dag", "the day of the meeting"),
    "meetings.minutes": Text("dagen, referatet blev sendt", "the day the minutes were sent"),
    "network_budget": Text("netværkets budget", "the budget of the network"),
    "network_budget_parts": Text(
        "delene af netværkets budget", "the parts of the network's budget"
    ),
    "network_budget_posts": Text(
        "posterne i netværkets budget", "the entries of the network's budget"
    ),
    "network_dates": Text("netværksmøder", "the dates of network meetings"),
    "network_introduction": Text("præsentationen af netværket", "the introduction of the network"),
    "network_meetings": Text("antallet af netværksmøder", "the number of network meetings"),
    "next_review": Text("dagen for næste gennemsyn", "the day of the next review"),
    "own_payment": Text("familiernes egenbetaling", "what families pay themselves"),
    "own_payment_authority": Text(
        "den, der fastsætter egenbetalingen", "who sets what families pay"
    ),
    "own_payment_network": Text(
        "egenbetalingen for netværket", "what families pay for the network"
    ),
    "own_payment_sessions": Text(
        "egenbetalingen for undervisningen", "what families pay for the sessions"
    ),
    "parent_group": Text("forældrenes gruppe på nettet", "the parents' group on the net"),
    "parent_group_deletion": Text(
        "dagen, forældrenes gruppe bliver slettet", "the day the parents' group is deleted"
    ),
    "parent_group_keeper": Text(
        "den, der passer forældrenes gruppe", "who looks after the parents' group"
    ),
    "personal_flows": Text(
        "de slags data, der handler om personer", "the sorts of data that are about persons"
    ),
    "planned_families": Text("det planlagte antal familier", "the planned number of families"),
    "pool": Text("listen over mulige tovholdere", "the list of possible coordinators"),
    "pool.person": Text("den mulige tovholder", "the possible coordinator"),
    "project_group_meetings": Text(
        "projektgruppens møder om året", "how often the project group meets in a year"
    ),
    "recruiting": Text("opgaven med at finde familier", "the task of finding families"),
    "registration_deadline": Text("fristen for tilmelding", "the deadline for registration"),
    "residential": Text("overnatning", "staying overnight"),
    "row_per_partner": Text(
        "tabeller, hvor alle partnere skal stå", "tables in which every partner must stand"
    ),
    "session_dates_told": Text(
        "tekster med undervisningens dage", "texts that name the days of the sessions"
    ),
    "sessions_budget": Text("undervisningens budget", "the budget of the sessions"),
    "sessions_budget_parts": Text(
        "delene af undervisningens budget", "the parts of the sessions' budget"
    ),
    "target_group": Text("målgruppen", "the target group"),
    "updates": Text("ændringer undervejs", "updates along the way"),
    "updates.date": Text("dagen for ændringen", "the day of the update"),
    "updates.told": Text("dagen, partnerne fik besked", "the day the partners were told"),
    "watched": Text("forhold med en status", "factors with a status"),
    "watched.action": Text(
        "handlingen, der skal rette op på forholdet", "the action that puts the factor right"
    ),
    "watched_status": Text(
        "de farver, der kræver en handling", "the colours that call for an action"
    ),
    "with_children": Text("dem, der er sammen med børnene", "those who are with the children"),
    "working_group": Text("arbejdsgruppen", "the working group"),
}
