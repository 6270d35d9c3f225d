internal import Foundation
internal import News
internal import Pages

/// A picture as the editor's scripts know it.
struct PictureCard: Encodable {
    let picture: Int64
    let alt: String
    let caption: String
    let credit: String
    let thumb: String
    let width: Int
    let height: Int

    init(_ picture: Picture, in edition: EditionID) {
        let text = picture.texts[edition]
        self.picture = picture.id.rawValue
        alt = text?.altText ?? ""
        caption = text?.caption ?? ""
        credit = picture.creditLine ?? ""
        thumb = Self.thumb(picture)
        width = picture.width
        height = picture.height
    }

    /// The address of a small view of the whole picture.
    static func thumb(_ picture: Picture, width: Int = Rendition.widths[1]) -> String {
        RenditionAddress(picture, crop: .original, width: width, format: .webp).path
    }

    /// Several, as JSON for a page.
    static func json(_ pictures: [Picture], in edition: EditionID) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = try? encoder.encode(pictures.map { PictureCard($0, in: edition) })
        return data.map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    }
}
