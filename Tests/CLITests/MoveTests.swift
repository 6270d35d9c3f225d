import Foundation
import TestSupport
import Testing

/// Archives of other systems brought in by the built program.
@Suite struct MoveTests {
    private struct Report: Decodable {
        struct Names: Decodable { var count: Int }
        struct Change: Decodable { var kind: String, count: Int, examples: [String] }
        var read, made, alreadyThere, pictures: Int
        var isTrial: Bool
        var states: [String: Int]
        var sections, authors, topics: Names
        var changes: [Change]

        func count(_ kind: String) -> Int { changes.first { $0.kind == kind }?.count ?? 0 }
    }

    private let folder: TemporaryFolder
    private let site: String

    private static let dot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "APITests/dot.png").path()

    init() throws {
        folder = try TemporaryFolder()
        site = folder.path("site")
        #expect(try Program.run(["init", site, "--name", "Le Phare", "--url", "https://phare.example"]).status == 0)
    }

    private func move(_ format: String, _ file: String, _ more: [String] = []) throws -> Report {
        let result = try Program.run(["import", site, format, file, "--json"] + more)
        #expect(result.status == 0, "\(result.errors)")
        return try #require(JSONDecoder().decode([Report].self, from: Data(result.output.utf8)).first)
    }

    private func write(_ text: String, _ name: String) throws -> String {
        let file = folder.path(name)
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        return file
    }

    private static func item(_ number: Int, _ more: String = "", date: String = "2019-05-04 10:00:00", content: String)
        -> String
    {
        """
        <item><title>Titre \(number)</title><link>https://phare.example/2019/05/titre-\(number)/</link><dc:creator>imane</dc:creator>
        <content:encoded><![CDATA[\(content)]]></content:encoded><wp:post_id>\(number)</wp:post_id>
        <wp:post_date_gmt>\(date)</wp:post_date_gmt><wp:post_name>titre-\(number)</wp:post_name><wp:status>publish</wp:status>
        <wp:post_type>post</wp:post_type><category domain="category" nicename="sport"><![CDATA[Sport]]></category>\(more)</item>

        """
    }

    private static func export(_ items: String, declaration: String = "") -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>\(declaration)
        <rss><channel><title>Le Phare</title><wp:base_blog_url>https://phare.example</wp:base_blog_url>
        \(items)</channel></rss>
        """
    }

    @Test("a WordPress export: a trial writes nothing, the import all, the second import nothing")
    func wordPress() throws {
        let picture = folder.path("uploads/2019/05")
        try FileManager.default.createDirectory(atPath: picture, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: Self.dot, toPath: picture + "/phare.png")
        let image = "<img src=\"https://phare.example/wp-content/uploads/2019/05/phare-300x200.png\">"
        let missing = "<img src=\"https://phare.example/wp-content/uploads/2019/05/perdue.png\">"
        let tag = "<category domain=\"post_tag\" nicename=\"mer\"><![CDATA[Mer]]></category><wp:comment></wp:comment>"
        let file = try write(
            Self.export(
                Self.item(1, tag, content: "Un \(image)") + Self.item(2, tag, content: "Deux \(missing)")
                    + Self.item(3, date: "1601-01-01 00:00:00", content: "a")
                    + Self.item(4, date: "9999-12-31 23:59:59", content: "b")),
            "export.xml")
        let uploads = ["--media", folder.path("uploads")]
        let trial = try move("wordpress", file, ["--dry-run"] + uploads)
        #expect(
            trial.isTrial && trial.read == 4 && trial.made == 4 && trial.sections.count == 1 && trial.topics.count == 1)
        let real = try move("wordpress", file, uploads)
        #expect(real.read == 4 && real.made == 4 && real.pictures == 1 && real.states == ["published": 2, "draft": 2])
        #expect(real.sections.count == 1 && real.authors.count == 1 && real.topics.count == 1)
        for (kind, count) in ["comments": 2, "pictureMissing": 1, "noDate": 1, "futureDate": 1] {
            #expect(real.count(kind) == count)
        }
        #expect(trial.changes.map(\.kind).sorted() == real.changes.map(\.kind).sorted())
        let again = try move("wordpress", file, uploads)
        #expect(again.made == 0 && again.alreadyThere == 4 && again.sections.count == 0)
        #expect(try Program.run(["doctor", site]).output.contains("ok    media"))
    }

    @Test("an export in several files is one archive: a picture of the last is shown by an article of the first")
    func severalFiles() throws {
        try FileManager.default.createDirectory(atPath: folder.path("uploads"), withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: Self.dot, toPath: folder.path("uploads/a.png"))
        let meta = "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>"
        let first = try write(Self.export(Self.item(1, meta, content: "x")), "a.xml")
        let attachment =
            "<item><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://phare.example/wp-content/uploads/a.png</wp:attachment_url></item>"
        let second = try write(Self.export(attachment + Self.item(2, content: "y")), "b.xml")
        let report = try move("wordpress", first, [second, "--media", folder.path("uploads")])
        #expect(report.made == 2 && report.pictures == 1 && report.changes.isEmpty)
    }

    @Test("an import that is killed goes on where it was: nothing is missing, nothing is there twice")
    func killed() throws {
        let text = String(repeating: "Une phrase de plus pour le texte. ", count: 60)
        let count = 3000
        let file = try write(Self.export((1...count).map { Self.item($0, content: text) }.joined()), "export.xml")
        let process = Process()
        process.executableURL = Program.file
        process.arguments = ["import", site, "wordpress", file]
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        // Four megabytes are read when the first batch is on disk, and not half of the others.
        var told = ""
        while told.components(separatedBy: "import, MB").count < 5 {
            let part = errors.fileHandleForReading.availableData
            if part.isEmpty { break }
            told += String(decoding: part, as: UTF8.self)
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let rest = try move("wordpress", file)
        #expect(rest.made + rest.alreadyThere == count)
        #expect(
            rest.alreadyThere > 0 && rest.alreadyThere < count, "the kill came too early or too late to prove anything")
        let last = try move("wordpress", file)
        #expect(last.made == 0 && last.alreadyThere == count)
        #expect(try Program.run(["doctor", site]).output.contains("\(count) published"))
    }

    @Test("a hostile export ends in sentences, and what can be read is there")
    func hostile() throws {
        var bomb = "<!DOCTYPE rss [<!ENTITY a \"\(String(repeating: "x", count: 1000))\">"
        for level in 0..<20 { bomb += "<!ENTITY a\(level) \"&a\(level - 1);&a\(level - 1);\">" }
        bomb += "<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
        let line = String(repeating: "mot ", count: 3_000_000)
        let open = Self.item(3, content: "ouvert").replacing("</item>", with: "").replacing(
            "]]></content:encoded>", with: "]]>")
        let file = try write(
            Self.export(
                Self.item(1, content: "&a19; &e;") + Self.item(2, content: line) + open
                    + Self.item(4, "<category domain=\"category\" nicename=\"\"></category>", content: "fin"),
                declaration: bomb)
                + "<item><title>Coupé", "export.xml")
        let report = try move("wordpress", file)
        // The last is cut off before it says what it is.
        #expect(report.made == 4)
        for kind in ["entities", "cut", "unclosed", "otherType"] { #expect(report.count(kind) > 0, "\(kind)") }
        #expect(try Program.run(["doctor", site]).status == 0)
    }

    @Test("thousands of sections stay within bounds: articles beyond them stand in the general one")
    func manySections() throws {
        let items = (1...2100).map { number in
            Self.item(number, content: "x").replacing(
                "nicename=\"sport\"><![CDATA[Sport]]>", with: "nicename=\"s\(number)\"><![CDATA[Section \(number)]]>")
        }
        let report = try move("wordpress", try write(Self.export(items.joined()), "export.xml"))
        #expect(report.made == 2100 && report.sections.count == 2001 && report.count("tooManySections") == 100)
    }

    @Test("Ghost, feeds, ninjs and NewsML-G2 come in by the same door, once each")
    func others() throws {
        let ghost = try write(
            #"{"db":[{"data":{"posts":[{"id":"1","uuid":"u","title":"Un","slug":"un","html":"<p>Texte</p>","status":"published","published_at":"2020-01-02T03:04:05Z"}],"tags":[],"settings":[]}}]}"#,
            "ghost.json")
        let feed = try write(
            "<rss><channel><link>https://b.example</link><item><title>Un</title><guid>g</guid><pubDate>Sat, 04 May 2019 10:00:00 GMT</pubDate><description>Texte</description></item></channel></rss>",
            "feed.xml")
        let ninjs = try write(
            #"{"uri":"urn:1","headline":"Un","body_text":"Texte","versioncreated":"2019-05-04T10:00:00Z"}"#, "item.json"
        )
        let newsML = try write(
            "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"g\"><itemMeta><itemClass qcode=\"ninat:text\"/><versionCreated>2019-05-04T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>Un</headline></contentMeta><contentSet><inlineData>Texte</inlineData></contentSet></newsItem>",
            "item.xml")
        for (format, file) in [("ghost", ghost), ("feed", feed), ("ninjs", ninjs), ("newsml", newsML)] {
            let first = try move(format, file)
            #expect(first.made == 1 && first.states == ["published": 1], "\(format)")
            #expect(try move(format, file).alreadyThere == 1, "\(format)")
        }
    }

    @Test("the doctor names links that lead nowhere after a move, and none that old addresses answer")
    func doctor() throws {
        let links =
            "<a href=\"https://phare.example/?p=1\">a</a> <a href=\"/2019/05/titre-1/\">b</a> <a href=\"/category/sport\">c</a>"
        let file = try write(
            Self.export(
                Self.item(1, content: "x") + Self.item(2, content: links)
                    + Self.item(3, content: "<a href=\"/nulle/part\">d</a>")),
            "export.xml")
        _ = try move("wordpress", file)
        let found = try Program.run(["doctor", site])
        let wrong = found.output.split(separator: "\n").filter { $0.hasPrefix("wrong") }
        #expect(wrong == ["wrong links: article 3, “Titre 3”, leads to /nulle/part, where nothing stands"])
        #expect(found.status == 1 && found.output.contains("ok    redirects"))
    }

    @Test("an item that the newsroom refuses spoils no other, and is counted among none that were made")
    func refusedItem() throws {
        let endless = String(repeating: "<em>a</em> ", count: 60_000)
        let file = try write(
            Self.export(Self.item(1, content: "Un") + Self.item(2, content: endless) + Self.item(3, content: "Trois")),
            "refused.xml")
        let report = try move("wordpress", file)
        #expect(report.read == 3 && report.made == 2 && report.count("refused") == 1, "\(report)")
        #expect(report.states == ["published": 2])
    }

    @Test("a sitemap with a mirror of the old site: each page becomes an article, and its address leads there")
    func pageList() throws {
        let text = String(repeating: "Une phrase assez longue pour que la page soit un article. ", count: 6)
        for (place, title) in [
            ("phare.example/2019/un/index.html", "Un"), ("phare.example/deux.html", "Deux"),
            ("phare.example/vide/index.html", ""),
        ] {
            let file = URL(filePath: folder.path("mirror/" + place))
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            let date = "<meta property=\"article:published_time\" content=\"2019-05-01T10:00:00Z\">"
            let dated = title == "Un" ? date : ""
            let page =
                title.isEmpty
                ? "<p>x</p>"
                : """
                <html><head><title>\(title)</title>\(dated)</head><body><article><h1>\(title)</h1><p>\(text)</p>
                <figure><img src="/images/racine.png"></figure><p>\(text)</p><figure><img src="\(title == "Un" ? "../../" : "")bas/relative.png"></figure>
                <p>\(text)</p><figure><img src="https://phare.example/images/entiere.png?v=2"></figure><p>\(text)</p>
                <figure><img src="../../../../dehors.png"></figure></article></body></html>
                """
            try page.write(to: file, atomically: true, encoding: .utf8)
        }
        // Files that the pages name from the site's root, from where they stand, and by whole addresses.
        for place in ["mirror/phare.example/images/racine.png", "mirror/phare.example/bas/relative.png"] {
            let file = folder.path(place)
            try FileManager.default.createDirectory(
                at: URL(filePath: file).deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: Self.dot, toPath: file)
        }
        try FileManager.default.copyItem(
            atPath: Self.dot, toPath: folder.path("mirror/phare.example/images/entiere.png"))
        try FileManager.default.copyItem(atPath: Self.dot, toPath: folder.path("dehors.png"))
        let addresses = ["2019/un/", "deux", "vide/", "fehlt/", "../../etc/passwd"].map {
            "https://phare.example/\($0)"
        }
        let sitemap =
            "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
            + addresses.map { "<url><loc>\($0)</loc></url>" }.joined() + "</urlset>"
        let file = try write(sitemap, "sitemap.xml")
        let tried = try move("html", file, ["--media", folder.path("mirror"), "--dry-run"])
        #expect(tried.isTrial && tried.read == 3 && tried.made == 2 && tried.pictures == 6, "\(tried)")
        let report = try move("html", file, ["--media", folder.path("mirror")])
        // What tells no date is not published as if it were new, and what lies outside the mirror is not reached.
        #expect(report.states == ["published": 1, "draft": 1] && report.count("noDate") == 1)
        #expect(report.pictures == 6 && report.count("pictureMissing") == 2, "\(report)")
        #expect(
            report.read == 3 && report.made == 2 && report.count("pageMissing") == 2 && report.count("unreadable") == 1)
        let list = try write("# pages\n" + addresses.joined(separator: "\n"), "list.txt")
        #expect(try move("html", list, ["--media", folder.path("mirror")]).alreadyThere == 2)
        #expect(try Program.run(["import", site, "html", list]).errors.contains("--media"))
    }

    @Test("what is scheduled or under embargo at its source is so here, and what has passed is not")
    func times() throws {
        let posts = try write(
            Self.export(
                Self.item(1, date: "2091-01-01 09:00:00", content: "a").replacing("publish<", with: "future<")
                    + Self.item(2, date: "2011-01-01 09:00:00", content: "b").replacing("publish<", with: "future<")),
            "future.xml")
        let moved = try move("wordpress", posts)
        #expect(moved.states == ["scheduled": 1, "draft": 1])
        #expect(moved.count("scheduled") == 1 && moved.count("wasScheduled") == 1)
        func item(_ number: Int, _ embargo: String) -> String {
            #"{"uri":"urn:\#(number)","type":"text","headline":"T\#(number)","body_text":"x","versioncreated":"2019-05-04T10:00:00Z","embargoed":"\#(embargo)"}"#
        }
        let wire = try write(
            item(1, "2091-01-01T09:00:00Z") + "\n" + item(2, "2019-05-04T12:00:00Z") + "\n", "wire.json")
        let told = try move("ninjs", wire)
        #expect(told.states == ["draft": 1, "published": 1] && told.count("embargoed") == 1)
    }

    @Test("options of archives go with archives, and a file that is none says so in one sentence")
    func usage() throws {
        let file = try write("rien", "a.txt")
        #expect(try Program.run(["import", site, "capture", file, "--dry-run"]).status == 64)
        let missing = try Program.run(["import", site, "wordpress", folder.path("b.xml")])
        #expect(missing.status == 1 && missing.errors.contains("There is no such file."))
        let none = try Program.run(["import", site, "wordpress", file, "--media", folder.path("nowhere")])
        #expect(none.status == 1 && none.errors.contains("--media"))
        for format in ["wordpress", "feed", "newsml", "ghost", "ninjs"] {
            let empty = try Program.run(["import", site, format, file])
            #expect(empty.status == 1 && empty.errors.contains("holds no"), "\(format): \(empty.output)")
        }
    }

    @Test("a real WordPress's own export comes in whole, where WordPress, MariaDB and PHP are installed")
    func realWordPress() throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "WordPress/export.sh")
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = [script.path(), folder.path("wordpress")]
        process.standardOutput = FileHandle.nullDevice
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let said = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus != 77 else {
            print("SKIPPED: \(String(decoding: said, as: UTF8.self))")
            return
        }
        #expect(process.terminationStatus == 0, "\(String(decoding: said.suffix(2000), as: UTF8.self))")
        let uploads = folder.path("wordpress/wordpress/wp-content/uploads")
        let report = try move("wordpress", folder.path("wordpress/export.xml"), ["--media", uploads])
        // WordPress brings a post, a page and a draft of its own.
        #expect(report.made == 13 && report.pictures == 3)
        #expect(report.states == ["published": 7, "draft": 4, "submitted": 1, "scheduled": 1])
        let expected = [
            "comments": 4, "sticky": 1, "sectionAsTopic": 1, "privateItem": 1, "scheduled": 1, "withPassword": 1,
            "trashed": 1,
            "shortcode": 1, "block": 1,
        ]
        for (kind, count) in expected { #expect(report.count(kind) == count, "\(kind)") }
        #expect(Set(report.changes.map(\.kind)) == Set(expected.keys))
    }
}
