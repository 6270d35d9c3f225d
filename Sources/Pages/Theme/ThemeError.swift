/// What is wrong in a file of a theme, with its place.
public struct ThemeError: Error, Sendable, Hashable, CustomStringConvertible {
    /// From the theme's folder: `templates/article.mustache`.
    public let file: String
    /// 1 for the first line; `nil` where the whole file is meant.
    public let line: Int?
    public let message: String

    public init(file: String, line: Int? = nil, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    public var description: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(message)" }
}
