import News
import Testing

@Suite struct FrontFillingTests {
    private static let edition = EditionID(rawValue: 1)
    private static let now = Instant(seconds: 1_000_000)
    private static let sections = SectionTree(
        (1...3).map { number in
            Section(
                id: SectionID(rawValue: Int64(number)), parent: nil, position: number,
                names: [edition: Section.Name(name: "S\(number)", slug: Slug(cleaning: "s\(number)"))]
            )
        }
    )

    private static func summary(_ id: Int64, section: Int64 = 1, kind: ArticleKind = .news) -> ArticleSummary {
        ArticleSummary(
            id: ArticleID(rawValue: id), edition: edition, section: SectionID(rawValue: section), kind: kind,
            slug: Slug(cleaning: "a\(id)"), kicker: nil, headline: "A\(id)", standfirst: nil,
            publishedAt: now.advanced(seconds: -id), leadPicture: nil, byline: nil
        )
    }

    /// An edition of forty stories, 1 the newest; of every three the first is of section 1, and so on; every fifth is
    /// opinion.
    private static func automatic(_ layout: FrontLayout, pins: Int) -> [ListSubject: [ArticleSummary]] {
        let all = (1...40).map { summary($0, section: ($0 - 1) % 3 + 1, kind: $0 % 5 == 0 ? .opinion : .news) }
        var lists: [ListSubject: [ArticleSummary]] = [:]
        for (subject, limit) in layout.sources(pins: pins) {
            let found = all.filter { article in
                switch subject {
                case .opinions: article.kind == .opinion
                case .sectionStories(let section): article.section == section
                default: true
                }
            }
            lists[subject] = Array(found.prefix(limit))
        }
        return lists
    }

    private static func filling(
        _ arrangement: FrontArrangement, front: FrontID = FrontID(edition: edition),
        readable: [ArticleID: PinnedArticle]? = nil, at now: Instant = now
    ) -> FrontFilling {
        let layout = FrontLayout(front, arrangement, sections: sections)
        let pinned =
            readable
            ?? Dictionary(
                uniqueKeysWithValues: arrangement.pins.map {
                    (
                        $0.article,
                        PinnedArticle(summary($0.article.rawValue, section: ($0.article.rawValue - 1) % 3 + 1))
                    )
                }
            )
        return FrontFilling(
            layout, arrangement, pinned: pinned, automatic: automatic(layout, pins: pinned.count), at: now
        )
    }

    private static func ids(_ filling: FrontFilling, _ slot: FrontSlot) -> [Int64] {
        filling.articles(in: slot).map(\.id.rawValue)
    }

    private static func pin(_ id: Int64, _ slot: FrontSlot, _ index: Int = 0, until: Int64? = nil) -> FrontPin {
        FrontPin(
            ArticleID(rawValue: id), at: FrontPlace(slot, index), until: until.map { now.advanced(seconds: $0) }
        )
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var pins: [FrontPin] = []
        let lead: Int64
        let seconds: [Int64]
        let thirds: [Int64]
        let opinion: [Int64]
        let block1: [Int64]
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(
            name: "nothing by hand", lead: 1, seconds: [2, 3], thirds: [4, 5, 6, 7], opinion: [10, 15, 20, 25],
            block1: [13, 16, 19, 22]
        ),
        Case(
            name: "a lead by hand", pins: [pin(9, .lead)], lead: 9, seconds: [1, 2], thirds: [3, 4, 5, 6],
            opinion: [10, 15, 20, 25], block1: [7, 13, 16, 19]
        ),
        Case(
            name: "an old one, beyond all lists", pins: [pin(40, .lead)], lead: 40, seconds: [1, 2],
            thirds: [3, 4, 5, 6], opinion: [10, 15, 20, 25], block1: [7, 13, 16, 19]
        ),
        Case(
            name: "what is pinned below does not stand above", pins: [pin(1, .section(SectionID(rawValue: 1)), 2)],
            lead: 2, seconds: [3, 4], thirds: [5, 6, 7, 8], opinion: [10, 15, 20, 25], block1: [13, 16, 1, 19]
        ),
        Case(
            name: "the second of the seconds alone", pins: [pin(20, .seconds, 1)], lead: 1, seconds: [2, 20],
            thirds: [3, 4, 5, 6], opinion: [10, 15, 25, 30], block1: [7, 13, 16, 19]
        ),
        Case(
            name: "a pin whose time is over", pins: [pin(9, .lead, until: 0)], lead: 1, seconds: [2, 3],
            thirds: [4, 5, 6, 7], opinion: [10, 15, 20, 25], block1: [13, 16, 19, 22]
        ),
        Case(
            name: "a pin whose time is not quite over", pins: [pin(9, .lead, until: 1)], lead: 9, seconds: [1, 2],
            thirds: [3, 4, 5, 6], opinion: [10, 15, 20, 25], block1: [7, 13, 16, 19]
        ),
        Case(
            name: "a pin at a slot that the front has not", pins: [pin(9, .list)], lead: 1, seconds: [2, 3],
            thirds: [4, 5, 6, 7], opinion: [10, 15, 20, 25], block1: [13, 16, 19, 22]
        ),
    ]

