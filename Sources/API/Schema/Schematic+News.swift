internal import News

extension Body: Schematic {
    static var schema: Schema { Schema(.document("Body")) }
    static var sample: Body { Body() }
}

extension Slug: Schematic {
    static var schema: Schema { Schema(.text(Schema.TextRule(length: 1...120))) }
    static var sample: Slug { Slug(cleaning: "") }
}

extension LanguageTag: Schematic {
    static var schema: Schema {
        Schema(
            .text(
                Schema.TextRule(length: 2...35, characters: .pattern("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$"))
            )
        )
    }
    static var sample: LanguageTag { .french }
}

/// Where a list goes on: opaque to programs, which hand back what they were given.
struct Cursor: Sendable, Hashable, Codable {
    let text: String

    init(_ place: String) { text = "c" + place.utf8.map { String($0, radix: 16).leftPadded }.joined() }

    init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// What it was made from.
    /// - Throws: `NewsError(.invalid)` when no answer of ours held it.
    func place<Place>(_ read: (String) -> Place?) throws -> Place {
        var bytes: [UInt8] = []
        var digits = Substring(text.dropFirst())
        while digits.count >= 2, let byte = UInt8(digits.prefix(2), radix: 16) {
            bytes.append(byte)
            digits = digits.dropFirst(2)
        }
        guard text.first == "c", digits.isEmpty, let place = String(validating: bytes, as: UTF8.self).flatMap(read)
        else {
            throw NewsError(
                .invalid, "No answer of ours held this place.", field: "after", help: "Take “next” from an answer."
            )
        }
        return place
    }
}

extension Cursor: Schematic {
    static var schema: Schema {
        Schema(
            .text(Schema.TextRule(length: 3...600, characters: .pattern("^c([0-9a-f]{2})+$"))),
            note: "Where to go on: “next” of the answer before."
        )
    }
    static var sample: Cursor { Cursor("1") }
}

extension String {
    fileprivate var leftPadded: String { count < 2 ? "0" + self : self }
}
