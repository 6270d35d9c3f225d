internal import Foundation
internal import News

/// How an arrangement stands in its column: JSON with sorted keys, so that equal arrangements are equal text.
enum ArrangementCoding {
    static func text(of arrangement: FrontArrangement) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(arrangement), as: UTF8.self)
    }

    static func arrangement(of text: String) throws -> FrontArrangement {
        do {
            return try JSONDecoder().decode(FrontArrangement.self, from: Data(text.utf8))
        } catch {
            throw NewsError(.fault, "An arrangement in the store cannot be read.", underlying: error)
        }
    }
}

extension FrontID {
    /// The section's column: 0 for a home page.
    var sectionColumn: Int64 { section?.rawValue ?? 0 }
}
