import News
import Newsroom
import Store
import TestSupport
import Testing

/// What the desk's search knows of languages, names and pictures.
@Suite struct DeskSearchLanguageTests {
    private struct Shelf {
        let tiny: TinyPublication
        let editions: [EditionID]
        let section: SectionID
    }

    private func shelf() async throws -> Shelf {
        let tiny = try await TinyPublication(editions: [.french, .arabic, .english])
        let editions = try await tiny.publication().editions.map(\.id)
        let section = try await tiny.database.write { transaction in
            try transaction.insertSection(
                parent: nil,
                names: Dictionary(
                    uniqueKeysWithValues: editions.map { ($0, Section.Name(name: "A", slug: Slug(cleaning: "a"))) }))
        }
        return Shelf(tiny: tiny, editions: editions, section: section)
    }

    private func add(
        _ shelf: Shelf, _ headline: String, _ text: String = "", edition: Int = 0, kind: ArticleKind = .news,
        _ change: (inout ArticleContent) -> Void = { _ in }
    ) async throws -> ArticleID {
        var content = ArticleContent(kind: kind, headline: headline, body: Body([.paragraph(TextBlock(text))]))
        change(&content)
        let new = NewArticle(
            edition: shelf.editions[edition], sectionPath: [shelf.section], slug: Slug(cleaning: "x"), state: .draft,
            content: content, byline: nil, reason: .saved, publishedAt: nil, modifiedAt: nil, publishedOn: nil,
            savedAt: TinyPublication.noon, author: Signatory(user: UserID(rawValue: 1), name: "U")
        )
        return try await shelf.tiny.database.write { try $0.insertArticle(new) }
    }

    private func found(_ shelf: Shelf, _ text: String, _ change: (inout DeskFilter) -> Void = { _ in }) async throws
        -> Set<ArticleID>
    {
        var filter = DeskFilter(text: TextQuery(text))
        change(&filter)
        let asked = filter
        return try await shelf.tiny.database.read { Set(try $0.deskList(asked, limit: 50).map(\.id)) }
    }

    private func finding(_ shelf: Shelf, _ text: String, of id: ArticleID) async throws -> SearchFinding {
        let filter = DeskFilter(text: TextQuery(text))
        let findings = try await shelf.tiny.database.read {
            try $0.deskFindings(of: try $0.deskList(filter, limit: 50), try $0.deskQuestion(filter))
        }
        return try #require(findings[id])
    }

    @Test(
        "a word is found in any of its forms, each edition's in its language, and one between quotes as it is written")
    func forms() async throws {
        let shelf = try await shelf()
        let french = try await add(shelf, "Les conseillers municipaux", "La décision a été prise.")
        let arabic = try await add(shelf, "ارتفاع أسعار القمح", "اجتماع المدارس.", edition: 1)
        let english = try await add(shelf, "Prices are rising", "The fisheries closed.", edition: 2)
        for text in ["conseiller", "CONSEILLERS", "décisions", "decision", "municipale conseiller", "\"a été prise\""] {
            #expect(try await found(shelf, text) == [french], "\(text)")
        }
        // Broken plurals lead to their singulars and back.
        for text in ["سعر", "أسعار", "بالأسعار", "مدرسة", "المدارس"] {
            #expect(try await found(shelf, text) == [arabic], "\(text)")
        }
        for text in ["price", "rise price", "fishery"] {
            #expect(try await found(shelf, text) == [english], "\(text)")
        }
        #expect(try await found(shelf, "décisions") { $0.edition = shelf.editions[1] }.isEmpty)
        #expect(try await found(shelf, "\"conseiller\"").isEmpty)
        #expect(try await found(shelf, "conseiller -décisions").isEmpty)
        // The last word may be only begun, and is a whole one too.
        #expect(try await found(shelf, "décision conse") == [french])
        #expect(try await found(shelf, "conse décision").isEmpty)
    }

    @Test("what the publication says means the same is found for it")
    func synonyms() async throws {
        let shelf = try await shelf()
        let id = try await add(shelf, "L’Afrique du Sud bat le Maroc")
        #expect(try await found(shelf, "springboks").isEmpty)
        _ = try await shelf.tiny.database.write {
            try $0.execute("UPDATE publication SET synonyms = 'springboks, Afrique du Sud'")
        }
        #expect(try await found(shelf, "springboks maroc") == [id])
    }

