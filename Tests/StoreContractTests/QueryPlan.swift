import Foundation
import TestSupport

extension TinyPublication {
    /// The plan of a statement by Debian's sqlite3 or, where that is missing, by Python's: programs of others, on the same
    /// file.
    func plan(of statement: String) async throws -> [String] {
        let bound = statement.replacing("?", with: "1")
        let script = """
            import sqlite3, sys
            for row in sqlite3.connect(sys.argv[1]).execute("EXPLAIN QUERY PLAN " + sys.argv[2]): print(row[3])
            """
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, folder.path("newsroom.sqlite"), bound]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return ["SCAN (the plan could not be asked for)", "SCAN failed"] }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map { String($0) }
    }
}
