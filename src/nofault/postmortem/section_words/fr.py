"""French section words."""

from __future__ import annotations

WORDS: dict[str, tuple[str, ...]] = {
    "five-whys": ("cinq pourquoi", "5 pourquoi"),
    "why-not-sooner": (
        "pourquoi pas plus tôt", "pas détecté plus tôt", "pas vu plus tôt", "plus tôt", "pourquoi si longtemps", "pourquoi pas détecté",
        "pourquoi si tard", "détecté trop tard", "angles morts", "signaux manqués", "pourquoi les tests", "pourquoi la supervision",
        "lacunes supervision",
    ),
    "belief": ("ce que croyions", "ce que pensions", "hypothèses", "croyances"),
    "reality": ("ce passait réellement", "réellement", "réalité", "état réel"),
    "went-poorly": (
        "ce qui s'est mal passé", "mal passé", "ce qui n'a pas fonctionné", "pas fonctionné", "pas bien fonctionné", "moins bien",
        "points à améliorer", "à améliorer", "axes d'amélioration", "points faibles", "points négatifs", "difficultés", "problèmes rencontrés",
        "points d'amélioration", "axes amélioration", "améliorer", "pourrait être mieux", "faiblesses", "ce qui a manqué", "dysfonctionnements",
        "mal fonctionné", "mal marché", "être amélioré", "amélioré", "faire mieux", "pu faire mieux",
    ),
    "went-well": (
        "ce qui s'est bien passé", "bien passé", "ce qui a bien fonctionné", "bien fonctionné", "ce qui a marché", "points forts",
        "points positifs", "réussites", "forces", "bonnes pratiques", "ce qui a bien marché",
    ),
    "luck": ("chance", "coup de chance", "où avons eu de la chance", "heureux hasard", "hasard"),
    "helped": ("ce qui a aidé", "aidé"),
    "hurt": ("ce qui a gêné", "ce qui a nui", "gêné", "ralenti"),
    "decisions": ("décisions", "décision", "risques acceptés", "ne sera pas corrigé", "risque résiduel", "risques résiduels"),
    "action-items": (
        "actions correctives", "actions préventives", "plan d'action", "plan d'actions", "actions à mener", "actions", "mesures correctives",
        "mesures préventives", "mesures", "prochaines étapes", "recommandations", "suivi", "prévention", "améliorations", "tâches", "remédiation",
        "suites à donner", "perspectives", "actions décidées", "actions à suivre", "prochaines actions", "mesures prises", "plan de remédiation",
        "chantiers", "engagements", "à faire", "mesures d'amélioration", "que faire", "changements", "tests ajoutés", "mises à jour", "mise à jour",
        "documentation à jour", "court terme", "moyen terme", "long terme",
    ),
    "verification": ("vérification", "validation", "plan de test", "preuve d'efficacité", "efficacité", "critères de clôture"),
    "open-questions": (
        "questions ouvertes", "questions en suspens", "points ouverts", "points en suspens", "questions", "reste à comprendre", "inconnues",
        "zones d'ombre", "à éclaircir",
    ),
    "contributing-factors": (
        "facteurs contributifs", "facteurs aggravants", "facteurs contribuants", "causes contributives", "facteurs", "circonstances",
        "conditions favorables", "facteurs favorisants", "causes secondaires", "facteurs humains",
    ),
    "trigger": (
        "déclencheur", "élément déclencheur", "événement déclencheur", "fait générateur", "événement initiateur", "ce qui a déclenché", "déclenché",
    ),
    "root-cause": (
        "cause racine", "causes racines", "cause première", "cause profonde", "causes profondes", "cause principale", "analyse des causes", "cause",
        "causes", "origine", "pourquoi est-ce arrivé", "analyse causale", "analyse de cause", "raison", "raisons", "pourquoi", "racine du problème",
        "racine",
    ),
    "timeline": (
        "chronologie", "déroulement", "déroulé", "frise chronologique", "fil des événements", "suite des événements", "historique de l'incident",
        "horodatage", "événements", "journal des événements", "étapes", "suivi chronologique", "chronologique", "ligne temporelle",
        "ligne de temps", "temporelle", "fil rouge", "fil de l'incident",
    ),
    "detection": (
        "détection", "comment détecté", "découverte", "alerte", "alertes", "comment avons-nous su", "signalement", "comment découvert", "remontée",
        "temps de détection",
    ),
    "impact": (
        "impact", "impacts", "conséquences", "utilisateurs touchés", "utilisateurs affectés", "clients touchés", "périmètre", "portée", "effets",
        "dégâts", "impactés", "impacté", "affectés", "touchés", "pertes", "coût", "ampleur", "services touchés", "incidence", "incidences",
        "répercussions", "symptômes", "symptôme", "métriques d'impact",
    ),
    "response": (
        "résolution", "rétablissement", "réponse", "atténuation", "correction", "correctif", "remise en service", "solution", "contournement",
        "escalade", "réaction", "retour à la normale", "retour au service", "actions immédiates", "mesures immédiates", "gestion de l'incident",
        "traitement", "remédiation immédiate", "confinement", "intervention", "actions réalisées", "actions menées",
    ),
    "lessons": (
        "leçons apprises", "leçons tirées", "leçons", "enseignements", "ce que avons appris", "apprentissages", "conclusion", "conclusions",
        "retour d'expérience", "bilan", "apprendre", "ce que retenons", "à retenir", "retex", "rex", "leçon", "leçon apprise", "généralisation",
        "généraliser",
    ),
    "related": (
        "incidents similaires", "incidents liés", "incidents connexes", "incidents précédents", "voir aussi", "liés", "précédents", "récurrence",
        "historique des incidents similaires",
    ),
    "communication": (
        "communication", "communications", "page d'état", "annonces", "réunion", "clients informés", "information des clients", "message",
        "messages", "notifications", "contacts externes", "contacts",
    ),
    "people": (
        "participants", "intervenants", "auteurs", "auteur", "rédacteur", "rédacteurs", "équipe", "personnes impliquées", "personnes", "rôles",
        "responsables", "responsable", "relecteurs", "approbation", "remerciements", "animateur", "acteurs", "équipe impliquée", "pilote",
        "contributeurs", "rédigé par", "interlocuteurs", "cellule de crise", "constitution équipe",
    ),
    "glossary": ("glossaire", "définitions", "abréviations"),
    "evidence": (
        "annexe", "annexes", "références", "pièces jointes", "preuves", "journaux", "liens", "ressources", "captures d'écran", "documents",
        "sources", "pièces", "éléments de preuve", "captures", "graphiques", "messages d'erreur", "informations complémentaires",
        "informations supplémentaires",
    ),
    "background": (
        "contexte", "arrière-plan", "état initial", "architecture", "rappel", "situation initiale", "fonctionnement normal", "environnement",
        "situation",
    ),
    "status": (
        "statut", "état", "métadonnées", "informations générales", "informations clés", "données clés", "gravité", "sévérité", "durée", "date",
        "fiche", "chiffres clés", "en bref chiffres", "début", "fin", "priorité", "catégorie", "identification", "classification", "quand",
        "=informations",
    ),
    "summary": (
        "résumé", "synthèse", "résumé exécutif", "ce qui s'est passé", "que s'est-il passé", "description", "aperçu", "vue d'ensemble",
        "introduction", "en bref", "=incident", "les faits", "rappel des faits", "nature de l'incident", "problème", "exposé", "sommaire",
        "récapitulatif", "problème rencontré",
    ),
    "analysis": (
        "analyse", "analyse technique", "investigation", "enquête", "diagnostic", "détails techniques", "explications", "évaluation", "méthode",
        "méthodologie", "étude", "risques", "analyse de risque", "reproduction", "diagramme de cause", "hypothèses testées",
    ),
}  # fmt: skip

# What these mean where other words of the document say their kind.
INSTEAD = {"remédiation": "response"}

FILLERS = [
    "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "à", "au", "aux", "en", "et", "ou", "que", "qui", "ce", "c", "cela",
    "nous", "nos", "notre", "on", "a", "ont", "été", "est", "sont", "était", "il", "elle", "y", "pour", "par", "sur", "dans", "l'incident",
    "d'incident", "panne",
]  # fmt: skip
