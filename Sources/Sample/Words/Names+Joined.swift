/// Names that are put together from others.
extension Names {
    private static let at = ["à", "في", "in", "ⴳ"]

    /// “Éducation à Fès”, by the place of the edition; of a region, which is a place itself, “Nord – Fès”.
    static func local(_ name: String, _ place: Int, _ language: Int, isRegion: Bool = false) -> String {
        "\(name) \(isRegion ? "–" : at[language]) \(self.place(place, language))"
    }

    /// “Eau et climat”.
    static func pair(_ one: String, _ other: String, _ language: Int) -> String {
        let second = other.prefix(1).lowercased() + other.dropFirst()
        return switch language {
        case 0: "\(one) et \(second)"
        case 1: "\(one) و\(other)"
        case 2: "\(one) and \(second)"
        default: "\(one) ⴷ \(other)"
        }
    }

    static func place(_ place: Int, _ language: Int) -> String {
        language == SampleArchive.tamazight ? Tamazight.places[place] : places[place].text(language)
    }

    /// The sentence under a picture with where it was taken.
    static func placed(_ caption: String, _ place: Int, _ language: Int) -> String {
        local(caption + (language == 1 ? "،" : ","), place, language)
    }

    /// How many people `author` can name.
    static let personCount = given.count * family.count * family.count

    /// The author with a number: those with one family name first, then those with two.
    static func author(_ number: Int, _ language: Int) -> String {
        let people = given.count * family.count
        // Thirteen has no divisor in common with the number of people, so that each comes once.
        let person = (number * 13 + 5) % people
        let name = self.person(person, language)
        guard number >= people else { return name }
        let second = (person / given.count + number / people) % family.count
        let names = language == SampleArchive.tamazight ? Tamazight.family[second] : family[second].text(language)
        return "\(name) \(names)"
    }
}
