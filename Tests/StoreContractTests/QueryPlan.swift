import Foundation
import News
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

    /// Runs a statement of a migration again, by another program.
    func raw(_ statement: String) async throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let script = "import sqlite3, sys\nwith sqlite3.connect(sys.argv[1]) as base: base.execute(sys.argv[2])"
        process.arguments = ["python3", "-c", script, folder.path("newsroom.sqlite"), statement]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw NewsError(.fault, "The statement could not be run.") }
    }

    /// The plans of many statements, asked for at once.
    func plans(of statements: [String]) async throws -> [(statement: String, lines: [String])] {
        let marked = statements.enumerated().map { "SELECT '#\($0.offset)'; EXPLAIN QUERY PLAN \($0.element);" }
        var plans: [(statement: String, lines: [String])] = []
        for line in try await answers(of: marked.map { $0.replacing("?", with: "1") }) {
            if line.hasPrefix("#"), let index = Int(line.dropFirst()), statements.indices.contains(index) {
                plans.append((statements[index], []))
            } else if !plans.isEmpty {
                plans[plans.count - 1].lines.append(line)
            }
        }
        return plans
    }

    private func answers(of scripts: [String]) async throws -> [String] {
        let script = """
            import json, sqlite3, sys
            base = sqlite3.connect(sys.argv[1])
            for text in json.load(open(sys.argv[2])):
                for part in text.split(";")[:-1]:
                    for row in base.execute(part): print(row[-1])
            """
        try JSONEncoder().encode(scripts).write(to: URL(filePath: folder.path("statements.json")))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, folder.path("newsroom.sqlite"), folder.path("statements.json")]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw NewsError(.fault, "The plans could not be asked for.")
        }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map { String($0) }
    }
}
