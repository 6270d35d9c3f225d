internal import Foundation
internal import News

/// The two JSON texts that go between us and a machine that translates.
enum TranslationExchange {
    /// In bytes: an answer that is longer is not read to its end.
    static let longestAnswer = 8 * 1_048_576

    private struct Question: Encodable {
        let from: String
        let to: String
        let texts: [String]
    }

    private struct Answer: Decodable { let texts: [String] }

    static func question(_ texts: [String], from: LanguageTag, to: LanguageTag) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(Question(from: from.rawValue, to: to.rawValue, texts: texts)))
    }

    /// - Throws: `NewsError(.conflict)` for anything but as many texts as were asked.
    static func answer(_ bytes: [UInt8], to count: Int) throws -> [String] {
        let answer: Answer
        do {
            answer = try JSONDecoder().decode(Answer.self, from: Data(bytes))
        } catch {
            throw NewsError(
                .conflict, "The machine that translates answered something else than JSON with “texts”.",
                help: "Tell whoever runs the site.", underlying: error
            )
        }
        guard answer.texts.count == count else {
            throw NewsError(
                .conflict, "The machine that translates answered \(answer.texts.count) texts to \(count).",
                help: "Tell whoever runs the site."
            )
        }
        return answer.texts
    }

    static func silence(_ seconds: Int) -> NewsError {
        NewsError(
            .unavailable, "The machine that translates said nothing for \(seconds) seconds.",
            help: "Try again in a minute, or fill fewer passages at once."
        )
    }
}
