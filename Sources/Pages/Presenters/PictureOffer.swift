/// What pages offer of pictures beside the usual files.
public struct PictureOffer: Sendable, Hashable {
    /// Whether renditions in AVIF can be made here.
    public var avif: Bool
    /// Whether each article has a picture with its headline by which others show it; without them its lead picture does.
    public var shareImages: Bool

    public init(avif: Bool = false, shareImages: Bool = true) {
        self.avif = avif
        self.shareImages = shareImages
    }
}
