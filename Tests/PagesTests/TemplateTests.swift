import Testing

@testable import Pages

@Suite("Templates")
struct TemplateTests {
    struct Story: PageModel {
        var headline: SafeHTML
        var standfirst: SafeHTML?

        static let fields: PageFields<Story> = [
            "headline": .text { $0.headline }, "standfirst": .text { $0.standfirst },
        ]
    }

    struct Page: PageModel {
        var headline: SafeHTML = "Page"
        var lead: Story? = Story(headline: "Un", standfirst: "Chapô")
        var stories: [Story] = [Story(headline: "Deux"), Story(headline: "Trois", standfirst: "Suite")]
        var note: SafeHTML?
        var isOpen = true

        static let fields: PageFields<Page> = [
            "headline": .text { $0.headline }, "lead": .model { $0.lead }, "stories": .list { $0.stories },
            "note": .text { $0.note }, "isOpen": .flag { $0.isOpen },
        ]
    }

    private func compiled(
        _ template: String, _ others: [String: String] = [:]
    ) throws -> (template: PageTemplate, findings: [ThemeError]) {
        var sources: [String: TemplateSource] = [:]
        for (name, text) in others.merging(["page": template], uniquingKeysWith: { $1 }) {
            sources[name] = try TemplateSource(text, file: "\(name).mustache")
        }
        let strings = ThemeStrings(language: .french, entries: ["wire": .text("Le fil")])
        var compiler = TemplateCompiler(sources, strings: strings)
        return (compiler.compile("page", for: [Page.self]), compiler.findings)
    }

    @Test(
        "a template is filled as Mustache fills it",
        arguments: [
            ("{{headline}} {{ headline }} {{{headline}}} {{&headline}}", "Page Page Page Page"),
            ("{{t.wire}} : {{headline}}", "Le fil : Page"),
            ("{{note}}|{{#note}}non{{/note}}|{{^note}}oui{{/note}}", "||oui"),
            ("{{#isOpen}}oui{{/isOpen}}{{^isOpen}}non{{/isOpen}}", "oui"),
            ("{{#headline}}<b>{{.}}</b>{{/headline}}", "<b>Page</b>"),
            ("{{#lead}}{{headline}}: {{standfirst}}{{/lead}}; {{headline}}", "Un: Chapô; Page"),
            (
                "{{#stories}}{{headline}}{{#standfirst}} ({{.}}){{/standfirst}}{{^standfirst}}, {{/standfirst}}{{/stories}}",
                "Deux, Trois (Suite)"
            ),
            ("{{#stories}}{{#isOpen}}{{headline}}{{/isOpen}}{{/stories}}", "DeuxTrois"),
            ("{{! rien }}a{{!\nrien\n}}b", "ab"),
            ("a{b}} c }", "a{b}} c }"), ("", ""), ("مرحبا {{headline}} ⵣ", "مرحبا Page ⵣ"),
        ]
    )
    func filling(template: String, expected: String) throws {
        let (template, findings) = try compiled(template)
        #expect(template.render([Page()]) == expected)
        #expect(findings == [])
    }

    @Test("a field without a value is not looked for in the models around it")
    func absent() throws {
        let (template, findings) = try compiled("{{#stories}}[{{standfirst}}]{{/stories}}{{#lead}}{{note}}{{/lead}}")
        #expect(template.render([Page(note: "N")]) == "[][Suite]N")
        #expect(findings == [])
    }

    @Test("sections of what is empty write nothing, and their opposites do")
    func empty() throws {
        let (template, _) = try compiled(
            "{{#stories}}x{{/stories}}{{^stories}}rien{{/stories}}{{#lead}}x{{/lead}}{{^lead}}!{{/lead}}")
        #expect(template.render([Page(lead: nil, stories: [])]) == "rien!")
    }

