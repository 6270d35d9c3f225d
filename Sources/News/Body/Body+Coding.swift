extension Body: Codable {
    /// Reads the editor's document (ProseMirror's JSON, `{"type":"doc","content":[…]}`). Whatever is not one of our
    /// blocks, marks or attributes is refused, so nothing is dropped in silence.
    /// - Throws: `NewsError(.invalid)` naming the place, e.g. `body.content[3].content[0]`.
    public init(from decoder: any Decoder) throws {
        let isOurs = CodingUserInfoKey.isOurs.flatMap { decoder.userInfo[$0] as? Bool } ?? false
        self.init(try BodyReader(isOurs: isOurs).document(decoder))
    }

    /// Writes the editor's document. What `init(from:)` would refuse is refused here too, so that nothing is kept that
    /// could not be read again.
    /// - Throws: `NewsError(.invalid)` naming the place.
    public func encode(to encoder: any Encoder) throws {
        try BodyWriter().document(blocks, encoder)
    }
}

extension CodingUserInfoKey {
    /// Says that this program wrote what is decoded, and nobody has had it in their hands since.
    package static let isOurs = CodingUserInfoKey(rawValue: "isOurs")
}
