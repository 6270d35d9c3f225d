import Foundation
import News
import TestSupport
import Testing

@testable import Desk

/// What is wrong is said in the language of whoever works.
@Suite struct ErrorSentenceTests {
    private func words(_ language: LanguageTag) throws -> DeskWords {
        try DeskCatalogue(folder: CatalogueTests.root.appending(path: "Themes/desk").path()).words(in: language)
    }

    @Test("every sentence that can reach the desk is there in its languages")
    func complete() throws {
        // What a reader of the desk never meets: the start of the program, imports, faults.
        let elsewhere = [
            "Imports/", "Archive/", "Publication/", "Migrations/", "Words/", "Assets/", "Language/", "SectionFinder",
            "SMTP/", "Mail/",
        ]
        let english = try words(.english).strings.names
        var sentences = 0
        for target in ["News", "Store", "Newsroom", "Desk", "Outbound"] {
            let folder = CatalogueTests.root.appending(path: "Sources/\(target)")
            let files = try #require(FileManager.default.enumerator(atPath: folder.path()))
            for case let file as String in files
            where file.hasSuffix(".swift") && !elsewhere.contains(where: file.contains) {
                let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
                for match in text.matches(of: /NewsError\(\s*\.(\w+),\s*"([^\n]*?[.?!])",?/) where match.1 != "fault" {
                    sentences += 1
                    let key = DeskWords.key(ofPattern: Self.pattern(String(match.2)))
                    #expect(english.contains(key), "\(file): \(match.2)")
                }
            }
        }
        #expect(sentences > 100)
    }

    /// A literal's text with `{}` where something is put in.
    private static func pattern(_ literal: String) -> String {
        var pattern = ""
        var depth = 0
        var rest = literal[...]
        while let first = rest.first {
            if depth == 0, rest.hasPrefix("\\(") {
                pattern += "{}"
                depth = 1
                rest = rest.dropFirst(2)
                continue
            }
            if depth > 0 { depth += first == "(" ? 1 : first == ")" ? -1 : 0 } else { pattern.append(first) }
            rest = rest.dropFirst()
        }
        return pattern
    }

    @Test("names, times and states stand in the translation, at its own places")
    func values() throws {
        let zone = try Zone.load("Africa/Casablanca")
        let french = try words(.french)
        let author = NewsError(.invalid, "There is no author “\("Aya <b>")”.", field: "credits", help: "Ask.")
        #expect(french.sentence(for: author).hasPrefix("Aucun auteur ne s’appelle «"))
        #expect(french.sentence(for: author).contains("Aya <b>"))
        #expect(author.description == "credits: There is no author “Aya <b>”. Ask.")
        let embargo = NewsError(.conflict, "The article is under embargo until \(TinyPublication.noon, in: zone).")
        #expect(french.sentence(for: embargo).contains("GMT+00:00") && !french.sentence(for: embargo).contains("{1}"))
        #expect(embargo.message.contains("2026-11-24T12:00:00"))
        let refusal = #expect(throws: NewsError.self) { _ = try Workflow.decide(.correct, in: .draft) }
        let said = french.sentence(for: try #require(refusal))
        #expect(said.contains("brouillon") && said.contains("rectifié"), "\(said)")
    }
}
