extension Scene {
    /// The sentence under the drawing, by the place of the edition: it says what the drawing does not show.
    /// - Returns: `nil` in an edition that shows no such drawing.
    public func caption(_ edition: Int) -> String? {
        edition == SampleArchive.tamazight ? Tamazight.caption(self) : sentence.text(edition)
    }

    private var sentence: Phrase {
        switch self {
        case .ridges:
            Phrase(
                "Le massif vu du col, au lever du jour", "السلسلة كما تبدو من الممر عند الفجر",
                "The range seen from the pass at daybreak")
        case .dunes:
            Phrase("L’ancienne piste des caravanes", "درب القوافل القديم", "The old caravan track")
        case .sea:
            Phrase("La houle au large, avant l’orage", "أمواج عاتية قبيل العاصفة", "Swell offshore before the storm")
        case .harbour:
            Phrase(
                "Les chalutiers rentrés au bassin", "مراكب راسية بعد ليلة في البحر", "Trawlers back in the basin")
        case .skyline:
            Phrase(
                "La vieille ville au coucher du soleil", "الأسوار ساعة الغروب", "The old town at sunset")
        case .zellige:
            Phrase(
                "Détail d’un mur restauré à la main", "تفصيل من جدار رمم يدويا", "Detail of a wall restored by hand")
        case .pitch:
            Phrase("La pelouse avant le coup d’envoi", "العشب قبل صافرة البداية", "The turf before kick-off")
        case .track:
            Phrase("L’anneau, la veille des épreuves", "المضمار عشية المنافسات", "The oval on the eve of the races")
        case .stage:
            Phrase(
                "Répétition générale, lumières allumées", "التمرين الأخير تحت الأضواء",
                "Dress rehearsal with the lights on")
        case .shelves:
            Phrase("Les rayonnages du premier étage", "رفوف الطابق الأول", "The stacks on the first floor")
        case .market:
            Phrase("Un jour de souk, vers midi", "الباعة عند منتصف النهار", "A souk day, towards noon")
        case .fields:
            Phrase(
                "Parcelles arrosées au goutte-à-goutte", "قطع أرضية تسقى بالتنقيط", "Plots watered drop by drop")
        case .dam:
            Phrase("La retenue photographiée au printemps", "البحيرة في فصل الربيع", "The reservoir in springtime")
        case .panels:
            Phrase(
                "Le champ solaire vu de la colline", "الألواح كما تبدو من التلة",
                "The solar field seen from the hill")
        case .chart:
            Phrase("Illustration : douze mois en courbes", "رسم توضيحي: اثنا عشر شهرا", "Illustration: twelve months")
        case .colonnade:
            Phrase("L’entrée côté jardin", "المدخل من جهة الحديقة", "The entrance on the garden side")
        }
    }
}

extension Tamazight {
    /// In the culture section alone.
    static func caption(_ scene: Scene) -> String? {
        switch scene {
        case .stage: "ⴰⵎⵣⴳⵓⵏ ⴳ ⵢⵉⴹ"
        case .zellige: "ⴰⴳⴰⴷⵉⵔ ⵏ ⵣⵍⵍⵉⵊ"
        case .shelves: "ⵉⴷⵍⵉⵙⵏ ⵉⵇⴱⵓⵔⵏ"
        case .skyline: "ⵜⴰⵎⴷⵉⵏⵜ ⴳ ⵜⴰⴷⴳⴳⵯⴰⵜ"
        default: nil
        }
    }
}
