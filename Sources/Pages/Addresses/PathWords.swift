/// The words of one edition for the pages that every edition has; they come from the theme's strings.
public struct PathWords: Sendable, Hashable {
    public var latest: String
    public var archive: String
    public var author: String
    public var topic: String
    public var corrections: String
    public var search: String

    public init(latest: String, archive: String, author: String, topic: String, corrections: String, search: String) {
        self.latest = latest
        self.archive = archive
        self.author = author
        self.topic = topic
        self.corrections = corrections
        self.search = search
    }
}
