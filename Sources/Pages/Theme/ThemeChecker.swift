public import News

/// Finds the names in a theme's templates that stand for nothing. A page shows nothing for an unknown name, so a slip
/// of the pen would otherwise be seen by nobody.
public struct ThemeChecker: Sendable {
    private let theme: Theme

    public init(_ theme: Theme) { self.theme = theme }

    /// Everything that is wrong, by file and line; empty for a sound theme.
    /// - Parameter languages: Those of the publication's editions, each of which needs words.
    public func findings(for languages: [LanguageTag] = []) -> [ThemeError] {
        let findings =
            languages.filter { !theme.hasStrings(for: $0) }.map {
                ThemeError(
                    file: "strings/\($0.primary).json",
                    message: "It is missing: an edition in “\($0.rawValue)” would be shown with English words."
                )
            } + theme.findings
        return Set(findings)
            .sorted { ($0.file, $0.line ?? 0, $0.message) < ($1.file, $1.line ?? 0, $1.message) }
    }
}
