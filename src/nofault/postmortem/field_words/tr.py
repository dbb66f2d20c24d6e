"""Turkish words of columns, labels and states."""

from __future__ import annotations

COLUMNS: dict[str, dict[str, str]] = {
    "timeline": {
        "at": "zaman saat ne_zaman",
        "day": "tarih",
        "text": "olay açıklama ne",
        "source": "kaynak",
        "actor": "kim",
    },
    "action_items": {
        "text": "aksiyon eylem görev açıklama faaliyet",
        "owner": "sorumlu sahip kim atanan",
        "due_on": "tarih bitiş termin son_tarih",
        "priority": "öncelik",
        "state": "durum",
        "ticket": "bilet",
        "category": "tür kategori",
    },
}
INCIDENT_LABELS: dict[str, str] = {
    "başlık": "incident.title",
    "önem derecesi": "incident.severity",
    "önem": "incident.severity",
    "olay numarası": "incident.reference",
    "tarih": "incident.occurred_on",
    "servis": "incident.service",
    "hizmet": "incident.service",
    "ekip": "incident.team",
    "yazar": "authorship.authors",
    "yazarlar": "authorship.authors",
    "katılımcılar": "authorship.participants",
    "moderatör": "meeting.facilitator",
    "durum": "state",
    "tetikleyici": "causes.trigger",
}
IMPACT_LABELS: dict[str, str] = {
    "süre": "impact.duration_minutes",
    "etkilenen servisler": "impact.services",
    "etkilenen hizmetler": "impact.services",
    "etkilenen kullanıcılar": "impact.users",
    "veri kaybı": "impact.data_loss",
    "hata bütçesi": "impact.budget_minutes",
}
STATES: dict[str, tuple[str, ...]] = {
    "committed": ("açık", "yapılacak", "planlandı"),
    "in_progress": ("devam ediyor", "sürüyor"),
    "done": ("tamamlandı", "bitti", "yapıldı", "kapandı"),
    "declined": ("reddedildi", "iptal"),
}
