import News
import Testing

@Suite struct PictureValueTests {
    @Test(
        "a part chosen by hand is brought into the picture, with the crop's ratio",
        arguments: [(1600, 1000), (1000, 1600), (300, 4000), (1, 1), (6000, 100)])
    func frames(width: Int, height: Int) {
        for crop in Crop.allCases {
            for wish in [(0, 0, 1000), (-50, 900, 2000), (999, 999, 1), (300, 200, 400)] {
                let frame = CropFrame(crop, left: wish.0, top: wish.1, width: wish.2, ofWidth: width, height: height)
                guard let frame, let ratio = crop.ratio else {
                    // Only the whole picture, and strips of which no part is wide enough, have none.
                    #expect(crop.ratio == nil || Double(width) / Double(height) > 20)
                    continue
                }
                #expect(frame.left >= 0 && frame.left + frame.width <= 1000)
                let pixels = Double(height) * Double(frame.top) / 1000 + frame.pixels(ofWidth: width) / ratio
                #expect(pixels <= Double(height) * 1.0021, "\(crop) \(wish) \(pixels)")
            }
        }
    }

    @Test("a choice begins with the largest part around the focal point")
    func around() throws {
        let centre = try #require(CropFrame(around: .centre, .square, ofWidth: 1600, height: 1000))
        #expect(centre.width == 625 && (186...188).contains(centre.left) && centre.top == 0)
        let corner = try #require(CropFrame(around: FocalPoint(x: 1, y: 1), .landscape, ofWidth: 1000, height: 1600))
        #expect(corner.left == 0 && corner.width == 1000 && (640...650).contains(corner.top))
    }

    @Test("what reaches over an edge is no part")
    func noFrames() {
        #expect(CropFrame(left: 500, top: 0, width: 600) == nil && CropFrame(left: -1, top: 0, width: 600) == nil)
        #expect(CropFrame(left: 0, top: 1000, width: 600) == nil && CropFrame(left: 0, top: 0, width: 49) == nil)
    }

    @Test("a right holds to the end of its last day")
    func expiry() throws {
        let day = try #require(CivilDate(iso: "2026-11-24"))
        let picture = Picture(
            id: PictureID(rawValue: 1), contentHash: "", width: 1, height: 1, format: .png, expiresOn: day)
        #expect(!picture.isExpired(on: day) && picture.isExpired(on: day.advanced(days: 1)))
    }

    @Test("a search knows words without case, accents, vowel signs and the forms of one letter")
    func words() {
        #expect(SearchWords.of("L’Été à Fès, 2026-11!") == ["l", "ete", "a", "fes", "2026", "11"])
        #expect(SearchWords.of("مُدَرِّسَة") == SearchWords.of("مدرسه"))
        #expect(SearchWords.of("أحمـد") == ["احمد"])
        #expect(SearchWords.of(" – … ").isEmpty)
        let long = SearchWords.of(String(repeating: "a", count: 500))
        #expect(long.first?.count == 40)
        #expect(SearchWords.of((0..<1000).map { "w\($0)" }.joined(separator: " ")).count == 400)
        #expect(MediaFilter(text: "le stade").words == ["stade", "le"])
    }

    @Test("a place in the library is read back from an address as it was written, and nothing else is read")
    func keys() throws {
        let plain = MediaKey(picture: PictureID(rawValue: 42))
        let dated = MediaKey(picture: PictureID(rawValue: 42), expiresOn: CivilDate(iso: "2026-11-24"))
        for key in [plain, dated] { #expect(MediaKey(text: key.text) == key) }
        for text in ["", "a", "-1", "0", "2026-13-01.4", "1.2.3", "2026-11-24."] {
            #expect(MediaKey(text: text) == nil)
        }
    }

    @Test("an article that shows a picture whose right has ended is told so on that day and not before")
    func finding() throws {
        let edition = EditionID(rawValue: 1)
        let id = PictureID(rawValue: 1)
        let picture = Picture(
            id: id, contentHash: "", width: 1, height: 1, format: .png, creditLine: "A",
            expiresOn: CivilDate(iso: "2026-11-24"), texts: [edition: Picture.Text(altText: "x")])
        func found(_ day: String) -> [PublishingCheck] {
            PublishingFinding.all(
                in: PublishingFacts(
                    content: ArticleContent(
                        kind: .news, headline: "T", standfirst: "S", body: Body([.image(PictureBlock(picture: id))]),
                        credits: [ContributorID(rawValue: 1)]),
                    edition: edition, language: .french, sectionIsNamed: true, pictures: [id: picture],
                    reachableArticles: [],
                    now: Instant(seconds: 0), day: CivilDate(iso: day)
                ), policy: .standard
            ).map(\.check)
        }
        #expect(found("2026-11-24").isEmpty)
        #expect(found("2026-11-25") == [.expiredPictureRight])
    }
}
