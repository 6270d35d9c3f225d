import News
import Newsroom
import Store
import TestSupport
import Testing

@Suite struct CommentTests {
    private func told(_ bench: DeskBench, _ user: Int64) async throws -> [Notice.Kind] {
        try await bench.database.read { try $0.notices(for: UserID(rawValue: user), sections: [], limit: 50) }
            .map(\.kind)
    }

    private func threads(_ bench: DeskBench, _ id: ArticleID) async throws -> [CommentThread] {
        try await bench.database.read { store in
            guard let article = try store.deskArticle(id) else { return [] }
            return CommentThread.threads(of: try store.comments(on: id), in: article.draft.content)
        }
    }

    @Test("an answer stands under its comment, and all who have a part in it are told but whoever wrote it")
    func answers() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        let passage = Passage(place: .body([0]), quote: "paragraphe", start: 3)
        let comment = try await CommentOnPassage(bench.newsroom)(
            id, on: passage, "Lequel ?", revision: 1, by: bench.karim)
        let answer = try await AnswerComment(bench.newsroom)(comment, " Le premier. ", by: bench.imane)
        let second = try await AnswerComment(bench.newsroom)(answer, "Merci.", by: bench.chief)
        #expect(try await told(bench, 1) == [.answered, .commented])
        #expect(try await told(bench, 2) == [.answered, .answered])
        #expect(try await told(bench, 3).isEmpty)
        let thread = try #require(try await threads(bench, id).first)
        #expect(thread.answers.map(\.id) == [answer, second] && thread.answers[0].text == "Le premier.")
        #expect(thread.comment.passage == passage && thread.passage == passage)
        await #expect(throws: NewsError.self) { try await AnswerComment(bench.newsroom)(comment, " ", by: bench.imane) }
        await #expect(throws: NewsError.self) {
            try await AnswerComment(bench.newsroom)(CommentID(rawValue: 99), "x", by: bench.imane)
        }
        let error = await #expect(throws: NewsError.self) {
            try await ResolveComment(bench.newsroom)(answer, by: bench.imane)
        }
        #expect(error?.code == .invalid)
    }

    @Test("whoever may not comment on an article may not answer on it either")
    func permission() async throws {
        let bench = try await DeskBench(authority: SystemAuthority())
        let system = Actor.system("test")
        let id = try await CreateDraft(bench.newsroom)(bench.draft("Titre"), in: bench.edition.id, by: system)
        let comment = try await CommentOnPassage(bench.newsroom)(id, on: .whole, "x", revision: 1, by: system)
        let error = await #expect(throws: NewsError.self) {
            try await AnswerComment(bench.newsroom)(comment, "y", by: bench.chief)
        }
        #expect(error?.code == .forbidden)
        #expect(try await threads(bench, id).first?.answers.isEmpty == true)
    }

    @Test(
        "a save says where a comment's words stand by now; what the text has not is passed over, and so is another article's"
    )
    func follow() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        let other = try await bench.begin("Autre")
        let passage = Passage(place: .body([0]), quote: "paragraphe")
        let comment = try await CommentOnPassage(bench.newsroom)(id, on: passage, "x", revision: 1, by: bench.karim)
        let foreign = try await CommentOnPassage(bench.newsroom)(other, on: passage, "x", revision: 1, by: bench.karim)
        let mended = Passage(place: .body([0]), quote: "alinéa", start: 3)
        _ = try await SaveDraft(bench.newsroom)(
            id, bench.draft("Titre", "Un alinéa."), base: 1, passages: [comment: mended, foreign: mended],
            by: bench.imane)
        #expect(try await threads(bench, id).first?.passage == mended)
        #expect(try await threads(bench, id).first?.comment.passage == passage)
        #expect(try await threads(bench, other).first?.comment.anchor == passage)
        _ = try await SaveDraft(bench.newsroom)(
            id, bench.draft("Titre", "Un alinéa, enfin."), base: 2,
            passages: [comment: Passage(place: .body([0]), quote: "nulle part")], by: bench.imane)
        #expect(try await threads(bench, id).first?.passage == mended)
        // A save that crossed another is not the text.
        _ = try await SaveDraft(bench.newsroom)(
            id, bench.draft("Titre", "Parti."), base: 1,
            passages: [comment: Passage(place: .body([0]), quote: "Parti")],
            by: bench.karim)
        #expect(try await threads(bench, id).first?.passage == mended)
    }

    @Test("the mark of an article's comments is another one after whatever is said, and else the same")
    func mark() async throws {
        let bench = try await DeskBench()
        let id = try await bench.begin()
        @Sendable func mark() async throws -> String { try await bench.database.read { try $0.commentsMark(of: id) } }
        var seen = [try await mark()]
        let comment = try await CommentOnPassage(bench.newsroom)(id, on: .whole, "x", revision: 1, by: bench.karim)
        seen.append(try await mark())
        _ = try await AnswerComment(bench.newsroom)(comment, "y", by: bench.karim)
        seen.append(try await mark())
        try await ResolveComment(bench.newsroom)(comment, by: bench.karim)
        seen.append(try await mark())
        try await ResolveComment(bench.newsroom)(comment, isResolved: false, by: bench.karim)
        #expect(Set(seen).count == 4)
        #expect(try await mark() == seen[2])
    }
}
