/// What a topic of the sample is about: one or two of a beat's own topics, at a place or not, in a year or not.
struct TopicSubject {
    let beat: Int
    /// Two that differ, or one.
    private let own: [Int]
    private let place: Int?
    private let year: Int?

    /// The beats' own topics, and after them what is made of these; those that say least come first.
    static func first(_ count: Int) -> [TopicSubject] {
        let single = Beat.all.indices.flatMap { beat in Beat.all[beat].topics.indices.map { (beat: beat, own: [$0]) } }
        let pairs = Beat.all.indices.flatMap { beat in
            let topics = Beat.all[beat].topics.indices
            return topics.flatMap { one in topics.filter { $0 > one }.map { (beat: beat, own: [one, $0]) } }
        }
        let places = [nil] + Names.places.indices.map(Optional.some)
        let years = [nil] + (2007...2026).reversed().map(Optional.some)
        var subjects: [TopicSubject] = []
        for year in years {
            for place in places {
                for field in single + pairs {
                    guard subjects.count < count else { return subjects }
                    subjects.append(TopicSubject(beat: field.beat, own: field.own, place: place, year: year))
                }
            }
        }
        return subjects
    }

    /// `nil` in the edition that has another beat alone.
    func name(_ language: Int) -> String? {
        let isTamazight = language == SampleArchive.tamazight
        if isTamazight, beat != Beat.translated { return nil }
        var name = own.map { isTamazight ? Tamazight.topics[$0] : Beat.all[beat].topics[$0].text(language) }
            .reduce("") { $0.isEmpty ? $1 : Names.pair($0, $1, language) }
        if let place { name = Names.local(name, place, language) }
        if let year { name += " \(year)" }
        return name
    }
}
