"""Language packs: what they ask about, what they leave alone, and that nothing is said of languages without one."""

from __future__ import annotations

from datetime import date

import pytest

from nofault.lint.config import Config
from nofault.lint.document import lint_part
from nofault.lint.packs import language_of, packs
from nofault.lint.rule import rules
from nofault.lint.text import lint_sentence, lint_text
from nofault.postmortem.model import ActionItem

FIRES = {
    "de": [
        ("BLM001", "Der Techniker hat vergessen, den Knoten zu entleeren."),
        ("BLM002", "Der Entwickler hat die Änderung nicht getestet."),
        ("BLM003", "Die Administratorin löschte versehentlich die Tabelle."),
        ("BLM006", "Der Ausfall wurde durch einen Techniker und nicht durch Strom verursacht durch den Dienstleister."),
        ("BLM007", "Das Team ist schuld an dem Ausfall."),
        ("HUM001", "Die Ursache war menschliches Versagen."),
        ("HUM002", "Der Prozess wurde nicht eingehalten."),
        ("HND001", "Das Team hätte das früher bemerken müssen."),
        ("HND002", "Der Ausfall hätte vermieden werden können."),
        ("CHR001", "Die Umstellung war fahrlässig und nicht abgestimmt."),
        ("REM001", "Die Mitarbeiter müssen in Zukunft vorsichtiger sein."),
        ("REM003", "Der Kollege erhielt eine Abmahnung."),
        ("BLM001", "Der Techniker hat am Abend die falsche Tabelle gelöscht."),
        ("BLM001", "Die Kollegin ließ das Zertifikat ablaufen."),
        ("CHR001", "Es war eine Frage mangelnder Sorgfalt und nicht der Technik."),
        ("HND002", "Ein Test hätte das verhindert, und der Dienst wäre nicht ausgefallen."),
        ("REM002", "Alle Mitarbeiter werden daran erinnert, die Liste zu lesen."),
        ("REM003", "Der Kollege wurde verwarnt, und das ist im Protokoll."),
    ],
    "fr": [
        ("BLM001", "L'ingénieur a oublié de vider le nœud."),
        ("BLM002", "Le technicien n'a pas vérifié la sauvegarde."),
        ("HUM001", "La cause est une erreur humaine."),
        ("HND001", "L'équipe aurait dû tester la restauration."),
        ("HND002", "Cela aurait pu être évité par une relecture."),
        ("CHR001", "Le développeur a été négligent."),
        ("REM001", "Les équipes doivent être plus vigilantes et faire attention."),
        ("REM002", "Il faut sensibiliser les développeurs."),
        ("BLM001", "L'opérateur a supprimé la mauvaise table."),
        ("BLM001", "L'équipe a laissé le certificat expirer."),
        ("CHR002", "Le technicien était débordé et distrait."),
        ("REM003", "Le responsable a été convoqué par la direction."),
    ],
    "es": [
        ("BLM001", "El técnico olvidó vaciar el nodo."),
        ("BLM002", "El operador no verificó la copia de seguridad."),
        ("BLM003", "La administradora borró accidentalmente la tabla."),
        ("HUM001", "La causa fue un error humano."),
        ("HND001", "El equipo debería haber probado la restauración."),
        ("HND002", "La caída se podría haber evitado con una prueba."),
        ("CHR001", "Fue una negligencia del equipo."),
        ("REM003", "El técnico fue despedido por la dirección."),
        ("BLM001", "El equipo dejó caducar el certificado."),
        ("BLM006", "La caída fue por culpa del administrador."),
        ("CHR001", "Hubo una falta de rigor en el equipo."),
        ("HND002", "Una prueba habría bastado para verlo."),
        ("REM003", "El jefe tendrá que rendir cuentas por esto."),
    ],
}
SILENT = {
    "de": [
        "Der Knoten wurde um 10:05 neu gestartet, und der Dienst war nach zwei Minuten wieder da.",
        "Das Team hat die Änderung um 10:05 zurückgenommen.",
        "Der Lastverteiler ignorierte das Signal, und die Anfragen liefen weiter.",
        "Die Bereitschaft wurde um 10:06 gerufen und hat um 10:09 bestätigt.",
        "Der Pool hat 20 Verbindungen und wird nicht überwacht.",
        "Das Skript löscht die Tabelle, ohne zu fragen.",
        "Der Techniker startete den Dienst um 10:05 neu und ohne Datenverlust.",
        "Die Entwicklerin hat den Fehler gefunden und die Änderung zurückgenommen.",
    ],
    "fr": [
        "Le nœud a été redémarré à 10:05 et le service est revenu.",
        "L'équipe a annulé le changement à 10:05.",
        "Le répartiteur a ignoré le signal et les requêtes ont continué.",
        "La sauvegarde n'a pas été lancée par le planificateur.",
        "Le script supprime la table sans demander de confirmation.",
        "Le technicien a remplacé le disque à 10:05 et le service est revenu.",
    ],
    "es": [
        "El nodo fue reiniciado a las 10:05 y el servicio volvió.",
        "El equipo deshizo el cambio a las 10:05.",
        "El balanceador ignoró la señal y las peticiones siguieron.",
        "La copia no se lanzó porque el planificador estaba lleno.",
    ],
}
OTHERS = [
    "Teknikeren glemte at tømme noden, og det blev ikke opdaget af os.",
    "De beheerder vergat de knoop te legen en dat werd niet gezien door het team.",
    "Il tecnico ha dimenticato di svuotare il nodo e non è stato visto dal team.",
    "O técnico esqueceu de esvaziar o nó e não foi visto pela equipe.",
    "Teknikern glömde att tömma noden och det upptäcktes inte av teamet.",
]


