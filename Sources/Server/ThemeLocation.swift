internal import Foundation
internal import News

/// Where the default theme lies.
enum ThemeLocation {
    /// `MANCHETTE_THEMES` where it is set, else the `Themes` folder beside the program or above it.
    static func defaultTheme(environment: [String: String]) throws -> String {
        var candidates: [String] = []
        if let set = environment["MANCHETTE_THEMES"] { candidates.append(set + "/default") }
        var folder = URL(filePath: Bundle.main.executablePath ?? CommandLine.arguments[0]).resolvingSymlinksInPath()
        for _ in 0..<6 {
            folder = folder.deletingLastPathComponent()
            candidates.append(folder.path() + "Themes/default")
            candidates.append(folder.path() + "share/manchette/Themes/default")
        }
        for candidate in candidates where FileManager.default.fileExists(atPath: candidate + "/style.css") {
            return candidate
        }
        throw NewsError(
            .notFound, "The default theme is not beside the program.",
            help: "Set MANCHETTE_THEMES to the folder Themes that came with it."
        )
    }
}
