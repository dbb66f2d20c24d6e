"""French section words."""

from __future__ import annotations

WORDS: dict[str, tuple[str, ...]] = {
    "five-whys": ("cinq pourquoi", "5 pourquoi"),
    "why-not-sooner": (
        "pourquoi pas plus tôt", "pas détecté plus tôt", "pas vu plus tôt", "plus tôt", "pourquoi si longtemps", "pourquoi pas détecté",
    ),
    "belief": ("ce que croyions", "ce que pensions", "hypothèses", "croyances"),
    "reality": ("ce passait réellement", "réellement", "réalité"),
    "went-poorly": (
        "ce qui s'est mal passé", "mal passé", "ce qui n'a pas fonctionné", "pas fonctionné", "pas bien fonctionné", "moins bien",
        "points à améliorer", "à améliorer", "axes d'amélioration", "points faibles", "points négatifs", "difficultés", "problèmes rencontrés",
    ),
    "went-well": (
        "ce qui s'est bien passé", "bien passé", "ce qui a bien fonctionné", "bien fonctionné", "ce qui a marché", "points forts",
        "points positifs",
    ),
    "luck": ("chance", "coup de chance", "où avons eu de la chance"),
    "helped": ("ce qui a aidé", "aidé"),
    "hurt": ("ce qui a gêné", "ce qui a nui", "gêné", "ralenti"),
    "decisions": ("décisions", "décision", "risques acceptés", "ne sera pas corrigé"),
    "action-items": (
        "actions correctives", "actions préventives", "plan d'action", "plan d'actions", "actions à mener", "actions", "mesures correctives",
        "mesures préventives", "mesures", "prochaines étapes", "recommandations", "suivi", "prévention", "améliorations", "tâches", "remédiation",
        "suites à donner", "perspectives",
    ),
    "verification": ("vérification", "validation", "plan de test", "preuve d'efficacité"),
    "open-questions": ("questions ouvertes", "questions en suspens", "points ouverts", "points en suspens", "questions"),
    "contributing-factors": ("facteurs contributifs", "facteurs aggravants", "facteurs contribuants", "causes contributives", "facteurs"),
    "trigger": ("déclencheur", "élément déclencheur", "événement déclencheur", "fait générateur"),
    "root-cause": (
        "cause racine", "causes racines", "cause première", "cause profonde", "causes profondes", "cause principale", "analyse des causes", "cause",
        "causes", "origine", "pourquoi est-ce arrivé",
    ),
    "timeline": (
        "chronologie", "déroulement", "déroulé", "frise chronologique", "fil des événements", "suite des événements", "historique de l'incident",
        "horodatage",
    ),
    "detection": ("détection", "comment détecté", "découverte", "alerte", "alertes"),
    "impact": (
        "impact", "impacts", "conséquences", "utilisateurs touchés", "utilisateurs affectés", "clients touchés", "périmètre", "portée", "effets",
        "dégâts",
    ),
    "response": (
        "résolution", "rétablissement", "réponse", "atténuation", "correction", "correctif", "remise en service", "solution", "contournement",
        "escalade", "réaction",
    ),
    "lessons": (
        "leçons apprises", "leçons tirées", "leçons", "enseignements", "ce que avons appris", "apprentissages", "conclusion", "conclusions",
        "retour d'expérience", "bilan",
    ),
    "related": ("incidents similaires", "incidents liés", "incidents connexes", "incidents précédents", "antécédents", "voir aussi"),
    "communication": ("communication", "communications", "page d'état", "annonces", "réunion"),
    "people": (
        "participants", "intervenants", "auteurs", "auteur", "rédacteur", "rédacteurs", "équipe", "personnes impliquées", "personnes", "rôles",
        "responsables", "responsable", "relecteurs", "approbation", "remerciements", "animateur",
    ),
    "glossary": ("glossaire", "définitions", "abréviations"),
    "evidence": (
        "annexe", "annexes", "références", "pièces jointes", "preuves", "journaux", "liens", "ressources", "captures d'écran", "documents",
        "sources",
    ),
    "background": ("contexte", "arrière-plan", "état initial", "architecture", "rappel"),
    "status": (
        "statut", "état", "métadonnées", "informations générales", "informations clés", "données clés", "gravité", "sévérité", "durée", "date",
        "fiche", "chiffres clés", "en bref chiffres",
    ),
    "summary": (
        "résumé", "synthèse", "résumé exécutif", "ce qui s'est passé", "que s'est-il passé", "description", "aperçu", "vue d'ensemble",
        "introduction", "en bref", "=incident",
    ),
    "analysis": ("analyse", "analyse technique", "investigation", "enquête", "diagnostic", "détails techniques", "explications", "évaluation"),
}  # fmt: skip

FILLERS = [
    "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "à", "au", "aux", "en", "et", "ou", "que", "qui", "ce", "c", "cela",
    "nous", "nos", "notre", "on", "a", "ont", "été", "est", "sont", "était", "il", "elle", "y", "pour", "par", "sur", "dans", "l'incident",
    "d'incident", "panne",
]  # fmt: skip

# Words at the head of a column, before a value, and for a state: what each means as a field of the model.
COLUMNS: dict[str, dict[str, str]] = {
    "timeline": {
        "at": "heure horaire quand",
        "day": "date",
        "text": "événement évènement description quoi",
        "source": "source preuve",
        "actor": "qui acteur",
    },
    "action_items": {
        "text": "action tâche description mesure",
        "owner": "responsable porteur propriétaire qui",
        "due_on": "échéance délai date",
        "priority": "priorité",
        "state": "statut état",
        "ticket": "ticket",
        "category": "type catégorie",
    },
}
INCIDENT_LABELS: dict[str, str] = {
    "titre": "incident.title",
    "gravité": "incident.severity",
    "sévérité": "incident.severity",
    "date": "incident.occurred_on",
    "service": "incident.service",
    "équipe": "incident.team",
    "auteur": "authorship.authors",
    "auteurs": "authorship.authors",
    "participants": "authorship.participants",
    "animateur": "meeting.facilitator",
    "statut": "state",
    "déclencheur": "causes.trigger",
}
IMPACT_LABELS: dict[str, str] = {
    "durée": "impact.duration_minutes",
    "services touchés": "impact.services",
    "services affectés": "impact.services",
    "utilisateurs touchés": "impact.users",
    "utilisateurs affectés": "impact.users",
    "perte de données": "impact.data_loss",
    "budget d'erreur": "impact.budget_minutes",
}
STATES: dict[str, tuple[str, ...]] = {
    "committed": (
        "ouvert",
        "ouverte",
        "à faire",
        "planifié",
    ),
    "in_progress": ("en cours",),
    "done": (
        "fait",
        "faite",
        "terminé",
        "terminée",
        "clos",
    ),
    "declined": (
        "abandonné",
        "refusé",
    ),
}
