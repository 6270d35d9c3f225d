import Foundation
import Testing

/// Golden files beside the tests. `UPDATE_GOLDENS=1` writes them anew, and fails the run so that nobody leaves it on.
enum Golden {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")

    static func expect(_ text: String, is name: String) throws {
        let file = folder.appending(path: name + ".txt")
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("\(name).txt was written anew")
            return
        }
        let wanted = try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        let found = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (line, (left, right)) in zip(wanted, found).enumerated() where left != right {
            Issue.record("\(name).txt:\(line + 1)\n  wanted \(left)\n  found  \(right)")
            return
        }
        #expect(wanted.count == found.count, "\(name).txt has \(wanted.count) lines, \(found.count) were found")
    }
}
