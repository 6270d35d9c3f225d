import Testing

@testable import Wire

@Suite struct XMLWriterTests {
    private func document(_ write: (inout XMLWriter) -> Void) -> String {
        var xml = XMLWriter()
        write(&xml)
        return String(xml.text.drop { $0 != "\n" }.dropFirst())
    }

    @Test("text and attributes cannot become markup")
    func escaping() {
        let hostile = "]]><script a='1' b=\"2\">&amp;</script>\n\t"
        let text = document { $0.element("t", [("a", hostile)], text: hostile) }
        #expect(
            text == """
                <t a="]]&gt;&lt;script a='1' b=&quot;2&quot;&gt;&amp;amp;&lt;/script&gt;&#10;&#9;">\
                ]]&gt;&lt;script a='1' b="2"&gt;&amp;amp;&lt;/script&gt;\n\t</t>\n
                """)
    }

    @Test(
        "what XML 1.0 has no character for is left out, in text, attributes and sections alike",
        arguments: ["\u{0}", "\u{8}", "\u{B}", "\u{C}", "\u{1B}", "\u{1F}", "\u{FFFE}", "\u{FFFF}"])
    func forbidden(character: String) {
        let text = "a\(character)é\(character)"
        #expect(document { $0.element("t", [("a", text)], text: text) } == "<t a=\"aé\">aé</t>\n")
        #expect(document { $0.element("t", cdata: text) } == "<t><![CDATA[aé]]></t>\n")
        // Left out, it must not bring together what would end the section.
        #expect(
            document { $0.element("t", cdata: "]]\(character)>") } == "<t><![CDATA[]]]]><![CDATA[>]]></t>\n")
    }

    @Test("the neighbours of what is left out stay: U+FFFD, U+FEFF, U+10FFFF, tab and line feed")
    func allowed() {
        let text = "\u{FFFD}\u{FEFF}\u{10FFFF}\u{D7FF}\u{E000}\t\n\u{85}\u{7F}"
        #expect(document { $0.element("t", text: text) } == "<t>\(text)</t>\n")
    }

    @Test("a section that holds its own end is cut in two, and a carriage return stays what it is or becomes a line")
    func sections() {
        #expect(
            document { $0.element("t", cdata: "a]]>b]]>") } == "<t><![CDATA[a]]]]><![CDATA[>b]]]]><![CDATA[>]]></t>\n")
        #expect(document { $0.element("t", cdata: "a]]") } == "<t><![CDATA[a]]]]></t>\n")
        #expect(document { $0.element("t", text: "a\rb") } == "<t>a&#13;b</t>\n")
        #expect(document { $0.element("t", cdata: "a\rb") } == "<t><![CDATA[a\nb]]></t>\n")
    }

    @Test("JSON of its own escapes what it must and leaves markup readable; in a script it escapes that, too")
    func json() {
        let value = JSONValue.object([("a", .text("<p>\"é\" & \u{1}\\\u{2028}</p>\n")), ("b", nil)])
        #expect(value.plainText == #"{"a":"<p>\"é\" & \u0001\\\u2028</p>\n"}"# || value.plainText.contains("\u{2028}"))
        #expect(value.scriptSafeText == #"{"a":"\u003cp\u003e\"é\" \u0026 \u0001\\\u2028\u003c/p\u003e\n"}"#)
    }
}
