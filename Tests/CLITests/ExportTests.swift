import Foundation
import TestSupport
import Testing

/// The site as files and the archive, as a user makes them.
@Suite struct ExportTests {
    /// The crawler's answer about a folder.
    private func crawl(_ folder: String, of site: String) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "crawl.py").path()
        process.arguments = ["python3", script, folder, site]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: text, as: UTF8.self))
    }

    @Test("a sample leaves as files whose links and pictures are whole, and as an archive that comes back as the same")
    func story() throws {
        let folder = try TemporaryFolder()
        let site = folder.path("site")
        #expect(try Program.run(["sample", site, "--articles", "120", "--seed", "3"]).status == 0)
        let files = folder.path("files")
        let first = try Program.run(["export", site, files])
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.contains("Made ") && first.errors.contains("parts of the site: "))
        let found = try crawl(files, of: "http://127.0.0.1:8080")
        #expect(found.status == 0, "\(found.output)")
        struct Report: Decodable { var made, kept: Int }
        let second = try Program.run(["export", site, files, "--json"])
        let report = try JSONDecoder().decode(Report.self, from: Data(second.output.utf8))
        #expect(report.made == 0 && report.kept > 200)

        let archive = folder.path("archive")
        #expect(try Program.run(["export", site, archive, "--format", "archive"]).status == 0)
        #expect(try Program.run(["import", folder.path("copy"), "archive", archive]).status == 0)
        #expect(try Program.run(["doctor", folder.path("copy")]).status == 0)
        #expect(
            try Program.run(["export", folder.path("copy"), folder.path("again"), "--format", "archive"]).status == 0)
        let lines = [archive, folder.path("again")].map { FileManager.default.contents(atPath: $0 + "/content.jsonl") }
        #expect(lines[0] != nil && lines[0] == lines[1])
        // Some of a sample's translations lie behind, and few of many.
        let rows = String(decoding: lines[0] ?? Data(), as: UTF8.self).split(separator: "\n")
        let translations = rows.filter { $0.hasPrefix(#"{"table":"translation","#) }
        let behind = translations.count { $0.contains(/"behind_since":\d/) }
        #expect((3...6).contains(behind) && behind < translations.count, "\(behind) of \(translations.count)")
        let wrong = try Program.run(["import", site, "archive", archive])
        #expect(
            wrong.status == 1 && wrong.errors.contains("is not empty") && wrong.errors.split(separator: "\n").count == 1
        )
        #expect(try Program.run(["export", site, files, "--format", "book"]).status == 64)
    }
}
