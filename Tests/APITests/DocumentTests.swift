import Foundation
import News
import Testing

@testable import API

@Suite struct DocumentTests {
    private func document() throws -> JSON { try OpenAPIDocument(try API.operations(), publication: "Le Relais").json }

    @Test("every operation is in the document, and the document holds nothing that is no operation")
    func complete() throws {
        let operations = try API.operations()
        guard case .object(let paths)? = try document()["paths"] else {
            Issue.record("there are no paths")
            return
        }
        var written: Set<String> = []
        for path in paths {
            guard case .object(let methods) = path.value else { continue }
            for method in methods {
                written.insert(method.name.uppercased() + " " + path.name)
                let responses = try #require(method.value["responses"])
                guard case .object(let statuses) = responses else { continue }
                #expect(statuses.count(where: { $0.name.hasPrefix("2") }) == 1)
            }
        }
        #expect(written == Set(operations.map { $0.method.rawValue + " " + $0.path }))
        #expect(operations.count > 40)
    }

    @Test("every reference in the document leads somewhere, and nothing written out is left unused")
    func references() throws {
        let text = try document().text
        var wanted: Set<String> = []
        for match in text.matches(of: #/#\/components\/schemas\/([A-Za-z]+)"/#) { wanted.insert(String(match.1)) }
        guard case .object(let schemas)? = try document()["components"]?["schemas"] else {
            Issue.record("there are no schemas")
            return
        }
        #expect(Set(schemas.map(\.name)) == wanted)
        #expect(schemas.count == Set(schemas.map(\.name)).count)
    }

    @Test("two operations of one address, two of one name, and a path whose fields are not its type's are found")
    func lawCanFail() throws {
        let operations = try API.operations()
        let first = operations[0]
        #expect(throws: NewsError.self) { try OperationIndex(operations + [first]) }
        let wrong = try Operation.publish("/wrong/{article}", "wrong", "Wrong.") {
            (_: PublicCall<Asked.Topic, Nothing>) in
            PublicReply(output: Nothing(), dependencies: [])
        }
        #expect(throws: NewsError.self) { try OperationIndex([wrong]) }
    }

    @Test("two types of one name and different shapes cannot both be in the document")
    func names() throws {
        var found: [String: [Schema.Shape]] = [:]
        func walk(_ schema: Schema) {
            switch schema.shape {
            case .object(let name, let properties):
                if !name.isEmpty, !(found[name] ?? []).contains(schema.shape) {
                    found[name, default: []].append(schema.shape)
                }
                for property in properties { walk(property.schema) }
            case .array(let element, _): walk(element)
            default: break
            }
        }
        for operation in try API.operations() {
            if let answer = operation.answer { walk(answer) }
            if case .json(let schema) = operation.content { walk(schema) }
        }
        let doubles = found.filter { $0.value.count > 1 }.keys.sorted()
        #expect(doubles.isEmpty, "\(doubles)")
        #expect(found.count > 40)
    }
}

@Suite struct SchemaTests {
    struct Sent: Codable, Noted {
        enum Word: String, Codable, CaseIterable { case one, two }
        let word: Word
        let number: Int
        let names: [String]?
        let article: ArticleID?
        let when: Timestamp?
        let yes: Bool?
        static var notes: [String: FieldNote] {
            ["number": .integer(1...5), "names": .list(.line(1...3), 0...2, "Names.")]
        }
    }

    private func faults(_ json: String) throws -> [String] {
        try SchemaReader.schema(of: Sent.self).faults(in: try JSONReader.read(Array(json.utf8))).map(\.field)
    }

    @Test("a schema read from a type says what the type takes: names, what is needed, words, numbers, lists")
    func reading() throws {
        let properties = try SchemaReader.schema(of: Sent.self).properties
        #expect(properties.map(\.name) == ["word", "number", "names", "article", "when", "yes"])
        #expect(properties.map(\.isRequired) == [true, true, false, false, false, false])
        #expect(properties[0].schema.shape == .word(["one", "two"]))
        #expect(properties[1].schema.shape == .integer(1...5))
        #expect(properties[3].schema == .identity)
    }

