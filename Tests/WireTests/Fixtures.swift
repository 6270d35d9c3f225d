import Foundation

/// Real inputs that lie outside the project: looked for beside it, absent on other machines.
enum Fixtures {
    static func bytes(_ name: String) -> [UInt8]? {
        var folder = URL(filePath: #filePath)
        for _ in 0..<6 {
            folder = folder.deletingLastPathComponent()
            let file = folder.appending(path: "shared/fixtures/\(name)")
            if let data = try? Data(contentsOf: file) { return Array(data) }
        }
        print("SKIPPED: the fixture \(name) is not on this machine.")
        return nil
    }
}
