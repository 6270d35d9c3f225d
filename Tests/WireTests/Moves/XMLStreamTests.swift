import Testing

@testable import Wire

@Suite struct XMLStreamTests {
    /// Start and end tags, and the texts between them put together.
    private func read(_ text: String, step: Int = .max) -> (events: [String], oddities: XMLStream.Oddities) {
        read(Array(text.utf8), step: step)
    }

    private func read(_ bytes: [UInt8], step: Int = .max) -> (events: [String], oddities: XMLStream.Oddities) {
        var stream = XMLStream()
        var events: [String] = []
        var text = XMLText()
        func flush() { if !text.isEmpty { events.append(text.take().text) } }
        var place = 0
        repeat {
            let end = min(bytes.count, place + min(step, bytes.count + 1))
            stream.read(Array(bytes[place..<end]), isLast: end == bytes.count) { event in
                switch event {
                case .start(let name, let attributes):
                    flush()
                    events.append("<\(name)" + attributes.map { " \($0.name)=\($0.value)" }.joined() + ">")
                case .end(let name):
                    flush()
                    events.append("</\(name)>")
                case .text(let part, let isRaw): text.append(part, isRaw: isRaw)
                }
            }
            place = end
        } while place < bytes.count
        flush()
        return (events, stream.oddities)
    }

    private static let document = """
        <?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "<c>">]><!-- <x> --><a k='1 &gt; 0' l="é">
        un &amp; deux &#233; &#x645; &nbsp; &b;<![CDATA[<p>]] ]>&amp;</p>]]><e/></a>
        """

    @Test("a document reads the same wherever it is cut")
    func pieces() {
        let whole = read(Self.document).events
        #expect(
            whole.filter { $0 != "\n" } == [
                "<a k=1 > 0 l=é>", "\nun & deux é م &nbsp; &b;<p>]] ]>&amp;</p>", "<e>", "</e>", "</a>",
            ])
        for step in 1...40 { #expect(read(Self.document, step: step).events == whole, "in steps of \(step)") }
    }

    @Test("entities are counted where they are declared, and none is expanded")
    func bombs() {
        var bomb = "<!DOCTYPE a [<!ENTITY l0 \"ha\">"
        for level in 1...30 { bomb += "<!ENTITY l\(level) \"\(String(repeating: "&l\(level - 1);", count: 10))\">" }
        let bombed = read(bomb + "<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&l30;&x;</a>")
        #expect(bombed.events == ["<a>", "&l30;&x;", "</a>"])
        #expect(bombed.oddities.declaredEntities == 32)
    }

    @Test(
        "whatever is never closed ends with the document, and the end says so",
        arguments: [
            "<a><![CDATA[x", "<a><!-- x", "<a><b", "<!DOCTYPE a [", "<a k=\"x", "<?xml ", "<a>&", "<", "<a><![CDATA[x]",
            "<a></",
        ]
    )
    func unclosed(text: String) {
        for step in [1, 3, .max] { _ = read(text, step: step) }
        let read = read(text)
        #expect(read.oddities.endsWithin != nil || read.oddities.brokenTags > 0 || text == "<a>&")
    }

    @Test("a tag that is never closed is text up to the next one")
    func brokenTags() {
        let result = read("<a>1 < 2 <b c=\"d <e>f</e></a>")
        #expect(result.events == ["<a>", "1 < 2 <b c=\"d ", "<e>", "f", "</e>", "</a>"])
        #expect(result.oddities.brokenTags == 2)
    }

    @Test("bytes of an old character set among UTF-8 are read as what they were")
    func mixed() {
        var bytes = Array("<a>été ".utf8)
        bytes += [0xE9, 0x74, 0xE9, 0x20, 0x93, 0x6F, 0x75, 0x69, 0x94]
        bytes += Array("</a>".utf8)
        #expect(read(bytes).events == ["<a>", "été été “oui”", "</a>"])
    }

    @Test("a long text stays bounded, and its cut is known")
    func longText() {
        var text = XMLText()
        let part = [UInt8](repeating: 0x61, count: 1_000_000)
        for _ in 0..<20 { text.append(part[...], isRaw: true) }
        #expect(text.isCut)
        #expect(text.take().text.utf8.count == XMLText.longest)
    }

    @Test("UTF-16 and sets of one byte are brought into UTF-8, whatever the declaration says wrongly")
    func sets() {
        func utf8(_ bytes: [UInt8], step: Int) -> String {
            var set = ByteSet()
            var result: [UInt8] = []
            for start in stride(from: 0, to: bytes.count, by: step) {
                let end = min(bytes.count, start + step)
                result += set.utf8(Array(bytes[start..<end]), isLast: end == bytes.count)
            }
            return String(decoding: result, as: UTF8.self)
        }
        let little = "\u{FEFF}<a>é😀</a>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(utf8(little, step: 7).hasSuffix("<a>é😀</a>"))
        let latin = Array("<?xml version='1.0' encoding='ISO-8859-1'?><a>".utf8) + [0xE9] + Array("</a>".utf8)
        #expect(utf8(latin, step: 60).hasSuffix("<a>é</a>"))
        let wrong = Array("<?xml version='1.0' encoding='ISO-8859-1'?><a>été à l’école</a>".utf8)
        #expect(utf8(wrong, step: 1000).hasSuffix("<a>été à l’école</a>"))
    }

    @Test(
        "bytes of an old set between letters of UTF-8 are read each by itself: accents, and Arabic where letters touch")
    func oldSets() {
        let french: [UInt8] =
            [0xC9] + Array("cole : l'".utf8) + [0xC9] + Array("tat, d".utf8) + [0xE9] + Array("jà été".utf8)
        #expect(XMLText.mended(french).text == "École : l'État, déjà été")
        let arabic: [UInt8] = Array("été ".utf8) + [0xE3, 0xD1, 0xCD, 0xC8, 0xC7]
        #expect(XMLText.mended(arabic).text == "été مرحبا")
    }
}
