import Foundation
import News
import Testing
import Wire

@Suite struct CaptureFixtureTests {
    /// The capture that everyone's work is judged by; it is no part of the project.
    private static func fixture() -> [UInt8]? {
        var folder = URL(filePath: #filePath).deletingLastPathComponent()
        while folder.path() != "/" {
            let file = folder.appending(path: "shared/fixtures/page-capture-fr.txt")
            if let data = try? Data(contentsOf: file) { return Array(data) }
            folder = folder.deletingLastPathComponent()
        }
        return nil
    }

    @Test("The French capture is read whole: wire, navigation, follow line and article, character for character")
    func readsAll() throws {
        guard let bytes = Self.fixture() else {
            print("skipped: there is no shared/fixtures/page-capture-fr.txt above the project")
            return
        }
        let decoded = try TextDecoding.decode(bytes, language: .french)
        #expect(decoded.diagnostics.isEmpty)
        let capture = try PageCapture(reading: decoded.text)
        let lines = decoded.text.split(separator: "\n").map(String.init)

        #expect(capture.wire.count == 9)
        for (line, raw) in zip(capture.wire, lines) {
            // "- 20:03" stands before each headline.
            #expect(line.headline == String(raw.dropFirst(7)))
            #expect("- " + line.time.hourAndMinute == raw.prefix(7))
        }
        #expect(capture.navigationHeading == lines[9])
        #expect(capture.subsections.isEmpty)
        #expect(capture.follow.map(\.network) == [.facebook])
        #expect(capture.follow.first?.text == lines[10])
        let article = try #require(capture.article)
        #expect(article.headline == lines[11])
        #expect(article.line == 12)
        #expect(article.body == Body(lines[12...].map { .paragraph(TextBlock($0)) }))
        #expect(article.body.blocks.count == 5)
        #expect(capture.diagnostics.isEmpty)

        let newest = try #require(CivilDate(iso: "2025-07-13"))
        let days = CaptureDating.dates(of: capture.wire, newestOn: newest).map(\.date.iso)
        #expect(
            days == Array(repeating: "2025-07-13", count: 5) + Array(repeating: "2025-07-12", count: 3) + ["2025-07-11"]
        )
    }
}
