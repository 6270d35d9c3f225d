internal import News
internal import Newsroom
internal import Store

extension Asked {
    struct Pictures: Codable, Sendable, Noted {
        let edition: EditionID?
        let words: String?
        let after: Cursor?
        let limit: Int?
        static var notes: [String: FieldNote] {
            [
                "edition": .plain("Whose words about them; the default edition's, where it is left out."),
                "words": .line(1...200, "Those alone of which all these words are said."),
                "limit": .integer(1...100, "How many at most; 50, where it is left out."),
            ]
        }
    }

    struct Picture: Codable, Sendable { let picture: PictureID }

    struct NewPicture: Codable, Sendable, Noted {
        let edition: EditionID?
        let alt: String?
        let caption: String?
        let credit: String?
        static var notes: [String: FieldNote] {
            [
                "edition": .plain("Whose words these are; the default edition's, where it is left out."),
                "alt": .line(0...1000, "For those who cannot see it; else what the file says."),
                "caption": .line(0...2000, "Else what the file says."),
                "credit": .line(0...500, "Who must be named with it; else what the file says."),
            ]
        }
    }
}

extension Answer {
    struct PictureText: Codable, Sendable {
        let edition: EditionID
        let alt: String
        let caption: String?
    }

    struct CropFrame: Codable, Sendable, Noted {
        let crop: Crop
        let left: Int
        let top: Int
        let width: Int
        static var notes: [String: FieldNote] {
            [
                "left": .integer(0...999, "In thousandths of the picture's width."),
                "top": .integer(0...999, "In thousandths of the picture's height."),
                "width": .integer(50...1000, "In thousandths of the picture's width."),
            ]
        }
    }

    /// A picture as the library has it.
    struct LibraryPicture: Codable, Sendable {
        let id: PictureID
        /// Grows with every change.
        let version: Int
        let width: Int
        let height: Int
        let format: PictureFormat
        let texts: [PictureText]
        let credit: String?
        let copyright: String?
        /// The last day on which it may be shown.
        let expiresOn: String?
        /// In hundredths of the width and of the height.
        let focalX: Int
        let focalY: Int
        let crops: [CropFrame]
        let fileName: String?
        let addedBy: Signatory?

        init(_ kept: News.LibraryPicture) {
            let picture = kept.picture
            id = picture.id
            version = kept.version
            width = picture.width
            height = picture.height
            format = picture.format
            texts = picture.texts.sorted { $0.key < $1.key }.map {
                PictureText(edition: $0.key, alt: $0.value.altText, caption: $0.value.caption)
            }
            credit = picture.creditLine
            copyright = picture.copyrightNotice
            expiresOn = picture.expiresOn?.iso
            focalX = picture.focalPoint.hundredthsX
            focalY = picture.focalPoint.hundredthsY
            crops = Crop.allCases.compactMap { crop in
                picture.crops[crop].map { CropFrame(crop: crop, left: $0.left, top: $0.top, width: $0.width) }
            }
            fileName = kept.fileName
            addedBy = kept.addedBy.map(Signatory.init)
        }
    }
}

extension Input {
    static let versionNote = FieldNote.integer(1...1_000_000_000, "The picture's version that it was written on.")

    struct PictureWords: Codable, Sendable, Noted {
        let edition: EditionID
        let alt: String?
        let caption: String?
        static var notes: [String: FieldNote] { ["alt": .line(0...2000), "caption": .lines(0...2000)] }
    }

    struct Description: Codable, Sendable, Noted {
        let version: Int
        let texts: [PictureWords]?
        let credit: String?
        let copyright: String?
        let expiresOn: String?
        static var notes: [String: FieldNote] {
            [
                "version": Input.versionNote, "texts": .plain("Those of editions that are left out stay."),
                "credit": .line(0...2000), "copyright": .line(0...2000),
                "expiresOn": .pattern(
                    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", 10...10, "The last day on which it may be shown; else for ever."
                ),
            ]
        }
    }

    struct Framing: Codable, Sendable, Noted {
        let version: Int
        let focalX: Int
        let focalY: Int
        let crops: [Answer.CropFrame]?
        static var notes: [String: FieldNote] {
            [
                "version": Input.versionNote, "focalX": .integer(0...100, "In hundredths of the width."),
                "focalY": .integer(0...100, "In hundredths of the height."),
                "crops": .plain("Those that are left out follow the focal point."),
            ]
        }
    }
}

