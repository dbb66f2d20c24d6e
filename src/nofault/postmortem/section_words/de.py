"""German section words. A star stands for any ending: compounds are one word."""

from __future__ import annotations

WORDS: dict[str, tuple[str, ...]] = {
    "five-whys": ("fünf warum", "5 warum", "fünfmal warum", "warum kette"),
    "why-not-sooner": (
        "warum nicht früher", "nicht früher bemerkt", "nicht früher erkannt", "warum erst spät", "warum nicht bemerkt", "warum nicht entdeckt",
    ),
    "belief": ("was glaubten", "was dachten", "was angenommen", "annahmen", "unser bild"),
    "reality": ("was tatsächlich", "tatsächlicher zustand", "wirklichkeit"),
    "went-poorly": (
        "was schlecht lief", "was lief schlecht", "was nicht gut lief", "was nicht gut", "was lief nicht gut", "was schief lief", "was ging schief",
        "schlecht gelaufen", "nicht gut gelaufen", "was besser laufen könnte", "was verbessert werden", "verbesserungspotenzial",
        "verbesserungspotential", "besser machen",
    ),
    "went-well": ("was gut lief", "was lief gut", "gut gelaufen", "was funktioniert hat", "was hat funktioniert", "positives"),
    "luck": ("wo glück", "glück gehabt", "glück"),
    "helped": ("was geholfen", "was half", "was verkürzt"),
    "hurt": ("was geschadet", "was behindert", "was verzögert", "was verlängert"),
    "decisions": ("bewusst nicht behoben", "nicht behoben", "wird nicht behoben", "akzeptierte risiken", "entscheidungen", "entscheidung"),
    "action-items": (
        "maßnahmen*", "massnahmen*", "nächste schritte", "folgemaßnahmen", "korrekturmaßnahmen", "vorbeugende maßnahmen", "präventivmaßnahmen",
        "offene aufgaben", "=aufgaben", "aufgabenliste", "todos", "handlungsempfehlungen", "empfehlungen", "prävention", "vorbeugung",
        "verbesserungen", "aktionspunkte", "ausblick",
    ),
    "verification": ("überprüfung", "verifikation", "nachweis", "wirksamkeits*", "prüfung", "testplan"),
    "open-questions": ("offene fragen", "offene punkte", "ungeklärt*", "=fragen"),
    "contributing-factors": (
        "beitragende faktoren", "beitragende ursachen", "begünstigende faktoren", "mitwirkende faktoren", "einflussfaktoren", "=faktoren",
    ),
    "trigger": ("auslöser", "auslösendes ereignis"),
    "root-cause": (
        "ursachenanalyse", "grundursache*", "hauptursache*", "kernursache", "ursache*", "fehlerursache", "warum passiert", "wie kam dazu", "grund",
    ),
    "timeline": (
        "zeitlicher ablauf", "zeitlicher verlauf", "zeitverlauf", "zeitstrahl", "zeitleiste", "zeitlinie", "zeitachse", "chronologie",
        "chronologischer", "ablauf", "verlauf", "hergang", "ereignisse",
    ),
    "detection": ("erkennung", "entdeckung", "detektion", "wie bemerkt", "wie erkannt", "wie entdeckt", "alarmierung", "feststellung"),
    "impact": (
        "auswirkung*", "betroffene*", "kundenauswirkung*", "schaden", "schadensumfang", "umfang", "folgen", "wer betroffen", "was betroffen",
    ),
    "response": (
        "behebung", "lösung", "wiederherstellung", "reaktion", "sofortmaßnahmen", "entstörung", "fehlerbehebung", "eskalation", "wie behoben",
        "gegenmaßnahmen",
    ),
    "lessons": ("erkenntnisse", "lehren", "gelernt", "was gelernt", "fazit", "schlussfolgerungen", "lerneffekte", "schlussbetrachtung"),
    "related": ("ähnliche vorfälle", "ähnliche störungen", "verwandte vorfälle", "frühere vorfälle", "vorgeschichte", "siehe auch"),
    "communication": ("kommunikation*", "statusmeldungen", "benachrichtigung*", "kundeninformation", "besprechung"),
    "people": (
        "beteiligte*", "teilnehmer*", "teilnehmende", "autor*", "verfasser*", "verantwortliche*", "personen", "rollen", "freigabe", "danksagung",
        "moderation", "einsatzleitung",
    ),
    "glossary": ("glossar", "begriffe", "abkürzungen"),
    "evidence": (
        "anhang", "anhänge", "belege", "nachweise", "referenzen", "quellen", "protokolle", "weiterführende", "anlagen", "verweise",
        "bildschirmfotos", "diagramme",
    ),
    "background": ("hintergrund", "ausgangslage", "ausgangssituation", "kontext", "vorgeschichte"),
    "status": (
        "metadaten", "eckdaten", "kenndaten", "stammdaten", "schweregrad", "dauer", "datum", "kennzahlen", "allgemeine angaben",
        "allgemeine informationen", "zeitraum", "übersichtsdaten",
    ),
    "summary": (
        "zusammenfassung", "kurzfassung", "überblick", "übersicht", "was passiert ist", "was ist passiert", "was geschah", "beschreibung",
        "störungsbeschreibung", "kurzbeschreibung", "in kürze", "einleitung", "=vorfall", "=störung",
    ),
    "analysis": ("analyse", "untersuchung", "technische details", "bewertung", "diagnose", "auswertung", "nachbetrachtung"),
}  # fmt: skip

