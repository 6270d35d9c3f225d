import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct AssigningTests {
    @Test("whoever an article is given to is told, may write in it, and loses it when it is out")
    func whole() async throws {
        let bench = try await FindingBench()
        let id = try await bench.desk.begin()
        let assign = AssignArticle(bench.desk.newsroom)
        await #expect(throws: NewsError.self) {
            try await SaveDraft(bench.desk.newsroom)(id, bench.desk.draft("x"), base: 1, by: bench.karim)
        }
        #expect(try await assign(id, to: bench.karim.userID, by: bench.chief))
        #expect(try await !assign(id, to: bench.karim.userID, by: bench.chief))
        let karim = try #require(bench.karim.userID)
        let notices = try await bench.desk.database.read { try $0.notices(for: karim, sections: [], limit: 9) }
        #expect(notices.map(\.kind) == [.assigned])
        let listed = try await bench.desk.database.read { try $0.deskList(DeskFilter(assignee: karim), limit: 9) }
        #expect(listed.map(\.id) == [id] && listed[0].assignee == karim)
        _ = try await SaveDraft(bench.desk.newsroom)(id, bench.desk.draft("Titre", "y"), base: 1, by: bench.karim)
        // Whoever it was given to is told of what becomes of it, like whoever began it.
        try await SubmitArticle(bench.desk.newsroom)(id, by: bench.karim)
        try await AskForChanges(bench.desk.newsroom)(id, "Plus court.", by: bench.chief)
        func kinds(_ user: UserID?) async throws -> [Notice.Kind] {
            let user = try #require(user)
            return try await bench.desk.database.read { try $0.notices(for: user, sections: [], limit: 9) }.map(\.kind)
        }
        #expect(try await kinds(karim).contains(.changesAsked))
        #expect(try await kinds(bench.imane.userID).contains(.changesAsked))
        #expect(try await !kinds(bench.chief.userID).contains(.changesAsked))
        _ = try await PublishArticle(bench.desk.newsroom)(id, revision: 2, by: bench.chief)
        #expect(try await bench.desk.article(id)?.assignee == nil)
        #expect(try await bench.desk.differencesFromRebuild().isEmpty)
    }

    @Test("who does not answer for the section gives nothing to anybody, and nobody who is not there is given anything")
    func refused() async throws {
        let bench = try await FindingBench()
        let id = try await bench.desk.begin()
        let assign = AssignArticle(bench.desk.newsroom)
        let forbidden = await #expect(throws: NewsError.self) {
            try await assign(id, to: bench.karim.userID, by: bench.imane)
        }
        #expect(forbidden?.code == .forbidden)
        let missing = await #expect(throws: NewsError.self) {
            try await assign(id, to: UserID(rawValue: 99), by: bench.chief)
        }
        #expect(missing?.code == .invalid)
        try await assign(id, to: bench.karim.userID, by: bench.chief)
        let crossed = await #expect(throws: NewsError.self) {
            try await assign(id, to: bench.imane.userID, instead: .exactly(nil), by: bench.chief)
        }
        #expect(crossed?.code == .conflict)
        #expect(try await bench.desk.article(id)?.assignee == bench.karim.userID)
    }
}

@Suite struct AmendingTests {
    @Test("an article that is out moves at once with its lists, as an update that readers need not be told of")
    func moves() async throws {
        let bench = try await DeskBench()
        let id = try await bench.publish()
        let move = MoveArticle(bench.newsroom)
        bench.clock.advance(seconds: 60)
        #expect(try await move(id, to: bench.culture, by: bench.chief) == .published(revision: 2))
        #expect(try await move(id, to: bench.culture, by: bench.chief) == .unchanged)
        let article = try await bench.article(id)
        #expect(article?.section == bench.culture && article?.modifiedAt == nil && article?.hasNewText == false)
        #expect(try await bench.differencesFromRebuild().isEmpty)
        let keys = try await bench.events().last?.keys ?? []
        #expect(keys.contains(.section(bench.football)) && keys.contains(.section(bench.culture)))
        let draft = try await bench.begin("Autre")
        #expect(try await move(draft, to: bench.culture, by: bench.chief) == .saved(revision: 2))
        #expect(try await bench.article(draft)?.section == bench.culture)
        await #expect(throws: NewsError.self) {
            try await move(draft, to: SectionID(rawValue: 99), by: bench.chief)
        }
    }

    @Test("nothing is changed under the hands of someone who writes, nor is an update sent out that waits")
    func waits() async throws {
        let bench = try await DeskBench()
        let id = try await bench.publish()
        _ = try await KeepLock(bench.newsroom)(id, tab: "a", isWriting: true, by: bench.imane)
        let tag = TagArticle(bench.newsroom)
        let busy = await #expect(throws: NewsError.self) { try await tag(id, adding: [bench.topic], by: bench.chief) }
        #expect(busy?.code == .conflict)
        try await LeaveArticle(bench.newsroom)(id, tab: "a", by: bench.imane)
        _ = try await SaveDraft(bench.newsroom)(id, bench.draft("Titre", "Neuf."), base: 1, by: bench.imane)
        let waiting = await #expect(throws: NewsError.self) {
            try await tag(id, adding: [bench.topic], by: bench.chief)
        }
        #expect(waiting?.code == .conflict)
        #expect(try await bench.article(id)?.draft.number == 2)
    }

    @Test("topics are added once and taken away, and what readers have follows")
    func topics() async throws {
        let bench = try await DeskBench()
        let id = try await bench.publish()
        let tag = TagArticle(bench.newsroom)
        #expect(try await tag(id, adding: [bench.topic], by: bench.chief) == .published(revision: 2))
        #expect(try await tag(id, adding: [bench.topic], by: bench.chief) == .unchanged)
        let topic = bench.topic
        let edition = bench.edition.id
        #expect(try await bench.database.read { try $0.list(.topic(topic), in: edition, limit: 9) }.map(\.id) == [id])
        let found = try await bench.database.read { try $0.deskList(DeskFilter(topic: topic), limit: 9) }
        #expect(found.map(\.id) == [id])
        #expect(try await tag(id, removing: [bench.topic], by: bench.chief) == .published(revision: 3))
        #expect(try await bench.database.read { try $0.deskList(DeskFilter(topic: topic), limit: 9) }.isEmpty)
        #expect(try await bench.differencesFromRebuild().isEmpty)
        await #expect(throws: NewsError.self) { try await tag(id, adding: [TopicID(rawValue: 99)], by: bench.chief) }
    }

    @Test("who does not answer for the section an article goes to does not move what is out into it")
    func foreignSection() async throws {
        let bench = try await FindingBench()
        let id = try await bench.desk.publish()
        let error = await #expect(throws: NewsError.self) {
            try await MoveArticle(bench.desk.newsroom)(id, to: bench.desk.culture, by: bench.editor)
        }
        #expect(error?.code == .forbidden)
        let article = try await bench.desk.article(id)
        #expect(article?.section == bench.desk.football && article?.draft.number == 1)
    }
}

