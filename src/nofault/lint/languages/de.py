"""German: a first pack."""

from __future__ import annotations

NAME = "de"
STOPWORDS = """
    der die das und nicht ein eine einen einem einer den dem des ist war waren wurde wurden werden hat haben hatte hätte hätten mit von auf für im
    zu zum zur bei nach aus durch sich als auch wir er sie es dass weil aber oder um am an vor über unter wenn noch nur
    """
ENDINGS = ("", "e", "er", "es", "en", "em")
CLASSES = {
    "person": """
        techniker technikerin entwickler entwicklerin entwicklern administrator administratorin admin admins ingenieur ingenieurin mitarbeiter
        mitarbeiterin mitarbeitern kollege kollegin kollegen operator bediener bedienerin bereitschaft betreiber reviewer autor autorin leiter
        leiterin chef chefin praktikant praktikantin dienstleister team teams abteilung schicht nachtschicht jemand er sie verantwortliche
        verantwortlicher verantwortlichen dba sre personal betriebsteam
        """,
    "slip": """
        vergaß vergaßen vergessen übersah übersahen übersehen ignorierte ignorierten ignoriert missachtete missachteten missachtet verwechselte
        verwechselten verwechselt vertippte vertippt versäumte versäumten versäumt unterließ unterlassen verschlief verschlafen vermasselte
        vermasselt verpatzte verpatzt missverstand missverstanden unterschätzte unterschätzt umging umgangen vernachlässigte vernachlässigt
        """,
    "checked": """
        geprüft überprüft getestet gelesen beachtet bemerkt informiert gemeldet eskaliert dokumentiert kontrolliert abgesprochen gewartet
        nachgefragt befolgt eingehalten reagiert hingesehen
        """,
    "unintended": "versehentlich irrtümlich fälschlicherweise unabsichtlich fälschlich",
}
PATTERNS = {
    "BLM001": ("[person] * ![slip]",),
    "BLM002": ("[person] * !nicht [checked]", "niemand * ![checked]", "keiner * ![checked]"),
    "BLM003": ("[person] * ![unintended]", "![unintended] * von|durch * [person]", "[person] * aus !versehen"),
    "BLM006": (
        "!verursacht * von|durch ein|eine|einen|einem|einer|der|den|dem|die [person]",
        "!ursache war|ist ein|eine|der|die [person]",
    ),
    "BLM007": ("[person] ist|war|sind|waren !schuld", "[person] trägt|tragen * !schuld", "!schuld * liegt|lag bei"),
    "BLM009": ("ich * ![slip]", "ich * ![unintended]", "!mein fehler"),
    "HUM001": (
        "!menschliches versagen",
        "!menschlicher|menschlichen fehler|fehlers|irrtum",
        "!bedienfehler|bedienungsfehler|anwenderfehler|benutzerfehler|tippfehler * von|durch|des [person]",
        "ursache|grund|auslöser : !bedienfehler|bedienungsfehler|anwenderfehler|benutzerfehler",
    ),
    "HUM002": ("prozess|ablauf|anweisung|vorgabe|vorgaben|checkliste|runbook|verfahren * nicht !befolgt|eingehalten|beachtet",),
    "HUM003": ("!mangelnde|fehlende|unzureichende schulung|ausbildung|erfahrung|einarbeitung",),
    "HND001": ("!hätte|hätten * sollen|müssen",),
    "HND002": ("!hätte|hätten * können", "!vermeidbar+"),
    "HND004": ("im !nachhinein * [slip]|falsch|fehler|klar|offensichtlich", "!rückblickend * falsch|fehler|klar|offensichtlich|hätte|hätten"),
    "HND005": ("warum|wieso hat|haben !niemand|keiner",),
    "CHR001": (
        "!fahrlässig+|schlampig+|leichtsinnig+|nachlässig+|leichtfertig+|gedankenlos+|rücksichtslos+|unachtsam+",
        "!unachtsamkeit|fahrlässigkeit|schlamperei|nachlässigkeit|leichtsinn|sorglosigkeit",
    ),
    "CHR002": ("!unfähig+|inkompetent+|überfordert [person]", "[person] * war|waren|ist|sind * !unfähig|inkompetent|überfordert|faul"),
    "REM001": (
        "!vorsichtiger|aufmerksamer|sorgfältiger|gewissenhafter sein|arbeiten|vorgehen|werden",
        "besser|mehr !aufpassen",
        "mehr|größere !sorgfalt|vorsicht|aufmerksamkeit|disziplin",
    ),
    "REM002": (
        "[person] * !sensibilisieren|ermahnen|belehren|nachschulen|erinnern",
        "[person] * erneut !schulen",
        "!sensibilisierung * [person]",
    ),
    "REM003": ("!abmahnung|abgemahnt|disziplinarisch+|disziplinarverfahren", "[person] * !entlassen|gekündigt|versetzt"),
    "REM004": ("[person] * zugriff|zugang|rechte|berechtigung|berechtigungen * !entzogen|entziehen",),
}
