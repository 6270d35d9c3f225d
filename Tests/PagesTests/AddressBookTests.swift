import News
import Pages
import Testing

/// A publication with two editions and three sections, without a store.
enum Sample {
    static let french = EditionID(rawValue: 1)
    static let arabic = EditionID(rawValue: 2)

    static func publication(name: String = "Le Relais", sectionName: String = "Sport") -> Publication {
        func names(_ fr: String, _ frSlug: String, _ ar: String) -> [EditionID: Section.Name] {
            [
                french: Section.Name(name: fr, slug: Slug(cleaning: frSlug)),
                arabic: Section.Name(name: ar, slug: Slug(cleaning: ar)),
            ]
        }
        return Publication(
            name: name, url: "https://relais.example", timeZone: "Africa/Casablanca",
            profiles: [LinkTarget(rawValue: "https://www.facebook.com/relais")].compactMap { target in
                target.map { SocialProfile(network: .facebook, target: $0) }
            },
            editions: [
                Edition(id: french, language: .french, pathPrefix: "", name: name, tagline: "Un journal d'essai"),
                Edition(id: arabic, language: .arabic, pathPrefix: "ar", name: "المرحل"),
            ],
            sections: SectionTree([
                Section(
                    id: SectionID(rawValue: 1), parent: nil, position: 1, names: names(sectionName, "sport", "رياضة")),
                Section(
                    id: SectionID(rawValue: 2), parent: SectionID(rawValue: 1), position: 1,
                    names: names("Football", "football", "كرة-القدم")),
                Section(
                    id: SectionID(rawValue: 3), parent: nil, position: 2,
                    names: names("Mondial 2030", "mondial-2030", "مونديال-2030")),
            ])
        )
    }

    static let words: [EditionID: PathWords] = [
        french: PathWords(
            latest: "dernieres-nouvelles", archive: "archives", author: "auteur", topic: "theme",
            corrections: "rectificatifs", search: "recherche"),
        arabic: PathWords(
            latest: "آخر-الأخبار", archive: "الأرشيف", author: "كاتب", topic: "موضوع", corrections: "تصحيحات",
            search: "بحث"),
    ]

    static let book = AddressBook(publication: publication(), words: words)
}

@Suite struct AddressBookTests {
    static let addresses: [SiteURL] =
        [Sample.french, Sample.arabic].flatMap { edition -> [SiteURL] in
            let key = ListKey(publishedAt: Instant(seconds: 1_795_521_600), article: ArticleID(rawValue: 7))
            let slug = Slug(cleaning: edition == Sample.arabic ? "خبر-عاجل" : "un-titre-2030")
            return [
                .home(edition), .section(edition, SectionID(rawValue: 1), before: nil),
                .section(edition, SectionID(rawValue: 2), before: key),
                .section(edition, SectionID(rawValue: 3), before: nil),
                .article(edition, SectionID(rawValue: 2), slug, ArticleID(rawValue: 42)), .latest(edition, before: nil),
                .latest(edition, before: key), .archive(edition), .archiveYear(edition, 2026),
                .archiveMonth(edition, year: 2026, month: 3),
                .archiveDay(edition, CivilDate(daysSince1970: 20_521)),
                .author(edition, slug, ContributorID(rawValue: 3), before: key),
                .topic(edition, slug, TopicID(rawValue: 3), before: nil), .manifest(edition),
                .openSearch(edition), .search(edition, SearchRequest()),
                .search(edition, SearchRequest(text: "l’eau & \"le pain\" +%/?#=مدرسة 🙂 -x*")),
                .search(
                    edition,
                    SearchRequest(
                        text: "eau", section: SectionID(rawValue: 2), author: ContributorID(rawValue: 3),
                        topic: TopicID(rawValue: 4), kind: .live, from: CivilDate(daysSince1970: 20_000),
                        to: CivilDate(daysSince1970: 20_521), order: .newest,
                        after: SearchKey(value: 1_795_521_600_000, article: ArticleID(rawValue: 7)))),
            ]
        } + [.robots, .faviconSVG, .faviconICO, .touchIcon]

    @Test("every address is read back as it was written, in every edition", arguments: addresses)
    func roundTrip(url: SiteURL) {
        let path = Sample.book.path(url)
        #expect(path.utf8.allSatisfy { $0 < 128 })
        let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
        #expect(Sample.book.parse(path: parts[0], query: parts.count > 1 ? parts[1] : nil) == url, "\(path)")
    }

    @Test("the contract's addresses are what they say")
    func contract() {
        let book = Sample.book
        let slug = Slug(cleaning: "un-titre")
        #expect(book.path(.home(Sample.french)) == "/")
        #expect(book.path(.home(Sample.arabic)) == "/ar")
        #expect(
            book.path(.article(Sample.french, SectionID(rawValue: 2), slug, ArticleID(rawValue: 9)))
                == "/sport/football/un-titre-9")
        #expect(book.absolute(.home(Sample.french)) == "https://relais.example/")
        #expect(
            book.path(.section(Sample.arabic, SectionID(rawValue: 1), before: nil))
                == "/ar/%D8%B1%D9%8A%D8%A7%D8%B6%D8%A9")
    }

    @Test("other writings of an address are read as the same, so that they can be sent to the one we write")
    func otherWritings() {
        #expect(
            Sample.book.parse(path: "/SPORT/", query: nil)
                == .section(Sample.french, SectionID(rawValue: 1), before: nil))
        #expect(
            Sample.book.parse(path: "//sport", query: "utm_source=x&fbclid=y")
                == .section(Sample.french, SectionID(rawValue: 1), before: nil))
        guard case .article(_, _, _, let id)? = Sample.book.parse(path: "/ancienne/rubrique/vieux-titre-42", query: nil)
        else {
            Issue.record("an article under an old section is not found")
            return
        }
        #expect(id.rawValue == 42)
    }

    @Test(
        "hostile paths are none of ours",
        arguments: [
            "", "x", "/%", "/%0", "/%zz", "/%00", "/a/%2e%2e/b", "/../x", "/%c0%af", "/a%2fb", "/a%5cb", "/%ff",
            "/" + String(repeating: "a", count: 10_000), "/" + String(repeating: "a/", count: 500), "/sport/titre-0",
            "/sport/titre-99999999999999999999", "/archives/2026/13", "/archives/2026/02/30", "/archives/x", "/titre-4",
            "/media/0123456789abcdef0123/f50-50-landscape-641.webp",
            "/media/0123456789abcdef0123/f050-50-landscape-640.webp",
            "/media/0123456789ABCDEF012x/f50-50-landscape-640.webp", "/media/../x", "/media/a/b/c",
        ]
    )
    func hostile(path: String) {
        #expect(Sample.book.parse(path: path, query: nil) == nil)
    }

    @Test("no section may stand where another page does")
    func reserved() {
        let reserved = Sample.book.reservedPieces(in: Sample.french)
        for piece in ["archives", "dernieres-nouvelles", "auteur", "theme", "recherche", "ar", "desk", "api", "media"] {
            #expect(reserved.contains(piece))
        }
    }
}
