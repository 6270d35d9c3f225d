public import News
internal import Store

/// Sets the point that every crop of a picture keeps, and the parts that crops show where they are chosen by hand.
public struct FramePicture: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Parameters:
    ///   - crops: Each is brought into the picture; one of the whole picture is left out.
    ///   - version: The picture's number of changes that this was set on.
    /// - Throws: `NewsError(.conflict)` when someone else was quicker, `.forbidden` for someone who neither brought it in
    ///   nor manages the library.
    @discardableResult
    public func callAsFunction(
        _ id: PictureID, focalPoint: FocalPoint, crops: [Crop: CropFrame], version: Int, by actor: Actor
    ) async throws -> LibraryPicture {
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            var (kept, actor) = try transaction.open(id, .frame, by: actor)
            let picture = kept.picture
            // By hundredths, as addresses tell it: what has another address must be another file, and the other way round.
            kept.picture.focalPoint = FocalPoint(hundredthsX: focalPoint.hundredthsX, y: focalPoint.hundredthsY)
            kept.picture.crops = [:]
            for (crop, frame) in crops {
                kept.picture.crops[crop] = CropFrame(
                    crop, left: frame.left, top: frame.top, width: frame.width, ofWidth: picture.width,
                    height: picture.height
                )
            }
            let isFramed = try transaction.framePicture(
                id, focalPoint: kept.picture.focalPoint, crops: kept.picture.crops, version: version
            )
            guard isFramed else { throw NewsError.mediaChanged }
            let point = kept.picture.focalPoint
            let parts = kept.picture.crops.keys.map(\.rawValue).sorted()
            try transaction.announce(
                id, verb: "FramePicture",
                detail: (["\(point.hundredthsX) \(point.hundredthsY)"] + parts).joined(separator: " "), by: actor,
                at: now
            )
            kept.version = version + 1
            return kept
        }
    }
}
