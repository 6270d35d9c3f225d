public import News

/// One article of the sample. Its pictures, contributors, topics and related articles are places in the archive's lists.
public struct SampleArticle: Sendable {
    public let index: Int
    /// Place of the edition in `SampleArchive.editions`.
    public let edition: Int
    /// Place of the section in `SampleArchive.sections`.
    public let section: Int
    public let content: ArticleContent
    public let publishedAt: Instant
    public let modifiedAt: Instant?
    public let corrections: [Correction]
    /// The place of the article it translates.
    public let translationOf: Int?
}

extension SampleArticle {
    static func make(
        index: Int, language: Int, original: Int?, random: inout SplitMix, story: inout SplitMix, archive: SampleArchive
    ) -> SampleArticle {
        // Everything drawn from `story` is the same in a translation.
        let beatNumber = story.below(Beat.all.count + 2)
        let drawn = beatNumber >= Beat.all.count ? [0, 4][beatNumber - Beat.all.count] : beatNumber
        let number = archive.isTranslatedWhole(original ?? index) ? Beat.translated : drawn
        let beat = Beat.all[number]
        var slots = Slots(beat: beat, random: &story)
        let headlineNumber = story.below(beat.headlines.count)
        let headline = beat.headlines[headlineNumber]
        let topics = beat.topicsFitting(headline)
        let fitting = story.pick(beat.childrenFitting(headline))
        // What happens in a town stands with the town's own region, whatever it is.
        let child = number == Beat.domestic ? slots.region : fitting
        let kind = kind(of: number, &story, isTranslated: original != nil || index % 3 == 0)
        // Neighbours in a list differ: in how they show a scene, and in their standfirsts.
        let turn = (original ?? index) / 3
        let drawing = drawing(of: beat, turn, &story)
        // What a larger archive has more of is chosen apart, so that its articles say the same.
        var wider = SplitMix(seed: archive.seed ^ 0x51BE, index: original ?? index)
        let section = archive.lists.section(of: number, child: child, &wider)
        let hasPicture = kind != .brief && story.happens(78)
        let publishedAt = archive.publishedAt(index)

        var content = ArticleContent(
            kind: kind,
            headline: language == SampleArchive.tamazight
                ? slots.filled(Tamazight.headlines[headlineNumber], language)
                : slots.filled(headline.phrase, language)
        )
        if kind != .brief {
            let isTamazight = language == SampleArchive.tamazight
            content.standfirst =
                isTamazight
                ? slots.filled(Tamazight.standfirsts[turn % Tamazight.standfirsts.count], language)
                : slots.filled(General.standfirsts[turn % General.standfirsts.count], language)
            if story.happens(30) {
                let topic = story.pick(topics)
                content.kicker = isTamazight ? Tamazight.topics[topic] : beat.topics[topic].text(language)
            }
            if story.happens(40) { content.dateline = slots.place(language) }
            // The choices that follow are the same in a translation, whose body is drawn from another row of numbers.
            let body = body(kind, beat, child, &slots, isTamazight ? 0 : language, index, &story, &wider, archive)
            content.body = isTamazight ? self.tamazight(slots, &random) : body
            let picture = archive.lists.picture(of: drawing, &wider)
            content.leadPicture = hasPicture ? PictureID(rawValue: Int64(picture)) : nil
            let authors = SampleSize.standard.authors
            var credits = [story.below(authors)]
            if story.happens(12) { credits.append((credits[0] + 1 + story.below(authors - 1)) % authors) }
            content.credits = credits.map {
                ContributorID(rawValue: Int64(archive.lists.author($0, &wider)))
            }
            let first = story.below(topics.count)
            let own =
                topics.count > 1
                ? [topics[first], topics[(first + 1 + story.below(topics.count - 1)) % topics.count]] : topics
            content.topics = archive.lists.topics(of: number, own, &wider).map { TopicID(rawValue: Int64($0)) }
            if original != nil {
                // Whoever translates it has not written it.
                let translator = (credits[0] + 7) % authors
                content.translators =
                    credits.contains(translator)
                    ? [] : [ContributorID(rawValue: Int64(archive.lists.author(translator, &wider)))]
            }
        } else if story.happens(20) {
            content.source = General.sources.text(language)
        }
        var corrections: [Correction] = []
        if kind != .brief, index > 40, random.below(100) == 0 {
            corrections = [
                Correction(
                    kind: .correction, text: slots.filled(General.corrections[0], language),
                    publishedAt: publishedAt.advanced(seconds: 7200)
                )
            ]
        }
        let isModified = !corrections.isEmpty || (kind != .brief && index > 20 && random.happens(15))
        return SampleArticle(
            index: index, edition: language, section: section, content: content,
            publishedAt: publishedAt, modifiedAt: isModified ? publishedAt.advanced(seconds: 7200) : nil,
            corrections: corrections, translationOf: original
        )
    }

