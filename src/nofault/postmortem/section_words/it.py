"""Italian section words."""

from __future__ import annotations

WORDS: dict[str, tuple[str, ...]] = {
    "five-whys": ("cinque perché", "5 perché"),
    "why-not-sooner": (
        "perché non prima", "non rilevato prima", "non rilevato", "perché non rilevato", "perché così tanto", "segnali mancati", "punti ciechi",
        "prima rilevato",
    ),
    "belief": ("cosa credevamo", "cosa pensavamo", "ipotesi", "aspettative", "atteso"),
    "reality": ("realmente accaduto", "realtà", "effettivamente successo"),
    "went-poorly": (
        "cosa è andato male", "andato male", "andato storto", "non ha funzionato", "cosa non ha funzionato", "da migliorare",
        "aree di miglioramento", "punti deboli", "criticità", "difficoltà", "migliorare",
    ),
    "went-well": (
        "cosa è andato bene", "andato bene", "ha funzionato bene", "cosa ha funzionato", "punti di forza", "aspetti positivi", "buone pratiche",
    ),
    "luck": ("fortuna", "fortunati", "dove fortunati", "colpo di fortuna"),
    "helped": ("cosa ha aiutato", "aiutato"),
    "hurt": ("cosa ha ostacolato", "ostacoli", "ostacolato", "rallentato"),
    "decisions": ("decisioni", "decisione", "rischi accettati", "rischio residuo"),
    "action-items": (
        "azioni correttive", "azioni preventive", "piano d'azione", "piano di azione", "azioni", "misure correttive", "misure preventive", "misure",
        "prossimi passi", "raccomandazioni", "prevenzione", "prevenire", "come prevenire", "miglioramenti", "attività", "rimedi", "interventi",
        "da fare", "follow up", "breve termine", "medio termine", "lungo termine",
    ),
    "verification": ("verifica", "validazione", "piano di test", "efficacia", "criteri di chiusura"),
    "open-questions": ("domande aperte", "questioni aperte", "punti aperti", "domande", "dubbi", "incognite"),
    "contributing-factors": ("fattori contribuenti", "fattori che hanno contribuito", "concause", "fattori", "fattori umani", "condizioni"),
    "trigger": ("fattore scatenante", "evento scatenante", "innesco", "causa scatenante", "cosa ha scatenato", "scatenante"),
    "root-cause": (
        "causa principale", "causa radice", "cause principali", "causa", "cause", "analisi delle cause", "perché è successo", "origine", "motivo",
        "perché",
    ),
    "timeline": ("cronologia", "linea temporale", "sequenza degli eventi", "cronistoria", "eventi", "andamento", "svolgimento"),
    "detection": (
        "rilevamento", "rilevazione", "individuazione", "come rilevato", "come è stato trovato", "come trovato", "scoperta", "come scoperto",
        "allarmi", "segnalazione",
    ),
    "impact": (
        "impatto", "impatti", "conseguenze", "utenti coinvolti", "utenti interessati", "effetti", "danni", "ambito", "servizi interessati",
        "sintomi", "portata",
    ),
    "response": (
        "risoluzione", "ripristino", "risposta", "mitigazione", "correzione", "soluzione", "contenimento", "intervento", "come risolto", "recupero",
        "azioni immediate",
    ),
    "lessons": ("lezioni apprese", "lezioni", "cosa abbiamo imparato", "imparato", "conclusioni", "conclusione", "insegnamenti"),
    "related": ("incidenti simili", "incidenti correlati", "incidenti precedenti", "vedi anche", "correlati", "ricorrenza"),
    "communication": ("comunicazione", "comunicazioni", "annunci", "riunione", "avvisi", "notifiche", "messaggi"),
    "people": (
        "partecipanti", "autori", "autore", "persone coinvolte", "team", "ruoli", "responsabili", "responsabile", "approvazione", "ringraziamenti",
        "revisori",
    ),
    "glossary": ("glossario", "definizioni"),
    "evidence": (
        "allegati", "riferimenti", "appendice", "=log", "prove", "collegamenti", "risorse", "schermate", "documenti", "grafici", "evidenze",
    ),
    "background": ("contesto", "premessa", "architettura", "situazione iniziale", "antefatto", "ambiente"),
    "status": (
        "stato", "metadati", "informazioni generali", "gravità", "severità", "durata", "=data", "dati", "informazioni", "priorità", "quando",
    ),
    "summary": (
        "riepilogo", "sintesi", "sommario", "riassunto", "cosa è successo", "che cosa è successo", "descrizione", "panoramica", "introduzione",
        "in breve", "problema", "accaduto",
    ),
    "analysis": ("analisi", "analisi tecnica", "indagine", "dettagli tecnici", "approfondimento", "diagnosi", "valutazione", "riproduzione"),
}  # fmt: skip

FILLERS = [
    "il", "lo", "la", "i", "gli", "le", "un", "uno", "una", "di", "del", "dello", "della", "dei", "degli", "delle", "da", "dal", "dalla", "a", "al",
    "alla", "in", "nel", "nella", "per", "con", "su", "e", "o", "che", "chi", "è", "sono", "era", "stato", "stata", "ha", "abbiamo", "ci", "si",
    "questo", "dell'incidente", "l'incidente", "incidente", "guasto", "disservizio",
]  # fmt: skip
