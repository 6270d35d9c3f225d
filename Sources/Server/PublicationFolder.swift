internal import Foundation
internal import News

/// A publication on disk: `manchette.yaml`, `newsroom.sqlite`, `media/`, `theme/`.
public struct PublicationFolder: Sendable {
    /// Without a slash at the end.
    public let path: String

    public init(path: String) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }

    public var settingsPath: String { path + "/manchette.yaml" }
    public var mediaPath: String { path + "/media" }
    public var themePath: String { path + "/theme" }

    /// Where programs that renew certificates put what they are asked for (RFC 8555, 8.3).
    var challengePath: String { path + "/acme" }

    /// A file that the settings name: from this folder, or absolute.
    func path(of configured: String) -> String { configured.hasPrefix("/") ? configured : path + "/" + configured }

    /// Reads the settings.
    /// - Throws: `NewsError` when the folder is missing, is no publication, or its settings are wrong.
    public func configuration(environment: [String: String]) throws -> ServerConfiguration {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw NewsError(
                .notFound, "There is no folder \(path).",
                help: "Make a publication with: manchette init \(path) --name NAME --language fr --url URL"
            )
        }
        guard isDirectory.boolValue else {
            throw NewsError(.invalid, "\(path) is a file, and not the folder of a publication.")
        }
        guard let data = FileManager.default.contents(atPath: settingsPath) else {
            throw NewsError(
                .notFound, "\(path) is no publication: it holds no manchette.yaml.",
                help: "Make one with: manchette init \(path) --name NAME --language fr --url URL"
            )
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw NewsError(.invalid, "The file is not UTF-8 text.", field: "manchette.yaml", help: "Save it as UTF-8.")
        }
        return try ServerConfiguration(yaml: text, environment: environment)
    }
}