    private static func kind(of beat: Int, _ random: inout SplitMix, isTranslated: Bool) -> ArticleKind {
        let roll = random.below(100)
        // Opinions are never briefs, and nobody translates a brief.
        if beat == Beat.all.count - 1 { return .opinion }
        if roll < 40 { return isTranslated ? .news : .brief }
        return switch roll {
        case ..<76: .news
        case ..<82: .analysis
        case ..<86: .interview
        case ..<92: .report
        case ..<96: .gallery
        case ..<98: .video
        default: .live
        }
    }

    /// - Parameter way: Which of the four drawings of the scene; any number.
    private static func drawing(of beat: Beat, _ way: Int, _ random: inout SplitMix) -> Int {
        let scene = random.pick(beat.scenes)
        let place = Scene.allCases.firstIndex(of: scene) ?? 0
        return place * 4 + way % 4
    }

    private static func body(
        _ kind: ArticleKind, _ beat: Beat, _ child: Int, _ slots: inout Slots, _ language: Int, _ index: Int,
        _ random: inout SplitMix, _ wider: inout SplitMix, _ archive: SampleArchive
    ) -> Body {
        let sentences = beat.sentencesFitting(child)
        var used: Set<Int> = []
        func fresh(_ phrases: [Phrase], _ offset: Int, _ random: inout SplitMix) -> Phrase {
            for _ in 0..<8 {
                let place = random.below(phrases.count)
                if used.insert(offset + place).inserted { return phrases[place] }
            }
            return random.pick(phrases)
        }
        func paragraph(_ length: Int, _ random: inout SplitMix) -> Block {
            var texts: [String] = []
            for place in 0..<length {
                let phrase =
                    place % 2 == 0 ? fresh(sentences, 0, &random) : fresh(General.middles, 100, &random)
                texts.append(slots.filled(phrase, language))
                if place == 1 { slots.move(&random) }
            }
            return .paragraph(TextBlock(texts.joined(separator: " ")))
        }
        var blocks: [Block] = [
            .paragraph(
                TextBlock(
                    slots.filled(random.pick(General.openings), language) + " "
                        + slots.filled(fresh(sentences, 0, &random), language)
                )
            )
        ]
        let length =
            [ArticleKind.analysis, .interview, .report].contains(kind) ? 6 + random.below(5) : 2 + random.below(4)
        for place in 0..<length {
            if place == 2, length > 4 {
                blocks.append(.heading(level: 2, TextBlock(slots.filled(random.pick(General.subheads), language))))
            }
            blocks.append(paragraph(2 + random.below(2), &random))
            if place == 1, random.happens(30) {
                blocks.append(
                    .quote(
                        blocks: [.paragraph(TextBlock(random.pick(General.quotes).text(language)))],
                        attribution: slots.person(language)
                    )
                )
            }
            if place == 3, random.happens(50) {
                blocks.append(.pullQuote(TextBlock(random.pick(General.quotes).text(language)), attribution: nil))
            }
        }
        if random.happens(14) { blocks.append(table(&slots, language, &random)) }
        if random.happens(18) {
            blocks.append(
                .factBox(
                    headline: General.factsHeadline.text(language),
                    blocks: [
                        .list(
                            ordered: false,
                            items: General.facts.map { [.paragraph(TextBlock(slots.filled($0, language)))] }
                        )
                    ]
                )
            )
        }
        if kind == .gallery {
            blocks.append(
                .gallery(
                    (0..<4).map { way in
                        let picture = archive.lists.picture(of: drawing(of: beat, way, &random), &wider)
                        return PictureBlock(picture: PictureID(rawValue: Int64(picture)))
                    }))
        }
        if kind == .video,
            let target = LinkTarget(rawValue: "https://www.youtube.com/watch?v=lefanal\(100 + random.below(900))"),
            let embed = Embed(
                target: target, title: slots.filled(random.pick(beat.headlinesFitting(child)).phrase, language))
        {
            blocks.insert(.embed(embed), at: 1)
        }
        if random.happens(25), let related = related(to: index, language, archive) {
            blocks.insert(.related(related), at: min(3, blocks.count))
        }
        blocks.append(.paragraph(TextBlock(slots.filled(random.pick(General.endings), language))))
        return Body(blocks)
    }

