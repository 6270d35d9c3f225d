/// A day of the Hijri calendar by its arithmetic form: thirty years of 354 days, eleven of them with one more (the
/// civil calendar of CLDR, `islamic-civil`). Where months begin when the moon is seen, as in Morocco, the day may be one
/// more or less; whoever shows the date says by how many days.
public struct HijriDate: Sendable, Hashable {
    public let year: Int
    /// 1 is Muharram.
    public let month: Int
    public let day: Int

    /// 1 Muharram of the year 1 is 16 July 622 of the Julian calendar.
    private static let epoch = -492_148

    /// - Parameter correction: Days that the calendar of the country is ahead of the arithmetic one.
    public init(_ date: CivilDate, correction: Int = 0) {
        let days = date.daysSince1970 + correction - Self.epoch
        // The average year has 10,631 days in thirty; this guess is at most one too large.
        var year = Self.floorDivision(30 * days + 10_646, 10_631)
        if days < Self.firstDay(of: year) { year -= 1 }
        var month = 12
        let inYear = days - Self.firstDay(of: year)
        while month > 1, Self.daysBefore(month) > inYear { month -= 1 }
        self.year = year
        self.month = month
        day = inYear - Self.daysBefore(month) + 1
    }

    private static func firstDay(of year: Int) -> Int { 354 * (year - 1) + floorDivision(3 + 11 * year, 30) }

    /// Months have thirty days and twenty-nine in turn.
    private static func daysBefore(_ month: Int) -> Int { 29 * (month - 1) + month / 2 }

    private static func floorDivision(_ number: Int, _ divisor: Int) -> Int {
        number >= 0 ? number / divisor : -((-number + divisor - 1) / divisor)
    }
}

extension LanguageRules {
    /// `20 جمادى الآخرة 1448 هـ`
    /// - Returns: `nil` in languages whose names for the months we do not know (CLDR has none for Tamazight).
    public func hijriDate(_ date: HijriDate) -> String? {
        guard (1...12).contains(date.month) else { return nil }
        let months: [String]
        let era: String
        switch language.primary {
        case "ar", "ary": (months, era) = (HijriMonths.arabic, " هـ")
        case "fr": (months, era) = (HijriMonths.french, " de l’hégire")
        case "en": (months, era) = (HijriMonths.english, " AH")
        case "es": (months, era) = (HijriMonths.spanish, " de la hégira")
        default: return nil
        }
        let isSpanish = language.primary == "es"
        let (month, of) = (months[date.month - 1], isSpanish ? " de " : " ")
        let day = language.primary == "fr" && date.day == 1 ? "1er" : String(date.day)
        return "\(day)\(of)\(month)\(of)\(date.year)\(era)"
    }
}

private enum HijriMonths {
    /// As Morocco's ministry and papers name them.
    static let arabic = [
        "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال",
        "ذو القعدة", "ذو الحجة",
    ]
    static let french = [
        "mouharram", "safar", "rabia al awal", "rabia ath-thani", "joumada al oula", "joumada ath-thania", "rajab",
        "chaabane", "ramadan", "chawwal", "dhou al qi`da", "dhou al-hijja",
    ]
    static let english = [
        "Muharram", "Safar", "Rabiʻ I", "Rabiʻ II", "Jumada I", "Jumada II", "Rajab", "Shaʻban", "Ramadan", "Shawwal",
        "Dhuʻl-Qiʻdah", "Dhuʻl-Hijjah",
    ]
    static let spanish = [
        "muharram", "safar", "rabiʻ I", "rabiʻ II", "jumada I", "jumada II", "rajab", "shaʻban", "ramadán", "shawwal",
        "dhuʻl-qiʻdah", "dhuʻl-hijjah",
    ]
}
