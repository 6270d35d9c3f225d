import News
import Testing

@Suite struct PresenceTests {
    private let now = Instant(seconds: 1000)

    private func presence(
        _ user: Int64, _ tab: String, age: Int64 = 0, editing: Bool = false, asks: Bool = false
    ) -> Presence {
        Presence(
            user: UserID(rawValue: user), name: "U\(user)", tab: tab, lastSeen: now.advanced(seconds: -age),
            isEditing: editing, askedAt: asks ? now : nil
        )
    }

    private func report(_ entries: [Presence], user: Int64 = 1, tab: String = "a") -> PresenceReport {
        PresenceReport(entries, user: UserID(rawValue: user), tab: tab, draftRevision: 1, now: now)
    }

    @Test("nobody is ever someone else to themselves, whatever tab they use")
    func self_() {
        let mine = [presence(1, "a", editing: true), presence(1, "b")]
        #expect(report(mine).editing == .here)
        #expect(report(mine, tab: "b").editing == .yourOtherTab(tab: "a"))
        #expect(report(mine).others.isEmpty && report(mine, tab: "b").others.isEmpty)
        #expect(
            report(mine + [presence(2, "c")], user: 2, tab: "c").editing
                == .someoneElse(UserID(rawValue: 1), name: "U1"))
    }

    @Test("a tab without a sign for 45 seconds is not there")
    func expiry() {
        #expect(report([presence(2, "c", age: 44, editing: true)]).others.count == 1)
        #expect(report([presence(2, "c", age: 45, editing: true)]).editing == .nobody)
        #expect(report([presence(2, "c", age: 45, editing: true)]).others.isEmpty)
    }

    @Test("a person with two tabs is one person, and those who ask are named")
    func others() {
        let found = report([presence(1, "a", editing: true), presence(2, "c"), presence(2, "d", asks: true)])
        #expect(found.others.map(\.user.rawValue) == [2])
        #expect(found.asking.map(\.tab) == ["d"])
    }

    @Test(
        "a save's name is a tab and a number",
        arguments: [("a-B_9:0", true), ("a", false), ("a:x", false), (":1", false), ("a b:1", false), ("a:-1", false)])
    func saveNames(text: String, isGood: Bool) {
        #expect((SaveID(rawValue: text) != nil) == isGood)
        #expect(SaveID(rawValue: text)?.rawValue ?? text == text)
    }

    @Test("a passage's place is read back, and found again where its words went")
    func passages() {
        for place in ["headline", "standfirst", "body.3.0", "body"] {
            #expect(Passage(placeText: place, quote: "x")?.placeText == place)
        }
        for place in ["", "body.x", "body.-1", "elsewhere"] { #expect(Passage(placeText: place, quote: "x") == nil) }
        let content = ArticleContent(
            kind: .news, headline: "t",
            body: Body([.rule, .paragraph(TextBlock("le mot juste")), .paragraph(TextBlock("autre"))])
        )
        let moved = Passage(place: .body([2]), quote: "mot juste").located(in: content)
        #expect(moved?.placeText == "body.1")
        #expect(Passage(place: .body([2]), quote: "parti").located(in: content) == nil)
    }

    @Test("words are counted right in Arabic: vowel signs and tatweel part none, and a conjunction belongs to its word")
    func arabicWords() {
        let text = "قَالَ الرَّئيسُ، أمسِ: «إنَّ العـــمل مستمرٌّ» — ومعه 3 وزراء"
        let content = ArticleContent(kind: .news, headline: "عنوان", body: Body([.paragraph(TextBlock(text))]))
        #expect(content.words(in: .arabic) == 9)
    }
}
