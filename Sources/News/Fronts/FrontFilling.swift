/// An article that an arrangement names and readers may see.
public struct PinnedArticle: Sendable, Hashable {
    public let summary: ArticleSummary
    /// Nothing of it leaves before; `nil` for no embargo.
    public let embargoedUntil: Instant?

    public init(_ summary: ArticleSummary, embargoedUntil: Instant? = nil) {
        self.summary = summary
        self.embargoedUntil = embargoedUntil
    }
}

/// The places of a front with the articles that stand there at one instant: what was pinned where it may stand, the
/// newest everywhere else, and nothing twice.
public struct FrontFilling: Sendable, Hashable {
    /// What stands at a place.
    public struct Filled: Sendable, Hashable {
        public let article: ArticleSummary
        /// `nil` where the newest stands by itself.
        public let pin: FrontPin?
    }

    public let layout: FrontLayout
    public let places: [FrontPlace: Filled]
    /// The next instant at which a place changes by itself, since the time of a pin or an embargo is over.
    public let changesAt: Instant?

    /// - Parameters:
    ///   - pinned: Of the articles that the arrangement names those that are published. A pin without one stands for
    ///     nothing, and its place takes the newest.
    ///   - automatic: The newest of each list in `layout.sources`.
    public init(
        _ layout: FrontLayout, _ arrangement: FrontArrangement, pinned: [ArticleID: PinnedArticle],
        automatic: [ListSubject: [ArticleSummary]], at now: Instant
    ) {
        var standing: [FrontPlace: Filled] = [:]
        var changes: [Instant] = []
        for pin in arrangement.pins where layout.has(pin.place) && !pin.isOver(at: now) {
            guard let article = pinned[pin.article], article.summary.edition == layout.front.edition,
                article.summary.kind.isStory
            else { continue }
            if let embargo = article.embargoedUntil, embargo > now {
                changes.append(embargo)
                continue
            }
            if let from = pin.from, from > now {
                changes.append(from)
                continue
            }
            if let until = pin.until { changes.append(until) }
            standing[pin.place] = Filled(article: article.summary, pin: pin)
        }
        var shown = Set(standing.values.map(\.article.id))
        var waiting = automatic.mapValues { $0[...] }
        for slot in layout.slots {
            let source = layout.source(of: slot)
            for index in 0..<slot.places where standing[FrontPlace(slot, index)] == nil {
                while let next = waiting[source]?.popFirst() {
                    guard shown.insert(next.id).inserted else { continue }
                    standing[FrontPlace(slot, index)] = Filled(article: next, pin: nil)
                    break
                }
            }
        }
        self.layout = layout
        places = standing
        changesAt = changes.min()
    }

    /// The articles of a slot in the order of its places; places that nothing was left for are passed over.
    public func articles(in slot: FrontSlot) -> [ArticleSummary] {
        (0..<slot.places).compactMap { places[FrontPlace(slot, $0)]?.article }
    }

    /// Everything that stands on the front, in the order of the places.
    public var articles: [ArticleSummary] { layout.slots.flatMap { articles(in: $0) } }
}