    @Test("by hand where something is pinned, the newest elsewhere, nothing twice", arguments: cases)
    func table(_ row: Case) {
        let filling = Self.filling(FrontArrangement(pins: row.pins))
        #expect(Self.ids(filling, .lead) == [row.lead])
        #expect(Self.ids(filling, .seconds) == row.seconds)
        #expect(Self.ids(filling, .thirds) == row.thirds)
        #expect(Self.ids(filling, .opinion) == row.opinion)
        #expect(Self.ids(filling, .section(SectionID(rawValue: 1))) == row.block1)
        let all = filling.articles.map(\.id)
        #expect(Set(all).count == all.count, "\(all)")
    }

    @Test("what readers may not see gives its place back: withdrawn, under embargo, of another edition, a brief")
    func fallsBack() {
        let arrangement = FrontArrangement(pins: [Self.pin(9, .lead)])
        let id = ArticleID(rawValue: 9)
        var foreign = Self.summary(9)
        foreign = ArticleSummary(
            id: foreign.id, edition: EditionID(rawValue: 2), section: foreign.section, kind: .news, slug: foreign.slug,
            kicker: nil, headline: "A9", standfirst: nil, publishedAt: foreign.publishedAt, leadPicture: nil,
            byline: nil
        )
        let hidden: [[ArticleID: PinnedArticle]] = [
            [:], [id: PinnedArticle(Self.summary(9), embargoedUntil: Self.now.advanced(seconds: 60))],
            [id: PinnedArticle(foreign)], [id: PinnedArticle(Self.summary(9, kind: .brief))],
        ]
        for readable in hidden {
            #expect(Self.ids(Self.filling(arrangement, readable: readable), .lead) == [1])
        }
        let free = [id: PinnedArticle(Self.summary(9), embargoedUntil: Self.now)]
        #expect(Self.ids(Self.filling(arrangement, readable: free), .lead) == [9])
    }

