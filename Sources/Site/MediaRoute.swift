internal import Edge
internal import HTTPTypes
internal import Hummingbird
internal import News
public import Newsroom
internal import NIOCore
public import Pages
public import Pictures
internal import Store
internal import Synchronization

/// Answers for pictures and icons: immutable files under addresses that change with their content.
public struct MediaRoute: Sendable {
    let offer: PictureOffer
    let newsroom: Newsroom
    let folder: MediaFolder
    let maker: RenditionMaker
    private let shareMaker: ShareImageMaker
    private let processor: any PictureProcessor
    private let icons = IconStore()

    public init(
        newsroom: Newsroom, folder: MediaFolder, processor: any PictureProcessor, offer: PictureOffer = PictureOffer()
    ) {
        self.newsroom = newsroom
        self.folder = folder
        self.offer = offer
        self.processor = processor
        maker = RenditionMaker(folder: folder, processor: processor)
        shareMaker = ShareImageMaker(folder: folder, renditions: maker, processor: processor)
    }

    func answers(_ address: SiteURL) -> Bool {
        switch address {
        case .rendition, .attachment, .shareImage, .faviconICO, .touchIcon: true
        case .home, .section, .article, .latest, .archive, .archiveYear, .archiveMonth, .archiveDay, .author, .topic,
            .corrections, .feed, .sitemapIndex, .newsSitemap, .sitemap, .search, .searchFeed, .openSearch, .oEmbed,
            .manifest,
            .robots,
            .faviconSVG:
            false
        }
    }

    func respond(
        to address: SiteURL, renderer: PageRenderer, request: Request, context: some RequestContext
    ) async throws -> Response {
        switch address {
        case .rendition(let rendition):
            return try await respond(to: rendition, renderer: renderer, request: request)
        case .shareImage(let address): return try await respond(to: address, renderer: renderer, request: request)
        case .attachment(let attachment): return try await respond(to: attachment, request: request, context: context)
        case .faviconICO:
            let ico = IconFile.ico(png: try await icon(renderer, size: 32), size: 32)
            return answer(ico, "image/x-icon", "max-age=86400", tag: nil, request)
        case .touchIcon:
            return answer(try await icon(renderer, size: 180), "image/png", "max-age=86400", tag: nil, request)
        default: return missing()
        }
    }

    private func respond(
        to address: RenditionAddress, renderer: PageRenderer, request: Request
    ) async throws -> Response {
        let tag = "\"\(address.hash)-\(address.file)\""
        let immutable = PageHeaders.immutable
        guard address.format != .avif || offer.avif,
            let picture = try await newsroom.database.read({ try $0.picture(contentHash: address.hash) })
        else { return missing() }
        let present = RenditionAddress(picture, crop: address.crop, width: address.width, format: address.format)
        // Only the picture's own part is rendered: otherwise anyone could fill the disk. Who comes with the address from
        // before its focal point or its crop changed is sent to the present one, and never gets the old part again.
        guard present == address else {
            return Response(
                status: .found,
                headers: [.location: renderer.addresses.path(.rendition(present)), .cacheControl: "max-age=60"]
            )
        }
        if Conditional.isNotModified(
            ifNoneMatch: request.headers[.ifNoneMatch], ifModifiedSince: nil, entityTag: tag, lastModified: nil
        ) {
            return Response(status: .notModified, headers: [.eTag: tag, .cacheControl: immutable])
        }
        let rendition = picture.rendition(address.crop, width: address.width, format: address.format)
        do {
            guard let file = try await maker.bytes(rendition, of: picture) else { return missing() }
            return answer(file, address.format.mediaType, immutable, tag: tag, request)
        } catch PictureError.busy {
            return Response(status: .serviceUnavailable, headers: [.retryAfter: "2", .cacheControl: "no-store"])
        }
    }

    private func respond(
        to address: ShareImageAddress, renderer: PageRenderer, request: Request
    ) async throws -> Response {
        let images = try await sharedImages(of: address.article, renderer)
        guard let image = images.first(where: { $0.address == address }) else {
            // Who comes with the address from before the headline changed is sent to the present one.
            guard let present = images.first?.address else { return missing() }
            return Response(
                status: .found,
                headers: [.location: renderer.addresses.path(.shareImage(present)), .cacheControl: "max-age=60"]
            )
        }
        let tag = "\"\(address.hash)\""
        if Conditional.isNotModified(
            ifNoneMatch: request.headers[.ifNoneMatch], ifModifiedSince: nil, entityTag: tag, lastModified: nil
        ) {
            return Response(status: .notModified, headers: [.eTag: tag, .cacheControl: PageHeaders.immutable])
        }
        do {
            let file = try await draw(image)
            return answer(file, Rendition.Format.jpeg.mediaType, PageHeaders.immutable, tag: tag, request)
        } catch PictureError.busy {
            return Response(status: .serviceUnavailable, headers: [.retryAfter: "2", .cacheControl: "no-store"])
        }
    }

