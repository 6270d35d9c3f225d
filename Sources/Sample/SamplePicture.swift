public import News

/// What the library knows of a picture of the sample beyond those of the standard size: a drawing that is shown once
/// more, under words of its own.
public struct SamplePicture: Sendable {
    /// The place in `SampleArchive.drawings` of what it shows.
    public let drawing: Int
    public let texts: [Int: Picture.Text]
    /// Who took it: all of its credit line, which every edition shows, while the paper's name is another in each.
    public let creator: String
    public let fileName: String
    /// A date.
    public let takenOn: String

    /// - Parameter number: Its place among all pictures; the first ones are the drawings themselves.
    public init(_ number: Int) {
        let drawings = SampleArchive.drawings
        let turn = number / drawings.count
        var random = SplitMix(seed: 0xB11D, index: number)
        let place = random.below(Names.places.count)
        drawing = number % drawings.count
        let scene = drawings[drawing].scene
        var texts: [Int: Picture.Text] = [:]
        for edition in SampleArchive.editions.indices {
            texts[edition] = scene.altText(edition).map {
                Picture.Text(
                    altText: $0, caption: scene.caption(edition).map { Names.placed($0, place, edition) })
            }
        }
        self.texts = texts
        creator = Names.author(turn % (Names.given.count * Names.family.count), 0)
        fileName = "\(scene.rawValue)-\(number).webp"
        let year = 2007 + random.below(19)
        takenOn = "\(year)-\(Self.twoDigits(1 + random.below(12)))-\(Self.twoDigits(1 + random.below(28)))"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
