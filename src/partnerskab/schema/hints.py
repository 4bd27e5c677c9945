"""How an answer of each kind is written, for those answers that are more than a text."""

from partnerskab.i18n import Text

ANSWER_HINTS: dict[str, Text] = {
    "yes_no": Text("ja eller nej", "yes or no"),
    "number": Text("et tal", "a number"),
    "date": Text("dato, fx 2027-03-01", "date, such as 2027-03-01"),
    "dates": Text("datoer: [2027-03-17, 2027-04-07]", "dates: [2027-03-17, 2027-04-07]"),
    "money": Text("beløb, fx 25.000", "amount, such as 25.000"),
    "person": Text("id fra people", "id from people"),
    "people": Text(
        "id'er fra people: [mette-holm, jens-bro]", "ids from people: [mette-holm, jens-bro]"
    ),
}
