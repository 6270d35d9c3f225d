internal import Foundation
internal import Hummingbird
internal import HTTPTypes
internal import News
internal import Newsroom
internal import Pages
internal import Store

/// Pictures for the editor: found, and added by dropping, pasting or choosing a file.
struct PictureController {
    let desk: Desk

    /// Bytes of one file.
    private static let largestFile = 40_000_000

    func add(to router: RouterGroup<SignedInContext>) {
        router.get("media/pictures", use: find)
        router.post("media", use: take)
    }

    private func edition() async throws -> EditionID {
        guard let edition = try await desk.publication().editions.first else {
            throw NewsError(.notFound, "There is no such edition.")
        }
        return edition.id
    }

    /// Those with the identities asked for, or the newest whose words hold what is looked for.
    @Sendable private func find(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let edition = try await edition()
        let ids = request.uri.queryParameters.getAll("id").prefix(100).compactMap { Int64($0) }
        let wanted = (request.uri.queryParameters["q"].map { String($0) } ?? "").lowercased().split(separator: " ")
        let pictures = try await desk.newsroom.database.read { store -> [Picture] in
            if !ids.isEmpty {
                return Array(try store.pictures(Set(ids.map { PictureID(rawValue: $0) }), in: edition).values)
            }
            return try store.newestPictures(in: edition, limit: 500).filter { picture in
                let text = picture.texts[edition]
                let words = [text?.altText, text?.caption, picture.creditLine].compactMap { $0 }.joined(separator: " ")
                    .lowercased()
                return wanted.allSatisfy { words.contains($0) }
            }
        }
        return try DeskResponse.json(pictures.prefix(48).map { PictureCard($0, in: edition) })
    }

    /// One file, as a browser's form sends it (RFC 7578).
    @Sendable private func take(_ request: Request, _ context: SignedInContext) async throws -> Response {
        guard let token = request.headers[HTTPField.formToken], context.token.accepts(formToken: token) else {
            throw DeskRefusal.forged
        }
        try context.found.actor.require(.uploadMedia)
        let body = try await request.body.collect(upTo: Self.largestFile)
        guard let type = request.headers[.contentType],
            let file = FormFile.bytes(in: Array(body.readableBytesView), contentType: type)
        else { throw NewsError(.invalid, "The form holds no file.", field: "file") }
        let edition = try await edition()
        let taken: Picture
        do { taken = try await desk.takePicture(file, edition) } catch let error as NewsError { throw error } catch {
            throw NewsError(.invalid, "\(error)", field: "file", underlying: error)
        }
        let picture = try await AddPicture(desk.newsroom)(taken, in: edition, by: context.found.actor)
        return try DeskResponse.json(PictureCard(picture, in: edition))
    }
}

/// A picture as the editor's scripts know it.
struct PictureCard: Encodable {
    let picture: Int64
    let alt: String
    let caption: String
    let thumb: String
    let width: Int
    let height: Int

    init(_ picture: Picture, in edition: EditionID) {
        let text = picture.texts[edition]
        self.picture = picture.id.rawValue
        alt = text?.altText ?? ""
        caption = text?.caption ?? ""
        thumb = RenditionAddress(picture, crop: .original, width: Rendition.widths[1], format: .webp).path
        self.width = picture.width
        self.height = picture.height
    }

    /// Several, as JSON for a page.
    static func json(_ pictures: [Picture], in edition: EditionID) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = try? encoder.encode(pictures.map { PictureCard($0, in: edition) })
        return data.map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    }
}

/// The file in a form of many parts.
enum FormFile {
    /// The bytes of the first part that has a file's name; `nil` when there is none.
    static func bytes(in body: [UInt8], contentType: String) -> [UInt8]? {
        guard contentType.lowercased().hasPrefix("multipart/form-data"),
            let marker = contentType.firstRange(of: "boundary=")
        else { return nil }
        let boundary = contentType[marker.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" && $0 != " " }
        let data = Data(body)
        let mark = Data("--\(boundary)".utf8)
        let blank = Data("\r\n\r\n".utf8)
        var place = data.startIndex
        while let start = data.range(of: mark, in: place..<data.endIndex),
            let head = data.range(of: blank, in: start.upperBound..<data.endIndex),
            let end = data.range(of: Data("\r\n".utf8) + mark, in: head.lowerBound..<data.endIndex)
        {
            let headers = String(decoding: data[start.upperBound..<head.lowerBound], as: UTF8.self).lowercased()
            if headers.contains("filename=") {
                return Array(data[min(head.upperBound, end.lowerBound)..<end.lowerBound])
            }
            place = end.lowerBound + 2
        }
        return nil
    }
}
