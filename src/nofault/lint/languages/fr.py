"""French: a first pack."""

from __future__ import annotations

NAME = "fr"
STOPWORDS = """
    le la les un une des du de et est était étaient été a ont avait avaient que qui dans pour par sur pas ne avec ce cette ces il elle ils nous vous
    au aux en son sa ses leur leurs mais ou où donc sans plus être aurait auraient cela
    """
ENDINGS = ("", "e", "s", "es")
CLASSES = {
    "person": """
        ingénieur ingénieure ingénieurs développeur développeuse développeurs technicien technicienne techniciens opérateur opératrice opérateurs
        administrateur administratrice administrateurs admin admins équipe équipes collègue collègues employé employée employés stagiaire
        prestataire responsable responsables auteur autrice relecteur relecteurs astreinte quelqu'un personnel chef dba sre il elle manager
        """,
    "slip": """
        oublié négligé ignoré omis confondu contourné sous-estimé bâclé mal-interprété raté enfreint méconnu oublia négligea ignora omit
        confondit contourna
        """,
    "checked": "vérifié testé lu remarqué prévenu informé signalé escaladé documenté contrôlé attendu demandé relu réagi suivi respecté",
    "unintended": "accidentellement involontairement par-mégarde négligemment imprudemment hâtivement",
}
PATTERNS = {
    "BLM001": (
        "[person] * a|ont|avait|avaient ![slip]",
        "[person] !oublia|négligea|ignora|omit|confondit|contourna",
        "[person] * s'est !trompé|trompée",
    ),
    "BLM002": ("[person] * n'a|n'ont|n'avait|n'avaient pas ![checked]", "personne * n'a|n'avait ![checked]", "[person] * n'a|n'ont pas * ![checked]"),
    "BLM003": ("[person] * ![unintended]", "[person] * par !erreur|mégarde|inadvertance"),
    "BLM006": (
        "!causé|causée|provoqué|provoquée|dû|due * par|à un|une|l'|le|la [person]",
        "!cause * est|était|: un|une|le|la|l' [person]",
    ),
    "BLM007": (
        "[person] est|était|sont|étaient !fautif|fautive|fautifs|coupable|coupables",
        "la !faute de|du|d'un|d'une * [person]",
        "!faute * incombe",
    ),
    "BLM009": ("j'ai ![slip]", "!j'aurais dû", "c'est ma !faute"),
    "HUM001": (
        "!erreur|erreurs humaine|humaines",
        "!erreur|faute * de|d'un|d'une|du|de-l'opérateur [person]",
        "!erreur|défaillance de manipulation",
        "!défaillance humaine",
    ),
    "HUM002": ("!procédure|processus|consigne|consignes * n'a|n'ont * pas * été * suivie|suivies|respectée|respectées|suivi|respecté",),
    "HUM003": ("!manque * de|d' formation|expérience|compétence|compétences", "!formation insuffisante"),
    "HND001": ("[person]|on|nous|ils !aurait|auraient|aurions dû", "!aurait|auraient dû être"),
    "HND002": ("!aurait|auraient pu être évité|évitée|évités|évitées|détecté|détectée", "[person]|nous !aurait|auraient|aurions pu", "!évitable+"),
    "HND004": ("avec * le !recul", "!rétrospectivement * erreur|évident|clair"),
    "HND005": ("pourquoi * !personne",),
    "CHR001": (
        "!négligent+|imprudent+|irresponsable+|désinvolte+|insouciant+ * [person]",
        "[person] * !négligent+|imprudent+|irresponsable+|désinvolte+|insouciant+|paresseux|paresseuse",
        "!négligence|imprudence|inattention|désinvolture|laisser-aller",
    ),
    "CHR002": ("!incompétent+|incapable+|incompétence",),
    "REM001": (
        "!être plus|davantage prudent+|attentif|attentive|attentifs|vigilant+|rigoureux|rigoureuse",
        "faire|redoubler * !attention|vigilance",
        "plus|davantage de|d' !rigueur|vigilance|attention|prudence",
    ),
    "REM002": ("!sensibiliser|rappeler|rappelez|former|reformer * [person]",),
    "REM003": (
        "!sanction|sanctions|sanctionné|sanctionnée|sanctionner|avertissement disciplinaire|écrit|[person]",
        "[person] * !licencié|licenciée|sanctionné|sanctionnée",
    ),
}