    /// A short body in Tamazight.
    private static func tamazight(_ slots: Slots, _ random: inout SplitMix) -> Body {
        let language = SampleArchive.tamazight
        let first = random.below(Tamazight.sentences.count)
        let sentences = (0..<4).map { place in
            slots.filled(Tamazight.sentences[(first + place) % Tamazight.sentences.count], language)
        }
        return Body(
            [
                slots.filled(random.pick(Tamazight.openings), language) + " " + sentences[0],
                sentences[1...2].joined(separator: " "), sentences[3] + " " + Tamazight.ending,
            ].map { .paragraph(TextBlock($0)) }
        )
    }

    private static func table(_ slots: inout Slots, _ language: Int, _ random: inout SplitMix) -> Block {
        .table(
            Table(
                caption: General.tableCaption.text(language),
                header: General.tableHeader.map { TextBlock($0.text(language)) },
                rows: (0..<4).map { _ in
                    slots.move(&random)
                    return [
                        TextBlock(slots.otherPlace(language)), TextBlock(String(200 + random.below(700))),
                        TextBlock(String(200 + random.below(700))),
                    ]
                }
            )
        )
    }

    /// An older article in the same language that is no brief: looked for among the next few.
    private static func related(to index: Int, _ language: Int, _ archive: SampleArchive) -> RelatedArticle? {
        for candidate in (index + 5)..<(index + 12) where candidate < archive.count && candidate % 3 == 0 {
            guard archive.language(of: candidate) == language else { continue }
            return RelatedArticle(article: ArticleID(rawValue: Int64(candidate)), label: "…")
        }
        return nil
    }
}

/// What stands in the braces of an article's phrases.
struct Slots {
    private let beat: Beat
    private var here: Int
    private var there: Int
    private let number: Int
    private let hundreds: Int
    private let who: Int
    private let institution: Int

    init(beat: Beat, random: inout SplitMix) {
        self.beat = beat
        here = random.below(Names.places.count)
        there = (here + 1 + random.below(Names.places.count - 1)) % Names.places.count
        number = 11 + random.below(88)
        hundreds = (2 + random.below(48)) * 100
        who = random.below(Names.given.count * Names.family.count)
        institution = random.below(beat.institutions.count)
    }

    /// Goes on to another second place.
    mutating func move(_ random: inout SplitMix) {
        there = (here + 1 + random.below(Names.places.count - 1)) % Names.places.count
    }

    func place(_ language: Int) -> String { Slots.name(of: here, language) }
    func otherPlace(_ language: Int) -> String { Slots.name(of: there, language) }
    func person(_ language: Int) -> String { Names.person(who, language) }

    /// Where the first place lies, among the children of `Beat.regions`.
    var region: Int { Names.regions[here] }

    private static func name(of place: Int, _ language: Int) -> String {
        language == SampleArchive.tamazight ? Tamazight.places[place] : Names.places[place].text(language)
    }

    /// French says "d’Agadir", not "de Agadir".
    private static func append(_ place: String, to text: inout String, _ language: Int) {
        if language == 0, text.hasSuffix(" de "), let first = place.first, "AEÉIOU".contains(first) {
            text.removeLast(2)
            text += "’"
        }
        text += place
    }

    func filled(_ phrase: Phrase, _ language: Int) -> String { filled(phrase.text(language), language) }

    func filled(_ text: String, _ language: Int) -> String {
        guard text.utf8.contains(0x7B) else { return text }
        var out = ""
        out.reserveCapacity(text.utf8.count + 32)
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            out += rest[..<open]
            let name = rest[rest.index(after: open)]
            switch name {
            case "p": Slots.append(place(language), to: &out, language)
            case "q": Slots.append(otherPlace(language), to: &out, language)
            case "n": out += String(number)
            case "m": out += LanguageRules.of(SampleArchive.editions[language].language).number(hundreds)
            case "w": out += Names.person(who, language)
            default: out += beat.institutions[institution].text(language)
            }
            rest = rest[rest.index(open, offsetBy: 3)...]
        }
        return out + rest
    }
}
