internal import News
internal import Store

/// What verbs on the media library share.
extension WriteTransaction {
    /// A picture, after the rules were asked of its uploader and of who asks, both as the store has them now.
    func open(
        _ id: PictureID, _ action: MediaAction, by actor: Actor
    ) throws -> (picture: LibraryPicture, actor: Actor) {
        let actor = try current(actor)
        guard let picture = try libraryPicture(id) else {
            throw NewsError(.notFound, "There is no such picture.", field: "picture")
        }
        try actor.require(action, onFileOf: picture.addedBy?.user)
        return (picture, actor)
    }

    /// Tells readers' pages that a picture changed: every page that shows it depends on it.
    func announce(_ picture: PictureID, verb: String, detail: String?, by actor: Actor, at now: Instant) throws {
        try publishEvent(.pictureChanged, at: now, dependencies: [.picture(picture)])
        try audit(
            at: now, actor: actor.auditName, verb: verb, subject: "picture:\(picture.rawValue)", detail: detail
        )
    }
}

extension NewsError {
    /// Someone else was quicker.
    static let mediaChanged = NewsError(
        .conflict, "Someone else changed this meanwhile.", field: "version",
        help: "Look at what it says now, and save again."
    )
}
