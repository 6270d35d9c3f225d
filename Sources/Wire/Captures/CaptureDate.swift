internal import News

/// A line that is nothing but a date: "dimanche 13 juillet 2025", "13/07/2025", "الأحد ١٣ يوليوز ٢٠٢٥".
enum CaptureDate {
    static func read(_ text: String) -> CivilDate? {
        guard text.count <= 48, text.contains(where: \.isNumber) else { return nil }
        let words = text.lowercased().split { !$0.isLetter }
        guard words.allSatisfy({ allowed.contains(String($0)) || MonthNames.number(of: String($0)) != nil }),
            case .date(let date)? = PrintedDate.find(in: text)
        else { return nil }
        // A number more is a score or a count.
        let numbers = text.split { $0.wholeNumberValue == nil }
        return numbers.count <= 3 ? date : nil
    }

    private static let allowed: Set<String> = {
        var words: Set<String> = [
            "le", "er", "de", "del", "the", "of", "st", "nd", "rd", "th", "el", "الإثنين", "الاحد", "الاثنين",
            "الثلثاء", "يوم", "ass",
            "كانون", "تشرين", "الأول", "الثاني", "م", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
        ]
        for tag in [LanguageTag.french, .arabic, .english, .spanish, .tamazight, .tamazightLatin] {
            for day in 1...7 { words.insert(LanguageRules.of(tag).weekdayName(day).lowercased()) }
        }
        return words
    }()
}
