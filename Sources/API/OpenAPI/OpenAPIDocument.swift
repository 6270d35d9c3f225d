internal import News

/// The OpenAPI 3.1 document of a list of operations.
struct OpenAPIDocument: Sendable {
    let json: JSON

    /// - Throws: `NewsError(.fault)` when two things of different shape have one name.
    init(_ operations: [Operation], publication: String) throws {
        var schemas: [String: Schema] = [:]
        for operation in operations {
            operation.answer?.named(into: &schemas)
            if case .json(let schema) = operation.content { schema.named(into: &schemas) }
        }
        let problem = try SchemaReader.schema(of: Problem.self)
        problem.named(into: &schemas)
        var components = schemas.map { JSON.Member(name: $0.key, value: $0.value.written) }
        components.append(JSON.Member(name: "Document", value: ["type": "object"]))
        components += BodySchema.components
        json = [
            "openapi": "3.1.0",
            "info": [
                "title": .string(publication), "version": "1",
                "description": """
                What readers get, for everyone; and every command of the desk, for programs that show a personal token \
                of the desk's account page. A token does what its owner may do, within its scopes.
                """,
            ],
            "servers": [["url": .string(API.root)]],
            "tags": .array(Operation.Part.allCases.map { ["name": .string($0.rawValue)] }),
            "paths": OpenAPIDocument.paths(operations),
            "components": [
                "securitySchemes": [
                    "token": [
                        "type": "http", "scheme": "bearer",
                        "description": "A personal token of the desk's account page. It begins with “mnc_”.",
                    ]
                ],
                "schemas": .object(components.sorted { $0.name < $1.name }),
            ],
        ]
    }

    private static func paths(_ operations: [Operation]) -> JSON {
        var paths: [(path: String, members: [JSON.Member])] = []
        for operation in operations {
            let member = JSON.Member(name: operation.method.rawValue.lowercased(), value: Self.operation(operation))
            if let index = paths.firstIndex(where: { $0.path == operation.path }) {
                paths[index].members.append(member)
            } else {
                paths.append((operation.path, [member]))
            }
        }
        return .object(paths.map { JSON.Member(name: $0.path, value: .object($0.members)) })
    }

    private static func operation(_ operation: Operation) -> JSON {
        var members: [JSON.Member] = [
            JSON.Member(name: "operationId", value: .string(operation.name)),
            JSON.Member(name: "tags", value: [.string(operation.part.rawValue)]),
            JSON.Member(name: "summary", value: .string(operation.summary)),
        ]
        let parameters = parameters(operation)
        if !parameters.isEmpty { members.append(JSON.Member(name: "parameters", value: .array(parameters))) }
        switch operation.content {
        case .none: break
        case .json(let schema):
            members.append(
                JSON.Member(
                    name: "requestBody",
                    value: [
                        "required": .bool(schema.properties.contains(where: \.isRequired)),
                        "content": ["application/json": ["schema": schema.json]],
                    ]
                )
            )
        case .file(let types):
            members.append(
                JSON.Member(
                    name: "requestBody",
                    value: [
                        "required": true, "content": .object(types.map { JSON.Member(name: $0, value: [:]) }),
                    ]
                )
            )
        }
        members.append(JSON.Member(name: "responses", value: responses(operation)))
        switch operation.access {
        case .everyone: members.append(JSON.Member(name: "security", value: []))
        case .token: members.append(JSON.Member(name: "security", value: [["token": []]]))
        case .scope(let scope):
            // OpenAPI 3.1 lets a scheme that is no OAuth list what is needed.
            members.append(JSON.Member(name: "security", value: [["token": [.string(scope.rawValue)]]]))
        }
        return .object(members)
    }

    private static func parameters(_ operation: Operation) -> [JSON] {
        func parameter(_ property: Schema.Property, _ place: JSON, isRequired: Bool) -> JSON {
            var schema = property.schema
            let note = schema.note
            schema.note = nil
            var members: [JSON.Member] = [
                JSON.Member(name: "name", value: .string(property.name)), JSON.Member(name: "in", value: place),
                JSON.Member(name: "required", value: .bool(isRequired)),
                JSON.Member(name: "schema", value: schema.json),
            ]
            if let note { members.append(JSON.Member(name: "description", value: .string(note))) }
            return .object(members)
        }
        var parameters = operation.pathFields.properties.map { parameter($0, "path", isRequired: true) }
        parameters += operation.queryFields.properties.map { parameter($0, "query", isRequired: $0.isRequired) }
        if operation.takesRevision {
            parameters.append([
                "name": "If-Match", "in": "header", "required": false,
                "schema": ["type": "string", "pattern": "^\"r[1-9][0-9]{0,8}\"$"],
                "description": "The article's ETag: the revision that the program worked on.",
            ])
        }
        if operation.isWrite {
            parameters.append([
                "name": "Idempotency-Key", "in": "header", "required": false,
                "schema": ["type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"],
                "description":
                    "The program's own name for this write. Sent again within a day, it is answered as before and done once.",
            ])
        }
        return parameters
    }

    private static func responses(_ operation: Operation) -> JSON {
        var responses: [JSON.Member] = []
        var success: [JSON.Member] = [JSON.Member(name: "description", value: .string(operation.summary))]
        if let answer = operation.answer {
            success.append(JSON.Member(name: "content", value: ["application/json": ["schema": answer.json]]))
        }
        responses.append(JSON.Member(name: String(operation.status), value: .object(success)))
        for kind in problems(operation) {
            responses.append(
                JSON.Member(
                    name: String(kind.status.code),
                    value: [
                        "description": .string(kind.title),
                        "content": ["application/problem+json": ["schema": Schema.reference("Problem")]],
                    ]
                )
            )
        }
        return .object(responses.sorted { $0.name < $1.name })
    }

    /// What may go wrong with an operation.
    private static func problems(_ operation: Operation) -> [Problem.Kind] {
        var kinds: [Problem.Kind] = [.malformed, .notFound, .invalid, .fault, .unavailable]
        if operation.access == .everyone {
            if operation.name == "getArticle" { kinds.append(.gone) }
            return kinds
        }
        kinds += [.unauthenticated, .forbidden, .tooMany]
        if operation.isWrite { kinds.append(.conflict) }
        if operation.takesRevision { kinds += [.preconditionFailed, .preconditionRequired] }
        if operation.content != .none { kinds += [.tooLarge, .wrongMediaType] }
        return kinds
    }
}
