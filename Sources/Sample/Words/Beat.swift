/// The words of one department: how its headlines, its sentences and its institutions go.
struct Beat: Sendable {
    /// One of its sub-sections.
    struct Child: Sendable {
        let name: Phrase
        let slug: Phrase
        /// What would be out of place in its siblings. They have as many of their own, so that as many choices are drawn
        /// for an article wherever it stands.
        let sentences: [Phrase]

        init(_ name: Phrase, _ slug: Phrase, sentences: [Phrase] = []) {
            self.name = name
            self.slug = slug
            self.sentences = sentences
        }
    }

    /// A headline, and where an article belongs that goes by it. Children and topics stand in it by their French names,
    /// so that it can be read beside the words; where none is named, any fits.
    struct Headline: Sendable {
        let phrase: Phrase
        let children: [String]
        let topics: [String]

        init(
            in children: [String] = [], on topics: [String] = [], _ french: String, _ arabic: String, _ english: String
        ) {
            self.phrase = Phrase(french, arabic, english)
            self.children = children
            self.topics = topics
        }
    }

    let name: Phrase
    let slug: Phrase
    let children: [Child]
    let institutions: [Phrase]
    let headlines: [Headline]
    /// What can be said in any of its children.
    let sentences: [Phrase]
    let topics: [Phrase]
    /// Which drawings go with it.
    let scenes: [Scene]

    // MARK: What goes together

    /// The places of the children that a headline fits.
    func childrenFitting(_ headline: Headline) -> [Int] { Self.places(headline.children, among: children.map(\.name)) }

    /// The places of the topics that a headline fits.
    func topicsFitting(_ headline: Headline) -> [Int] { Self.places(headline.topics, among: topics) }

    /// The headlines that fit a child.
    func headlinesFitting(_ child: Int) -> [Headline] {
        headlines.filter { $0.children.isEmpty || $0.children.contains(children[child].name.french) }
    }

    /// The sentences that fit a child.
    func sentencesFitting(_ child: Int) -> [Phrase] { sentences + children[child].sentences }

    /// In the order in which they are named, that which says most first.
    private static func places(_ names: [String], among all: [Phrase]) -> [Int] {
        let found = names.compactMap { name in all.firstIndex { $0.french == name } }
        return found.isEmpty ? Array(all.indices) : found
    }
}
