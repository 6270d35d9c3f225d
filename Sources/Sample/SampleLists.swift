public import News

/// What the articles of a sample refer to. Those of the standard size come first in every list; what a larger one has
/// beyond them is named by putting the same words together.
public struct SampleLists: Sendable {
    /// A section and the place of its parent in the list, where it has one.
    public struct SectionEntry: Sendable {
        public let parent: Int?
        public let names: [Int: Section.Name]
    }

    public let size: SampleSize
    /// Top sections first, each followed by its sub-sections; then those below the sub-sections.
    public let sections: [SectionEntry]
    public let topics: [[Int: Topic.Name]]
    public let contributors: [[Int: Contributor.Name]]
    /// By beat and sub-section: the places of it and of those below it, the busiest first.
    private let branches: [[[Int]]]
    /// By beat: the places of its topics, the busiest first.
    private let topicsOfBeat: [[Int]]

    /// The standard size.
    public static let standard = SampleLists(.standard)

    /// - Parameter size: Is brought between the standard size and the largest.
    public init(_ size: SampleSize) {
        func bounded(_ count: KeyPath<SampleSize, Int>) -> Int {
            min(max(size[keyPath: count], SampleSize.standard[keyPath: count]), SampleSize.largest[keyPath: count])
        }
        self.size = SampleSize(
            sections: bounded(\.sections), topics: bounded(\.topics), authors: bounded(\.authors),
            pictures: bounded(\.pictures)
        )
        (sections, branches) = Self.sections(self.size.sections)
        let subjects = TopicSubject.first(self.size.topics)
        topics = subjects.map { subject in SampleArchive.named { subject.name($0) }.mapValues(Topic.Name.init) }
        topicsOfBeat = Beat.all.indices.map { beat in subjects.indices.filter { subjects[$0].beat == beat } }
        contributors = (0..<self.size.authors).map(Self.contributor)
    }

    // MARK: Making them

    private static func sections(_ count: Int) -> ([SectionEntry], [[[Int]]]) {
        var entries: [SectionEntry] = []
        var branches: [[[Int]]] = []
        for (number, beat) in Beat.all.enumerated() {
            let isTranslated = number == Beat.translated
            let parent = entries.count
            let name = names(beat.name, beat.slug, isTranslated ? Tamazight.section : nil)
            entries.append(SectionEntry(parent: nil, names: name))
            branches.append([])
            for (place, child) in beat.children.enumerated() {
                branches[number].append([entries.count])
                let fourth = isTranslated ? Tamazight.children[place] : nil
                entries.append(SectionEntry(parent: parent, names: names(child.name, child.slug, fourth)))
            }
        }
        let children = branches.enumerated().flatMap { beat, kin in kin.indices.map { (beat: beat, child: $0) } }
        for further in 0..<max(0, count - entries.count) {
            let (beat, child) = children[further % children.count]
            let place = further / children.count
            let parent = branches[beat][child][0]
            let above = entries[parent].names
            let names = SampleArchive.named { language in
                above[language].map { Names.local($0.name, place, language, isRegion: Beat.ofRegions.contains(beat)) }
            }
            branches[beat][child].append(entries.count)
            entries.append(SectionEntry(parent: parent, names: names.mapValues(Section.Name.init)))
        }
        return (entries, branches)
    }

    private static func names(_ name: Phrase, _ slug: Phrase, _ fourth: String?) -> [Int: Section.Name] {
        var names = SampleArchive.named { $0 == SampleArchive.tamazight ? fourth : nil }.mapValues(Section.Name.init)
        for language in 0..<3 {
            names[language] = Section.Name(name: name.text(language), slug: Slug(cleaning: slug.text(language)))
        }
        return names
    }

    private static func contributor(_ number: Int) -> [Int: Contributor.Name] {
        var names: [Int: Contributor.Name] = [:]
        let biography = General.biography[number % General.biography.count]
        for (language, name) in SampleArchive.named({ Names.author(number, $0) }) {
            names[language] = Contributor.Name(
                name: name.name, slug: name.slug,
                biography: language == SampleArchive.tamazight ? Tamazight.biography : biography.text(language)
            )
        }
        return names
    }

    // MARK: What an article takes of them

    /// The section of an article in one of a beat's sub-sections: that itself or one below it, the first ones more often.
    func section(of beat: Int, child: Int, _ random: inout SplitMix) -> Int {
        let branch = branches[beat][child]
        return branch.count == 1 ? branch[0] : branch[random.rank(below: branch.count)]
    }

    /// The topics of an article, given by their numbers among the beat's own.
    func topics(of beat: Int, _ own: [Int], _ random: inout SplitMix) -> [Int] {
        let all = topicsOfBeat[beat]
        guard all.count > Beat.all[beat].topics.count else { return own.map { all[$0] } }
        var ranks: [Int] = []
        while ranks.count < own.count {
            let rank = random.rank(below: all.count)
            if !ranks.contains(rank) { ranks.append(rank) }
        }
        return ranks.map { all[$0] }
    }

    /// An author: one of the standard size or, as the archive grows, one who shares their work.
    func author(_ number: Int, _ random: inout SplitMix) -> Int {
        Self.one(from: number, step: SampleSize.standard.authors, count: size.authors) { random.rank(below: $0) }
    }

    /// A picture that shows a drawing.
    func picture(of drawing: Int, _ random: inout SplitMix) -> Int {
        Self.one(from: drawing, step: SampleSize.standard.pictures, count: size.pictures) { random.below($0) }
    }

    /// One of the places `first`, `first + step` and so on under `count`.
    private static func one(from first: Int, step: Int, count: Int, _ choose: (Int) -> Int) -> Int {
        let places = (count - first - 1) / step + 1
        return places == 1 ? first : first + step * choose(places)
    }
}

extension Section.Name {
    fileprivate init(_ named: SampleArchive.Named) { self.init(name: named.name, slug: named.slug) }
}

extension Topic.Name {
    fileprivate init(_ named: SampleArchive.Named) { self.init(name: named.name, slug: named.slug) }
}
