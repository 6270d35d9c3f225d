import Edge
import Foundation
import Testing

@Suite struct HTTPTests {
    @Test(
        "the coding is chosen by the client's weights, of equals the best we have",
        arguments: [
            (nil, ContentCoding.identity), ("", .identity), ("gzip, deflate, br", .brotli), ("gzip", .gzip),
            ("br;q=0, gzip", .gzip), ("gzip;q=0.5, br;q=0.4", .gzip), ("*", .brotli), ("*;q=0", .identity),
            ("identity;q=0, *;q=0.1", .brotli), ("GZIP", .gzip), ("x-gzip", .gzip), ("br;q=abc, gzip", .gzip),
            (";;,,q==;=,", .identity), ("identity", .identity), ("br;q=1.0;x=y", .brotli),
        ] as [(String?, ContentCoding)]
    )
    func coding(accept: String?, expected: ContentCoding) {
        #expect(ContentCoding.choose(accept: accept, available: [.brotli, .gzip, .identity]) == expected)
    }

    @Test("an entity tag matches in lists, weakly and by the star, and wins over the date")
    func conditional() {
        func same(_ match: String?, _ since: String? = nil) -> Bool {
            Conditional.isNotModified(
                ifNoneMatch: match, ifModifiedSince: since, entityTag: "\"a\"",
                lastModified: "Sun, 06 Nov 1994 08:49:37 GMT"
            )
        }
        #expect(same("\"a\"") && same("W/\"a\"") && same("\"x\", \"a\"") && same("*") && same(" \"a\" "))
        #expect(!same("\"b\"") && !same(nil) && !same("a") && !same(""))
        #expect(same(nil, "Sun, 06 Nov 1994 08:49:37 GMT") && same(nil, "Mon, 07 Nov 1994 08:49:37 GMT"))
        #expect(!same(nil, "Sun, 06 Nov 1994 08:49:36 GMT") && !same("\"b\"", "Mon, 07 Nov 1994 08:49:37 GMT"))
        #expect(!same(nil, "yesterday"))
    }

    @Test("dates are written as IMF-fixdate and read in all three forms of RFC 9110")
    func dates() {
        #expect(HTTPDate.text(784_111_777) == "Sun, 06 Nov 1994 08:49:37 GMT")
        for text in ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
            #expect(HTTPDate.seconds(of: text) == 784_111_777, "\(text)")
        }
        for seconds in stride(from: Int64(0), to: 4_000_000_000, by: 77_777_777) {
            #expect(HTTPDate.seconds(of: HTTPDate.text(seconds)) == seconds)
        }
        // What was printed before 1970 has a time, too.
        #expect(HTTPDate.text(-1) == "Wed, 31 Dec 1969 23:59:59 GMT")
        #expect(HTTPDate.text(-86_400) == "Wed, 31 Dec 1969 00:00:00 GMT")
        #expect(HTTPDate.text(-2_208_988_800) == "Mon, 01 Jan 1900 00:00:00 GMT")
        #expect(HTTPDate.text(.min) == "Mon, 01 Jan 0001 00:00:00 GMT")
        #expect(HTTPDate.text(.max) == "Fri, 31 Dec 9999 23:59:59 GMT")
        for seconds in stride(from: Int64(-12_000_000_000), to: 0, by: 77_777_777) {
            #expect(HTTPDate.seconds(of: HTTPDate.text(seconds)) == seconds)
        }
        #expect(HTTPDate.seconds(of: "Sun, 99 Foo 1994 08:49:37 GMT") == nil)
    }

    @Test("a page that nearly fits in one flight is made as small as it can be, and no other takes the time")
    func flight() throws {
        var state: UInt64 = 7
        func word() -> String {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return String((state >> 33) % 4096, radix: 36)
        }
        var text = ""
        while Compressor.gzip(Array(text.utf8))?.count ?? 0 < 14_000 {
            for _ in 0..<20 { text += "<li>" + word() + "</li> " }
        }
        let body = Array(text.utf8)
        let usual = try #require(Compressor.gzip(body))
        let smallest = try #require(Compressor.gzip(body, level: 9))
        #expect(smallest.count < usual.count)
        #expect(Compressor.gzip(body, headerBytes: 14_480 - usual.count) == smallest)
        #expect(Compressor.gzip(body, headerBytes: 0) == usual)
        #expect(Compressor.gzip(body, headerBytes: 3000) == usual)
    }

    @Test("what we compress, the programs of others expand to the same bytes", arguments: ["gzip", "brotli"])
    func compression(program: String) throws {
        let body = Array(String(repeating: "Le fil des nouvelles, بالعربية, ⵜⴰⵎⴰⵣⵉⵖⵜ. ", count: 400).utf8)
        let packed = try #require(program == "gzip" ? Compressor.gzip(body) : Compressor.brotli(body))
        #expect(packed.count < body.count / 8)
        guard let path = ["/usr/bin/\(program)", "/bin/\(program)"].first(where: FileManager.default.isExecutableFile)
        else {
            print("SKIPPED: \(program) is not on this machine.")
            return
        }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = ["-d", "-c"]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        input.fileHandleForWriting.write(Data(packed))
        try input.fileHandleForWriting.close()
        let expanded = try output.fileHandleForReading.readToEnd()
        process.waitUntilExit()
        #expect(expanded.map { Array($0) } == body)
    }
}
