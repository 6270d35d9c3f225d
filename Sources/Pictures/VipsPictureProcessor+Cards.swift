internal import CVips
internal import News

extension VipsPictureProcessor {
    /// Draws the picture by which others show an article, as a JPEG.
    /// - Parameter photo: A rendition in 16:9; `nil` for a plain card.
    /// - Throws: `PictureError`.
    public func draw(_ card: ShareCard, over photo: [UInt8]?) async throws -> [UInt8] {
        try await onQueue {
            let isTurned: Int32 = card.direction == .rightToLeft ? 1 : 0
            let drawing = Array(card.drawing(hasPhoto: photo != nil).utf8)
            let photo = photo ?? []
            var out: UnsafeMutableRawPointer?
            var length = 0
            let result = ShareCard.fonts.withCString { fonts in
                card.markup(card.headline).withCString { headline in
                    card.markup(card.publication).withCString { publication in
                        var texts: [manchette_vips_text] = []
                        // Pango draws no text that has no letter.
                        if !card.publication.trimmed.isEmpty {
                            texts.append(
                                manchette_vips_text(
                                    markup: publication, font: fonts, max_width: 1072, max_height: 48, largest: 32,
                                    smallest: 20, edge: 64, bottom: 0, top: 44, right_to_left: isTurned
                                ))
                        }
                        if !card.headline.trimmed.isEmpty {
                            texts.append(
                                manchette_vips_text(
                                    markup: headline, font: fonts, max_width: 1072, max_height: 360, largest: 72,
                                    smallest: 36, edge: 64, bottom: 576, top: 0, right_to_left: isTurned
                                ))
                        }
                        return manchette_vips_card(
                            photo, photo.count, drawing, drawing.count, texts, texts.count, Int32(ShareCard.width),
                            Int32(ShareCard.height), ".jpg[Q=82,optimize_coding,interlace,strip]", &out, &length
                        )
                    }
                }
            }
            guard result == 0, let out else { throw VipsPictureProcessor.failure() }
            defer { manchette_vips_free(out) }
            return Array(UnsafeRawBufferPointer(start: out, count: length))
        }
    }
}