    @Test(
        "what is not as it should be is told field by field",
        arguments: [
            (#"{"word": "one", "number": 1}"#, []), (#"{"word": "one", "number": 5.0, "names": ["ab"]}"#, []),
            (#"{"word": "three", "number": 6}"#, ["word", "number"]), (#"{"number": "1"}"#, ["word", "number"]),
            (#"{"word": "one", "number": 1, "names": ["", "ab", "c"]}"#, ["names"]),
            (#"{"word": "one", "number": 1, "names": ["", "abcd"]}"#, ["names[0]", "names[1]"]),
            (#"{"word": "one", "number": 1, "names": ["a\u0007"]}"#, ["names[0]"]),
            (#"{"word": "one", "number": 1, "article": 0}"#, ["article"]),
            (#"{"word": "one", "number": 1, "article": null}"#, ["article"]),
            (#"{"word": "one", "number": 1, "yes": 1, "other": {}}"#, ["yes", "other"]),
            (#"{"word": "one", "number": 1.5}"#, ["number"]), ("[]", [""]), ("null", [""]),
        ]
    )
    func checking(json: String, fields: [String]) throws { #expect(try faults(json) == fields) }

    @Test(
        "JSON is read strictly",
        arguments: [
            "", "{", "[1,]", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "01", "1.", "-", "+1", "tru", "\"\u{01}\"", "\"\\x\"",
            "\"\\ud800\"", "\"\\ud800\\u0041\"", "[1] 2", "1e999", "NaN", "'a'", "\"a", "{a:1}",
            String(repeating: "[", count: 100) + String(repeating: "]", count: 100),
        ]
    )
    func strictness(text: String) {
        #expect(throws: JSONReader.Fault.self) { try JSONReader.read(Array(text.utf8)) }
    }

    @Test("what is JSON is read whole, and written again as it was")
    func roundTrip() throws {
        let text = #"{"a":[1,-2,0.5,true,false,null,"é\"\\\n😀"],"b":{},"c":[]}"#
        #expect(try JSONReader.read(Array(text.utf8)).text == text)
        #expect(try JSONReader.read(Array(#""\ud83d\ude00\u00e9\/""#.utf8)) == "😀é/")
        #expect(throws: JSONReader.Fault.self) { try JSONReader.read([0x22, 0xFF, 0x22]) }
    }

    @Test(
        "a time is read as RFC 3339 writes it, with its offset",
        arguments: [
            ("2026-11-24T12:00:00Z", 1_795_521_600_000), ("2026-11-24T13:00:00+01:00", 1_795_521_600_000),
            ("2026-11-24t12:00:00.25z", 1_795_521_600_250), ("1970-01-01T00:00:00-00:30", 1_800_000),
        ] as [(String, Int64)]
    )
    func times(text: String, milliseconds: Int64) {
        #expect(Timestamp.instant(of: text)?.rawValue == milliseconds)
    }

    @Test(
        "what is no time is none",
        arguments: ["2026-11-24", "2026-11-24T12:00:00", "2026-02-30T12:00:00Z", "2026-11-24T24:00:00Z", "x", ""]
    )
    func noTimes(text: String) { #expect(Timestamp.instant(of: text) == nil) }

    @Test("a place in a list comes back as it was, and one that no answer held is refused")
    func cursors() throws {
        #expect(try Cursor("42 stades-été").place { $0 } == "42 stades-été")
        for text in ["c", "x31", "c3", "czz", "c31ff", ""] {
            let cursor = try JSONDecoder().decode(Cursor.self, from: Data("\"\(text)\"".utf8))
            #expect(throws: NewsError.self, "\(text)") { try cursor.place { ListKey(text: $0) } }
        }
    }
}
