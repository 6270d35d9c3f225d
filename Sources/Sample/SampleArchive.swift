public import News

/// A made-up archive of a newspaper in French, Arabic and English, with one section in Tamazight. Any article of it can be made on its own, and the
/// same seed makes the same archive everywhere.
public struct SampleArchive: Sendable {
    /// One of the sample's editions, in the order that names are keyed by.
    public struct Edition: Sendable {
        public let language: LanguageTag
        public let pathPrefix: String
        public let name: String
        public let tagline: String
    }

    public let seed: UInt64
    public let count: Int
    /// The time of the first article; all others are older.
    public let newest: Instant
    /// What its articles refer to.
    public let lists: SampleLists

    /// - Parameter size: A larger one changes what articles refer to and leaves their words as they are.
    public init(seed: UInt64, count: Int, newest: Instant, size: SampleSize = .standard) {
        self.seed = seed
        self.count = count
        self.newest = newest
        lists = size == .standard ? .standard : SampleLists(size)
    }

    public static let publicationName = "Le Fanal"

    public static let editions: [Edition] = [
        Edition(language: .french, pathPrefix: "", name: "Le Fanal", tagline: "Le journal des villes et des vallées"),
        Edition(language: .arabic, pathPrefix: "ar", name: "الفنار", tagline: "جريدة المدن والأودية"),
        Edition(
            language: .english, pathPrefix: "en", name: "The Lantern", tagline: "News from the towns and the valleys"),
        Edition(
            language: .tamazight, pathPrefix: "zgh", name: "ⴰⵙⵉⴷⴷ", tagline: "ⴰⵖⵎⵉⵙ ⵏ ⵜⵎⴷⵉⵏⵉⵏ ⴷ ⵉⵖⵣⵔⴰⵏ"),
    ]

    /// The place of the edition that has one section, all of it translated.
    public static let tamazight = 3

    public static let profiles: [(network: SocialProfile.Network, address: String)] = [
        (.facebook, "https://www.facebook.com/lefanal.example"),
        (.instagram, "https://www.instagram.com/lefanal.example"),
        (.youtube, "https://www.youtube.com/@lefanal.example"),
        (.whatsapp, "https://www.whatsapp.com/channel/lefanal.example"),
    ]

    // MARK: What articles refer to

    /// A name with the slug it makes.
    struct Named {
        let name: String
        let slug: Slug
    }

    /// What each edition calls something, by its place; those that have no name for it are left out.
    static func named(_ name: (_ language: Int) -> String?) -> [Int: Named] {
        var names: [Int: Named] = [:]
        for (place, edition) in editions.enumerated() {
            names[place] = name(place).map { Named(name: $0, slug: LanguageRules.of(edition.language).slug($0)) }
        }
        return names
    }

    /// The drawings, four of each scene.
    public static let drawings: [Drawing] = Scene.allCases.flatMap { scene in
        (0..<4).map { Drawing(scene: scene, variant: $0) }
    }

    // MARK: Articles

    /// What a French article says once its newsroom has heard more, in the words of one of a few, by any number. What is
    /// new stands at its beginning and in its standfirst, which its translations have, too.
    public static func updated(_ content: ArticleContent, _ number: Int) -> ArticleContent {
        let news = General.news[number % General.news.count]
        var updated = content
        updated.standfirst = content.standfirst.map { "\($0) \(news.note)" }
        if case .paragraph(let text)? = content.body.blocks.first {
            updated.body.blocks[0] = .paragraph(TextBlock("\(text.plainText) \(news.sentence)"))
        }
        return updated
    }

    /// The article at a place, 0 for the newest.
    public func article(_ index: Int) -> SampleArticle {
        var random = SplitMix(seed: seed, index: index)
        let language = language(of: index, &random)
        // A translation takes its story, and so its words' choices, from the French article just before it.
        let original = original(of: index, language)
        var story = SplitMix(seed: seed ^ 0x5A17, index: original ?? index)
        return SampleArticle.make(
            index: index, language: language, original: original, random: &random, story: &story, archive: self
        )
    }

    func language(of index: Int) -> Int {
        var random = SplitMix(seed: seed, index: index)
        return language(of: index, &random)
    }

    /// About six in ten are French, three Arabic, one English.
    private func language(of index: Int, _ random: inout SplitMix) -> Int {
        let roll = random.below(100)
        if isTranslatedWhole(index) { return 0 }
        if isTranslatedWhole(index + 1) { return Self.tamazight }
        return index < 3 ? [0, 1, 2][index] : roll < 60 ? 0 : roll < 88 ? 1 : 2
    }

    /// Twice in a day's articles: a French one about culture, which the article after it says in Tamazight.
    func isTranslatedWhole(_ index: Int) -> Bool { index % 24 == 9 && index < count }

    /// One French article in three has translations: the next newer articles, one in each other language.
    private func original(of index: Int, _ language: Int) -> Int? {
        guard language != 0 else { return nil }
        for candidate in [index + 1, index + 2] where candidate < count && candidate % 3 == 0 {
            let between = candidate == index + 2 ? self.language(of: index + 1) : nil
            if self.language(of: candidate) == 0, between != 0, between != language { return candidate }
        }
        return nil
    }

    /// Dense by day, sparse by night: 48 articles a day, the hours weighted.
    func publishedAt(_ index: Int) -> Instant {
        let perDay = 48
        let day = index / perDay
        let place = index % perDay
        var random = SplitMix(seed: seed ^ 0x71AE, index: index)
        // From 22:30 back to 06:00 in steps of about twenty minutes, ending before midnight of the same day.
        let secondsBack = place * 1180 + random.below(900)
        return newest.advanced(seconds: -Int64(day) * 86_400 - Int64(secondsBack))
    }
}
