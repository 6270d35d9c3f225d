internal import News

/// The names of months as pages print them, in every language we read.
enum MonthNames {
    /// - Parameter word: In lower case.
    /// - Returns: 1 to 12, `nil` when it is no month.
    static func number(of word: String) -> Int? { numbers[word] }

    private static let numbers: [String: Int] = {
        var numbers: [String: Int] = [:]
        for tag in [LanguageTag.french, .arabic, .english, .spanish, .tamazight, .tamazightLatin] {
            let rules = LanguageRules.of(tag)
            for month in 1...12 { numbers[rules.monthName(month).lowercased()] = month }
        }
        for (month, names) in others.enumerated() {
            for name in names.split(separator: " ") { numbers[String(name)] = month + 1 }
        }
        return numbers
    }()

    /// Short forms, spellings without accents, and the names that Arabic has outside Morocco.
    private static let others = [
        "janv jan ene", "févr fév fevrier fevr fev feb شباط", "mar مارس آذار", "avr apr abr avril ابريل نيسان إبريل",
        "may مايو أيار", "juin jun حزيران", "juil jul يوليو تموز", "aout aoû aug ago أغسطس اغسطس آب",
        "sept sep set سبتمبر أيلول", "oct اكتوبر", "nov نوفمبر", "déc decembre dec dic ديسمبر",
    ]
}
