"""The questions that init asks at the terminal."""

from partnerskab.i18n import Text

FOLDER = "partnerskab"

INTRO = Text(
    "Nogle få spørgsmål, så er filerne klar. Tryk Enter ved det, I ikke ved endnu.\n"
    "Ctrl-C stopper, og så er intet skrevet.\n\n",
    "A few questions and the files are ready. Press Enter where you do not know yet.\n"
    "Ctrl-C stops, and then nothing is written.\n\n",
)
PLACE = Text(
    f"Hvad skal mappen med filerne hedde? (Enter: {FOLDER})",
    f"What is the folder of the files to be called? (Enter: {FOLDER})",
)
MUNICIPALITY = Text("Hvad hedder kommunen?", "What is the municipality called?")
ORGANISATION = Text("Hvad hedder foreningen?", "What is the organisation called?")
MORE = {
    "municipality": Text(
        "Er en kommune mere med? Skriv navnet, ellers Enter.",
        "Is another municipality in it? Write its name, else Enter.",
    ),
    "organisation": Text(
        "Er en forening mere med? Skriv navnet, ellers Enter.",
        "Is another organisation in it? Write its name, else Enter.",
    ),
}
TITLE = Text(
    "Hvad skal samarbejdet hedde? (Enter: »{title}«)",
    'What is the partnership to be called? (Enter: "{title}")',
)
WHICH = Text(
    "Hvilken model vil I bruge? Skriv navnet, eller tryk Enter for {first}.\n{models}",
    "Which model do you want? Write its name, or press Enter for {first}.\n{models}",
)
FIRST = Text(
    "Hvornår er første undervisningsgang? Fx 6.3.2027.",
    "When is the first session? Such as 6.3.2027.",
)
ROLLING = Text(
    "Skal aftalen løbe, indtil en af jer siger den op? Svar ja eller nej.",
    "Is the agreement to run until one of you ends it? Answer yes or no.",
)
END = Text(
    "Hvornår slutter aftalen senest? Fx 31.12.2027.",
    "When does the agreement end at the latest? Such as 31.12.2027.",
)
EVALUATION = Text(
    "Hvornår evaluerer I samarbejdet første gang? Fx 1.12.2027.",
    "When do you evaluate the cooperation for the first time? Such as 1.12.2027.",
)
PARENTS = Text(
    "Hvem repræsenterer forældrene? "
    "Skriv et eller to navne med komma imellem, og kun med deres ja.",
    "Who represents the parents? "
    "Write one or two names with a comma between, and only with their consent.",
)
