internal import Foundation
internal import Hummingbird
internal import HTTPTypes
internal import News
internal import NIOCore
internal import Newsroom
internal import Pages
internal import Store

/// One picture of the library: what is said of it, which parts its crops show, and where it is used.
struct PicturePageController {
    let desk: Desk

    struct DescribeForm: DeskForm {
        let csrf: String
        let version: Int
        let credit: String
        let copyright: String
        let expires: String
        /// By edition: `e1`, since a number alone would be the place in a list.
        let alt: [String: String]
        let caption: [String: String]
    }

    struct FrameForm: DeskForm {
        let csrf: String
        let version: Int
        let focalX: String
        let focalY: String
        /// The crops whose part is chosen by hand.
        let byHand: [String]?
        /// By crop, in hundredths of the picture.
        let left: [String: String]
        let top: [String: String]
        let width: [String: String]
    }

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("media/pictures/:id", use: show)
        router.post("media/pictures/:id", use: describe)
        router.post("media/pictures/:id/frame", use: frame)
        router.get("media/pictures/:id/original", use: original)
    }

    private static func id(_ context: SignedInContext) throws -> PictureID {
        guard let number = context.parameters.get("id").flatMap({ Int64($0) }) else {
            throw NewsError(.notFound, "There is no such page.")
        }
        return PictureID(rawValue: number)
    }

    @Sendable private func show(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let done = request.uri.queryParameters["done"].map { String($0) }
        return try await page(try Self.id(context), context, done: done)
    }

    private func page(
        _ id: PictureID, _ context: SignedInContext, done: String? = nil, error: NewsError? = nil,
        typed: DescribeForm? = nil, framed: FrameForm? = nil
    ) async throws -> Response {
        let frame = try await desk.frame(context, .media)
        let publication = frame.publication
        let now = desk.newsroom.clock.now()
        let edition = frame.edition
        let (picture, uses) = try await desk.newsroom.database.read { store in
            (
                try store.libraryPicture(id),
                try MediaUses(
                    try store.uses(of: id, limit: MediaUses.shown + 1), known: context.found.actor,
                    portraits: try store.portraits(of: id, in: edition, limit: MediaUses.shown),
                    publication: publication, at: now, store
                )
            )
        }
        guard let picture else { throw NewsError(.notFound, "There is no such picture.") }
        let view = PicturePageView(
            picture: picture, uses: uses, publication: publication,
            frame: frame, zone: desk.newsroom.zone,
            today: desk.today,
            mayChange: context.found.actor.allows(.describe, onFileOf: picture.addedBy?.user)
        )
        return DeskResponse.page(
            view.page(done: done, error: error, typed: typed, framed: framed),
            status: error == nil ? .ok : error?.code == .conflict ? .conflict : .unprocessableContent
        )
    }

    private func done(_ id: PictureID, _ what: String) -> Response {
        var response = DeskResponse.see(.picture(id))
        response.headers[.location] = DeskURL.picture(id).path + "?done=" + what
        return response
    }

    @Sendable private func describe(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try Self.id(context)
        let form: DescribeForm = try await request.form(context)
        do {
            var texts: [EditionID: Picture.Text] = [:]
            for edition in try await desk.publication().editions {
                let key = "e\(edition.id.rawValue)"
                guard let alt = form.alt[key], let caption = form.caption[key] else { continue }
                texts[edition.id] = Picture.Text(altText: alt, caption: caption)
            }
            let expires = form.expires.trimmingSpaces
            let day = CivilDate(iso: expires)
            guard expires.isEmpty || day != nil else {
                throw NewsError(.invalid, "This is no date.", field: "expires")
            }
            let description = DescribePicture.Description(
                texts: texts, creditLine: form.credit, copyrightNotice: form.copyright, expiresOn: day)
            try await DescribePicture(desk.newsroom)(id, description, version: form.version, by: context.found.actor)
            try await desk.published()
            return done(id, "described")
        } catch let error as NewsError where [.invalid, .conflict].contains(error.code) {
            return try await page(id, context, error: error, typed: form)
        }
    }

    @Sendable private func frame(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try Self.id(context)
        let form: FrameForm = try await request.form(context)
        do {
            guard let x = Self.hundredths(form.focalX), let y = Self.hundredths(form.focalY) else {
                throw NewsError(.invalid, "The focal point lies between 0 and 100.", field: "focal")
            }
            var crops: [Crop: CropFrame] = [:]
            for name in form.byHand ?? [] {
                guard let crop = Crop(rawValue: name), crop.ratio != nil else { continue }
                guard let left = Self.hundredths(form.left[name]), let top = Self.hundredths(form.top[name]),
                    let width = Self.hundredths(form.width[name])
                else { throw NewsError(.invalid, "A part of a picture lies between 0 and 100.", field: name) }
                let wide = min(max(Int((width * 10).rounded()), CropFrame.leastWidth), CropFrame.unit)
                crops[crop] = CropFrame(
                    left: min(Int((left * 10).rounded()), CropFrame.unit - wide),
                    top: min(Int((top * 10).rounded()), CropFrame.unit - 1), width: wide
                )
            }
            try await FramePicture(desk.newsroom)(
                id, focalPoint: FocalPoint(x: x / 100, y: y / 100), crops: crops, version: form.version,
                by: context.found.actor
            )
            try await desk.published()
            return done(id, "framed")
        } catch let error as NewsError where [.invalid, .conflict].contains(error.code) {
            return try await page(id, context, error: error, framed: form)
        }
    }

    /// A number from 0 to 100, with a point or a comma.
    private static func hundredths(_ text: String?) -> Double? {
        guard let text, let number = Double(text.trimmingSpaces.replacing(",", with: ".")), (0...100).contains(number)
        else {
            return nil
        }
        return number
    }

    /// The original to keep: the pixels as they came, without place and serial numbers.
    @Sendable private func original(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try Self.id(context)
        guard let entry = try await desk.newsroom.database.read({ try $0.libraryPicture(id) }),
            let file = try await desk.media.original(entry.picture)
        else { throw NewsError(.notFound, "There is no such picture.") }
        var fields = DeskResponse.headers
        let ending = entry.picture.format == .jpeg ? "jpg" : entry.picture.format.rawValue
        let stem = entry.fileName?.split(separator: ".").first.map { String($0.prefix(80)) } ?? "picture-\(id.rawValue)"
        fields[.contentType] = entry.picture.format == .jpeg ? "image/jpeg" : "image/\(entry.picture.format.rawValue)"
        fields[.contentDisposition] =
            "attachment; filename*=UTF-8''\(DeskURL.encoded(stem.filter { $0 != "/" })).\(ending)"
        return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: file)))
    }
}
