import Foundation
import Testing

@testable import Desk

@Suite struct FormPartsTests {
    private static let type = "multipart/form-data; boundary=----x1"

    /// What a browser sends: a field, an empty field for files, and two files, one of which holds what looks like an end.
    private static let tricky = "zeile\r\n------x\r\n--\r\n-----x1"
    private static let form =
        "------x1\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nabc\r\n"
        + "------x1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\nContent-Type: application/octet-stream\r\n\r\n\r\n"
        + "------x1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"é%22a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n\(tricky)\r\n"
        + "------x1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b.png\"\r\n\r\n\(tricky)\(tricky)\r\n------x1--\r\n"

    private struct Part: Equatable {
        var name: String
        var fileName: String?
        var text = ""
    }

    private static func parts(_ pieces: [[UInt8]]) throws -> [Part] {
        var form = try #require(FormParts(contentType: type))
        var parts: [Part] = []
        var bytes: [UInt8] = []
        for piece in pieces {
            for event in try form.feed(piece) {
                switch event {
                case .head(let name, let fileName):
                    parts.append(Part(name: name, fileName: fileName))
                    bytes = []
                case .bytes(let more): bytes += more
                case .end: parts[parts.count - 1].text = String(decoding: bytes, as: UTF8.self)
                }
            }
        }
        #expect(form.isAtEnd)
        return parts
    }

    private static let expected = [
        Part(name: "csrf", fileName: nil, text: "abc"), Part(name: "file", fileName: ""),
        Part(name: "file", fileName: "é\"a.jpg", text: tricky),
        Part(name: "file", fileName: "b.png", text: tricky + tricky),
    ]

    @Test("a form is read the same, whatever the pieces it comes in", arguments: [1, 2, 3, 7, 16, 61, 10_000])
    func pieces(length: Int) throws {
        let bytes = Array(Self.form.utf8)
        let pieces = stride(from: 0, to: bytes.count, by: length).map {
            Array(bytes[$0..<min($0 + length, bytes.count)])
        }
        #expect(try Self.parts(pieces) == Self.expected)
    }

    @Test("what is no such form is refused, and a head without end is not waited for")
    func refused() throws {
        #expect(FormParts(contentType: "application/x-www-form-urlencoded") == nil)
        #expect(FormParts(contentType: "multipart/form-data") == nil)
        #expect(FormParts(contentType: "multipart/form-data; boundary=" + String(repeating: "a", count: 71)) == nil)
        #expect(FormParts(contentType: "multipart/form-data; boundary=\"a\"; x=y") != nil)
        var nameless = try #require(FormParts(contentType: Self.type))
        #expect(throws: FormParts.Fault.self) { try nameless.feed(Array("------x1\r\nX: y\r\n\r\n".utf8)) }
        var endless = try #require(FormParts(contentType: Self.type))
        #expect(throws: FormParts.Fault.self) {
            try endless.feed(Array("------x1\r\n".utf8) + Array(repeating: 65, count: 20_000))
        }
    }
}