@pytest.mark.parametrize(("language", "code", "text"), [(name, *case) for name, cases in FIRES.items() for case in cases])
def test_a_pack_asks_about_blame_in_its_language(language: str, code: str, text: str) -> None:
    pack = language_of(text)
    assert (pack and pack.name, code in lint_sentence(text)) == (language, True)


@pytest.mark.parametrize("text", [text for texts in SILENT.values() for text in texts])
def test_a_pack_leaves_facts_alone(text: str) -> None:
    assert lint_sentence(text) == []


@pytest.mark.parametrize("text", OTHERS)
def test_nothing_is_said_of_a_language_without_a_pack(text: str) -> None:
    assert lint_sentence(text) == []


def test_nothing_is_asked_of_a_table_in_another_script_with_english_words_in_it() -> None:
    head = "## Action items\n\n| # | 対応 | 担当 | 期限 |\n|---|---|---|---|\n"
    table = f"{head}| P-1 | recap-db のメモリ上限を引き上げ、アラートを追加する | 開発担当者 | 来週 |\n"
    assert lint_text(table) == []


def test_english_stays_english_with_words_of_others_in_it() -> None:
    text = "The team at El Paso and Die Post forgot the flag of la Repubblica."
    assert language_of(text) is None
    assert lint_sentence(text) == ["BLM001"]


def test_a_document_is_judged_in_its_language_and_placed() -> None:
    (found,) = lint_text("# Ausfall\n\n## Ursachen\n\nDer Techniker hat vergessen, den Knoten zu entleeren, und das war nicht zu sehen.\n")
    assert (found.code, found.location.row, found.location.column) == ("BLM001", 5, 5)


def test_patterns_are_about_rules_that_exist() -> None:
    known = {rule.code for rule in rules()}
    assert {pattern.code for pack in packs() for found in pack.cues.values() for pattern in found} <= known


