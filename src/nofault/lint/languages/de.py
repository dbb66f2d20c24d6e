"""German."""

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
        projektleiter projektleiterin teamleiter teamleiterin praktikantin azubi werkstudent berater beraterin netzwerker entwicklungsteam
        entwicklungsabteilung spätschicht frühschicht support betrieb tester testerin prüfer prüferin sachbearbeiter sachbearbeiterin leitung
        management geschäftsführung disponent disponentin fahrer monteur monteurin niemand keiner
        """,
    "slip": """
        vergaß vergaßen vergessen übersah übersahen übersehen ignorierte ignorierten ignoriert missachtete missachteten missachtet verwechselte
        verwechselten verwechselt vertippte vertippt versäumte versäumten versäumt unterließ unterlassen verschlief verschlafen vermasselte
        verstieß verharmloste verharmlost vertauschte vertauscht verlegte verpasste verpasst unterschlug verschwieg verschwiegen pfuschte
        schlampte schluderte patzte
        """,
    "checked": """
        geprüft überprüft getestet gelesen beachtet bemerkt informiert gemeldet eskaliert dokumentiert kontrolliert abgesprochen gewartet
        """,
    "unintended": "versehentlich irrtümlich fälschlicherweise unabsichtlich fälschlich leichtfertig eigenmächtig voreilig unbedacht",
    "harm": """
        löschte gelöscht zerstörte zerstört überschrieb überschrieben deaktivierte deaktiviert abgeschaltet ausgeschaltet entfernte entfernt
        startete gestartet spielte eingespielt änderte geändert zog gezogen
        """,
    "mock": "starrt rätselt zögert schläft verschläft jammert panisch ahnungslos ratlos kopflos hilflos planlos verzweifelt gelangweilt",
}
PATTERNS = {
    "BLM001": (
        "[person] * ![slip]",
        "[person] * ![harm] * falsche|falschen|falsches|falscher|falschem",
        "[person] * falsche|falschen|falsches|falscher|falschem * ![harm]",
        "[person] * ![harm] * ohne * prüfung|test|rücksprache|freigabe|genehmigung|backup|sicherung|absprache",
        "[person] * ohne * prüfung|test|rücksprache|freigabe|genehmigung|backup|sicherung|absprache * ![harm]",
        "[person] ließ|ließen * !ablaufen|offen|liegen",
        "[person] * !lahmgelegt|lahm|abgeschossen|verbockt|vergeigt|verschuldet",
    ),
    "BLM002": (
        "[person] * !nicht [checked]",
        "niemand * ![checked]",
        "keiner * ![checked]",
        "[person] * !versäumt|versäumte|unterließ * zu",
        "[person] hielt|hielten es nicht für !nötig",
        "[person] * ohne * zu !prüfen|testen|lesen|fragen|informieren",
    ),
    "BLM003": ("[person] * ![unintended]", "![unintended] * von|durch * [person]", "[person] * aus !versehen"),
    "BLM006": (
        "!verursacht * von|durch ein|eine|einen|einem|einer|der|den|dem|die [person]",
        "!ursache war|ist ein|eine|der|die [person]",
        "!zurückzuführen * [person]",
        "auf * [person] * !zurückzuführen",
        "wegen|aufgrund eines|einer|des|der !fehlers|unachtsamkeit|nachlässigkeit|versehens * [person]",
        "!fehler des|der|eines|einer|vom|von|durch * [person]",
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
    "HND001": ("!hätte|hätten * sollen|müssen|dürfen", "!hätte|hätten auffallen|bemerkt|klar|wissen * müssen|sein|sollen"),
    "HND002": (
        "!hätte|hätten * können",
        "!vermeidbar+",
        "!hätte|hätten * verhindert|vermieden|erkannt|bemerkt|gefunden|gezeigt|gereicht|genügt",
        "wenn * [person] * !hätte|hätten",
    ),
    "HND004": ("im !nachhinein * [slip]|falsch|fehler|klar|offensichtlich", "!rückblickend * falsch|fehler|klar|offensichtlich|hätte|hätten"),
    "HND005": (
        "warum|wieso|weshalb hat|haben|hatte !niemand|keiner",
        "warum|wieso|weshalb hat|haben * nicht !geprüft|getestet|bemerkt|gemerkt|gelesen|reagiert|informiert",
        "wie konnte * !passieren|übersehen",
    ),
    "CHR001": (
        "!fahrlässig+|schlampig+|leichtsinnig+|nachlässig+|leichtfertig+|gedankenlos+|rücksichtslos+|unachtsam+|verantwortungslos+|"
        "unprofessionell+|unverantwortlich+|lieblos+|stümperhaft+|dilettantisch+|sorglos+|grobfahrlässig+",
        "!unachtsamkeit|fahrlässigkeit|schlamperei|nachlässigkeit|leichtsinn|sorglosigkeit|gleichgültigkeit|bequemlichkeit|faulheit|"
        "selbstüberschätzung|dummheit|pfusch|stümperei",
        "!mangelnde|fehlende|mangelnder|fehlender sorgfalt|aufmerksamkeit|disziplin|umsicht|verantwortung|konzentration|professionalität",
    ),
    "CHR002": (
        "!unfähig+|inkompetent+|überfordert [person]",
        "[person] * war|waren|ist|sind * !unfähig|inkompetent|überfordert|faul|unerfahren|ungeeignet|unqualifiziert|ahnungslos|"
        "abgelenkt|unkonzentriert|leichtgläubig|stur|arrogant|übermütig|müde|betrunken",
    ),
    "REM001": (
        "!vorsichtiger|aufmerksamer|sorgfältiger|gewissenhafter sein|arbeiten|vorgehen|werden",
        "besser|mehr !aufpassen",
        "mehr|größere|größerer|größter|höchste !sorgfalt|vorsicht|aufmerksamkeit|disziplin|umsicht|achtsamkeit",
        "!künftig|zukünftig * genauer|besser|sorgfältiger * hinsehen|prüfen|aufpassen|hinschauen|arbeiten",
        "nächstes|nächste !mal * prüfen|aufpassen|nachdenken|fragen|hinsehen",
        "!konzentrierter|gewissenhafter|achtsamer|disziplinierter * arbeiten|sein|werden|vorgehen",
    ),
    "REM002": (
        "[person] * !sensibilisieren|ermahnen|belehren|nachschulen|erinnern",
        "[person] * erneut !schulen",
        "!sensibilisierung * [person]",
        "[person] * daran !erinnert|erinnern",
        "[person] * !ermahnt|belehrt|sensibilisiert|nachgeschult|gebeten|angehalten|angewiesen",
        "alle * !erinnern|ermahnen|sensibilisieren|belehren",
    ),
    "REM003": (
        "!abmahnung|abgemahnt|disziplinarisch+|disziplinarverfahren",
        "[person] * !entlassen|gekündigt|versetzt|verwarnt|gerügt|suspendiert|freigestellt|degradiert|bestraft",
        "zur !rechenschaft|verantwortung * gezogen|ziehen|gezogen",
        "!personalgespräch|verwarnung|rüge",
        "!konsequenzen * [person]",
    ),
    "TML002": ("[person] * ![mock]", "[person] gerät|geriet * in !panik", "[person] * keine !ahnung"),
    "TML001": (
        "!endlich|natürlich|erwartungsgemäß|unbegreiflicherweise * [person]",
        "[person] * !endlich|stur|widerwillig|kopflos|seelenruhig|hektisch",
    ),
    "REM004": ("[person] * zugriff|zugang|rechte|berechtigung|berechtigungen * !entzogen|entziehen",),
}