@Suite struct KeepViewsTests {
    @Test("views are named, ordered, opened with and deleted, each by whom they belong to")
    func own() async throws {
        let bench = try await FindingBench()
        let keep = KeepViews(bench.desk.newsroom)
        let first = try await keep.save(name: " Un ", query: "state=draft", isShared: false, by: bench.imane)
        let second = try await keep.save(name: "Deux", query: "", isShared: false, by: bench.imane)
        func names(_ actor: Actor) async throws -> [String] {
            let user = try #require(actor.userID)
            return try await bench.desk.database.read { try $0.savedViews(of: user) }.map(\.name)
        }
        #expect(try await names(bench.imane) == ["Un", "Deux"])
        try await keep.move(second, .up, by: bench.imane)
        try await keep.move(second, .up, by: bench.imane)
        #expect(try await names(bench.imane) == ["Deux", "Un"])
        try await keep.rename(first, to: "Une", by: bench.imane)
        try await keep.setDefault(first, by: bench.imane)
        let imane = try #require(bench.imane.userID)
        #expect(try await bench.desk.database.read { try $0.defaultView(of: imane) } == first)
        for work in [
            { try await keep.rename(first, to: "x", by: bench.karim) },
            { try await keep.delete(first, by: bench.karim) },
            { try await keep.setDefault(first, by: bench.karim) },
        ] as [() async throws -> Void] {
            let error = await #expect(throws: NewsError.self) { try await work() }
            #expect(error?.code == .notFound)
        }
        try await keep.delete(first, by: bench.imane)
        #expect(try await names(bench.imane) == ["Deux"])
        #expect(try await bench.desk.database.read { try $0.defaultView(of: imane) } == nil)
    }

    @Test("what all share is the chief editors' to keep, and everybody's to look through")
    func shared() async throws {
        let bench = try await FindingBench()
        let keep = KeepViews(bench.desk.newsroom)
        let error = await #expect(throws: NewsError.self) {
            try await keep.save(name: "Tous", query: "", isShared: true, by: bench.editor)
        }
        #expect(error?.code == .forbidden)
        let id = try await keep.save(name: "Tous", query: "state=submitted", isShared: true, by: bench.chief)
        try await keep.setDefault(id, by: bench.imane)
        let imane = try #require(bench.imane.userID)
        #expect(try await bench.desk.database.read { try $0.savedViews(of: imane) }.map(\.name) == ["Tous"])
        let refused = await #expect(throws: NewsError.self) { try await keep.delete(id, by: bench.imane) }
        #expect(refused?.code == .forbidden)
        try await keep.delete(id, by: bench.chief)
        #expect(try await bench.desk.database.read { try $0.defaultView(of: imane) } == nil)
    }

    @Test("a name is no empty and no endless one, and nobody keeps views without end")
    func limits() async throws {
        let bench = try await FindingBench()
        let keep = KeepViews(bench.desk.newsroom)
        for name in [" ", String(repeating: "x", count: 61)] {
            await #expect(throws: NewsError.self) {
                try await keep.save(name: name, query: "", isShared: false, by: bench.imane)
            }
        }
        for number in 0..<SavedView.most {
            try await keep.save(name: "\(number)", query: "", isShared: false, by: bench.imane)
        }
        let error = await #expect(throws: NewsError.self) {
            try await keep.save(name: "x", query: "", isShared: false, by: bench.imane)
        }
        #expect(error?.code == .invalid)
    }
}

/// A newsroom whose people are in the store, and whose rules hold.
struct FindingBench {
    let desk: DeskBench
    let imane: Actor
    let karim: Actor
    /// Answers for the sport section.
    let editor: Actor
    let chief: Actor

    init() async throws {
        let desk = try await DeskBench(authority: DeskAuthority())
        self.desk = desk
        func add(_ name: String, _ role: Role, sections: Set<SectionID> = []) async throws -> Actor {
            let user = try await AddUser(desk.newsroom, passwords: CheapPasswords())(
                NewUser(
                    email: try #require(EmailAddress(rawValue: "\(name.lowercased())@relais.example")), name: name,
                    language: .french, role: role, sections: sections
                ), password: PeopleDesk.password, as: .system("test")
            )
            return .user(user)
        }
        imane = try await add("Imane", .journalist)
        karim = try await add("Karim", .journalist)
        chief = try await add("Chief", .chiefEditor)
        editor = try await add("Editor", .editor, sections: [desk.sport])
    }
}