    /// Of what readers have; none of anything else.
    func sharedImages(of id: ArticleID, _ renderer: PageRenderer) async throws -> [PageRenderer.SharedImage] {
        let (article, lead) = try await newsroom.database.read { store -> (Article?, Picture?) in
            guard let article = try store.article(id), article.state == .published else { return (nil, nil) }
            let lead = try article.content.leadPicture.flatMap { id in
                try store.pictures([id], in: article.edition)[id]
            }
            return (article, lead)
        }
        return article.map { renderer.sharedImages(of: $0, lead: lead) } ?? []
    }

    func draw(_ image: PageRenderer.SharedImage) async throws -> [UInt8] {
        try await shareMaker.bytes(
            hash: image.address.hash,
            card: ShareCard(
                headline: image.headline, publication: image.publication, direction: image.direction
            ),
            over: image.picture
        )
    }

    /// Draws the pictures by which others show an article, before the first asks.
    func drawShared(_ article: ArticleID, _ renderer: PageRenderer) async throws {
        for image in try await sharedImages(of: article, renderer) { _ = try await draw(image) }
    }

    /// A sound or a document, whole or the part that is asked for (RFC 9110, 14): players of sound ask so.
    private func respond(
        to address: AttachmentAddress, request: Request, context: some RequestContext
    ) async throws -> Response {
        guard let attachment = try await newsroom.database.read({ try $0.attachment(contentHash: address.hash) }),
            attachment.format == address.format,
            let path = try folder.attachmentPath(contentHash: attachment.contentHash, format: attachment.format)
        else { return missing() }
        var headers = AttachmentHeaders.fields(of: attachment)
        let tag = "\"\(attachment.contentHash.prefix(32))\""
        headers[.eTag] = tag
        headers[.cacheControl] = PageHeaders.immutable
        if Conditional.isNotModified(
            ifNoneMatch: request.headers[.ifNoneMatch], ifModifiedSince: nil, entityTag: tag, lastModified: nil
        ) {
            headers[.contentType] = nil
            return Response(status: .notModified, headers: headers)
        }
        let whole = 0...max(attachment.byteCount - 1, 0)
        var range: ClosedRange<Int>?
        if let asked = request.headers[.range], request.headers[.ifRange].map({ $0 == tag }) ?? true {
            switch ByteRange.read(asked, length: attachment.byteCount) {
            case .part(let part): range = part
            case .unsatisfiable:
                headers[.contentRange] = "bytes */\(attachment.byteCount)"
                return Response(status: .rangeNotSatisfiable, headers: headers)
            case .ignored: break
            }
        }
        let part = range ?? whole
        if range != nil {
            headers[.contentRange] = "bytes \(part.lowerBound)-\(part.upperBound)/\(attachment.byteCount)"
        }
        if request.method == .head {
            headers[.contentLength] = String(part.count)
            return Response(status: range == nil ? .ok : .partialContent, headers: headers)
        }
        return Response(
            status: range == nil ? .ok : .partialContent, headers: headers,
            body: try await FileIO().loadFile(path: path, range: part, context: context)
        )
    }

    func icon(_ renderer: PageRenderer, size: Int) async throws -> [UInt8] {
        let svg = renderer.faviconSVG
        if let known = icons.png(svg: svg, size: size) { return known }
        let png = try await processor.draw(svg: svg, width: size, format: .png)
        icons.keep(png, svg: svg, size: size)
        return png
    }

    private func answer(
        _ file: [UInt8], _ type: String, _ cacheControl: String, tag: String?, _ request: Request
    ) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = type
        headers[.cacheControl] = cacheControl
        headers[.contentLength] = String(file.count)
        headers[.xContentTypeOptions] = "nosniff"
        if let policy = HTTPField.Name("cross-origin-resource-policy") { headers[policy] = "same-site" }
        if let tag { headers[.eTag] = tag }
        return Response(
            status: .ok, headers: headers,
            body: request.method == .head ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: file))
        )
    }

    private func missing() -> Response {
        Response(
            status: .notFound, headers: [.cacheControl: "max-age=10", .contentType: "text/plain; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: "There is no such picture.\n"))
        )
    }
}

/// The icons drawn so far; few, and the same until the publication's name changes.
private final class IconStore: Sendable {
    private let icons = Mutex<[String: [UInt8]]>([:])

    func png(svg: String, size: Int) -> [UInt8]? { icons.withLock { $0["\(size) \(svg)"] } }

    func keep(_ png: [UInt8], svg: String, size: Int) {
        icons.withLock { icons in
            if icons.count > 8 { icons.removeAll() }
            icons["\(size) \(svg)"] = png
        }
    }
}
