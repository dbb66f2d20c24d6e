"""Turkish section words."""

from __future__ import annotations

WORDS: dict[str, tuple[str, ...]] = {
    "five-whys": ("5 neden", "beş neden"),
    "why-not-sooner": (
        "neden daha erken", "daha erken yakalanmadı", "neden daha erken fark edilmedi", "erken fark edilmedi", "daha erken", "kör noktalar",
        "neden bu kadar uzun",
    ),
    "belief": ("ne sandık", "varsayımlar", "hipotezler", "beklenen"),
    "reality": ("gerçekte ne oldu", "gerçekte", "gerçek durum"),
    "went-poorly": (
        "ne kötü gitti", "kötü gitti", "neler kötü gitti", "ne yanlış gitti", "yanlış gitti", "iyi gitmeyen", "neler iyi gitmedi", "iyi gitmedi",
        "geliştirilecek", "iyileştirilebilecek", "iyileştirme alanları", "zayıf yönler", "zorluklar",
    ),
    "went-well": ("ne iyi gitti", "iyi gitti", "neler iyi gitti", "iyi giden", "iyi gidenler", "güçlü yönler", "başarılar"),
    "luck": ("şans", "nerede şanslıydık", "şanslıydık", "şanslı"),
    "helped": ("ne yardımcı oldu", "yardımcı olan"),
    "hurt": ("ne zorlaştırdı", "engeller", "zorlaştıran", "yavaşlatan"),
    "decisions": ("kararlar", "karar", "kabul edilen riskler", "artık risk"),
    "action-items": (
        "aksiyonlar", "aksiyon maddeleri", "aksiyon planı", "eylem planı", "eylemler", "eylem maddeleri", "düzeltici faaliyetler",
        "düzeltici eylemler", "önleyici faaliyetler", "önleyici tedbirler", "önlemler", "sonraki adımlar", "öneriler", "iyileştirmeler",
        "yapılacaklar", "görevler", "önleme", "tedbirler", "güncellemeler", "güncellemeleri", "kısa vadeli", "orta vadeli", "uzun vadeli",
    ),
    "verification": ("doğrulama", "test planı", "etkinlik", "kapanış kriterleri"),
    "open-questions": ("açık sorular", "sorular", "bilinmeyenler", "açık konular", "belirsizlikler"),
    "contributing-factors": (
        "katkıda bulunan faktörler", "katkı sağlayan faktörler", "etkenler", "faktörler", "koşullar", "katkıda bulunan etkenler",
    ),
    "trigger": ("tetikleyici", "tetikleyen olay", "tetikleyen"),
    "root-cause": ("kök neden", "kök neden analizi", "kök sebep", "temel neden", "neden", "nedenler", "sebep", "neden oldu"),
    "timeline": ("zaman çizelgesi", "zaman çizgisi", "olay akışı", "kronoloji", "olay sırası", "olaylar", "zaman akışı"),
    "detection": ("tespit", "nasıl tespit edildi", "nasıl fark edildi", "fark edilme", "algılama", "uyarılar", "alarm", "izleme"),
    "impact": (
        "etki", "etkiler", "etkilenen", "etkilenen kullanıcılar", "kullanıcı etkisi", "müşteri etkisi", "kapsam", "hasar", "sonuçlar", "belirtiler",
        "iş etkisi",
    ),
    "response": (
        "çözüm", "müdahale", "kurtarma", "giderme", "iyileşme", "nasıl çözüldü", "düzeltme", "azaltma", "geri alma", "eskalasyon", "geçici çözüm",
        "alınan aksiyonlar", "alınan önlemler", "yapılan işlemler",
    ),
    "lessons": ("alınan dersler", "dersler", "çıkarılan dersler", "öğrenilenler", "ne öğrendik", "sonuç", "çıkarımlar"),
    "related": ("benzer olaylar", "ilgili olaylar", "önceki olaylar", "ayrıca bakınız", "ilgili"),
    "communication": ("iletişim", "duyurular", "bildirimler", "toplantı", "mesajlar"),
    "people": (
        "katılımcılar", "yazarlar", "yazar", "ekip", "roller", "sorumlular", "sorumlu", "onay", "teşekkürler", "hazırlayan", "görevliler",
        "onaylar", "sahiplik",
    ),
    "glossary": ("sözlük", "tanımlar", "terimler"),
    "evidence": (
        "ek", "ekler", "kanıt", "kanıtlar", "referans", "referanslar", "kaynaklar", "loglar", "bağlantılar", "ekran görüntüleri", "komut logu",
        "=log", "grafikler", "belgeler",
    ),
    "background": ("arka plan", "bağlam", "mimari", "ortam", "önceki durum"),
    "status": (
        "durum", "meta veri", "genel bilgiler", "bilgiler", "tarih", "süre", "önem derecesi", "öncelik", "veriler", "ne zaman", "olay bilgileri",
        "olay türü", "tür",
    ),
    "summary": ("özet", "yönetici özeti", "ne oldu", "açıklama", "genel bakış", "giriş", "kısaca", "problem", "olay özeti", "tanım"),
    "analysis": ("analiz", "teknik analiz", "inceleme", "teknik detaylar", "teşhis", "değerlendirme", "soruşturma", "detaylar"),
}  # fmt: skip

FILLERS = [
    "ve", "ile", "bir", "bu", "şu", "o", "için", "de", "da", "mi", "mı", "ki", "olan", "olarak", "olay", "olayın", "olayı", "kesinti", "kesintinin",
    "arıza", "arızanın",
]  # fmt: skip