FILLERS = [
    "der", "die", "das", "des", "dem", "den", "ein", "eine", "einer", "eines", "und", "oder", "wir", "uns", "es", "ist", "sind", "war",
    "waren", "wurde", "wurden", "worden", "haben", "hat", "hatten", "im", "in", "am", "zu", "zum", "zur", "von", "vom", "für", "bei", "mit",
    "an", "auf", "vorfall", "vorfalls", "störung", "störungen", "ausfall", "ausfalls", "incident", "wir's", "denn", "man",
]  # fmt: skip

# Words at the head of a column, before a value, and for a state: what each means as a field of the model.
COLUMNS: dict[str, dict[str, str]] = {
    "timeline": {
        "at": "zeit uhrzeit zeitpunkt wann",
        "day": "datum",
        "text": "ereignis ereignisse beschreibung vorgang was",
        "source": "quelle beleg",
        "actor": "wer person",
    },
    "action_items": {
        "text": "maßnahme massnahme aufgabe beschreibung aktion was",
        "owner": "verantwortlich verantwortliche verantwortlicher zuständig wer",
        "due_on": "frist fällig termin bis fälligkeit fälligkeitsdatum",
        "priority": "priorität prio",
        "state": "status stand",
        "ticket": "ticket vorgang",
        "category": "art typ kategorie",
    },
}
INCIDENT_LABELS: dict[str, str] = {
    "title": "incident.title",
    "titel": "incident.title",
    "schweregrad": "incident.severity",
    "datum": "incident.occurred_on",
    "dienst": "incident.service",
    "team": "incident.team",
    "autor": "authorship.authors",
    "autoren": "authorship.authors",
    "verfasser": "authorship.authors",
    "teilnehmer": "authorship.participants",
    "beteiligte": "authorship.participants",
    "moderation": "meeting.facilitator",
    "status": "state",
    "auslöser": "causes.trigger",
}
IMPACT_LABELS: dict[str, str] = {
    "dauer": "impact.duration_minutes",
    "betroffene dienste": "impact.services",
    "betroffene nutzer": "impact.users",
    "datenverlust": "impact.data_loss",
    "umsatz": "impact.revenue",
    "fehlerbudget": "impact.budget_minutes",
}
STATES: dict[str, tuple[str, ...]] = {
    "committed": (
        "offen",
        "geplant",
        "nicht begonnen",
    ),
    "in_progress": (
        "in arbeit",
        "in bearbeitung",
        "laufend",
    ),
    "done": (
        "erledigt",
        "abgeschlossen",
        "fertig",
    ),
    "declined": (
        "abgelehnt",
        "verworfen",
    ),
}
