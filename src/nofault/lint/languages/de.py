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
PROMISES = {
    "vague": """
        verbessern verbesserung optimieren optimierung untersuchen untersuchung evaluieren evaluierung prüfen überprüfen überprüfung überdenken
        besprechen diskutieren diskussion klären klärung beobachten analysieren analyse betrachten anschauen ansehen erwägen überlegen nachdenken
        sicherstellen sicherstellung gewährleisten verstärken erhöhen stärken sensibilisieren sensibilisierung erforschen bewerten bewertung
        hinterfragen thematisieren angehen kümmern vereinfachen modernisieren überarbeiten versuchen schauen
        """,
    "concrete": """
        hinzufügen ergänzen entfernen löschen ersetzen einbauen einrichten anlegen einführen aktivieren deaktivieren abschalten einschalten begrenzen
        automatisieren alarmieren ausrollen festlegen setzen senken schreiben erstellen verschieben umstellen sperren blockieren
        erzwingen dokumentieren
        """,
    "generic": """
        fehler fehlers bug bugs problem problems probleme ursache test tests testabdeckung alarm alarme alarmierung monitoring überwachung
        dokumentation doku logs logging metriken prozess prozesse ablauf abläufe kommunikation schulung schulungen training dashboard
        dashboards qualität zuverlässigkeit sichtbarkeit transparenz abstimmung koordination code alles dinge sache
        """,
    "more": "mehr bessere besseres besserer besseren weitere zusätzliche klarere klare stärkere robustere häufigere",
    "checked": "getestet geprüft verifiziert nachgewiesen bestätigt gemessen nachweis auslöst feuert ablehnt abweist fehlschlägt",
    "limits": "unter über höchstens mindestens weniger mehr maximal innerhalb als binnen",
    "groups": "team teams abteilung alle jeder betrieb support entwicklung plattform gruppe wir leitung bereitschaft",
    "owner_words": "verantwortlich verantwortliche verantwortlicher zuständig wer besitzer inhaber bearbeiter",
    "nobody": "offen unklar niemand tbd keine keiner",
    "and": "und",
    "months": "januar februar märz april mai juni juli august september oktober november dezember jan feb apr jun jul aug sep sept okt nov dez",
    "weekdays": "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "by": "bis zum vor spätestens am ende fällig",
}
VERB_LAST = True  # "Das Monitoring verbessern": the verb of an item stands at its end
ASKED = {
    "BLM001": (
        "Was auf dem Bildschirm, im Ablauf oder im Zeitplan hat das leicht gemacht?",
        "„{text}“ nennt, wem es unterlief, und lässt die Umstände weg.",
        "Das System zum Subjekt machen: was es an dieser Stelle zuließ, zeigte oder nicht prüfte.",
    ),
    "BLM002": (
        "Was war in diesem Moment zu sehen und zu erwarten, und welches Signal oder welchen Schritt gab es?",
        "„{text}“ beurteilt im Nachhinein, was ausblieb.",
        "Sagen, was wem angezeigt wurde, neben was sonst, und welche Prüfung es gibt oder nicht gibt.",
    ),
    "BLM003": (
        "Wie sah der Schritt aus, bevor er getan wurde, und was hätte den Unterschied gezeigt?",
        "„{text}“ unterstellt eine Absicht oder ihr Fehlen.",
        "Das Wort streichen und die Bedienung beschreiben: Vorgabe, Rückfrage, was daneben steht.",
    ),
    "BLM006": (
        "Was machte diese Handlung in jenem Moment möglich und vernünftig?",
        "„{text}“ macht eine Person zur Ursache.",
        "Eine Eigenschaft des Systems nennen, die man ändern kann, mit ihrem Wert damals und dem gewünschten.",
    ),
    "BLM007": (
        "Welche Sicherung sollte hier halten, und warum hielt sie nicht?",
        "„{text}“ verteilt Schuld.",
        "Die Sicherung nennen, die fehlte oder nicht hielt, und was sie kostet.",
    ),
    "BLM009": (
        "Was müsste anders sein, damit das niemandem passieren kann, wer auch immer dort sitzt?",
        "„{text}“ legt das Gewicht auf dich statt auf die Umstände.",
        "Denselben Schritt mit dem System als Subjekt erzählen; der eigene Bericht gehört als solcher in den Zeitverlauf.",
    ),
    "HUM001": (
        "Was machte die Handlung in diesem Moment vernünftig und möglich?",
        "„{text}“ ist ein Etikett, keine Erklärung.",
        "Nennen, was Bildschirm, Werkzeug oder Ablauf zuließen, und welcher Unterschied nicht zu sehen war.",
    ),
    "HUM002": (
        "Was braucht die Arbeit, das die Vorgabe nicht gibt?",
        "„{text}“ vergleicht Arbeit mit Papier.",
        "Den Schritt beschreiben, wie er geschrieben steht, was getan wurde, und was das zum gangbaren Weg machte.",
    ),
    "HUM003": (
        "Was hätte das Werkzeug zeigen müssen, damit es jedem gelingt?",
        "„{text}“ macht den Zustand eines Menschen zur Ursache.",
        "Beschreiben, was Werkzeug, Dienstplan oder Übergabe jemand Neuem boten.",
    ),
    "HND001": (
        "Was war in diesem Moment bekannt, und was hätte da sein müssen, um anders zu handeln?",
        "„{text}“ urteilt im Nachhinein.",
        "Sagen, was damals auf dem Bildschirm stand; aus dem Wunsch eine Maßnahme machen.",
    ),
    "HND002": (
        "Welche Sicherung macht das beim nächsten Mal wahr, und wer kann sie bis wann einbauen?",
        "„{text}“ ist ein Wunsch an die Vergangenheit.",
        "Den Gedanken als Maßnahme mit Ergebnis, verantwortlicher Person und Tag aufschreiben.",
    ),
    "HND004": (
        "Was war damals zu sehen, und für wen?",
        "„{text}“ beginnt ein Urteil mit Wissen, das niemand hatte.",
        "Die Uhrzeit nennen, und was Kurve oder Meldung da zeigten.",
    ),
    "HND005": (
        "Was stand auf dem Bildschirm, und was verlangte die Lage in diesem Moment?",
        "„{text}“ fragt nach einer Entschuldigung.",
        "Fragen, was angezeigt wurde, was zu erwarten war, und was sonst los war.",
    ),
    "CHR001": (
        "Wie sah die Arbeit von innen aus: Uhrzeit, Last, Werkzeuge, Druck?",
        "„{text}“ beurteilt Sorgfalt oder Charakter.",
        "Das Wort streichen und beschreiben, was die Oberfläche annahm oder nicht zeigte.",
    ),
    "CHR002": (
        "Was hätte jemand sehen müssen, dem das neu ist?",
        "„{text}“ beurteilt Können.",
        "Die Eigenschaft des Werkzeugs oder Schritts beschreiben, die mehr verlangt, als sie zeigt.",
    ),
    "REM001": (
        "Welche Sperre, Vorgabe oder Grenze hielte, ohne dass jemand daran denken muss?",
        "„{text}“ verlässt sich auf Sorgfalt, und die ist keine Sicherung.",
        "Stattdessen die Sicherung nennen, mit Person, Tag und Test: ein Pflichtfeld, eine abgelehnte Eingabe, eine zweite Freigabe.",
    ),
    "REM002": (
        "Was macht den richtigen Schritt zum leichten, ohne dass jemand erinnert wird?",
        "„{text}“ verblasst und erreicht niemanden, der später kommt.",
        "Den Hinweis neben einer Änderung an Werkzeug, Sperre oder Vorgabe stehen lassen.",
    ),
    "REM003": (
        "Was soll hier festgehalten sein, damit die nächste Meldung früh und vollständig kommt?",
        "„{text}“ macht den Bericht zum Beweis gegen jemanden.",
        "Hier streichen; Personalfragen gehören nicht in ein Postmortem. Die Sicherung nennen, die fehlte.",
    ),
    "REM004": (
        "Welche Berechtigung ist weiter, als die Arbeit sie braucht, bei allen, die sie haben?",
        "„{text}“ nimmt einem etwas weg und lässt die Lücke.",
        "Die Rolle ändern: kürzere Frist, engerer Umfang, zweite Freigabe für das Gefährliche.",
    ),
    "TML001": (
        "Was geschah zwischen den beiden Zeiten, und was war da zu sehen?",
        "„{text}“ urteilt mitten in einer Aufzeichnung.",
        "Das Wort streichen; die Zeiten sagen die Dauer schon.",
    ),
    "TML002": (
        "Was wurde in dieser Minute gesagt oder getan, und wo ist es festgehalten?",
        "„{text}“ ist in keiner Aufzeichnung zu sehen.",
        "Die Handlung oder die Nachricht mit Beleg schreiben; einen Bericht in Anführungszeichen mit Quelle.",
    ),
    "TML003": (
        "Wann war das, auf die Minute und mit Zone, und wo ist es festgehalten?",
        "„{text}“ hat keine Uhrzeit.",
        "Die Zeit in UTC davorsetzen (10:31Z), oder als ungefähr kennzeichnen und sagen, woher man sie weiß.",
    ),
    "TML005": (
        "Was war zuerst?",
        "„{text}“ steht hinter einem späteren Eintrag.",
        "Die Einträge nach der Zeit ordnen; wo zwei Uhren sich widersprechen, das im Eintrag sagen.",
    ),
    "ACT001": (
        "Was wird es geben oder anders sein, wenn das erledigt ist?",
        "„{text}“ lässt nichts zurück, auf das man zeigen kann.",
        "Als Signal, Schwelle, Ort und Beweis sagen: Alarm, wenn X über Y steigt, zu sehen in Z, ausgelöst durch W.",
    ),
    "ACT002": (
        "Welchen Alarm, welchen Test, welche Grenze, welches Dokument wird man öffnen können?",
        "„{text}“ nennt nichts, was man danach prüfen kann.",
        "Die Sache und ihren Ort nennen, mit einer Zahl, wo es eine gibt.",
    ),
    "ACT003": (
        "Welche eine Person bringt das zu Ende?",
        "Für diese Maßnahme ist niemand verantwortlich: „{text}“.",
        "Verantwortlich: eine Person, die zugesagt hat.",
    ),
    "ACT004": (
        "Wer von ihnen wird gefragt, ob es erledigt ist?",
        "„{text}“ ist keine einzelne Person.",
        "Eine Person nennen; die anderen stehen im Text.",
    ),
    "ACT005": (
        "Bis zu welchem Tag geht das, und wer sagt das?",
        "Diese Maßnahme hat keinen Termin: „{text}“.",
        "Fällig: ein Tag als JJJJ-MM-TT.",
    ),
    "ACT006": (
        "Welcher Tag ist gemeint, mit seinem Jahr?",
        "„{text}“ lässt sich nicht sortieren und vielleicht verschieden lesen.",
        "Den Tag als JJJJ-MM-TT schreiben.",
    ),
    "ACT007": (
        "Was wird man ausführen oder messen, um zu sehen, dass es hält?",
        "„{text}“ sagt nicht, woran man sieht, dass es getan ist.",
        "Eine Prüfung nennen: löst aus, wenn; bleibt unter; besteht mit; zu sehen in.",
    ),
    "ACT008": (
        "Wo ist das geplant?",
        "„{text}“ steht in keinem Ticket.",
        "Das Ticket verlinken.",
    ),
}
