internal import Hummingbird
internal import HTTPTypes
internal import News
internal import Newsroom
internal import Pages
internal import Store

/// Takes files into the library: one from a script, which shows how far it is, or many from a plain form. A file that is
/// not taken stops none of the others.
struct MediaUploadController {
    let desk: Desk

    /// Bytes of all files of one form. What claims more is not read at all.
    private static let largestForm = 1_000_000_000
    private static let mostFiles = 100

    func add(to router: RouterGroup<SignedInContext>) { router.post("media", use: take) }

    /// What became of one file.
    private struct Result {
        let name: String
        let outcome: Outcome

        enum Outcome {
            case picture(AddPicture.Outcome)
            case attachment(AddAttachment.Outcome)
            case refused(MediaRefusal)
        }
    }

    @Sendable private func take(_ request: Request, _ context: SignedInContext) async throws -> Response {
        try context.found.actor.require(.uploadMedia)
        let header = request.headers[HTTPField.formToken]
        if let header, !context.token.accepts(formToken: header) { throw DeskRefusal.forged }
        guard let type = request.headers[.contentType], let parts = FormParts(contentType: type) else {
            throw NewsError(.invalid, "The form holds no file.", field: "file")
        }
        let claimed = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        guard claimed <= Self.largestForm else {
            let words = desk.catalogue.words(in: context.found.user.language)
            throw DeskRefusal.tooLarge(words.sentence(for: MediaRefusal(.tooLarge, ["limit": "1000"])))
        }
        guard let edition = try await desk.publication().editions.first?.id else {
            throw NewsError(.notFound, "There is no such edition.")
        }
        var reception = Reception(
            desk: desk, context: context, edition: edition, isTrusted: header != nil, parts: parts)
        do {
            var count = 0
            for try await piece in request.body {
                count += piece.readableBytes
                guard count <= Self.largestForm else {
                    throw NewsError(.invalid, "Too many files came at once.", field: "file")
                }
                try await reception.take(piece.readableBytesView)
            }
        } catch is FormParts.Fault {
            await reception.discard()
            throw NewsError(.invalid, "The form cannot be read.", field: "file")
        } catch {
            await reception.discard()
            throw error
        }
        await reception.discard()
        guard reception.isTrusted else { throw DeskRefusal.forged }
        guard !reception.results.isEmpty else { throw NewsError(.invalid, "The form holds no file.", field: "file") }
        return try await answer(reception.results, request, context)
    }

    /// The parts of one form as they come in.
    private struct Reception {
        let desk: Desk
        let context: SignedInContext
        let edition: EditionID
        /// Whether the session's token came, in the header or as the first field.
        var isTrusted: Bool
        var parts: FormParts
        var results: [Result] = []

        private var file: (any ReceivedFile)?
        private var name: String?
        private var field = ""
        private var fieldBytes: [UInt8] = []
        private var refusal: MediaRefusal?

        init(desk: Desk, context: SignedInContext, edition: EditionID, isTrusted: Bool, parts: FormParts) {
            self.desk = desk
            self.context = context
            self.edition = edition
            self.isTrusted = isTrusted
            self.parts = parts
        }

        mutating func take(_ bytes: some Sequence<UInt8>) async throws {
            for event in try parts.feed(bytes) {
                switch event {
                case .head(let field, let fileName): try await begin(field, fileName)
                case .bytes(let bytes): try await add(bytes)
                case .end: try await end()
                }
            }
        }

        mutating func discard() async {
            await file?.discard()
            file = nil
        }

        private mutating func begin(_ field: String, _ fileName: String?) async throws {
            self.field = field
            fieldBytes = []
            name = fileName
            refusal = nil
            // A field for files that was left empty has an empty name.
            guard let fileName, !fileName.isEmpty else { return }
            // Nothing is received for someone whose form is not the session's.
            guard isTrusted else { throw DeskRefusal.forged }
            guard results.count < MediaUploadController.mostFiles else {
                throw NewsError(.invalid, "Too many files came at once.", field: "file", help: "Send 100 at a time.")
            }
            file = try await desk.media.receive()
        }

        private mutating func add(_ bytes: [UInt8]) async throws {
            guard let file else {
                if name == nil, fieldBytes.count + bytes.count <= 4096 { fieldBytes += bytes }
                return
            }
            guard refusal == nil else { return }
            do { try await file.write(bytes) } catch let error as MediaRefusal { refusal = error }
        }

