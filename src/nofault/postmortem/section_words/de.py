"""German section words. A star stands for any ending: compounds are one word."""

from __future__ import annotations

WORDS: dict[str, tuple[str, ...]] = {
    "five-whys": ("fünf warum", "5 warum", "fünfmal warum", "warum kette"),
    "why-not-sooner": (
        "warum nicht früher", "nicht früher bemerkt", "nicht früher erkannt", "warum erst spät", "warum nicht bemerkt", "warum nicht entdeckt",
        "warum so spät", "zu spät bemerkt", "früher bemerkt", "früher erkannt", "früher auffallen", "blinde flecken", "überwachungslücken",
        "testlücken", "früher entdeckt", "schneller erkannt", "übersehene signale", "warnzeichen", "unbemerkt", "verpasste signale",
    ),
    "belief": ("was glaubten", "was dachten", "was angenommen", "annahmen", "unser bild"),
    "reality": ("was tatsächlich", "tatsächlicher zustand", "wirklichkeit"),
    "went-poorly": (
        "was schlecht lief", "was lief schlecht", "was nicht gut lief", "was nicht gut", "was lief nicht gut", "was schief lief", "was ging schief",
        "schlecht gelaufen", "nicht gut gelaufen", "was besser laufen könnte", "was verbessert werden", "verbesserungspotenzial",
        "verbesserungspotential", "besser machen", "schwachstellen", "schwächen", "negatives", "was schlecht", "hätte besser", "besser laufen",
        "schwierigkeiten", "defizite", "schlecht funktioniert", "nicht funktioniert",
    ),
    "went-well": (
        "was gut lief", "was lief gut", "gut gelaufen", "was funktioniert hat", "was hat funktioniert", "positives", "stärken", "was gut",
        "bewährt", "funktionierte gut", "lief gut",
    ),
    "luck": ("wo glück", "glück gehabt", "glück", "glückliche umstände", "zufall"),
    "helped": ("was geholfen", "was half", "was verkürzt"),
    "hurt": ("was geschadet", "was behindert", "was verzögert", "was verlängert"),
    "decisions": (
        "bewusst nicht behoben", "nicht behoben", "wird nicht behoben", "akzeptierte risiken", "entscheidungen", "entscheidung", "restrisiko",
        "restrisiken",
    ),
    "action-items": (
        "maßnahmen*", "massnahmen*", "nächste schritte", "folgemaßnahmen", "korrekturmaßnahmen", "vorbeugende maßnahmen", "präventivmaßnahmen",
        "offene aufgaben", "=aufgaben", "aufgabenliste", "todos", "handlungsempfehlungen", "empfehlungen", "prävention", "vorbeugung",
        "verbesserungen", "aktionspunkte", "ausblick", "*maßnahme", "*maßnahmen", "*massnahmen", "weiteres vorgehen", "wie weiter", "aktionsplan",
        "was ändern", "was tun", "vereinbarungen", "umsetzungsplan", "wer macht was", "dauerhafte lösung", "langfristige lösung", "änderungen",
        "anpassungen", "kurzfristig", "mittelfristig", "langfristig",
    ),
    "verification": (
        "überprüfung", "verifikation", "nachweis", "wirksamkeits*", "prüfung", "testplan", "erfolgskontrolle", "wirksamkeitsprüfung",
        "woran erkennen", "regressionstest", "regressionstests", "erneuter test", "bestätigung",
    ),
    "open-questions": ("offene fragen", "offene punkte", "ungeklärt*", "=fragen", "unklar*", "noch offen", "offen geblieben"),
    "contributing-factors": (
        "beitragende faktoren", "beitragende ursachen", "begünstigende faktoren", "mitwirkende faktoren", "einflussfaktoren", "=faktoren",
        "begünstigende umstände", "begünstigende bedingungen", "begünstigt", "umstände", "rahmenbedingungen", "beitragend*",
    ),
    "trigger": ("auslöser", "auslösendes ereignis"),
    "root-cause": (
        "ursachenanalyse", "grundursache*", "hauptursache*", "kernursache", "ursache*", "fehlerursache", "warum passiert", "wie kam dazu", "grund",
        "*ursache", "*ursachen", "woran lag", "ursächlich",
    ),
    "timeline": (
        "zeitlicher ablauf", "zeitlicher verlauf", "zeitverlauf", "zeitstrahl", "zeitleiste", "zeitlinie", "zeitachse", "chronologie",
        "chronologischer", "ablauf", "verlauf", "hergang", "ereignisse", "*verlauf", "*ablauf", "was wann", "zeitangaben", "protokoll ereignisse",
        "ereignisprotokoll",
    ),
    "detection": (
        "erkennung", "entdeckung", "detektion", "wie bemerkt", "wie erkannt", "wie entdeckt", "alarmierung", "feststellung", "wie aufgefallen",
        "aufgefallen", "bemerkt", "gemeldet", "wie erfahren",
    ),
    "impact": (
        "auswirkung*", "betroffene*", "kundenauswirkung*", "schaden", "schadensumfang", "umfang", "folgen", "wer betroffen", "was betroffen",
        "*auswirkung", "*auswirkungen", "betroffen", "wer war betroffen", "ausmaß", "sla verletzung", "kosten", "datenverlust", "schäden",
        "reichweite", "symptom*", "fehlerbild",
    ),
    "response": (
        "behebung", "lösung", "wiederherstellung", "reaktion", "sofortmaßnahmen", "entstörung", "fehlerbehebung", "eskalation", "wie behoben",
        "gegenmaßnahmen", "sofortmaßnahme*", "durchgeführte maßnahmen", "getroffene maßnahmen", "eingeleitete maßnahmen", "ergriffene maßnahmen",
        "umgehungslösung", "eindämmung", "rückkehr normalbetrieb", "workaround", "abhilfe", "eingriff", "sofortlösung", "korrektur", "korrekturen",
    ),
    "lessons": (
        "erkenntnisse", "lehren", "gelernt", "was gelernt", "fazit", "schlussfolgerungen", "lerneffekte", "schlussbetrachtung",
        "gelernte lektionen", "lektionen", "lernpunkte", "was lernen", "was nehmen mit", "lektion", "lehre",
    ),
    "related": (
        "ähnliche vorfälle", "ähnliche störungen", "verwandte vorfälle", "frühere vorfälle", "vorgeschichte", "siehe auch", "verwandte", "verwandt",
    ),
    "communication": (
        "kommunikation*", "statusmeldungen", "benachrichtigung*", "kundeninformation", "besprechung", "wer informiert", "informiert",
        "meldepflichten", "kundenkommunikation", "meldepflicht", "meldung an", "meldungen",
    ),
    "people": (
        "beteiligte*", "teilnehmer*", "teilnehmende", "autor*", "verfasser*", "verantwortliche*", "personen", "rollen", "freigabe", "danksagung",
        "moderation", "einsatzleitung", "erstellt", "ersteller", "ansprechpartner*", "team", "gemeldet von", "leitung",
    ),
    "glossary": ("glossar", "begriffe", "abkürzungen"),
    "evidence": (
        "anhang", "anhänge", "belege", "nachweise", "referenzen", "quellen", "protokolle", "weiterführende", "anlagen", "verweise",
        "bildschirmfotos", "diagramme", "screenshots", "logs", "dokumente", "unterlagen", "links", "quelle", "*anhang", "artefakte",
        "fehlermeldung*", "weitere informationen", "zusätzliche informationen",
    ),
    "background": (
        "hintergrund", "ausgangslage", "ausgangssituation", "kontext", "vorgeschichte", "sollzustand", "istzustand", "normalbetrieb", "umgebung",
        "systembeschreibung",
    ),
    "status": (
        "metadaten", "eckdaten", "kenndaten", "stammdaten", "schweregrad", "dauer", "datum", "kennzahlen", "allgemeine angaben",
        "allgemeine informationen", "zeitraum", "übersichtsdaten", "beginn", "ende", "kategorie", "priorität", "dokumentinformationen", "status",
        "zeitpunkt", "angaben", "klassifizierung", "einstufung", "wann", "basisinformationen", "basisdaten", "grunddaten", "klassifikation",
    ),
    "summary": (
        "zusammenfassung", "kurzfassung", "überblick", "übersicht", "was passiert ist", "was ist passiert", "was geschah", "beschreibung",
        "störungsbeschreibung", "kurzbeschreibung", "in kürze", "einleitung", "=vorfall", "=störung", "management summary", "worum geht",
        "sachverhalt", "*beschreibung", "kurz gesagt", "problemdefinition", "problembeschreibung", "störungsbild",
    ),
    "analysis": (
        "analyse", "untersuchung", "technische details", "bewertung", "diagnose", "auswertung", "nachbetrachtung", "risikobewertung", "risiko",
        "*analyse", "vorgehensweise", "methodik", "reproduktion", "ausgeschlossen", "verworfene hypothesen", "alternativen",
        "bewertung der reaktion", "beobachtungen",
    ),
}  # fmt: skip

FILLERS = [
    "der", "die", "das", "des", "dem", "den", "ein", "eine", "einer", "eines", "und", "oder", "wir", "uns", "es", "ist", "sind", "war",
    "waren", "wurde", "wurden", "worden", "haben", "hat", "hatten", "im", "in", "am", "zu", "zum", "zur", "von", "vom", "für", "bei", "mit",
    "an", "auf", "vorfall", "vorfalls", "störung", "störungen", "ausfall", "ausfalls", "incident", "wir's", "denn", "man",
]  # fmt: skip
