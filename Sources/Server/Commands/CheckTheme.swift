internal import Pages

/// `manchette theme check`: what is wrong in the theme as the publication overrides it.
public struct CheckTheme: Sendable {
    public var folder: PublicationFolder

    public init(folder: PublicationFolder) { self.folder = folder }

    /// - Returns: Whether the theme is sound.
    public func run(console: Console, environment: [String: String]) async throws -> Bool {
        let configuration = try folder.configuration(environment: environment)
        let findings: [ThemeError]
        do {
            let theme = try Theme(
                folder: ThemeLocation.defaultTheme(environment: environment), overrides: folder.themePath
            )
            findings = ThemeChecker(theme).findings(for: configuration.publication.editions.map(\.language))
        } catch let error as ThemeError {
            findings = [error]
        }
        for finding in findings { console.error("\(finding)") }
        if findings.isEmpty { console.line("The theme is sound.") }
        return findings.isEmpty
    }
}
