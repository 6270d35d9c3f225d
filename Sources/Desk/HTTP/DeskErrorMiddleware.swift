internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import News

/// Turns what went wrong into one sentence in the reader's language, and what must not be shown into a reference.
///
/// A context is a value: what a middleware below finds out, one above does not see. So this stands twice in the desk's
/// chain, around everything and below `SessionMiddleware`, where it is known who is there.
struct DeskErrorMiddleware: RouterMiddleware {
    typealias Context = DeskRequestContext

    let desk: Desk

    /// Problem details (RFC 9457).
    struct Problem: Encodable {
        let title: String
        let status: Int
        let detail: String?
        let field: String?
        let code: String
    }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch DeskRefusal.signedOut {
            if request.wantsJSON { return try problem(.unauthorized, "You are not signed in.", code: "signedOut") }
            return DeskResponse.see(.signIn(next: request.method == .get ? request.uri.path : nil))
        } catch DeskRefusal.forged {
            return try await answer(
                NewsError(
                    .forbidden, "This page is too old to be sent.", help: "Load it again and repeat what you did."),
                .forbidden, request, context
            )
        } catch DeskRefusal.tooLarge(let sentence) {
            let error = NewsError(.invalid, Sentence(verbatim: sentence), field: "file")
            return try await answer(error, .contentTooLarge, request, context)
        } catch let error as NewsError {
            if error.code == .fault || error.code == .unavailable { log(error, request, context) }
            return try await answer(error, status(of: error.code), request, context)
        } catch let error as any HTTPResponseError {
            let code: NewsError.Code = error.status == .notFound ? .notFound : .invalid
            let message: Sentence =
                error.status == .notFound
                ? "There is no such page." : "The request cannot be read (\(error.status.code))."
            return try await answer(NewsError(code, message), error.status, request, context)
        } catch {
            log(error, request, context)
            return try await answer(
                NewsError(.fault, "Something broke on our side."), .internalServerError, request, context
            )
        }
    }

    private func log(_ error: any Error, _ request: Request, _ context: Context) {
        context.logger.error(
            "A request to the desk failed.",
            metadata: [
                "path": "\(DeskURL.loggable(request.uri.path))", "reference": "\(context.reference)",
                "error": "\(error)",
            ]
        )
    }

    private func status(of code: NewsError.Code) -> HTTPResponse.Status {
        switch code {
        case .invalid: .unprocessableContent
        case .notFound: .notFound
        case .gone: .gone
        case .conflict: .conflict
        case .forbidden: .forbidden
        case .tooMany: .tooManyRequests
        case .unavailable: .serviceUnavailable
        case .fault: .internalServerError
        }
    }

    private func problem(
        _ status: HTTPResponse.Status, _ title: String, detail: String? = nil, field: String? = nil, code: String
    ) throws -> Response {
        try DeskResponse.json(
            Problem(title: title, status: status.code, detail: detail, field: field, code: code), status: status,
            type: "application/problem+json"
        )
    }

    private func answer(
        _ error: NewsError, _ status: HTTPResponse.Status, _ request: Request, _ context: Context
    ) async throws -> Response {
        if request.wantsJSON {
            let language = context.found?.user.language
            let words = desk.catalogue.words(
                in: language ?? desk.catalogue.language(accepted: request.headers[.acceptLanguage], fallback: .french)
            )
            return try problem(
                status, error.message, detail: words.sentence(for: error), field: error.field,
                code: error.code.rawValue
            )
        }
        // With the store down there is still a page, without the publication's name.
        let publication = (try? await desk.publication()) ?? Publication(name: "", url: "", timeZone: "", editions: [])
        var frame = desk.frame(request, in: context.found?.user.language, of: publication)
        frame.found = context.found
        frame.token = context.token
        let words = frame.words
        let reference: HTML? =
            error.code == .fault || error.code == .unavailable
            ? "<p>\(words["reference"]) <code dir=\"ltr\">\(context.reference)</code></p>" : nil
        let content: HTML = """
            <div class="narrow"><h1>\(words["error_heading"])</h1>
            <p role="alert">\(words.sentence(for: error))</p>\(reference)
            <p><a href="\(DeskURL.home.path)">\(words["back_to_desk"])</a></p></div>
            """
        return DeskResponse.page(frame.page(words["error_heading"], content), status: status)
    }
}
