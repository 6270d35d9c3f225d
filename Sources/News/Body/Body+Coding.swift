extension Body: Codable {
    /// Reads the editor's document. Whatever is not one of our blocks, marks or attributes is refused.
    /// - Throws: `NewsError(.invalid)` naming the place, e.g. `body.content[3].content[0]`.
    public init(from decoder: any Decoder) throws {
        let node = try BodyNode(from: decoder)
        guard node.type == "doc" else {
            throw BodyPlace().refusing("The document is a “\(node.type.prefix(40))”.", help: "Send a node of type “doc”.")
        }
        var reader = BodyReader()
        self.init(try reader.blocks(of: node, at: BodyPlace(), depth: 0))
    }

    public func encode(to encoder: any Encoder) throws {
        try BodyNode("doc", content: blocks.map(\.node)).encode(to: encoder)
    }
}
