internal import News
internal import Pages
internal import Pictures
internal import Store

extension MediaRoute {
    /// The bytes that stand at an address of a picture, an icon or an attachment that readers have; made where they were
    /// not yet. `nil` where there is none, or another part of the picture is shown by now.
    func file(at address: SiteURL, _ renderer: PageRenderer) async throws -> [UInt8]? {
        switch address {
        case .rendition(let address):
            guard address.format != .avif || offer.avif,
                let picture = try await newsroom.database.read({ try $0.picture(contentHash: address.hash) }),
                RenditionAddress(picture, crop: address.crop, width: address.width, format: address.format) == address
            else { return nil }
            return try await maker.bytes(
                picture.rendition(address.crop, width: address.width, format: address.format), of: picture
            )
        case .shareImage(let address):
            guard
                let image = try await sharedImages(of: address.article, renderer).first(where: { $0.address == address }
                )
            else { return nil }
            return try await draw(image)
        case .attachment(let address):
            guard let attachment = try await newsroom.database.read({ try $0.attachment(contentHash: address.hash) }),
                attachment.format == address.format
            else { return nil }
            return try folder.attachment(contentHash: attachment.contentHash, format: attachment.format)
        case .faviconICO: return IconFile.ico(png: try await icon(renderer, size: 32), size: 32)
        case .touchIcon: return try await icon(renderer, size: 180)
        default: return nil
        }
    }
}
