"""Dutch section words."""

from __future__ import annotations

WORDS: dict[str, tuple[str, ...]] = {
    "five-whys": ("vijf keer waarom", "5x waarom", "5 keer waarom", "vijf waaroms"),
    "why-not-sooner": (
        "waarom niet eerder", "niet eerder", "niet eerder ontdekt", "niet gedetecteerd", "gemiste signalen", "blinde vlekken",
        "waarom duurde zo lang",
    ),
    "belief": ("wat dachten", "aannames", "hypotheses", "verwachting", "verwachtingen"),
    "reality": ("werkelijkheid", "werkelijk gebeurd", "wat er echt gebeurde"),
    "went-poorly": (
        "wat ging er mis", "ging mis", "ging fout", "ging niet goed", "wat niet goed ging", "kon beter", "kan beter", "verbeterpunten",
        "zwakke punten", "knelpunten", "tekortkomingen",
    ),
    "went-well": ("wat ging goed", "ging goed", "goed gegaan", "werkte goed", "sterke punten", "positief", "successen"),
    "luck": ("geluk", "waar hadden geluk", "mazzel", "toeval"),
    "helped": ("wat hielp", "hielp", "geholpen"),
    "hurt": ("wat hinderde", "hinderde", "belemmeringen", "vertraagde", "obstakels"),
    "decisions": ("besluiten", "beslissingen", "besluit", "geaccepteerde risico's", "restrisico"),
    "action-items": (
        "actiepunten", "acties", "actielijst", "maatregelen", "verbetermaatregelen", "corrigerende maatregelen", "preventieve maatregelen",
        "vervolgstappen", "vervolgacties", "volgende stappen", "aanbevelingen", "verbeteringen", "preventie", "voorkomen", "hoe voorkomen", "taken",
        "opvolging", "te doen", "plan van aanpak", "korte termijn", "lange termijn",
    ),
    "verification": ("verificatie", "validatie", "testplan", "effectiviteit", "controle", "afsluitcriteria"),
    "open-questions": ("open vragen", "openstaande vragen", "open punten", "vragen", "onbekend", "onduidelijk"),
    "contributing-factors": ("bijdragende factoren", "factoren", "omstandigheden", "medeoorzaken", "onderliggende factoren"),
    "trigger": ("aanleiding", "directe aanleiding", "trigger", "wat veroorzaakte start", "uitlokkende gebeurtenis"),
    "root-cause": (
        "hoofdoorzaak", "grondoorzaak", "kernoorzaak", "oorzaak", "oorzaken", "oorzaakanalyse", "grondoorzaken", "waarom gebeurde", "waarom",
        "reden",
    ),
    "timeline": (
        "tijdlijn", "verloop", "chronologie", "tijdsverloop", "volgorde van gebeurtenissen", "gebeurtenissen", "logboek",
        "verloop van het incident",
    ),
    "detection": ("detectie", "ontdekking", "hoe ontdekt", "hoe gedetecteerd", "signalering", "alarmering", "melding", "monitoring"),
    "impact": (
        "impact", "gevolgen", "getroffen gebruikers", "getroffen klanten", "gevolg", "schade", "omvang", "getroffen", "effect", "symptomen",
    ),
    "response": (
        "oplossing", "herstel", "respons", "mitigatie", "afhandeling", "bestrijding", "hoe opgelost", "reparatie", "terugdraaien", "escalatie",
        "reactie",
    ),
    "lessons": ("geleerde lessen", "lessen", "wat hebben geleerd", "geleerd", "leerpunten", "conclusie", "conclusies"),
    "related": ("vergelijkbare incidenten", "gerelateerde incidenten", "eerdere incidenten", "zie ook", "gerelateerd", "herhaling"),
    "communication": ("communicatie", "statuspagina", "aankondigingen", "overleg", "berichten", "meldplicht"),
    "people": (
        "deelnemers", "auteurs", "auteur", "betrokkenen", "betrokken personen", "team", "rollen", "verantwoordelijken", "goedkeuring", "dankwoord",
        "aanwezigen",
    ),
    "glossary": ("begrippenlijst", "definities", "begrippen"),
    "evidence": ("bijlagen", "bijlage", "referenties", "logs", "bewijs", "bronnen", "links", "schermafbeeldingen", "documenten", "grafieken"),
    "background": ("achtergrond", "context", "uitgangssituatie", "architectuur", "omgeving", "beginsituatie"),
    "status": (
        "status", "metadata", "algemene gegevens", "ernst", "prioriteit", "duur", "datum", "gegevens", "incidentgegevens", "kerngegevens",
        "wanneer",
    ),
    "summary": (
        "samenvatting", "wat is er gebeurd", "wat gebeurde", "beschrijving", "omschrijving", "overzicht", "inleiding", "in het kort", "probleem",
        "managementsamenvatting", "probleemstelling",
    ),
    "analysis": ("analyse", "technische analyse", "onderzoek", "technische details", "evaluatie", "diagnose", "risicoanalyse", "toelichting"),
}  # fmt: skip

FILLERS = [
    "de", "het", "een", "van", "der", "den", "te", "in", "op", "aan", "bij", "met", "voor", "door", "en", "of", "die", "dat", "dit", "deze", "is",
    "was", "waren", "zijn", "er", "we", "wij", "ons", "onze", "heeft", "hebben", "had", "het", "incident", "storing",
]  # fmt: skip
