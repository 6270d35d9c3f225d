/// Whether someone is told by mail, too, of what waits for them at the desk.
public enum NoticeMail: String, Sendable, Codable, CaseIterable {
    case off
    /// Each as it comes.
    case atOnce
    /// All of a day together, in the morning of the publication's zone.
    case daily

    /// When the day's mail goes out, on the publication's clock.
    public static let hour = 7
}

extension Notice.Kind {
    /// Whether it is worth a mail. Who waits for the pen waits at the desk.
    public var goesByMail: Bool {
        switch self {
        case .submitted, .commented, .answered, .changesAsked, .approved, .late, .assigned: true
        case .editAsked: false
        }
    }
}
