internal import Foundation
internal import Hummingbird
internal import HTTPTypes
internal import News
internal import Newsroom

/// A form of someone signed in; it carries the session's token.
protocol DeskForm: Decodable {
    var csrf: String { get }
}

/// A form that needs nobody signed in; it carries the browser's token.
protocol VisitorForm: Decodable {
    var csrf: String { get }
}

extension Request {
    /// The fields of a form sent by someone signed in.
    /// - Throws: `DeskRefusal.forged` when the token is not the session's.
    func form<Form: DeskForm>(_ context: SignedInContext, as type: Form.Type = Form.self) async throws -> Form {
        let form: Form = try await open(context)
        guard context.token.accepts(formToken: form.csrf) else { throw DeskRefusal.forged }
        return form
    }

    /// The fields of a form that needs nobody signed in.
    /// - Throws: `DeskRefusal.forged` when the token is not the browser's.
    func form<Form: VisitorForm>(_ context: DeskRequestContext, as type: Form.Type = Form.self) async throws -> Form {
        let form: Form = try await open(context)
        guard context.visitor?.accepts(formToken: form.csrf) ?? false else { throw DeskRefusal.forged }
        return form
    }

    /// The fields of a form, before it is known that a page of ours sent it.
    func open<Form: Decodable>(_ context: some RequestContext) async throws -> Form {
        do {
            return try await URLEncodedFormDecoder().decode(Form.self, from: self, context: context)
        } catch let error as any HTTPResponseError {
            throw error
        } catch {
            throw NewsError(
                .invalid, "The form lacks a field.", field: (error as? DecodingError)?.path, underlying: error
            )
        }
    }

    /// JSON sent by a script of ours.
    /// - Parameter token: Where the session's token stands in it when no header carries it.
    func json<Value: Decodable>(
        _ context: SignedInContext, as type: Value.Type = Value.self, token: (Value) -> String? = { _ in nil }
    ) async throws -> Value {
        let header = headers[HTTPField.formToken]
        guard header.map({ context.token.accepts(formToken: $0) }) ?? true else { throw DeskRefusal.forged }
        do {
            let value = try await JSONDecoder().decode(Value.self, from: self, context: context)
            guard header != nil || token(value).map({ context.token.accepts(formToken: $0) }) ?? false else {
                throw DeskRefusal.forged
            }
            return value
        } catch let error as DecodingError {
            throw NewsError(.invalid, "The request is not what it should be.", field: error.path, underlying: error)
        }
    }

    /// Whether a script of ours asks, and wants JSON.
    var wantsJSON: Bool {
        headers[.accept]?.contains("json") ?? false || headers[.contentType]?.contains("json") ?? false
    }

    func browser(_ context: some DeskContext) -> BrowserFacts {
        BrowserFacts(address: context.origin.address, userAgent: headers[.userAgent] ?? "")
    }
}

extension DecodingError {
    /// Where in the input it went wrong: `body.content.3`.
    fileprivate var path: String? {
        let keys: [any CodingKey] =
            switch self {
            case .keyNotFound(let key, let context): context.codingPath + [key]
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
                context.codingPath
            @unknown default: []
            }
        return keys.isEmpty ? nil : keys.map(\.stringValue).joined(separator: ".")
    }
}
