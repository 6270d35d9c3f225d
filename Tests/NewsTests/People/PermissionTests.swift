import News
import Testing

/// Who may do what, as a table: a row for each action, a column for each kind of person, and nothing left out.
@Suite struct PermissionTests {
    private static let sport = SectionID(rawValue: 1)
    private static let football = SectionID(rawValue: 2)
    private static let culture = SectionID(rawValue: 3)
    private static let me = UserID(rawValue: 7)

    private static func user(_ role: Role, sections: Set<SectionID> = [], isDisabled: Bool = false) throws -> Actor {
        .user(
            User(
                id: me, email: try #require(EmailAddress(rawValue: "a@b.example")), name: "A", language: .french,
                role: role, sections: sections, isDisabled: isDisabled, createdAt: Instant(seconds: 0)
            )
        )
    }

    @Test("what is done to the desk as a whole begins with the role it is given to")
    func desk() throws {
        // contributor, journalist, editor, chief editor, administrator
        let table: [DeskAction: String] = [
            .createDraft: "yyyyy", .uploadMedia: "yyyyy",
            .manageMedia: "--yyy",
            .manageTopics: "--yyy", .manageAuthors: "--yyy",
            .manageSections: "---yy", .manageRedirects: "---yy", .arrangeFronts: "---yy", .shareViews: "---yy",
            .seeAuditLog: "---yy",
            .managePeople: "----y", .manageSettings: "----y",
        ]
        #expect(Set(table.keys) == Set(DeskAction.allCases))
        for (action, row) in table {
            for (role, expected) in zip(Role.allCases, row) {
                #expect(try Self.user(role).allows(action) == (expected == "y"), "\(role) \(action)")
                #expect(try !Self.user(role, isDisabled: true).allows(action), "disabled \(role) \(action)")
            }
            #expect(Actor.system("scheduler").allows(action))
        }
    }

    /// Who asks, in the order of the letters of a row.
    private static func columns() throws -> [(name: String, actor: Actor, isAuthor: Bool)] {
        [
            ("contributor, own", try user(.contributor), true),
            ("contributor, another's", try user(.contributor), false),
            ("journalist, own", try user(.journalist), true),
            ("journalist, another's", try user(.journalist), false),
            ("editor elsewhere, own", try user(.editor, sections: [culture]), true),
            ("editor elsewhere, another's", try user(.editor, sections: [culture]), false),
            ("editor of the section above", try user(.editor, sections: [sport]), false),
            ("chief editor", try user(.chiefEditor), false),
            ("administrator", try user(.administrator), false),
            ("the program", .system("scheduler"), false),
        ]
    }

    private static func standing(_ state: ArticleState, isAuthor: Bool) -> ArticleStanding {
        ArticleStanding(
            sectionPath: [football, sport], authors: isAuthor ? [me] : [UserID(rawValue: 8)], state: state
        )
    }

    /// For each action the states in which each column may, in the same order; d, s, r, q, a, c, p, u, k, x are
    /// draft, submitted, in review, changes asked, approved, scheduled, published, unpublished, killed, spiked.
    private static let letters: [ArticleState: Character] = [
        .draft: "d", .submitted: "s", .inReview: "r", .changesAsked: "q", .approved: "a", .scheduled: "c",
        .published: "p", .unpublished: "u",
        .killed: "k", .spiked: "x",
    ]

    private static let articleTable: [ArticleAction: [String]] = {
        let everywhere = "dsrqacpukx"
        let live = "dsrqacpu"
        func desk(_ own: [String], _ desk: String) -> [String] { own + Array(repeating: desk, count: 4) }
        let nobody = Array(repeating: "", count: 6)
        return [
            .read: desk([everywhere, "p", everywhere, everywhere, everywhere, everywhere], everywhere),
            .comment: desk([live + "x", "", live + "x", "", live + "x", ""], live + "x"),
            .edit: desk(["dq", "", "dsrqpu", "", "dsrqpu", ""], live),
            .takeOver: desk(["dq", "", "dsrqpu", "", "dsrqpu", ""], live),
            .submit: desk(["", "", live, "", live, ""], live),
            .spike: desk(["dq", "", "dq", "", "dq", ""], live),
            .restore: desk(["x", "", "x", "", "x", ""], live + "x"),
            .kill: desk(nobody, live + "x"),
            .requestChanges: desk(nobody, live), .approve: desk(nobody, live), .schedule: desk(nobody, live),
            .publish: desk(nobody, live), .updatePublished: desk(nobody, live), .correct: desk(nobody, live),
            .unpublish: desk(nobody, live), .assign: desk(nobody, live),
            .link: desk(["dq", "", "dsrqu", "", "dsrqu", ""], live),
        ]
    }()

    @Test("what is done to an article, for everyone and in every state", arguments: ArticleAction.allCases)
    func article(action: ArticleAction) throws {
        let row = try #require(Self.articleTable[action], "\(action) is not in the table")
        let columns = try Self.columns()
        #expect(row.count == columns.count)
        for ((name, actor, isAuthor), states) in zip(columns, row) {
            for state in ArticleState.allCases {
                let letter = try #require(Self.letters[state], "\(state) is not in the table")
                let standing = Self.standing(state, isAuthor: isAuthor)
                #expect(
                    actor.allows(action, on: standing) == states.contains(letter), "\(name): \(action) in \(state)")
                if let user = actor.user {
                    var disabled = user
                    disabled.isDisabled = true
                    #expect(!Actor.user(disabled).allows(action, on: standing))
                }
            }
        }
    }

    @Test("an editor answers for a section and those below it, never for the one above")
    func tree() throws {
        let below = ArticleStanding(sectionPath: [Self.football, Self.sport], authors: [], state: .submitted)
        let above = ArticleStanding(sectionPath: [Self.sport], authors: [], state: .submitted)
        let ofSport = try Self.user(.editor, sections: [Self.sport])
        let ofFootball = try Self.user(.editor, sections: [Self.football])
        #expect(ofSport.allows(.publish, on: below) && ofSport.allows(.publish, on: above))
        #expect(ofFootball.allows(.publish, on: below) && !ofFootball.allows(.publish, on: above))
        // Sections that a journalist kept from an earlier role open nothing.
        #expect(try !Self.user(.journalist, sections: [Self.sport]).allows(.publish, on: below))
    }

    @Test("what is asked for without the right to is an error that says so")
    func required() throws {
        let journalist = try Self.user(.journalist)
        let standing = Self.standing(.draft, isAuthor: true)
        try journalist.require(.edit, on: standing)
        try journalist.require(.createDraft)
        let article = #expect(throws: NewsError.self) { try journalist.require(.publish, on: standing) }
        let desk = #expect(throws: NewsError.self) { try journalist.require(.managePeople) }
        #expect(article?.code == .forbidden && desk?.code == .forbidden)
    }
}
