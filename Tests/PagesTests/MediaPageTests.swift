import Foundation
import News
import Pages
import Testing

@Suite struct MediaPageTests {
    private static let hash = "0123456789abcdef0123"
    private static let edition = Sample.french

    private func page(
        _ blocks: [Block], pictures: [Picture] = [], lead: PictureID? = nil, offer: PictureOffer = PictureOffer()
    ) throws -> RenderedPage {
        let renderer = PageRenderer(
            publication: Sample.publication(), zone: try Zone.load("Africa/Casablanca"),
            theme: try Theme(folder: PageTests.folder), offer: offer)
        let time = Instant(seconds: 1_752_433_380)
        var content = ArticleContent(kind: .news, headline: "Titre", body: Body(blocks))
        content.leadPicture = lead
        let reading = ArticleReading(
            article: Article(
                id: ArticleID(rawValue: 9), edition: Self.edition, section: SectionID(rawValue: 2),
                slug: Slug(cleaning: "titre"), state: .published, content: content, revision: 1,
                firstPublishedAt: time, publishedAt: time, modifiedAt: nil
            ), credits: [], topics: [], corrections: [], translations: [],
            pictures: Dictionary(uniqueKeysWithValues: pictures.map { ($0.id, $0) }), latest: [], latestScope: .edition,
            related: []
        )
        return renderer.article(reading, edition: renderer.publication.editions[0], now: PageTests.now)
    }

    private func link(_ path: String, _ label: String = "Un <b>son</b> & \"lui\"") throws -> Block {
        .relatedLink(label: label, try #require(LinkTarget(rawValue: path)))
    }

    @Test("a sound stands in a page with the browser's controls, and loads nothing before it is started")
    func sound() throws {
        for ending in ["mp3", "m4a", "ogg", "wav"] {
            let html = try page([try link("/media/files/\(Self.hash).\(ending)")]).body
            #expect(
                html.contains(
                    "<audio controls preload=\"none\" src=\"/media/files/\(Self.hash).\(ending)\" aria-label=\""))
            #expect(!html.contains("autoplay") && !html.contains("<b>son</b>"))
            #expect(html.contains("Un &lt;b&gt;son&lt;/b&gt; &amp;"))
        }
    }

    @Test("a document is saved and not opened; what only looks like a file of ours is a link")
    func documents() throws {
        let html = try page([try link("/media/files/\(Self.hash).pdf", "Rapport")]).body
        #expect(html.contains("<a href=\"/media/files/\(Self.hash).pdf\" download>Rapport</a>"))
        for path in [
            "/media/files/\(Self.hash).exe", "/media/files/x.mp3", "/media/files/\(Self.hash).mp3?x=1",
            "https://www.example.com/media/files/\(Self.hash).mp3",
            "/media/files/\(Self.hash)\".mp3".replacing("\"", with: "%22"),
        ] {
            #expect(try !page([try link(path)]).body.contains("<audio"), "\(path)")
        }
    }

    @Test("the pages' policy lets sounds of ours play, and no one else's")
    func policy() throws {
        let policy = try Theme(folder: PageTests.folder).contentSecurityPolicy
        #expect(policy.contains("media-src 'self';") && policy.contains("default-src 'none'"))
    }

    @Test("a page depends on every picture it shows, so that a change makes it anew")
    func dependencies() throws {
        let picture = Picture(
            id: PictureID(rawValue: 5), contentHash: Self.hash + "ff", width: 2000, height: 1000, format: .jpeg,
            focalPoint: FocalPoint(x: 0.2, y: 0.7))
        let made = try page([.image(PictureBlock(picture: picture.id))], pictures: [picture])
        #expect(made.dependencies.contains(.picture(picture.id)))
        #expect(made.body.contains("/media/\(Self.hash)/f20-70-original-1280.webp 1280w"))
        #expect(!made.body.contains("avif"))
        let avif = try page(
            [.image(PictureBlock(picture: picture.id))], pictures: [picture], offer: PictureOffer(avif: true)
        ).body
        let first = try #require(avif.range(of: "image/avif"))
        let second = try #require(avif.range(of: "image/webp"))
        #expect(first.lowerBound < second.lowerBound, "the browser takes the first it knows")
    }

    @Test("without share images an article is shown by its lead picture, and one that has none by its words alone")
    func shownByLead() throws {
        let picture = Picture(
            id: PictureID(rawValue: 5), contentHash: Self.hash, width: 2000, height: 1000, format: .jpeg)
        func body(_ lead: PictureID?, _ shareImages: Bool) throws -> String {
            try page([], pictures: [picture], lead: lead, offer: PictureOffer(shareImages: shareImages)).body
        }
        #expect(try body(nil, true).contains("og:image\" content=\"https://relais.example/media/share/"))
        #expect(try body(picture.id, true).contains("og:image\" content=\"https://relais.example/media/share/"))
        let shown = try body(picture.id, false)
        #expect(shown.contains("og:image\" content=\"https://relais.example/media/\(Self.hash)/"))
        #expect(shown.contains("content=\"summary_large_image\"") && !shown.contains("/media/share/"))
        let plain = try body(nil, false)
        #expect(
            !plain.contains("og:image") && !plain.contains("/media/share/") && plain.contains("content=\"summary\""))
    }

    @Test("addresses of parts chosen by hand are read as they are written, and no other way")
    func addresses() throws {
        let book = AddressBook(publication: Sample.publication(), words: [:])
        var picture = Picture(
            id: PictureID(rawValue: 5), contentHash: Self.hash, width: 2000, height: 1000, format: .jpeg)
        let around = book.path(.rendition(RenditionAddress(picture, crop: .square, width: 320, format: .avif)))
        #expect(around == "/media/\(Self.hash)/f50-50-square-320.avif")
        picture.crops = [.square: try #require(CropFrame(left: 100, top: 0, width: 300))]
        let address = RenditionAddress(picture, crop: .square, width: 320, format: .webp)
        let path = book.path(.rendition(address))
        #expect(path == "/media/\(Self.hash)/c100-0-300-square-320.webp")
        #expect(book.parse(path: path, query: nil) == .rendition(address))
        for file in [
            "c0100-0-300-square-320.webp", "c100-0-300-square-321.webp", "c100-0-square-320.webp",
            "c900-0-300-square-320.webp",
            "c100-0-300-0-square-320.webp", "f50-50-0-square-320.webp", "c-100-0-300-square-320.webp",
            "c100-0-300-round-320.webp",
            "c100-0-300-square-320.svg", "c+100-0-300-square-320.webp",
        ] {
            let parsed = book.parse(path: "/media/\(Self.hash)/\(file)", query: nil)
            if case .rendition? = parsed { Issue.record("\(file) is read as an address") }
        }
        let sound = book.parse(path: "/media/files/\(Self.hash).mp3", query: nil)
        #expect(sound == AttachmentAddress(path: "/media/files/\(Self.hash).mp3").map { .attachment($0) })
        #expect(book.parse(path: "/media/files/\(Self.hash).html", query: nil) == nil)
    }
}
