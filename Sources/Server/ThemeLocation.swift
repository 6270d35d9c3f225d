internal import Foundation
internal import News

/// Where the files lie that came with the program: the default theme and the desk's.
enum ThemeLocation {
    /// The folder of the default theme.
    static func defaultTheme(environment: [String: String]) throws -> String {
        try folder("default", what: "The default theme is", environment: environment)
    }

    /// The folder of the desk's own words, style sheet and scripts.
    static func desk(environment: [String: String]) throws -> String {
        try folder("desk", what: "The desk's files are", environment: environment)
    }

    /// The folder of the editor's engine, which `script/fetch-editor` brings; `nil` where it was not run, and the desk's
    /// articles are then edited by their fields alone.
    static func editorEngine(environment: [String: String]) -> String? {
        var candidates = [environment["MANCHETTE_EDITOR"]].compactMap { $0 }
        var folder = URL(filePath: Bundle.main.executablePath ?? CommandLine.arguments[0]).resolvingSymlinksInPath()
        for _ in 0..<6 {
            folder = folder.deletingLastPathComponent()
            candidates.append(folder.path() + ".cache/editor")
            candidates.append(folder.path() + "share/manchette/editor")
        }
        return candidates.first { FileManager.default.fileExists(atPath: $0 + "/engine.js") }
    }

    /// In `MANCHETTE_THEMES` where it is set, else in the `Themes` folder beside the program or above it.
    private static func folder(_ name: String, what: String, environment: [String: String]) throws -> String {
        var candidates: [String] = []
        if let set = environment["MANCHETTE_THEMES"] { candidates.append(set + "/" + name) }
        var folder = URL(filePath: Bundle.main.executablePath ?? CommandLine.arguments[0]).resolvingSymlinksInPath()
        for _ in 0..<6 {
            folder = folder.deletingLastPathComponent()
            candidates.append(folder.path() + "Themes/" + name)
            candidates.append(folder.path() + "share/manchette/Themes/" + name)
        }
        for candidate in candidates where FileManager.default.fileExists(atPath: candidate + "/style.css") {
            return candidate
        }
        throw NewsError(
            .notFound, "\(what) not beside the program.",
            help: "Set MANCHETTE_THEMES to the folder Themes that came with it."
        )
    }
}
