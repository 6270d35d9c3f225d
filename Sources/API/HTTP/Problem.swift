internal import Foundation
internal import HTTPTypes
internal import News

/// What went wrong, for a program (RFC 9457).
struct Problem: Error, Sendable, Codable, Hashable {
    /// Names the kind of problem; programs tell by it what to do.
    var type: String
    /// The kind of problem in a few words.
    var title: String
    var status: Int
    /// What is wrong this time, in one sentence.
    var detail: String
    /// What to do about it.
    var help: String?
    /// The field it is about, where it is one.
    var field: String?
    /// Every field that is not as it should be.
    var errors: [FieldFault]?
    /// What the publishing checks found.
    var findings: [Answer.Finding]?
    /// The newest revision, where another was written on.
    var revision: Int?
    /// What was kept beside the line when two saves crossed.
    var keptRevision: Int?
    /// What the log knows a fault by.
    var reference: String?

    init(
        _ kind: Kind, _ detail: String, help: String? = nil, field: String? = nil, errors: [FieldFault]? = nil,
        findings: [Answer.Finding]? = nil, revision: Int? = nil, keptRevision: Int? = nil, reference: String? = nil
    ) {
        type = "/api/v1/problems#\(kind.rawValue)"
        title = kind.title
        status = kind.status.code
        self.detail = detail
        self.help = help
        self.field = field
        self.errors = errors
        self.findings = findings
        self.revision = revision
        self.keptRevision = keptRevision
        self.reference = reference
    }

    /// The kinds there are; a closed set.
    enum Kind: String, Sendable, CaseIterable {
        case malformed, unauthenticated, forbidden, notFound, methodNotAllowed, notAcceptable, conflict, gone
        case preconditionFailed, tooLarge, wrongMediaType, invalid, preconditionRequired, tooMany, fault, unavailable

        var status: HTTPResponse.Status {
            switch self {
            case .malformed: .badRequest
            case .unauthenticated: .unauthorized
            case .forbidden: .forbidden
            case .notFound: .notFound
            case .methodNotAllowed: .methodNotAllowed
            case .notAcceptable: .notAcceptable
            case .conflict: .conflict
            case .gone: .gone
            case .preconditionFailed: .preconditionFailed
            case .tooLarge: .contentTooLarge
            case .wrongMediaType: .unsupportedMediaType
            case .invalid: .unprocessableContent
            case .preconditionRequired: .preconditionRequired
            case .tooMany: .tooManyRequests
            case .fault: .internalServerError
            case .unavailable: .serviceUnavailable
            }
        }

        var title: String {
            switch self {
            case .malformed: "The request cannot be read"
            case .unauthenticated: "No token that holds was shown"
            case .forbidden: "This may not be done"
            case .notFound: "There is nothing there"
            case .methodNotAllowed: "The address does not take this method"
            case .notAcceptable: "The answer comes in another form"
            case .conflict: "It would collide with what is there"
            case .gone: "It was there and is not any more"
            case .preconditionFailed: "It was changed meanwhile"
            case .tooLarge: "The request is too large"
            case .wrongMediaType: "The body comes in another form"
            case .invalid: "What was sent is not as it should be"
            case .preconditionRequired: "The revision is missing"
            case .tooMany: "Too many requests"
            case .fault: "Something broke on our side"
            case .unavailable: "The newsroom does not answer"
            }
        }
    }

    /// The problem that an error of a verb is.
    /// - Parameter isConditional: Whether the request named the revision it was written on in `If-Match`.
    init(_ error: NewsError, isConditional: Bool, reference: String) {
        let kind: Kind =
            switch error.code {
            case .invalid: .invalid
            case .notFound: .notFound
            case .gone: .gone
            case .conflict: isConditional && error.field == "revision" ? .preconditionFailed : .conflict
            case .forbidden: .forbidden
            case .tooMany: .tooMany
            case .unavailable: .unavailable
            case .fault: .fault
            }
        let isOurs = kind == .fault || kind == .unavailable
        self.init(
            kind, isOurs ? "Something broke on our side. Nothing that was saved is lost." : error.message,
            help: isOurs ? nil : error.help, field: isOurs ? nil : error.field, reference: isOurs ? reference : nil
        )
    }
}

extension Problem: Noted {
    static var notes: [String: FieldNote] {
        [
            "type": .plain("Names the kind of problem; programs tell by it what to do."),
            "detail": .plain("What is wrong this time, in one sentence."),
            "errors": .plain("Every field that is not as it should be."),
            "findings": .plain("What the publishing checks found."),
            "revision": .plain("The newest revision, where another was written on."),
            "keptRevision": .plain("What was kept beside the line when two saves crossed."),
            "reference": .plain("What the log knows a fault by."),
        ]
    }
}
