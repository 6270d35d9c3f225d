import News
import Testing

/// Who may change what is said of a file in the library, as a table: a row for each action, a column for each person.
@Suite struct MediaPermissionTests {
    private static let me = UserID(rawValue: 7)
    private static let other = UserID(rawValue: 8)

    private static func user(_ role: Role, isDisabled: Bool = false) throws -> Actor {
        .user(
            User(
                id: me, email: try #require(EmailAddress(rawValue: "a@b.example")), name: "A", language: .french,
                role: role, sections: [], isDisabled: isDisabled, createdAt: Instant(seconds: 0)
            )
        )
    }

    @Test("everyone changes what they brought in; editors and above change all", arguments: MediaAction.allCases)
    func table(action: MediaAction) throws {
        // contributor, journalist, editor, chief editor, administrator: their own, another's, an import's.
        let table: [MediaAction: [String]] = [
            .describe: ["yyyyy", "--yyy", "--yyy"], .frame: ["yyyyy", "--yyy", "--yyy"],
        ]
        let rows = try #require(table[action], "\(action) is not in the table")
        for (uploader, row) in zip([Self.me, Self.other, nil], rows) {
            for (role, expected) in zip(Role.allCases, row) {
                #expect(
                    try Self.user(role).allows(action, onFileOf: uploader) == (expected == "y"),
                    "\(role) \(action) \(String(describing: uploader))")
                #expect(try !Self.user(role, isDisabled: true).allows(action, onFileOf: uploader))
            }
            #expect(Actor.system("import").allows(action, onFileOf: uploader))
        }
        let refused = #expect(throws: NewsError.self) {
            try Self.user(.journalist).require(action, onFileOf: Self.other)
        }
        #expect(refused?.code == .forbidden)
    }
}
