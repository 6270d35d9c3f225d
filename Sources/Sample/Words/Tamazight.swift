/// The words of the sample's one section in Tamazight, in Tifinagh: its articles are translations of those about culture,
/// shorter than the originals. Braces are filled in as in a `Phrase`.
enum Tamazight {
    static let section = "ⵜⴰⴷⵍⵙⴰ"
    /// In the order of `Beat.culture.children`.
    static let children = ["ⵙⵉⵏⵉⵎⴰ", "ⴰⵥⴰⵡⴰⵏ", "ⵉⴷⵍⵉⵙⵏ"]
    /// In the order of `Beat.culture.topics`.
    static let topics = ["ⵜⵉⴼⴰⵙⴽⵉⵡⵉⵏ", "ⵓⵏⴳⴰⵍ", "ⴰⵢⴷⴰ", "ⵜⴰⵡⵍⴰⴼⵜ", "ⴰⵎⵣⴳⵓⵏ"]
    static let biography = "ⵙⴳ ⵜⵔⴰⴱⴱⵓⵜ ⵏ ⵓⵙⵉⴷⴷ."

    /// In the order of `Beat.culture.headlines`, saying the same.
    static let headlines = [
        "ⵜⴰⴼⴰⵙⴽⴰ: {n} ⵏ ⵉⴼⵉⵍⵎⵏ ⵙⴳ {p} ⴷ ⵉⴷⵖⴰⵔⵏ ⵢⴰⴹⵏ ⴳ ⵓⵎⵣⵉⵣⵡⵔ",
        "{w}: ⵓⵏⴳⴰⵍ ⴰⵎⴰⵢⵏⵓ ⵏ {n} ⵏ ⵉⵅⴼⴰⵡⵏ ⵅⴼ ⵜⵎⵥⵉ ⴳ {p}",
        "ⴳ {p}, {n} ⵏ ⵉⵎⵥⴰⵡⴰⵏⵏ ⴰⵔ ⵜⵜⴰⵡⵉⵏ ⴰⵥⴰⵡⴰⵏ ⵖⵔ ⵜⵉⵏⵎⴰⵍ",
        "ⵙⵉⵏⵉⵎⴰ: ⵜⴰⵎⴷⵉⵏⵜ ⵜⴰⵇⴱⵓⵔⵜ ⵏ {p} ⴰⵔ ⵜⵙⵙⴽⴰⵏ ⵜⵉⵡⵍⴰⴼⵉⵏ ⵏ {n} ⵏ ⵉⵎⵙⵡⵍⴰⴼⵏ ⵙⴳ {q}",
        "ⴰⵎⵣⴳⵓⵏ: ⵜⴰⵔⴰⴱⴱⵓⵜ ⵏ {p} ⴰⵔ ⵜⵜⴼⵓⴳⵍⵓ ⵙ {n} ⵏ ⵉⵙⴳⴳⵯⴰⵙⵏ ⵏ ⵓⵥⴰⵡⴰⵏ",
        "ⵉⵔⵔⴰⵜⵏ ⵉⵇⴱⵓⵔⵏ: ⴰⵙⵎⴰⵢⵏⵓ ⵏ {m} ⵏ ⵜⴰⵙⵏⵉⵡⵉⵏ ⴳ {p}",
    ]

    static let standfirsts = [
        "ⵉⵎⵣⴷⴰⵖⵏ ⵏ {p} ⴼⵔⵃⵏ ⵙ ⵓⵏⵎⵓⴳⴳⴰⵔ ⴰⴷ.",
        "ⵔⴰⴷ ⵉⵍⵉ ⵓⵏⵎⵓⴳⴳⴰⵔ ⴰⴷ ⴳ {q} ⴰⵢⵢⵓⵔ ⴷ ⵢⵓⵛⴽⴰⵏ.",
        "{n} ⵏ ⵡⵓⵙⵙⴰⵏ ⵏ ⵜⴷⵍⵙⴰ ⴷ ⵜⵥⵓⵔⵉ.",
    ]

    static let openings = [
        "ⵉⴱⴷⴰ ⵓⵏⵎⵓⴳⴳⴰⵔ ⴰⴷ ⴰⵙⵙ ⴰⴷ ⴳ {p}.",
        "ⵓⵛⴽⴰⵏ ⴷ ⵎⵉⴷⴷⵏ ⵖⵔ {p} ⵣⵉⴽ ⵜⵉⴼⴰⵡⵜ.",
    ]

