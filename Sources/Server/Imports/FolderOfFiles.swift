internal import Foundation

/// A folder whose files are read by names that come from outside; none leads out of it.
struct FolderOfFiles: Sendable {
    /// With a slash at its end, every link in it followed.
    private let root: String

    init(_ path: String) {
        let root = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
        self.root = root.hasSuffix("/") ? root : root + "/"
    }

    /// Where a file stands in the folder; `nil` for one that stands elsewhere.
    func place(of path: String) -> String? {
        let path = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
        return path.hasPrefix(root) ? String(path.dropFirst(root.count)) : nil
    }

    /// The first file that is there.
    /// - Parameters:
    ///   - places: Paths from the folder on, the best first.
    ///   - atMost: Bytes; a larger file is passed over.
    func first(of places: [String], atMost: Int) -> (path: String, bytes: [UInt8])? {
        for place in places {
            let path = URL(filePath: root + place).resolvingSymlinksInPath().path(percentEncoded: false)
            var isDirectory: ObjCBool = false
            guard path.hasPrefix(root), FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
                !isDirectory.boolValue,
                let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int, size <= atMost,
                let data = FileManager.default.contents(atPath: path)
            else { continue }
            return (path, Array(data))
        }
        return nil
    }
}
