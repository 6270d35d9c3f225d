/// The words of one department: how its headlines, its sentences and its institutions go.
struct Beat: Sendable {
    let name: Phrase
    let slug: Phrase
    let children: [(name: Phrase, slug: Phrase)]
    let institutions: [Phrase]
    let headlines: [Phrase]
    let sentences: [Phrase]
    let topics: [Phrase]
    /// Which drawings go with it.
    let scenes: [Scene]
}