    static let sentences = [
        "ⵓⵛⴽⴰⵏ ⴷ ⵎⵉⴷⴷⵏ ⵙⴳ {q} ⴷ ⵙⴳ ⵉⴷⵖⴰⵔⵏ ⵢⴰⴹⵏ.",
        "ⵙ ⵡⴰⵡⴰⵍ ⵏ {w}: «ⵜⴰⴷⵍⵙⴰ ⵜⴳⴰ ⵜⵉⵖⵔⵎⵜ ⵏⵏⵖ».",
        "ⴰⵔ ⵖⵔⵏ ⵎⵉⴷⴷⵏ ⵉⴷⵍⵉⵙⵏ ⵙ ⵜⵎⴰⵣⵉⵖⵜ.",
        "ⵓⵔ ⵜⴰ ⵉⴼⵓⴽⴽⵓ ⵓⵙⵏⴼⴰⵔ; ⵇⵇⵉⵎⵏ {n} ⵏ ⵡⵓⵙⵙⴰⵏ.",
        "ⵜⵉⵏⵎⴰⵍ ⵏ {p} ⴷⵔⴰⵏⵜ ⴳ ⵓⵏⵎⵓⴳⴳⴰⵔ ⴰⴷ.",
        "ⴰⴷ ⵉⴷⴷⵓ ⵓⵏⵎⵓⴳⴳⴰⵔ ⵖⵔ {q} ⴷⴼⴼⵉⵔ ⵏ ⵓⵢⴰ.",
    ]

    static let ending = "ⵔⴰⴷ ⵏⴰⵡⵍ ⴷⴰⵖ ⵅⴼ ⵓⵢⴰ."

    /// In the order of `Names.places`.
    static let places = [
        "ⵔⵔⴱⴰⵟ", "ⵜⵉⴳⵎⵉ ⵜⵓⵎⵍⵉⵍⵜ", "ⴼⴰⵙ", "ⵟⴰⵏⵊⴰ", "ⴰⴳⴰⴷⵉⵔ", "ⵡⵓⵊⴷⴰ", "ⴰⵎⴽⵏⴰⵙ", "ⴰⵙⴼⵉ", "ⵜⴰⵚⵚⵓⵕⵜ", "ⵟⵉⵟⵡⴰⵏ", "ⵏⵏⴰⴹⵓⵔ",
        "ⴱⵏⵉ ⵎⵍⵍⴰⵍ", "ⵅⵏⵉⴼⵔⴰ", "ⵉⵎⵜⵖⵔⵏ", "ⵡⴰⵔⵣⴰⵣⴰⵜ", "ⵜⴰⵔⵓⴷⴰⵏⵜ", "ⵜⴰⵣⴰ", "ⵍⵄⵔⴰⵢⵛ", "ⵙⵟⵟⴰⵜ", "ⵇⵏⵉⵟⵔⴰ", "ⵉⴼⵔⴰⵏ", "ⵎⵉⴷⵍⵜ",
        "ⵜⴰⵣⴰⴳⵓⵔⵜ", "ⴳⵍⵎⵉⵎ", "ⵍⵄⵢⵓⵏ", "ⴷⴷⴰⵅⵍⴰ", "ⴰⵣⵉⵍⴰⵍ", "ⵎⵕⵕⴰⴽⵛ",
    ]

    /// In the order of `Names.given`.
    static let given = [
        "ⵙⴰⵍⵎⴰ", "ⵢⵓⵏⵙ", "ⵉⵎⴰⵏ", "ⵀⵉⵛⴰⵎ", "ⵣⵉⵏⴱ", "ⴰⵏⵡⴰⵔ", "ⵎⵔⵢⵎ", "ⵟⴰⵔⵉⵇ", "ⵍⵓⴱⵏⴰ", "ⵏⴰⴱⵉⵍ", "ⵀⴰⵊⴰⵔ", "ⵉⵍⵢⴰⵙ", "ⵖⵉⵜⴰ",
        "ⵎⵓⵔⴰⴷ", "ⵙⴰⵏⴰⵢ", "ⴱⴰⴷⵔ", "ⴽⵏⵣⴰ", "ⵔⴰⵛⵉⴷ",
    ]

    /// In the order of `Names.family`.
    static let family = [
        "ⵜⴰⵣⵔⵓⵜⵉ", "ⴱⵏ ⴰⵎⵍⴰⵍ", "ⵓⵛⵔⵉⴼ", "ⵎⵔⵣⴰⵏⵉ", "ⵙⴼⵔⴰⵡⵉ", "ⴰⵢⵜ ⵓⵍⵎⴰ", "ⵍⵎⵖⴰⵔⵉ", "ⴷⴰⴷⵙⵉ", "ⵣⵔⵀⵓⵏⵉ", "ⴱⵓⴽⵔⴰⵄ",
        "ⵜⴰⴼⵔⴰⵡⵜⵉ",
        "ⵔⵉⴼⴰⵄⵉ", "ⵚⵡⵉⵔⵉ", "ⵖⵓⵎⴰⵔⵉ", "ⵉⵎⵍⵉⵍ", "ⴼⵉⵍⴰⵍⵉ",
    ]

    /// What a drawing of the culture section shows.
    static func altText(_ scene: Scene) -> String? {
        switch scene {
        case .stage: "ⴰⵎⵣⴳⵓⵏ ⴷ ⵎⵉⴷⴷⵏ"
        case .zellige: "ⵉⵜⵔⴰⵏ ⴳ ⵣⵍⵍⵉⵊ"
        case .shelves: "ⵉⴷⵍⵉⵙⵏ"
        case .skyline: "ⵜⴰⵎⴷⵉⵏⵜ ⵜⴰⵇⴱⵓⵔⵜ"
        default: nil
        }
    }
}
