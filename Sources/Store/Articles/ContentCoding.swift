internal import Foundation
internal import News

/// How a revision's content stands in its column: JSON with sorted keys, so that equal contents are equal text.
enum ContentCoding {
    static func text(of content: ArticleContent) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(content), as: UTF8.self)
    }

    static func content(of text: String) throws -> ArticleContent {
        do {
            let decoder = JSONDecoder()
            if let key = CodingUserInfoKey.isOurs { decoder.userInfo[key] = true }
            return try decoder.decode(ArticleContent.self, from: Data(text.utf8))
        } catch {
            throw NewsError(.fault, "A revision in the store cannot be read.", underlying: error)
        }
    }
}
