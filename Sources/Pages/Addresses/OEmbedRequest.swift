internal import Foundation

/// What a program asks for that shows others' articles in its own pages (oembed.com).
public struct OEmbedRequest: Sendable, Hashable {
    public enum Format: String, Sendable { case json, xml }

    /// The page's whole address, as it was given.
    public var url: String
    /// `nil` for one that we do not write.
    public var format: Format?
    /// In pixels; `nil` where the program says nothing.
    public var maxWidth: Int?
    public var maxHeight: Int?

    public init(url: String, format: Format? = .json, maxWidth: Int? = nil, maxHeight: Int? = nil) {
        self.url = url
        self.format = format
        self.maxWidth = maxWidth
        self.maxHeight = maxHeight
    }

    init(query: String) {
        self.init(url: "")
        for pair in query.split(separator: "&").prefix(16) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, parts[1].utf8.count <= 8192,
                let value = parts[1].replacing("+", with: "%20").removingPercentEncoding
            else { continue }
            switch parts[0] {
            case "url": url = value
            case "format": format = Format(rawValue: value)
            case "maxwidth": maxWidth = Self.pixels(value)
            case "maxheight": maxHeight = Self.pixels(value)
            default: break
            }
        }
    }

    private static func pixels(_ text: String) -> Int? {
        guard text.utf8.count <= 6, let number = Int(text), number > 0 else { return nil }
        return number
    }

    /// `/oembed?url=https://…`: an address that is percent-encoded already stands there as it is, and is read back as the
    /// same page's.
    var path: String {
        var path =
            "/oembed?url=" + url.replacing("&", with: "%26").replacing("#", with: "%23").replacing("+", with: "%2B")
        if format == .xml { path += "&format=xml" }
        if let maxWidth { path += "&maxwidth=\(maxWidth)" }
        if let maxHeight { path += "&maxheight=\(maxHeight)" }
        return path
    }
}
