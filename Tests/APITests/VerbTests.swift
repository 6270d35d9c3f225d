import Foundation
import Testing

@testable import API

/// The verbs of the newsroom against the operations of the API: one that is added at the desk is a program's, too, or
/// says here why it is not.
@Suite struct VerbTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Why some verbs are no operation.
    static let reasons: [String: String] = [
        "SignIn": "a program shows a token", "SignOut": "a program has no session",
        "FindSession": "a program has no session", "SignOutSession": "sessions are people's browsers",
        "FindAccessToken": "it lets every request in", "RepeatableWrite": "it stands around every write",
        "MakeAccessToken": "no token makes another", "RevokeAccessToken": "tokens are ended where they are made",
        "ChangePassword": "it asks for the password", "ChangeAddress": "it asks for the password",
        "AcceptInvitation": "its one-time link is a person's", "ResetPassword": "its one-time link is a person's",
        "AddFirstAdministrator": "its one-time link is a person's",
        "MakeFirstAdministratorLink": "the console's, while nobody works at the desk",
        "AddUser": "the console's; programs invite", "OpenPreview": "whoever holds the link opens it in a browser",
        "ApplySettings": "the settings file's", "ImportArticles": "the console's",
        "PublishDue": "the schedule's", "RecordArrivals": "the server's own receipts", "MailNotices": "the mail's",
        "ProposeTranslation": "it saves nothing, and a program asks the machine itself",
        "RelateArticles": "the server's, after an archive came",
        "QueueDeliveries": "the server's, after events", "IndexMedia": "the server's, after a migration",
    ]

    private static func text(of folder: String) throws -> [String] {
        let folder = root.appending(path: folder)
        let files = try #require(FileManager.default.enumerator(atPath: folder.path()))
        return try files.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.map {
            try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
        }
    }

    /// The types that hold a newsroom and work with it.
    private static func verbs(in sources: [String]) -> Set<String> {
        var found: Set<String> = []
        for source in sources {
            let types = "\n\(source)".components(separatedBy: "\npublic struct ").dropFirst()
            for type in types where type.contains("public init(_ newsroom: Newsroom") {
                found.insert(String(type.prefix { $0.isLetter }))
            }
        }
        return found
    }

    @Test("every verb of the newsroom is an operation, or has a reason not to be one")
    func complete() throws {
        let verbs = Self.verbs(in: try Self.text(of: "Sources/Newsroom"))
        #expect(verbs.count > 70 && verbs.contains("PublishArticle") && verbs.contains("KeepViews"))
        let sources = try Self.text(of: "Sources/API/Operations").joined(separator: "\n")
        let used = verbs.filter { sources.contains("\($0)(call.newsroom") || sources.contains("\($0)(newsroom)") }
        let missing = verbs.subtracting(used).subtracting(Self.reasons.keys)
        #expect(missing.isEmpty, "neither an operation nor a reason: \(missing.sorted())")
        let stale = Set(Self.reasons.keys).filter { !verbs.contains($0) || used.contains($0) }
        #expect(stale.isEmpty, "a reason for what is none, or is an operation: \(stale.sorted())")
    }

    @Test("a verb that is added is seen")
    func canFail() {
        let source = """
            public struct EraseEverything: Sendable {
                public struct Erased: Sendable {}

                private let newsroom: Newsroom

                public init(_ newsroom: Newsroom) { self.newsroom = newsroom }
            }
            """
        #expect(Self.verbs(in: [source]) == ["EraseEverything"])
        #expect(Self.verbs(in: ["public struct Redirect: Sendable {}"]).isEmpty)
        #expect(Self.reasons["EraseEverything"] == nil)
    }
}
