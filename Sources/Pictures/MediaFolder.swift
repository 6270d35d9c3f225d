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
        guard MediaFolder.isHash(hash) else { throw .disk("“\(hash.prefix(40))” is no content hash.") }
        return "\(root)/originals/\(hash.prefix(2))/\(hash.prefix(20)).\(format.rawValue)"
    }

    private func rendition(_ rendition: Rendition) throws(PictureError) -> String {
        let hash = rendition.contentHash
        guard MediaFolder.isHash(hash) else { throw .disk("“\(hash.prefix(40))” is no content hash.") }
        let x = Int((rendition.focalPoint.x * 100).rounded())
        let y = Int((rendition.focalPoint.y * 100).rounded())
        let name = "f\(x)-\(y)-\(rendition.crop.rawValue)-\(rendition.width).\(rendition.format.rawValue)"
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
