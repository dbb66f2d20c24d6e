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
PROMISES = {
    "vague": """
        améliorer amélioration optimiser optimisation étudier étude évaluer évaluation examiner enquêter investiguer investigation analyser analyse
        réfléchir réflexion discuter discussion revoir renforcer renforcement surveiller envisager explorer assurer s'assurer veiller essayer tenter
        regarder considérer repenser clarifier comprendre augmenter favoriser encourager sensibiliser sensibilisation communiquer moderniser
        meilleure meilleur mieux
        """,
    "concrete": """
        ajouter supprimer retirer remplacer créer configurer activer désactiver limiter automatiser déployer écrire documenter bloquer refuser exiger
        migrer déplacer renommer fixer alerter installer plafonner
        """,
    "generic": """
        bug bugs bogue problème problèmes cause test tests couverture alerte alertes alerting monitoring surveillance supervision documentation docs
        logs journaux métriques processus procédure procédures communication formation formations tableau tableaux bord qualité fiabilité visibilité
        coordination code tout choses chose
        """,
    "more": "plus davantage meilleurs meilleures nouvelles",
    "checked": "testé testée vérifié vérifiée validé validée prouvé confirmé mesuré preuve déclenche échoue refuse rejette",
    "limits": "sous moins plus dessous dessus maximum minimum dépasse",
    "groups": "équipe équipes tous tout chacun groupe service exploitation support nous direction plateforme astreinte",
    "owner_words": "responsable propriétaire porteur pilote assigné assignée qui attribué",
    "nobody": "personne tbd inconnu aucun aucune définir",
    "and": "et",
    "months": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr avr juil sept oct nov déc",
    "weekdays": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "by": "avant pour d'ici le fin jusqu'au au échéance",
}
ASKED = {
    "BLM001": (
        "Qu'est-ce qui, à l'écran, dans l'étape ou dans le planning, rendait cela facile ?",
        "« {text} » dit à qui c'est arrivé et laisse de côté les conditions.",
        "Faire du système le sujet : ce qu'il permettait, montrait ou ne vérifiait pas à cette étape.",
    ),
    "BLM002": (
        "Qu'est-ce qui était visible et attendu à ce moment, et quel signal ou quelle étape existait ?",
        "« {text} » juge après coup ce qui n'a pas eu lieu.",
        "Dire ce qui était affiché, à qui, parmi quoi d'autre, et quel contrôle existe ou non.",
    ),
    "BLM003": (
        "À quoi ressemblait l'étape avant d'être faite, et qu'est-ce qui aurait montré la différence ?",
        "« {text} » prête une intention ou son absence.",
        "Retirer le mot et décrire la commande : sa valeur par défaut, sa confirmation, ce qui se trouve à côté.",
    ),
    "BLM006": (
        "Qu'est-ce qui rendait ce geste possible et raisonnable à ce moment ?",
        "« {text} » fait d'une personne la cause.",
        "Nommer une propriété du système que l'on peut changer, avec sa valeur d'alors et celle voulue.",
    ),
    "BLM007": (
        "Quelle protection devait tenir ici, et pourquoi n'a-t-elle pas tenu ?",
        "« {text} » attribue une faute.",
        "Nommer la protection qui manquait ou n'a pas tenu, et ce qu'elle coûte.",
    ),
    "BLM009": (
        "Qu'est-ce qui devrait être différent pour que cela n'arrive à personne, quel que soit qui est là ?",
        "« {text} » met le poids sur vous et non sur les conditions.",
        "Raconter la même étape avec le système pour sujet ; votre récit a sa place, marqué comme tel, dans la chronologie.",
    ),
    "HUM001": (
        "Qu'est-ce qui rendait le geste raisonnable et possible à ce moment ?",
        "« {text} » est une étiquette, pas une explication.",
        "Nommer ce que l'écran, l'outil ou l'étape permettait, et la différence qui ne se voyait pas.",
    ),
    "HUM002": (
        "De quoi le travail a-t-il besoin que la procédure ne donne pas ?",
        "« {text} » compare le travail au papier.",
        "Décrire l'étape telle qu'elle est écrite, ce qui a été fait, et ce qui en faisait la voie praticable.",
    ),
    "HUM003": (
        "Qu'est-ce que l'outil aurait dû montrer pour que n'importe qui y arrive ?",
        "« {text} » fait de l'état d'une personne la cause.",
        "Décrire ce que l'outil, le planning ou la passation offrait à quelqu'un de nouveau.",
    ),
    "HND001": (
        "Que savait-on à ce moment, et qu'aurait-il fallu avoir pour faire autrement ?",
        "« {text} » juge après coup.",
        "Dire ce qui était à l'écran à cette heure ; faire du souhait une action.",
    ),
    "HND002": (
        "Quelle protection rendrait cela vrai la prochaine fois, et qui peut l'ajouter pour quand ?",
        "« {text} » est un souhait sur le passé.",
        "En faire une action avec un résultat, un responsable et une date.",
    ),
    "HND004": (
        "Qu'est-ce qui était visible à ce moment, et pour qui ?",
        "« {text} » ouvre un jugement avec ce que personne ne savait.",
        "Donner l'heure et ce que la courbe ou le message disait alors.",
    ),
    "HND005": (
        "Qu'y avait-il à l'écran, et que demandait la situation à ce moment ?",
        "« {text} » demande une excuse.",
        "Demander ce qui était affiché, ce qui était attendu, et ce qui se passait par ailleurs.",
    ),
    "CHR001": (
        "À quoi ressemblait le travail de l'intérieur : heure, charge, outils, pression ?",
        "« {text} » juge le soin ou le caractère.",
        "Retirer le mot et décrire ce que l'interface acceptait ou ne montrait pas.",
    ),
    "CHR002": (
        "Qu'est-ce qu'une personne nouvelle aurait eu besoin de voir ?",
        "« {text} » juge une compétence.",
        "Décrire la propriété de l'outil ou de l'étape qui demande plus qu'elle ne montre.",
    ),
    "REM001": (
        "Quel verrou, quelle valeur par défaut ou limite tiendrait sans que personne y pense ?",
        "« {text} » repose sur l'attention, qui n'est pas une protection.",
        "Nommer plutôt la protection, avec responsable, date et test : un champ obligatoire, une saisie refusée, une seconde approbation.",
    ),
    "REM002": (
        "Qu'est-ce qui rendrait la bonne étape facile, sans rappeler personne à l'ordre ?",
        "« {text} » s'efface et n'atteint pas ceux qui arrivent plus tard.",
        "Garder le rappel à côté d'un changement d'outil, de verrou ou de valeur par défaut.",
    ),
    "REM003": (
        "Que doit garder le compte rendu pour que le prochain signalement vienne tôt et entier ?",
        "« {text} » fait du compte rendu une preuve contre quelqu'un.",
        "À retirer d'ici ; les questions de personnel n'ont pas leur place dans un postmortem. Nommer la protection qui manquait.",
    ),
    "TML003": (
        "Quand était-ce, à la minute et avec le fuseau, et où est-ce noté ?",
        "« {text} » n'a pas d'heure.",
        "Mettre l'heure UTC devant (10:31Z), ou dire qu'elle est approximative et comment on la connaît.",
    ),
    "TML005": (
        "Qu'est-ce qui est venu en premier ?",
        "« {text} » se trouve après une entrée plus tardive.",
        "Trier les entrées par heure ; si deux horloges se contredisent, le dire dans l'entrée.",
    ),
    "ACT001": (
        "Qu'est-ce qui existera ou sera différent quand ce sera fait ?",
        "« {text} » ne laisse rien que l'on puisse montrer.",
        "Le dire en signal, seuil, lieu et preuve : alerter quand X dépasse Y, visible dans Z, déclenché par W.",
    ),
    "ACT002": (
        "Quelle alerte, quel test, quelle limite, quel document pourra-t-on ouvrir ?",
        "« {text} » ne nomme rien que l'on puisse vérifier ensuite.",
        "Nommer la chose et son lieu, avec un nombre quand il y en a un.",
    ),
    "ACT003": (
        "Quelle personne, une seule, mène cela à bout ?",
        "Cette action n'a pas de responsable : « {text} ».",
        "Responsable : une personne qui a dit oui.",
    ),
    "ACT004": (
        "À qui d'entre eux demandera-t-on si c'est fait ?",
        "« {text} » n'est pas une seule personne.",
        "Nommer une personne ; les autres sont dans le texte.",
    ),
    "ACT005": (
        "Pour quel jour est-ce possible, et qui le dit ?",
        "Cette action n'a pas d'échéance : « {text} ».",
        "Échéance : un jour écrit AAAA-MM-JJ.",
    ),
    "ACT006": (
        "De quel jour s'agit-il, avec son année ?",
        "« {text} » ne se trie pas et peut se lire de plusieurs façons.",
        "Écrire le jour en AAAA-MM-JJ.",
    ),
    "ACT007": (
        "Qu'est-ce qu'on lancera ou mesurera pour voir que cela tient ?",
        "« {text} » ne dit pas à quoi on voit que c'est fait.",
        "Ajouter une vérification : se déclenche quand, passe avec, reste sous, se voit dans.",
    ),
    "ACT008": (
        "Où est-ce planifié ?",
        "« {text} » n'est dans aucun ticket.",
        "Mettre le lien du ticket.",
    ),
}