HEADS = {
    "de": "# Ausfall\n\nDie Kasse war nicht da, weil der Pool zu klein war.\n\n## Maßnahmen\n\n",
    "fr": "# Panne\n\nLe paiement était en panne car la limite était trop basse.\n\n## Actions\n\n",
    "es": "# Caída\n\nEl pago no estuvo disponible porque el límite era bajo.\n\n## Acciones\n\n",
}
PROMISED = {
    "de": [
        ("- Das Monitoring verbessern.", "ACT001 ACT003 ACT005"),
        ("- Verbesserung der Kommunikation mit dem Betrieb, bis 12. März 2027", "ACT001 ACT003 ACT006"),
        ("- Untersuchen, ob der Pool reicht. Verantwortlich: Jana Beispiel, bis Ende Februar", "ACT001 ACT006"),
        ("- Alarm bei 70 % Poolbelegung einrichten. Verantwortlich: Jana Beispiel, bis 2027-02-01", ""),
        ("- Grenze auf 200 erhöhen. Verantwortlich: Jana, bis spätestens Freitag", "ACT006"),
        ("- Plattform-Team: Prüfung ergänzen, die leere Zonen ablehnt, bis Ende Februar", "ACT004 ACT006"),
        ("- Pool begrenzen. Verantwortlich: Jana und Tom, fällig 01.02.2027", "ACT004 ACT006"),
        ("- [x] Runbook überprüfen", ""),
        ("- Den Fehler beheben. Verantwortlich: Jana, bis 2027-02-01", "ACT002"),
        ("- Mehr Tests für die Kasse. Verantwortlich: Jana, bis 2027-02-01", "ACT002"),
        ("- Den Alarm `pool_voll` einrichten. Verantwortlich: Jana, bis 2027-02-01", ""),
        ("| Maßnahme | Verantwortlich | Fällig |\n| --- | --- | --- |\n| Prozess überdenken | offen | bald |", "ACT001 ACT003 ACT005"),
        ("| Maßnahme | Verantwortlich | Fällig |\n| --- | --- | --- |\n| Grenze von 200 setzen | Jana | 2027-02-01 |", ""),
    ],
    "fr": [
        ("- Corriger le problème. Responsable : Jeanne, avant le 2027-02-01", "ACT002"),
        ("- Davantage de tests du paiement. Responsable : Jeanne, avant le 2027-02-01", "ACT002"),
        ("- Améliorer la surveillance.", "ACT001 ACT003 ACT005"),
        ("- Une meilleure surveillance de la file. Responsable : Jeanne, avant vendredi", "ACT001 ACT006"),
        ("- Ajouter une alerte à 70 % du pool. Responsable : Jeanne Exemple, avant le 12 mars 2027", "ACT006"),
        ("- Équipe plateforme : ajouter un test qui refuse une zone vide, d'ici le 1er février", "ACT004 ACT006"),
        ("- Améliorer la file et ajouter une alerte. Responsable : Jeanne et Luc, le 12/03/2027", "ACT004 ACT006"),
    ],
    "es": [
        ("- Corregir los errores. Responsable: Juana, antes del 2027-02-01", "ACT002"),
        ("- Más pruebas del pago. Responsable: Juana, antes del 2027-02-01", "ACT002"),
        ("- Mejorar la supervisión.", "ACT001 ACT003 ACT005"),
        ("- Revisar el proceso. Responsable: Juana, antes del viernes", "ACT001 ACT006"),
        ("- Añadir una alerta al 70 % del pool. Responsable: Juana Ejemplo, antes del 12 de marzo de 2027", "ACT006"),
        ("- Equipo de plataforma: añadir una prueba que rechace una zona vacía", "ACT004 ACT005"),
        ("- Fijar el límite en 200. Responsable: todos, T3 2027", "ACT004 ACT006"),
    ],
}


@pytest.mark.parametrize(("language", "item", "codes"), [(name, *case) for name, cases in PROMISED.items() for case in cases])
def test_an_action_item_is_judged_in_its_language(language: str, item: str, codes: str) -> None:
    found = [one for one in lint_text(HEADS[language] + item + "\n") if one.code.startswith("ACT")]
    assert sorted(one.code for one in found) == codes.split()


CHECKED = {
    "de": ("- Alarm einrichten, der auslöst, wenn der Pool über 70 % steht (OPS-1)", "- Alarm auf dem Pool einrichten"),
    "fr": ("- Ajouter une alerte qui se déclenche en préproduction (OPS-1)", "- Ajouter une alerte sur le pool"),
    "es": ("- Añadir una alerta que se dispara en preproducción (OPS-1)", "- Añadir una alerta sobre el pool"),
}


@pytest.mark.parametrize("language", CHECKED)
def test_a_check_and_a_ticket_are_asked_for_in_each_language(language: str) -> None:
    config = Config(select=("ACT007", "ACT008"))
    with_both, with_none = ([one.code for one in lint_text(f"{HEADS[language]}{item}\n", config=config)] for item in CHECKED[language])
    assert (with_both, with_none) == ([], ["ACT007", "ACT008"])


@pytest.mark.parametrize("language", HEADS)
def test_a_question_is_asked_in_the_language_of_the_document(language: str) -> None:
    (pack,) = (one for one in packs() if one.name == language)
    found = lint_text(HEADS[language] + PROMISED[language][0][0] + "\n")
    assert [(one.code, one.question, one.suggestion) for one in found] == [(one.code, *pack.asked[one.code][::2]) for one in found]
    assert all(one.message.startswith(one.question) for one in found)


def test_a_pack_can_ask_whatever_it_sees() -> None:
    for pack in packs():
        seen = {pattern.code for found in pack.cues.values() for pattern in found}
        if seen:
            assert seen | {*(f"ACT00{number}" for number in range(1, 9)), "TML003", "TML005"} == set(pack.asked)
        assert all("{text}" in message for _, message, _ in pack.asked.values())


def test_an_action_item_of_the_model_is_judged_in_its_language() -> None:
    item = ActionItem(id="ai-1", text="Wir sollten die Überwachung der Kasse verbessern.", owner="Jana", due_on=date(2027, 2, 1))
    (found,) = lint_part("action_items", [item])
    assert (found.finding.code, item.text[found.start : found.end]) == ("ACT001", "verbessern")
    assert found.finding.question.startswith("Was wird es geben")


def test_a_long_item_in_another_language_is_read_in_linear_time() -> None:
    assert lint_text(HEADS["de"] + "- " + "bis zum und " * 5000 + "verbessern: offen\n")
