"""Polish section words."""

from __future__ import annotations

WORDS: dict[str, tuple[str, ...]] = {
    "five-whys": ("pięć razy dlaczego", "5 razy dlaczego", "pięć dlaczego", "5 dlaczego", "5 x dlaczego"),
    "why-not-sooner": (
        "dlaczego nie wcześniej", "nie wykryto wcześniej", "dlaczego nie wykryto", "wcześniej", "martwe punkty", "dlaczego tak długo",
        "przeoczone sygnały",
    ),
    "belief": ("co myśleliśmy", "założenia", "hipotezy", "oczekiwania"),
    "reality": ("w rzeczywistości", "rzeczywistość", "co naprawdę"),
    "went-poorly": (
        "co poszło źle", "poszło źle", "co poszło nie tak", "poszło nie tak", "co nie zadziałało", "nie zadziałało", "do poprawy", "co poprawić",
        "słabe strony", "trudności", "problemy napotkane", "co można poprawić",
    ),
    "went-well": ("co poszło dobrze", "poszło dobrze", "co zadziałało", "zadziałało dobrze", "mocne strony", "sukcesy", "dobre praktyki"),
    "luck": ("gdzie mieliśmy szczęście", "szczęście", "łut szczęścia"),
    "helped": ("co pomogło", "pomogło"),
    "hurt": ("co przeszkodziło", "przeszkody", "utrudniło", "przeszkadzało"),
    "decisions": ("decyzje", "decyzja", "zaakceptowane ryzyka", "ryzyko szczątkowe"),
    "action-items": (
        "plan działań", "działania", "działania naprawcze", "działania korygujące", "działania zapobiegawcze", "środki zapobiegawcze",
        "następne kroki", "kolejne kroki", "rekomendacje", "zalecenia", "zadania", "usprawnienia", "zapobieganie", "jak zapobiec", "do zrobienia",
        "ulepszenia", "dalsze działania", "krótkoterminowe", "długoterminowe",
    ),
    "verification": ("weryfikacja", "walidacja", "plan testów", "skuteczność", "kryteria zamknięcia", "potwierdzenie"),
    "open-questions": ("otwarte pytania", "pytania", "niewiadome", "niejasności", "otwarte kwestie"),
    "contributing-factors": ("czynniki przyczyniające się", "czynniki", "czynniki sprzyjające", "okoliczności", "przyczyny pośrednie"),
    "trigger": ("wyzwalacz", "co wywołało", "zdarzenie inicjujące", "bezpośredni powód"),
    "root-cause": (
        "przyczyna źródłowa", "przyczyna główna", "główna przyczyna", "przyczyny źródłowe", "przyczyna", "przyczyny", "analiza przyczyn",
        "dlaczego się stało", "powód", "dlaczego",
    ),
    "timeline": ("oś czasu", "chronologia", "przebieg", "przebieg zdarzeń", "przebieg incydentu", "kolejność zdarzeń", "zdarzenia", "kalendarium"),
    "detection": ("wykrycie", "wykrywanie", "detekcja", "jak wykryto", "alarmy", "monitoring", "zgłoszenie"),
    "impact": (
        "wpływ", "skutki", "konsekwencje", "dotknięci użytkownicy", "zakres", "szkody", "straty", "objawy", "wpływ na użytkowników",
        "wpływ na klientów",
    ),
    "response": (
        "rozwiązanie", "reakcja", "przywrócenie", "naprawa", "łagodzenie", "jak naprawiono", "obejście", "eskalacja", "odpowiedź na incydent",
        "usunięcie awarii", "podjęte działania",
    ),
    "lessons": ("wnioski", "wyciągnięte wnioski", "czego się nauczyliśmy", "nauczyliśmy", "lekcje", "podsumowanie końcowe", "nauka"),
    "related": ("podobne incydenty", "powiązane incydenty", "poprzednie incydenty", "zobacz też", "powiązane", "powiązania"),
    "communication": ("komunikacja", "ogłoszenia", "komunikaty", "spotkanie", "powiadomienia"),
    "people": ("uczestnicy", "autorzy", "autor", "zespół", "role", "odpowiedzialni", "osoby zaangażowane", "zatwierdzenie", "podziękowania"),
    "glossary": ("słownik", "słowniczek", "definicje"),
    "evidence": ("załączniki", "odnośniki", "logi", "dowody", "źródła", "zrzuty ekranu", "dokumenty", "wykresy", "materiały", "linki"),
    "background": ("kontekst", "tło", "architektura", "stan początkowy", "środowisko"),
    "status": (
        "status", "metadane", "informacje ogólne", "=data", "czas trwania", "priorytet", "ważność", "dane", "informacje", "kiedy", "krytyczność",
    ),
    "summary": (
        "podsumowanie", "streszczenie", "opis", "co się stało", "co się wydarzyło", "przegląd", "wprowadzenie", "w skrócie", "problem",
        "opis incydentu", "wstęp",
    ),
    "analysis": ("analiza", "analiza techniczna", "dochodzenie", "szczegóły techniczne", "diagnoza", "ocena", "badanie", "szczegóły"),
}  # fmt: skip

FILLERS = [
    "i", "w", "we", "na", "z", "ze", "do", "dla", "od", "o", "po", "przy", "jak", "to", "ten", "ta", "był", "była", "było", "były", "się", "jest",
    "nas", "nasz", "incydent", "incydentu", "awaria", "awarii",
]  # fmt: skip
