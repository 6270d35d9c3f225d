/// What a drawing of the sample shows.
public enum Scene: String, Sendable, CaseIterable {
    case ridges, dunes, sea, harbour, skyline, zellige, pitch, track, stage, shelves, market, fields, dam, panels,
        chart,
        colonnade

    private var words: Phrase {
        switch self {
        case .ridges:
            Phrase(
                "Des crêtes de montagne se succèdent sous un grand soleil", "قمم جبلية متتالية تحت شمس كبيرة",
                "Mountain ridges, one behind another, under a large sun")
        case .dunes:
            Phrase(
                "Des dunes et une caravane au loin", "كثبان رملية وقافلة في الأفق",
                "Dunes, with a caravan in the distance")
        case .sea:
            Phrase("Une mer agitée sous un ciel d’orage", "بحر هائج تحت سماء عاصفة", "A rough sea under a stormy sky")
        case .harbour:
            Phrase("Des bateaux à quai et deux grues", "قوارب راسية ورافعتان", "Boats at the quay and two cranes")
        case .skyline:
            Phrase(
                "Les toits d’une médina, un minaret et des palmiers", "أسطح مدينة عتيقة وصومعة ونخيل",
                "The roofs of a medina, a minaret and palm trees")
        case .zellige:
            Phrase("Un pavage d’étoiles à huit branches", "زليج بنجوم ثمانية", "A tiling of eight-pointed stars")
        case .pitch:
            Phrase("Un terrain de football vu du ciel", "ملعب كرة قدم من الأعلى", "A football pitch seen from above")
        case .track:
            Phrase("Les couloirs d’une piste d’athlétisme", "أروقة مضمار ألعاب القوى", "The lanes of a running track")
        case .stage:
            Phrase(
                "Une scène éclairée devant un public", "خشبة مضاءة أمام الجمهور", "A lit stage in front of an audience")
        case .shelves: Phrase("Des rayons de livres serrés", "رفوف مليئة بالكتب", "Shelves packed with books")
        case .market:
            Phrase(
                "Des étals de marché sous des toiles rayées", "بسطات سوق تحت مظلات مخططة",
                "Market stalls under striped awnings")
        case .fields:
            Phrase(
                "Des champs en lignes et des oliviers", "حقول مصفوفة وأشجار زيتون", "Fields in rows, and olive trees")
        case .dam:
            Phrase(
                "Un barrage et sa retenue entre deux collines", "سد وحقينته بين تلتين",
                "A dam and its reservoir between two hills")
        case .panels:
            Phrase(
                "Des panneaux solaires et deux éoliennes", "ألواح شمسية وتوربينان هوائيان",
                "Solar panels and two wind turbines")
        case .chart:
            Phrase("Des barres qui montent comme un graphique", "أعمدة صاعدة كرسم بياني", "Bars that rise like a chart")
        case .colonnade:
            Phrase("La colonnade d’un bâtiment public", "أعمدة مبنى عمومي", "The colonnade of a public building")
        }
    }

    /// What a reader who does not see the drawing is told, by the place of the edition.
    /// - Returns: `nil` in an edition that shows no such drawing.
    public func altText(_ edition: Int) -> String? {
        edition == SampleArchive.tamazight ? Tamazight.altText(self) : words.text(edition)
    }
}