    @Test("authors and topics are found by what they are called now, whatever they were called when it was saved")
    func names() async throws {
        let shelf = try await shelf()
        let edition = shelf.editions[0]
        let (author, topic, other) = try await shelf.tiny.database.write { transaction in
            (
                try transaction.insertContributor(
                    kind: .person,
                    names: [edition: Contributor.Name(name: "Zoé Béraud", slug: Slug(cleaning: "zoe"), biography: nil)]),
                try transaction.insertTopic(
                    names: [edition: Topic.Name(name: "Élections communales", slug: Slug(cleaning: "elections"))]),
                try transaction.insertTopic(
                    names: [edition: Topic.Name(name: "Scrutins", slug: Slug(cleaning: "scrutins"))])
            )
        }
        let id = try await add(shelf, "Le port rouvre") {
            $0.credits = [author]
            $0.topics = [topic]
        }
        _ = try await add(shelf, "Le port ferme")
        for text in ["beraud", "port zoé", "élection", "elections béraud", "\"zoé béraud\"", "commun"] {
            #expect(try await found(shelf, text) == [id], "\(text)")
        }
        #expect(try await !found(shelf, "port -béraud").contains(id))
        let named = try await finding(shelf, "port zoé élections", of: id)
        #expect(
            named.contexts == [
                .author(MarkedText([.init("Zoé", isMarked: true), .init(" Béraud")])),
                .topic(MarkedText([.init("Élections", isMarked: true), .init(" communales")])),
            ])
        try await shelf.tiny.database.write { transaction in
            try transaction.execute("UPDATE contributor_name SET name = 'Zoé Martin', folded = 'zoe martin'")
            try transaction.execute("UPDATE topic SET merged_into = \(other) WHERE id = \(topic)")
            try transaction.execute("DELETE FROM topic_name WHERE topic_id = \(topic)")
        }
        #expect(try await found(shelf, "martin") == [id])
        #expect(try await found(shelf, "béraud").isEmpty)
        #expect(try await found(shelf, "scrutin") == [id], "entries name the topic that was merged")
        #expect(try await found(shelf, "élection").isEmpty)
    }

    @Test("captions, credits and words for the blind are found, follow a change of them, and are shown")
    func pictures() async throws {
        let shelf = try await shelf()
        let edition = shelf.editions[0]
        let picture = try await shelf.tiny.database.write { transaction in
            try transaction.insertPicture(
                Picture(
                    id: PictureID(rawValue: 0), contentHash: String(repeating: "a", count: 64), width: 10, height: 10,
                    format: .png, creditLine: "Agence Cigogne",
                    texts: [edition: Picture.Text(altText: "Deux grues", caption: "Les chalutiers au bassin")]))
        }
        let id = try await add(shelf, "Le port rouvre") { $0.leadPicture = picture }
        for text in ["chalutier", "port grue", "cigogne"] {
            #expect(try await found(shelf, text) == [id], "\(text)")
        }
        let shown = try await finding(shelf, "port chalutier", of: id)
        #expect(
            shown.contexts == [
                .caption(MarkedText([.init("Les "), .init("chalutiers", isMarked: true), .init(" au bassin")]))
            ])
        #expect(shown.headline.runs.contains(.init("port", isMarked: true)) && shown.excerpt == nil)
        let version = try await shelf.tiny.database.write { transaction in
            var known = try #require(try transaction.libraryPicture(picture))
            known.picture.texts[edition] = Picture.Text(altText: "Deux grues", caption: "Les thoniers au bassin")
            return try transaction.describePicture(known, version: 1)
        }
        #expect(version)
        #expect(try await found(shelf, "chalutier").isEmpty)
        #expect(try await found(shelf, "thonier") == [id])
    }

    @Test("the list is narrowed to a kind, with words and without")
    func kinds() async throws {
        let shelf = try await shelf()
        let news = try await add(shelf, "Le port")
        let opinion = try await add(shelf, "Le port", kind: .opinion)
        #expect(try await found(shelf, "port") == [news, opinion])
        #expect(try await found(shelf, "port") { $0.kind = .opinion } == [opinion])
        let listed = try await shelf.tiny.database.read {
            (try $0.deskList(DeskFilter(kind: .news), limit: 10).map(\.id), try $0.deskCount(DeskFilter(kind: .news)))
        }
        #expect(listed.0 == [news] && listed.1.number == 1)
    }

    @Test("what was found in the text is shown with its words marked, whatever markup someone wrote")
    func excerpts() async throws {
        let shelf = try await shelf()
        let id = try await add(shelf, "Rien", "Au <b>port</b>, deux chalutiers.")
        let shown = try await finding(shelf, "chalutier", of: id)
        #expect(
            shown.excerpt?.runs == [.init("Au <b>port</b>, deux "), .init("chalutiers", isMarked: true), .init(".")])
        #expect(shown.contexts.isEmpty)
    }
}
