public import News
internal import Store

/// Says what a picture shows, whose work it is and until when it may be shown.
public struct DescribePicture: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// What is said of a picture.
    public struct Description: Sendable, Hashable {
        public var texts: [EditionID: Picture.Text]
        public var creditLine: String
        public var copyrightNotice: String
        public var expiresOn: CivilDate?

        public init(
            texts: [EditionID: Picture.Text], creditLine: String, copyrightNotice: String, expiresOn: CivilDate?
        ) {
            self.texts = texts
            self.creditLine = creditLine
            self.copyrightNotice = copyrightNotice
            self.expiresOn = expiresOn
        }
    }

    /// The most characters a text may have.
    private static let limit = 2_000

    /// - Parameter version: The picture's number of changes that the description was written on.
    /// - Throws: `NewsError(.invalid)` for a text that is too long, `.conflict` when someone else was quicker,
    ///   `.forbidden` for someone who neither brought it in nor manages the library.
    @discardableResult
    public func callAsFunction(
        _ id: PictureID, _ new: Description, version: Int, by actor: Actor
    ) async throws -> LibraryPicture {
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            var (kept, actor) = try transaction.open(id, .describe, by: actor)
            let editions = Set(try transaction.requirePublication().editions.map(\.id))
            guard Set(new.texts.keys).isSubset(of: editions) else {
                throw NewsError(.notFound, "There is no such edition.", field: "edition")
            }
            // Words of editions that are not on the form stay.
            for (edition, text) in new.texts {
                let caption = text.caption?.trimmed ?? ""
                let altText = text.altText.trimmed
                kept.picture.texts[edition] =
                    altText.isEmpty && caption.isEmpty
                    ? nil : Picture.Text(altText: altText, caption: caption.isEmpty ? nil : caption)
                try Self.check(altText, "alt")
                try Self.check(caption, "caption")
            }
            kept.picture.creditLine = try Self.checked(new.creditLine, "credit")
            kept.picture.copyrightNotice = try Self.checked(new.copyrightNotice, "copyright")
            kept.picture.expiresOn = new.expiresOn
            guard try transaction.describePicture(kept, version: version) else { throw NewsError.mediaChanged }
            try transaction.announce(id, verb: "DescribePicture", detail: nil, by: actor, at: now)
            kept.version = version + 1
            return kept
        }
    }

    private static func check(_ text: String, _ field: String) throws {
        guard text.count <= limit else {
            throw NewsError(.invalid, "A text about a picture has 2000 characters at most.", field: field)
        }
    }

    private static func checked(_ text: String, _ field: String) throws -> String? {
        let text = text.trimmed
        try check(text, field)
        return text.isEmpty ? nil : text
    }
}
