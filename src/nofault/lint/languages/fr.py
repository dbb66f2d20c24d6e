"""French."""

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
        programmeur programmeuse testeur testeuse consultant consultante directeur directrice direction exploitant exploitants ops analyste
        analystes apprenti apprentie alternant superviseur superviseuse agent agents conducteur régulateur support managers cheffe nuit
        """,
    "slip": """
        oublié négligé ignoré omis confondu contourné sous-estimé bâclé mal-interprété raté enfreint méconnu sauté cassé planté détruit
        inversé mélangé oublia négligea ignora omit
        confondit contourna
        """,
    "checked": "vérifié testé lu remarqué prévenu informé signalé escaladé documenté contrôlé attendu demandé relu réagi suivi respecté "
    "renouvelé sauvegardé appelé consulté regardé averti anticipé pensé pris communiqué écouté validé",
    "unintended": "accidentellement involontairement par-mégarde négligemment imprudemment hâtivement",
}
PATTERNS = {
    "BLM001": (
        "[person] * a|ont|avait|avaient ![slip]",
        "[person] !oublia|négligea|ignora|omit|confondit|contourna",
        "[person] * s'est !trompé|trompée",
        "[person] * a|ont|avait|avaient !supprimé|effacé|écrasé|redémarré|désactivé|débranché|modifié|déployé * mauvais|mauvaise|mauvaises",
        "[person] * a|ont|avait|avaient * !sans * vérifier|tester|prévenir|sauvegarde|relecture|validation|lire|demander",
        "[person] * a|ont|avait|avaient laissé * !expirer|ouvert|ouverte|tourner|traîner|passer",
        "[person] * a|ont commis|fait une|des !erreur|faute|erreurs|bévue|maladresse",
    ),
    "BLM002": (
        "[person] * n'a|n'ont|n'avait|n'avaient pas ![checked]",
        "personne * n'a|n'avait ![checked]",
        "[person] * n'a|n'ont pas * ![checked]",
    ),
    "BLM003": ("[person] * ![unintended]", "[person] * par !erreur|mégarde|inadvertance"),
    "BLM006": (
        "!causé|causée|provoqué|provoquée|dû|due * par|à un|une|l'|le|la [person]",
        "!cause * est|était|: un|une|le|la|l' [person]",
        "à !cause|cause de|d'un|d'une|du|des|de-la * [person]",
        "par la !faute de|du|d'un|d'une|des * [person]",
        "!imputable|imputables|attribuable à|au|aux * [person]",
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
    "HND001": (
        "[person]|on|nous|ils !aurait|auraient|aurions dû",
        "!aurait|auraient dû être",
        "[person]|on|nous|il !aurait|auraient|aurions fallu",
        "il !fallait|aurait-fallu * vérifier|tester|prévenir|attendre|escalader",
    ),
    "HND002": (
        "!aurait|auraient pu être évité|évitée|évités|évitées|détecté|détectée",
        "[person]|nous !aurait|auraient|aurions pu",
        "!évitable+",
        "!aurait|auraient suffi|permis|évité|empêché|montré|révélé|détecté",
        "si * [person]|nous|on|avions !avait|avaient|avions * vérifié|testé|lu|suivi|prévenu|attendu|écouté|su",
    ),
    "HND004": ("avec * le !recul", "!rétrospectivement * erreur|évident|clair"),
    "HND005": (
        "pourquoi * !personne",
        "pourquoi * n'a|n'ont|n'avait * pas !vérifié|testé|vu|remarqué|réagi|prévenu",
        "comment * a-t-on|a-t-il|ont-ils !pu",
    ),
    "CHR001": (
        "!négligent+|imprudent+|irresponsable+|désinvolte+|insouciant+ * [person]",
        "[person] * !négligent+|imprudent+|irresponsable+|désinvolte+|insouciant+|paresseux|paresseuse",
        "!négligence|imprudence|inattention|désinvolture|laisser-aller|insouciance|amateurisme|laxisme|paresse|arrogance|étourderie",
        "!manque de|d' rigueur|attention|sérieux|professionnalisme|discipline|vigilance|soin|concentration|jugement",
        "!bâclé|bâclée|bâclés|irréfléchi|irréfléchie",
    ),
    "CHR002": (
        "!incompétent+|incompétence",
        "[person] * !incapable+|inexpérimenté+|débordé+|dépassé+|distrait+|maladroit+|inattentif|inattentive|têtu+|trop-confiant",
    ),
    "REM001": (
        "!être plus|davantage prudent+|attentif|attentive|attentifs|vigilant+|rigoureux|rigoureuse",
        "faire|redoubler * !attention|vigilance",
        "plus|davantage de|d' !rigueur|vigilance|attention|prudence|discipline|soin",
        "[person]|tous|tout|chacun doit|doivent|devra|devront * !vérifier|relire|réfléchir|respecter|penser|redoubler",
        "!prochaine fois * vérifier|réfléchir|attention|prudent|prudents",
    ),
    "REM002": (
        "!sensibiliser|rappeler|rappelez|former|reformer|responsabiliser|éduquer * [person]|tous|chacun",
        "[person] * !sensibilisé|sensibilisés|sensibilisée|sensibilisées|rappelé|rappelés|recadré|recadrée",
    ),
    "REM003": (
        "!sanction|sanctions|sanctionné|sanctionnée|sanctionner|avertissement disciplinaire|écrit|[person]",
        "[person] * !licencié|licenciée|sanctionné|sanctionnée|averti|suspendu|suspendue|muté|mutée|blâmé|blâmée|convoqué|convoquée|"
        "rétrogradé|rétrogradée",
        "!blâme|mise-à-pied|licenciement * [person]",
        "rendre|rendra|rendront des !comptes",
    ),
}