    @Test(
        "a tag alone on its line takes the line with it",
        arguments: [
            ("a\n  {{#isOpen}}\nb\n  {{/isOpen}}  \nc", "a\nb\nc"), ("{{! x }}\na", "a"),
            ("a\n{{^note}}\r\nb\r\n{{/note}}\r\n", "a\nb\r\n"), ("a {{#isOpen}}\nb{{/isOpen}}\nc", "a \nb\nc"),
            ("{{#isOpen}} x\n{{/isOpen}}", " x\n"), ("  {{headline}}\n", "  Page\n"),
            ("a\n{{> part}}\nb", "a\nPage!\nb"), ("{{<frame}}\n{{$main}}\nx\n{{/main}}\n{{/frame}}\n", "<x\n>"),
        ]
    )
    func standalone(template: String, expected: String) throws {
        let (template, findings) = try compiled(
            template, ["part": "{{headline}}!\n", "frame": "<{{$main}}{{/main}}>"])
        #expect(template.render([Page()]) == expected)
        #expect(findings == [])
    }

    @Test("blocks are filled through several frames, the page's before those between, and see what stands around them")
    func blocks() throws {
        let frames = [
            "base": "{{#lead}}{{$title}}sans titre{{/title}}|{{$main}}vide{{/main}}|{{$end}}fin{{/end}}{{/lead}}",
            "middle": "{{<base}}{{$title}}milieu{{/title}}{{$main}}[{{$inner}}-{{/inner}}]{{/main}}{{/base}}",
        ]
        #expect(try compiled("{{<base}}{{/base}}", frames).template.render([Page()]) == "sans titre|vide|fin")
        let (template, findings) = try compiled(
            "{{<middle}}{{$title}}{{headline}}{{/title}} rien {{$inner}}{{standfirst}}{{/inner}}{{/middle}}", frames)
        #expect(template.render([Page()]) == "Un|[Chapô]|fin")
        #expect(findings == [])
    }

    @Test(
        "what cannot be read is refused with its line",
        arguments: [
            ("a\n{{headline", 2, "not closed with }}"), ("{{{headline}}", 1, "not closed with }}}"),
            ("{{#lead}}\n{{/laed}}", 2, "“lead”, opened in line 1"), ("x\n{{#lead}}\n", 2, "never closed"),
            ("\n\n{{/lead}}", 3, "never opened"), ("{{=<% %>=}}", 1, "cannot be set"), ("{{}}", 1, "one name"),
            ("{{% CONTENT_TYPE:HTML}}", 1, "configure"), ("{{head line}}", 1, "one name"),
            ("{{<base}}\n{{headline}}\n{{/base}}", 2, "outside of its blocks"),
        ]
    )
    func unreadable(template: String, line: Int, words: String) throws {
        let error = #expect(throws: ThemeError.self) { try TemplateSource(template, file: "page.mustache") }
        #expect(error?.line == line && error?.message.contains(words) ?? false, "\(error as Any)")
    }

    @Test(
        "names that stand for nothing are found where they are written, and write nothing",
        arguments: [
            ("\n{{headlin}}", 2, "page", "“headlin” here; there are headline, isOpen, lead, note, stories"),
            ("{{#stories}}\n\n{{titl}}{{/stories}}", 3, "page", "there are headline, standfirst"),
            ("{{#nothing}}{{/nothing}}", 1, "page", "“nothing”"), ("{{t.fil}}", 1, "page", "no string “fil”"),
            ("{{> nowhere}}", 1, "page", "no template “nowhere”"), ("{{stories}}", 1, "page", "cannot be printed"),
            ("{{isOpen}}", 1, "page", "cannot be printed"), ("{{.}}", 1, "page", "“.”"),
            ("{{> round}}", 1, "round", "stand in itself"),
            ("{{<frame}}\n{{$man}}x{{/man}}{{/frame}}", 2, "page", "“frame” has no block “man”"),
            ("{{<frame}}{{$main}}\n{{headlin}}{{/main}}{{/frame}}", 2, "page", "“headlin”"),
        ]
    )
    func unknown(template: String, line: Int, file: String, words: String) throws {
        let (template, findings) = try compiled(template, ["round": "{{> round}}", "frame": "{{$main}}{{/main}}"])
        let html = template.render([Page()])
        #expect(html.allSatisfy { $0.isWhitespace })
        #expect(findings.count == 1)
        let finding = try #require(findings.first)
        #expect(
            finding.line == line && finding.file == "\(file).mustache" && finding.message.contains(words), "\(finding)")
    }
}
