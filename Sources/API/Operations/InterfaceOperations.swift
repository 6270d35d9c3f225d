internal import News

extension Answer {
    /// A kind of problem; what a problem's `type` points to.
    struct ProblemKind: Codable, Sendable {
        let type: String
        let title: String
        let status: Int
    }

    struct ProblemKindList: Codable, Sendable { let problems: [ProblemKind] }
}

extension API {
    /// What tells of the interface.
    static func interfaceOperations() throws -> [Operation] {
        [
            Operation(
                method: .get, path: "/openapi.json", name: "getDocument", part: .interface, access: .everyone,
                summary: "This document (OpenAPI 3.1).", pathFields: Nothing.schema, queryFields: Nothing.schema,
                content: .none, answer: Schema(.document("Document")), status: 200, takesRevision: false,
                work: .page { _, api in
                    let name = try await api.renderer().publication.name
                    let document = try OpenAPIDocument(try API.operations(), publication: name)
                    return Operation.PublicPage(
                        reply: Reply(
                            status: 200, headers: [Reply.Header(name: "content-type", value: "application/json")],
                            body: document.json.text
                        ), dependencies: [.publication], lastModified: nil, isArticle: true
                    )
                }
            ),
            try .publish("/problems", "listProblems", "The kinds of problems there are.") {
                (_: PublicCall<Nothing, Nothing>) in
                PublicReply(
                    output: Answer.ProblemKindList(
                        problems: Problem.Kind.allCases.map {
                            Answer.ProblemKind(
                                type: "\(root)/problems#\($0.rawValue)", title: $0.title, status: $0.status.code
                            )
                        }
                    ), dependencies: [.publication]
                )
            },
        ]
    }
}
