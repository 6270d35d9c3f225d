public import News

/// The text of a news page as a reader copied it: a wire of headlines with their times, the headings of its columns, an
/// article. It is read by its shape, in any language.
public struct PageCapture: Sendable {
    /// A headline of the wire; the time stands on its line, the date only where a date line stood above it.
    public struct WireLine: Sendable, Hashable {
        /// 1 for the file's first line.
        public let line: Int
        public let time: CivilTime
        public let date: CivilDate?
        public let headline: String

        public init(line: Int, time: CivilTime, date: CivilDate? = nil, headline: String) {
            self.line = line
            self.time = time
            self.date = date
            self.headline = headline
        }
    }

    /// An invitation to follow the publication on a network.
    public struct FollowLine: Sendable, Hashable {
        public let line: Int
        public let network: SocialProfile.Network
        public let text: String
    }

    public struct Article: Sendable, Hashable {
        public let line: Int
        public let headline: String
        public let body: Body
    }

    /// Newest first, as on the page.
    public internal(set) var wire: [WireLine] = []
    /// The heading of the sub-section navigation.
    public internal(set) var navigationHeading: String?
    /// The names under that heading.
    public internal(set) var subsections: [String] = []
    public internal(set) var follow: [FollowLine] = []
    public internal(set) var article: Article?
    public internal(set) var diagnostics: [Diagnostic] = []

    /// Reads a capture.
    /// - Throws: `NewsError(.invalid)` when it holds neither a wire nor an article.
    public init(reading text: String) throws {
        var reader = PageCaptureReader(text)
        self = try reader.read()
    }

    init() {}
}
