internal import Foundation
public import News

/// The folder that holds originals and their renditions. Its paths are made of hexadecimal digits, numbers and the names
/// of our own cases alone, so nothing given by anyone becomes a path.
public struct MediaFolder: Sendable {
    private let root: String

    /// - Parameter path: The publication's `media` folder.
    public init(path: String) { root = path }

    private static func isHash(_ hash: String) -> Bool {
        hash.utf8.count >= 20 && hash.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }

    private func original(_ hash: String, _ format: PictureFormat) throws(PictureError) -> String {
        "\(root)/\(try originalPlace(contentHash: hash, format: format))"
    }

    /// Where an original stands, from the folder on.
    public func originalPlace(contentHash hash: String, format: PictureFormat) throws(PictureError) -> String {
        guard MediaFolder.isHash(hash) else { throw .disk("“\(hash.prefix(40))” is no content hash.") }
        return "originals/\(hash.prefix(2))/\(hash.prefix(20)).\(format.rawValue)"
    }

    /// Where an original is; `nil` when it is missing.
    public func originalPath(contentHash: String, format: PictureFormat) throws(PictureError) -> String? {
        let path = try original(contentHash, format)
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    private func rendition(_ rendition: Rendition) throws(PictureError) -> String {
        let hash = rendition.contentHash
        guard MediaFolder.isHash(hash) else { throw .disk("“\(hash.prefix(40))” is no content hash.") }
        let place =
            rendition.frame.map { "c\($0.left)-\($0.top)-\($0.width)" }
            ?? "f\(rendition.focalPoint.hundredthsX)-\(rendition.focalPoint.hundredthsY)"
        // “2-”: those without it, of earlier programs, may carry what their originals said, and are not read any more.
        let name = "2-\(place)-\(rendition.crop.rawValue)-\(rendition.width).\(rendition.format.rawValue)"
        return "\(root)/renditions/\(hash.prefix(2))/\(hash.prefix(20))/\(name)"
    }

    /// Keeps an original; one with the same content is left as it is.
    public func writeOriginal(_ file: [UInt8], contentHash: String, format: PictureFormat) throws(PictureError) {
        let path = try original(contentHash, format)
        if FileManager.default.fileExists(atPath: path) { return }
        try write(file, to: path)
    }

    /// The original; `nil` when it is missing.
    public func original(contentHash: String, format: PictureFormat) throws(PictureError) -> [UInt8]? {
        FileManager.default.contents(atPath: try original(contentHash, format)).map { Array($0) }
    }

    public func hasOriginal(contentHash: String, format: PictureFormat) -> Bool {
        (try? original(contentHash, format)).map { FileManager.default.fileExists(atPath: $0) } ?? false
    }

    /// A rendition that was made before; `nil` where it was not.
    public func read(_ rendition: Rendition) throws(PictureError) -> [UInt8]? {
        FileManager.default.contents(atPath: try self.rendition(rendition)).map { Array($0) }
    }

    /// Keeps a rendition.
    public func write(_ file: [UInt8], as rendition: Rendition) throws(PictureError) {
        try write(file, to: try self.rendition(rendition))
    }

    // MARK: What others show articles by

    private func shareImage(_ hash: String) throws(PictureError) -> String {
        guard MediaFolder.isHash(hash) else { throw .disk("“\(hash.prefix(40))” is no hash.") }
        return "\(root)/share/\(hash.prefix(2))/\(hash.prefix(20)).jpg"
    }

    /// One that was drawn before; `nil` where it was not.
    public func readShareImage(_ hash: String) throws(PictureError) -> [UInt8]? {
        FileManager.default.contents(atPath: try shareImage(hash)).map { Array($0) }
    }

    /// Keeps one that was drawn.
    public func writeShareImage(_ file: [UInt8], hash: String) throws(PictureError) {
        try write(file, to: try shareImage(hash))
    }

    // MARK: Sounds and documents

    private func attachment(_ hash: String, _ format: AttachmentFormat) throws(PictureError) -> String {
        "\(root)/\(try attachmentPlace(contentHash: hash, format: format))"
    }

    /// Where an attachment's file stands, from the folder on.
    public func attachmentPlace(contentHash hash: String, format: AttachmentFormat) throws(PictureError) -> String {
        guard MediaFolder.isHash(hash) else { throw .disk("“\(hash.prefix(40))” is no content hash.") }
        return "files/\(hash.prefix(2))/\(hash.prefix(20)).\(format.rawValue)"
    }

    /// Where an attachment's file is; `nil` when it is missing.
    public func attachmentPath(contentHash: String, format: AttachmentFormat) throws(PictureError) -> String? {
        let path = try attachment(contentHash, format)
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    /// An attachment's file; `nil` when it is missing.
    public func attachment(contentHash: String, format: AttachmentFormat) throws(PictureError) -> [UInt8]? {
        FileManager.default.contents(atPath: try attachment(contentHash, format)).map { Array($0) }
    }

    /// Takes a file that was received into its place; one with the same content is left as it is.
    public func keepAttachment(
        from received: String, contentHash: String, format: AttachmentFormat
    ) throws(PictureError) {
        let path = try attachment(contentHash, format)
        do {
            if FileManager.default.fileExists(atPath: path) {
                try FileManager.default.removeItem(atPath: received)
                return
            }
            try FileManager.default.createDirectory(
                at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.moveItem(atPath: received, toPath: path)
        } catch {
            throw .disk(error.localizedDescription)
        }
    }

    /// Takes away what was being received when the program ended before its time.
    public func clearReceiving() { try? FileManager.default.removeItem(atPath: "\(root)/receiving") }

    /// A new empty file beside the others, for what is being received.
    public func receivingPath() throws(PictureError) -> String {
        let path = "\(root)/receiving/\(UUID().uuidString.lowercased())"
        do {
            try FileManager.default.createDirectory(atPath: "\(root)/receiving", withIntermediateDirectories: true)
            try Data().write(to: URL(filePath: path))
        } catch {
            throw .disk(error.localizedDescription)
        }
        return path
    }

    /// Whole or not at all: written beside its place and moved there.
    private func write(_ file: [UInt8], to path: String) throws(PictureError) {
        let url = URL(filePath: path)
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true
            )
            try Data(file).write(to: url, options: .atomic)
        } catch {
            throw .disk(error.localizedDescription)
        }
    }
}