    @Test("a front changes by itself at the end of the first pin or embargo, and not for what does not stand on it")
    func changes() {
        let pins = [
            Self.pin(9, .lead, until: 60), Self.pin(8, .seconds, until: 30), Self.pin(7, .thirds),
            Self.pin(6, .list, until: 5), Self.pin(5, .thirds, 1, until: 10),
        ]
        let known = pins.prefix(3).map { ($0.article, PinnedArticle(Self.summary($0.article.rawValue))) }
        let readable = Dictionary(uniqueKeysWithValues: known)
        let filling = Self.filling(FrontArrangement(pins: pins), readable: readable)
        #expect(filling.changesAt == Self.now.advanced(seconds: 30))
        let embargoed = [
            ArticleID(rawValue: 9): PinnedArticle(Self.summary(9), embargoedUntil: Self.now.advanced(seconds: 20))
        ]
        let waiting = Self.filling(FrontArrangement(pins: pins), readable: embargoed)
        #expect(waiting.changesAt == Self.now.advanced(seconds: 20))
        #expect(Self.filling(.automatic).changesAt == nil)
        // At that instant the answer is another one, and at the one before it is not.
        let before = Self.filling(
            FrontArrangement(pins: pins), readable: readable, at: Self.now.advanced(seconds: 29))
        let after = Self.filling(FrontArrangement(pins: pins), readable: readable, at: Self.now.advanced(seconds: 30))
        #expect(before.places == filling.places && after.places != filling.places)
    }

    @Test("a pin whose time is still to come leaves its place to the newest, and takes it at that instant")
    func beginning() {
        let from = Self.now.advanced(seconds: 20)
        let pin = FrontPin(
            ArticleID(rawValue: 9), at: FrontPlace(.lead), from: from, until: Self.now.advanced(seconds: 40))
        let readable = [pin.article: PinnedArticle(Self.summary(9))]
        func lead(_ seconds: Int64) -> (ids: [Int64], changesAt: Instant?) {
            let filling = Self.filling(
                FrontArrangement(pins: [pin]), readable: readable, at: Self.now.advanced(seconds: seconds))
            return (Self.ids(filling, .lead), filling.changesAt)
        }
        #expect(lead(0) == ([1], from) && lead(19) == ([1], from))
        #expect(lead(20) == ([9], pin.until) && lead(39) == ([9], pin.until))
        #expect(lead(40) == ([1], nil))
    }

    @Test("blocks stand in the order that was given, hidden ones nowhere, and a section that came later at the end")
    func blocks() {
        let order = [SectionID(rawValue: 3), SectionID(rawValue: 9), SectionID(rawValue: 2)]
        let arrangement = FrontArrangement(order: order, hidden: [SectionID(rawValue: 2)])
        let layout = FrontLayout(FrontID(edition: Self.edition), arrangement, sections: Self.sections)
        #expect(
            layout.slots == [
                .lead, .seconds, .thirds, .opinion, .section(SectionID(rawValue: 3)), .section(SectionID(rawValue: 1)),
            ]
        )
        #expect(!layout.has(FrontPlace(.section(SectionID(rawValue: 2)))))
        let front = FrontID(edition: Self.edition, section: SectionID(rawValue: 1))
        #expect(FrontLayout(front, arrangement, sections: Self.sections).slots == [.lead, .list])
    }

    @Test("what is read of each list is enough for any pins: a longer list changes nothing")
    func limits() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<200 {
            var pins: [FrontPin] = []
            let slots: [FrontSlot] = [.lead, .seconds, .thirds, .opinion, .section(SectionID(rawValue: 2))]
            for _ in 0..<Int.random(in: 0...8, using: &generator) {
                let slot = slots[Int.random(in: 0..<slots.count, using: &generator)]
                pins.append(
                    Self.pin(
                        Int64.random(in: 1...40, using: &generator), slot,
                        Int.random(in: 0..<slot.places, using: &generator))
                )
            }
            let arrangement = FrontArrangement(pins: pins)
            let layout = FrontLayout(FrontID(edition: Self.edition), arrangement, sections: Self.sections)
            let pinned = Dictionary(
                uniqueKeysWithValues: arrangement.pins.map {
                    ($0.article, PinnedArticle(Self.summary($0.article.rawValue)))
                }
            )
            func places(pins count: Int) -> [FrontPlace: FrontFilling.Filled] {
                FrontFilling(
                    layout, arrangement, pinned: pinned, automatic: Self.automatic(layout, pins: count), at: Self.now
                ).places
            }
            #expect(places(pins: pinned.count) == places(pins: 1000))
        }
    }
}