extension API {
    /// Pictures.
    static func mediaOperations() throws -> [Operation] {
        [
            try .read(
                "/desk/pictures", "listPictures", .media, .scope(.draftsRead), "The pictures, the newest first.",
                pictures
            ),
            try .read(
                "/desk/pictures/{picture}", "getPicture", .media, .scope(.draftsRead),
                "A picture as the library has it."
            ) { (call: Call<Asked.Picture, Nothing, Nothing>) in
                guard let kept = try await call.read({ try $0.libraryPicture(call.path.picture) }) else {
                    throw NewsError(.notFound, "There is no such picture.", field: "picture")
                }
                return Answer.LibraryPicture(kept)
            },
            try .write(
                .post, "/desk/pictures", "addPicture", .media, .mediaWrite, status: 201,
                file: ["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"],
                "Adds a picture, sent as it is; one with the same content is there already and is answered.", addPicture
            ) { Answer.LibraryPicture($1.picture) },
            try .write(
                .post, "/desk/pictures/{picture}/description", "describePicture", .media, .mediaWrite,
                "Says what a picture shows, whose work it is and until when it may be shown.", describe
            ) { Answer.LibraryPicture($1) },
            try .write(
                .post, "/desk/pictures/{picture}/frame", "framePicture", .media, .mediaWrite,
                "Sets the focal point of a picture and the parts that crops show."
            ) { (call: Call<Asked.Picture, Nothing, Input.Framing>) in
                let sent = call.input
                var crops: [Crop: CropFrame] = [:]
                for (index, part) in (sent.crops ?? []).enumerated() {
                    guard let frame = CropFrame(left: part.left, top: part.top, width: part.width) else {
                        throw NewsError(
                            .invalid, "The part reaches over the edge of the picture.", field: "crops[\(index)]"
                        )
                    }
                    crops[part.crop] = frame
                }
                return try await FramePicture(call.newsroom)(
                    call.path.picture,
                    focalPoint: FocalPoint(x: Double(sent.focalX) / 100, y: Double(sent.focalY) / 100), crops: crops,
                    version: sent.version, by: call.actor
                )
            } answer: {
                Answer.LibraryPicture($1)
            },
        ]
    }

    @Sendable private static func pictures(
        _ call: Call<Nothing, Asked.Pictures, Nothing>
    ) async throws -> Answer.PictureList {
        let limit = call.query.limit ?? 50
        let before = try call.query.after?.place { MediaKey(text: $0) }
        let filter = MediaFilter(text: call.query.words ?? "")
        let (zone, now) = (call.newsroom.zone, call.newsroom.clock.now())
        let maker = AnswerMaker(renderer: try await call.api.renderer(), zone: zone)
        let edition = try maker.edition(call.query.edition)
        let found = try await call.read {
            try $0.library(filter, in: edition, today: zone.civil(at: now).date, before: before, limit: limit + 1)
        }
        return Answer.PictureList(
            pictures: found.prefix(limit).map { maker.picture($0.picture, in: edition) },
            next: found.count > limit ? Cursor(MediaKey(found[limit - 1], in: filter).text) : nil
        )
    }

    @Sendable private static func addPicture(
        _ call: Call<Nothing, Asked.NewPicture, Nothing>
    ) async throws -> AddPicture.Outcome {
        try call.actor.require(.uploadMedia)
        let maker = AnswerMaker(renderer: try await call.api.renderer(), zone: call.newsroom.zone)
        let edition = try maker.edition(call.query.edition)
        var taken = try await call.api.takePicture(call.file, edition)
        // What is sent with it goes before what the file says of itself.
        let said = taken.picture.texts[edition]
        if call.query.alt != nil || call.query.caption != nil {
            taken.picture.texts[edition] = Picture.Text(
                altText: call.query.alt ?? said?.altText ?? "", caption: call.query.caption ?? said?.caption
            )
        }
        taken.picture.creditLine = call.query.credit ?? taken.picture.creditLine
        return try await AddPicture(call.newsroom)(taken, by: call.actor)
    }

    @Sendable private static func describe(
        _ call: Call<Asked.Picture, Nothing, Input.Description>
    ) async throws -> LibraryPicture {
        let sent = call.input
        let expiresOn = sent.expiresOn.flatMap { CivilDate(iso: $0) }
        guard expiresOn != nil || sent.expiresOn == nil else {
            throw NewsError(.invalid, "There is no such day.", field: "expiresOn", help: "Write 2027-01-31.")
        }
        let texts = (sent.texts ?? []).map {
            ($0.edition, Picture.Text(altText: $0.alt ?? "", caption: $0.caption))
        }
        return try await DescribePicture(call.newsroom)(
            call.path.picture,
            DescribePicture.Description(
                texts: Dictionary(texts) { $1 }, creditLine: sent.credit ?? "", copyrightNotice: sent.copyright ?? "",
                expiresOn: expiresOn
            ), version: sent.version, by: call.actor
        )
    }
}

extension AnswerMaker {
    fileprivate func edition(_ id: EditionID?) throws -> EditionID {
        let found = id.map { id in publication.editions.first { $0.id == id } } ?? publication.editions.first
        guard let found else { throw NewsError(.notFound, "There is no such edition.", field: "edition") }
        return found.id
    }
}