        private mutating func end() async throws {
            guard let file else {
                if field == "csrf", name == nil {
                    guard context.token.accepts(formToken: String(decoding: fieldBytes, as: UTF8.self)) else {
                        throw DeskRefusal.forged
                    }
                    isTrusted = true
                }
                return
            }
            self.file = nil
            let shown = String((name ?? "").prefix(200))
            do {
                if let refusal { throw refusal }
                let taken = try await file.finish(name: name, edition: edition)
                results.append(Result(name: shown, outcome: try await keep(taken, name: shown)))
            } catch let error as MediaRefusal {
                results.append(Result(name: shown, outcome: .refused(error)))
            } catch {
                await file.discard()
                throw error
            }
            await file.discard()
        }

        private func keep(_ taken: TakenFile, name: String) async throws -> Result.Outcome {
            switch taken {
            case .picture(let picture):
                return .picture(try await AddPicture(desk.newsroom)(picture, by: context.found.actor))
            case .attachment(let hash, let format, let byteCount):
                let title = name.split(separator: ".").dropLast().joined(separator: ".")
                return .attachment(
                    try await AddAttachment(desk.newsroom)(
                        contentHash: hash, format: format, byteCount: byteCount, title: title.isEmpty ? name : title,
                        fileName: name, by: context.found.actor
                    )
                )
            }
        }
    }

    // MARK: Answers

    /// One file as a script hears of it.
    private struct Taken: Encodable {
        let name: String
        let page: String
        let wasThere: Bool
        let sentence: String
        let thumb: String?
        // What the editor's chooser shows of a picture.
        var picture: Int64?
        var alt: String?
        var caption: String?
        var width: Int?
        var height: Int?
        // What it makes of a sound or a document.
        var url: String?
        var label: String?
    }

    private func answer(_ results: [Result], _ request: Request, _ context: SignedInContext) async throws -> Response {
        let frame = try await desk.frame(context, .media)
        let words = frame.words
        if request.wantsJSON {
            let edition = try await desk.publication().editions.first?.id ?? EditionID(rawValue: 1)
            switch results[0].outcome {
            case .refused(let refusal) where refusal.reason == .tooLarge:
                throw DeskRefusal.tooLarge(words.sentence(for: refusal))
            case .refused(let refusal):
                throw NewsError(.invalid, Sentence(verbatim: words.sentence(for: refusal)), field: "file")
            case .picture(let outcome):
                let card = PictureCard(outcome.picture.picture, in: edition)
                return try DeskResponse.json(
                    Taken(
                        name: results[0].name, page: DeskURL.picture(outcome.picture.picture.id).path,
                        wasThere: outcome.wasThere,
                        sentence: words[outcome.wasThere ? "media_was_there" : "media_taken"],
                        thumb: card.thumb, picture: card.picture, alt: card.alt, caption: card.caption,
                        width: card.width, height: card.height
                    )
                )
            case .attachment(let outcome):
                return try DeskResponse.json(
                    Taken(
                        name: results[0].name, page: DeskURL.attachment(outcome.attachment.id).path,
                        wasThere: outcome.wasThere,
                        sentence: words[outcome.wasThere ? "media_was_there" : "media_taken"],
                        thumb: nil, url: AttachmentAddress(outcome.attachment).path, label: outcome.attachment.title
                    )
                )
            }
        }
        let items: [HTML] = results.map { result in
            let (text, link): (String, DeskURL?) =
                switch result.outcome {
                case .refused(let refusal): (words.sentence(for: refusal), nil)
                case .picture(let outcome):
                    (words[outcome.wasThere ? "media_was_there" : "media_taken"], .picture(outcome.picture.picture.id))
                case .attachment(let outcome):
                    (words[outcome.wasThere ? "media_was_there" : "media_taken"], .attachment(outcome.attachment.id))
                }
            let name: HTML =
                link.map { "<a href=\"\($0.path)\"><bdi>\(result.name)</bdi></a>" } ?? "<bdi>\(result.name)</bdi>"
            return "<li><span>\(name)</span><span class=\"\(link == nil ? "wrong" : "soft")\">\(text)</span></li>"
        }
        let content: HTML = """
            <h1>\(words["media_results"])</h1>
            <ul class="articles rows">\(items)</ul>
            <p><a class="button" href="\(DeskURL.media.path)">\(words["media"])</a></p>
            """
        let isAllRefused = results.allSatisfy { if case .refused = $0.outcome { true } else { false } }
        return DeskResponse.page(
            frame.page(words["media_results"], content), status: isAllRefused ? .unprocessableContent : .ok
        )
    }
}

extension DeskWords {
    /// Why a file was not taken.
    func sentence(for refusal: MediaRefusal) -> String { self["refused_\(refusal.reason.rawValue)", refusal.values] }
}
