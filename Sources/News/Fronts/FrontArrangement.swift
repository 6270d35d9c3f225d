/// An article that someone put at a place of a front.
public struct FrontPin: Sendable, Hashable, Codable {
    public let article: ArticleID
    public var place: FrontPlace
    /// When it takes its place; `nil` for at once. Until then the newest stands there.
    public var from: Instant?
    /// When the place goes back to the newest by itself; `nil` for not before someone takes the article off.
    public var until: Instant?

    public init(_ article: ArticleID, at place: FrontPlace, from: Instant? = nil, until: Instant? = nil) {
        self.article = article
        self.place = place
        self.from = from
        self.until = until
    }

    /// Whether its time has come.
    public func hasBegun(at now: Instant) -> Bool { from.map { $0 <= now } ?? true }

    /// Whether its time is over.
    public func isOver(at now: Instant) -> Bool { until.map { $0 <= now } ?? false }
}

/// What a front's places hold by hand, and in which order its blocks stand; every place without a pin is filled by the
/// newest. No place has two pins, and no article stands at two places.
public struct FrontArrangement: Sendable, Hashable {
    /// In the order of places.
    public private(set) var pins: [FrontPin]
    /// The sections whose blocks come first on a home page, in order; others follow as the tree has them.
    public var order: [SectionID]
    /// Sections without a block on the home page.
    public var hidden: Set<SectionID>

    /// Of two pins at one place, or of one article, the first given stays.
    public init(pins: [FrontPin] = [], order: [SectionID] = [], hidden: Set<SectionID> = []) {
        var kept: [FrontPin] = []
        for pin in pins where !kept.contains(where: { $0.place == pin.place || $0.article == pin.article }) {
            kept.append(pin)
        }
        self.pins = kept.sorted { FrontArrangement.comes($0.place, before: $1.place) }
        var seen: Set<SectionID> = []
        self.order = order.filter { seen.insert($0).inserted }
        self.hidden = hidden
    }

    /// Everything by the newest, blocks as the tree of sections has them.
    public static let automatic = FrontArrangement()

    public subscript(place: FrontPlace) -> FrontPin? { pins.first { $0.place == place } }

    public subscript(article: ArticleID) -> FrontPin? { pins.first { $0.article == article } }

    /// The same without pins whose time is over.
    public func withoutPast(at now: Instant) -> FrontArrangement {
        FrontArrangement(pins: pins.filter { !$0.isOver(at: now) }, order: order, hidden: hidden)
    }

    private static func comes(_ left: FrontPlace, before right: FrontPlace) -> Bool {
        func rank(_ slot: FrontSlot) -> Int64 {
            switch slot {
            case .lead: -5
            case .seconds: -4
            case .thirds: -3
            case .list: -2
            case .opinion: -1
            case .section(let id): id.rawValue
            }
        }
        return (rank(left.slot), left.index) < (rank(right.slot), right.index)
    }
}

extension FrontArrangement: Codable {
    private enum CodingKeys: String, CodingKey { case pins, order, hidden }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            pins: try values.decode([FrontPin].self, forKey: .pins),
            order: try values.decode([SectionID].self, forKey: .order),
            hidden: Set(try values.decode([SectionID].self, forKey: .hidden))
        )
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(pins, forKey: .pins)
        try values.encode(order, forKey: .order)
        try values.encode(hidden.sorted(), forKey: .hidden)
    }
}
