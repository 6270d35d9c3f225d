import Foundation
import News
import Pages
import Testing

@testable import Desk

@Suite struct CatalogueTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func catalogue() throws -> DeskCatalogue {
        try DeskCatalogue(folder: Self.root.appending(path: "Themes/desk").path())
    }

    @Test("every word that a page of the desk asks for is there in every language")
    func complete() throws {
        let catalogue = try catalogue()
        let sources = Self.root.appending(path: "Sources/Desk")
        let files = try #require(FileManager.default.enumerator(atPath: sources.path()))
        var asked: Set<String> = []
        for case let file as String in files where file.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
            for match in text.matches(of: /words\["([a-z_A-Z]+)"/) { asked.insert(String(match.1)) }
        }
        #expect(asked.count > 80)
        for language in catalogue.languages {
            let known = catalogue.words(in: language).strings.names
            #expect(asked.subtracting(known).isEmpty, "\(language): \(asked.subtracting(known).sorted())")
            for state in ArticleState.allCases { #expect(known.contains("state_\(state.rawValue)")) }
            for kind in ArticleKind.allCases { #expect(known.contains("kind_\(kind.rawValue)")) }
            for role in Role.allCases { #expect(known.contains("role_\(role.rawValue)")) }
            for check in PublishingCheck.allCases { #expect(known.contains("check_\(check.rawValue)")) }
            for reason in Revision.Reason.allCases { #expect(known.contains("reason_\(reason.rawValue)")) }
            for scope in AccessScope.allCases {
                #expect(known.contains("scope_\(scope.rawValue.replacing(":", with: "_"))"))
            }
            for kind in MailContent.Kind.allCases { #expect(known.contains("mailkind_\(kind.rawValue)")) }
            for state in MailRecord.State.allCases { #expect(known.contains("mailstate_\(state.rawValue)")) }
            for wish in NoticeMail.allCases { #expect(known.contains("notice_mail_\(wish.rawValue)")) }
            for kind in Notice.Kind.allCases { #expect(known.contains("notice_\(kind.rawValue)")) }
        }
    }

    @Test(
        "the desk speaks the language that the browser asks for first among its own",
        arguments: [
            ("ar-MA,fr;q=0.5", "ar"), ("de, en-GB;q=0.7, fr;q=0.3", "en"), ("zgh", "fr"), ("", "fr"),
            ("xx-@@;;q=,,,", "fr"),
            ("es;q=0, en;q=0.1", "en"),
        ]
    )
    func accepted(header: String, language: String) throws {
        #expect(try catalogue().language(accepted: header, fallback: .french).rawValue == language)
    }

    @Test("what the editor's scripts say is there in every language, with the same names")
    func editor() throws {
        let catalogue = try catalogue()
        let names = try catalogue.languages.map { language in
            let json = try JSONSerialization.jsonObject(with: Data(catalogue.words(in: language).editorJSON.utf8))
            return Set(try #require(json as? [String: Any]).keys)
        }
        #expect(names.allSatisfy { $0 == names[0] && $0.count > 50 })
    }

    @Test("no script of the desk shows a key: what it asks for is there, with the forms and places of its language")
    func scripts() throws {
        let catalogue = try catalogue()
        let modules = Self.root.appending(path: "Themes/desk/modules")
        let files = try #require(FileManager.default.enumerator(atPath: modules.path()))
        var asked: Set<String> = []
        for case let file as String in files where file.hasSuffix(".js") {
            let text = try String(contentsOf: modules.appending(path: file), encoding: .utf8)
            for match in text.matches(of: /\bt\('([a-z_A-Z]+)'/) { asked.insert(String(match.1)) }
        }
        #expect(asked.count > 80)
        func entries(_ language: LanguageTag) throws -> [String: ThemeStrings.Entry] {
            let json = Data(catalogue.words(in: language).editorJSON.utf8)
            return try ThemeStrings.entries(of: json, file: "\(language).json")
        }
        let english = try entries(.english)
        #expect(asked.subtracting(english.keys).sorted() == [])
        for language in catalogue.languages {
            // The editor counts what is there: “none” is said in words of its own.
            let forms = try entries(language).mapValues { entry -> ThemeStrings.Entry in
                guard case .plural(var forms) = entry else { return entry }
                forms["zero"] = forms["zero"] ?? forms["other"]
                return .plural(forms)
            }
            #expect(ThemeStrings.finding(in: forms, beside: english, language: language) == nil, "\(language)")
        }
    }
}
