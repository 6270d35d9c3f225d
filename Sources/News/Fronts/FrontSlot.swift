/// A part of a front with places for articles.
public enum FrontSlot: Sendable, Hashable, RawRepresentable, Codable {
    /// The one article that stands above all others.
    case lead
    /// The two under the lead of a home page.
    case seconds
    /// The lines under those.
    case thirds
    /// Opinion pieces, on a home page.
    case opinion
    /// What follows the lead of a section's front.
    case list
    /// The block of a section on a home page.
    case section(SectionID)

    /// How many places it has.
    public var places: Int {
        switch self {
        case .lead: 1
        case .seconds: 2
        case .thirds, .opinion, .section: 4
        case .list: 5
        }
    }

    public var rawValue: String {
        switch self {
        case .lead: "lead"
        case .seconds: "seconds"
        case .thirds: "thirds"
        case .opinion: "opinion"
        case .list: "list"
        case .section(let id): "section-\(id.rawValue)"
        }
    }

    public init?(rawValue: String) {
        switch rawValue {
        case "lead": self = .lead
        case "seconds": self = .seconds
        case "thirds": self = .thirds
        case "opinion": self = .opinion
        case "list": self = .list
        default:
            guard rawValue.hasPrefix("section-"), let id = Int64(rawValue.dropFirst("section-".count)), id > 0 else {
                return nil
            }
            self = .section(SectionID(rawValue: id))
        }
    }
}

/// One place of a slot, counted from 0.
public struct FrontPlace: Sendable, Hashable, Codable {
    public let slot: FrontSlot
    public let index: Int

    public init(_ slot: FrontSlot, _ index: Int = 0) {
        self.slot = slot
        self.index = index
    }

    /// `seconds-1`, as it stands in forms and addresses.
    public var text: String { "\(slot.rawValue)-\(index)" }

    /// - Returns: `nil` when `text` names no place.
    public init?(text: some StringProtocol) {
        guard let dash = text.lastIndex(of: "-"), let slot = FrontSlot(rawValue: String(text[..<dash])),
            let index = Int(text[text.index(after: dash)...]), (0..<slot.places).contains(index)
        else { return nil }
        self.init(slot, index)
    }
}
