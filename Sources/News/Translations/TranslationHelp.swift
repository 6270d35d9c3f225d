/// Translates texts by machine: a command or a service of the publication's own choice, behind which a driver stands.
public protocol TranslationHelp: Sendable {
    /// Whether the texts go to a machine of others.
    var leavesTheHouse: Bool { get }

    /// - Parameter texts: With their marks as numbered tags (`TaggedText`).
    /// - Returns: As many texts, in their order.
    /// - Throws: `NewsError` when there is no answer, or none that can be read.
    func translate(_ texts: [String], from: LanguageTag, to: LanguageTag) async throws -> [String]
}
