internal import News
internal import Newsroom
internal import Store

extension Answer {
    struct DeskAuthorLine: Codable, Sendable {
        let id: ContributorID
        let name: String
        let kind: Contributor.Kind
    }

    struct DeskAuthorList: Codable, Sendable, Paged {
        let authors: [DeskAuthorLine]
        let next: Cursor?
    }

    struct AuthorName: Codable, Sendable {
        let edition: EditionID
        let name: String
        let slug: Slug
        let biography: String?
    }

    struct DeskAuthor: Codable, Sendable {
        let id: ContributorID
        /// Grows with each change.
        let version: Int
        let kind: Contributor.Kind
        let names: [AuthorName]
        let picture: PictureID?
        let links: [String]
        /// Who they are at the desk.
        let user: UserID?
    }

    struct NewAuthor: Codable, Sendable { let id: ContributorID }
}

extension Input {
    private static let authorVersion = FieldNote.integer(
        1...1_000_000_000, "The author's version, as it was looked at.")

    struct AuthorNaming: Codable, Sendable, Noted {
        let edition: EditionID
        let name: String
        let slug: String?
        let biography: String?
        static var notes: [String: FieldNote] {
            [
                "name": .line(0...120, "Empty where the edition does not name them."),
                "slug": .line(0...120, "Made from the name, where it is left out."), "biography": .lines(0...4000),
            ]
        }
    }

    struct AuthorFacts: Codable, Sendable, Noted {
        let kind: Contributor.Kind
        let names: [AuthorNaming]
        let picture: PictureID?
        let links: [String]?
        let user: UserID?
        static var notes: [String: FieldNote] {
            [
                "picture": .plain("Their portrait; none, where it is left out."),
                "links": .list(.line(1...2000), 0...12, "Addresses of their sites and profiles."),
                "user": .plain("Who they are at the desk; nobody, where it is left out."),
            ]
        }

        /// - Throws: `NewsError(.invalid)` for two names in one edition.
        func text() throws -> AuthorText {
            var named: [EditionID: AuthorText.Naming] = [:]
            for (index, name) in names.enumerated() {
                guard named[name.edition] == nil else {
                    throw NewsError(.invalid, "An edition is named twice.", field: "names[\(index)]")
                }
                named[name.edition] = AuthorText.Naming(
                    name: TypedName(name: name.name, slug: name.slug ?? ""), biography: name.biography ?? ""
                )
            }
            return AuthorText(kind: kind, names: named, picture: picture, links: links ?? [], user: user)
        }
    }

    struct AuthorChange: Codable, Sendable, Noted {
        let version: Int
        let author: AuthorFacts
        static var notes: [String: FieldNote] {
            [
                "version": Input.authorVersion,
                "author": .plain("All that is said of them; what is left out is taken away."),
            ]
        }
    }

    struct AuthorMerge: Codable, Sendable, Noted {
        let version: Int
        let into: ContributorID
        static var notes: [String: FieldNote] { ["version": Input.authorVersion] }
    }
}

extension API {
    /// The people and agencies who are named to readers.
    static func authorOperations() throws -> [Operation] {
        [
            try .read(
                "/desk/authors", "listDeskAuthors", .house, .scope(.draftsRead),
                "The authors of an edition by name, those whom drafts alone name included.", deskAuthors
            ),
            try .read(
                "/desk/authors/{author}", "getDeskAuthor", .house, .scope(.draftsRead),
                "An author with all that is said of them."
            ) { (call: Call<Asked.Author, Nothing, Nothing>) in
                try call.actor.require(.manageAuthors)
                let id = call.path.author
                let found = try await call.read { store in
                    try store.contributor(id).map { ($0, try store.users(who: id).first) }
                }
                guard let (author, user) = found else {
                    throw NewsError(.notFound, "There is no such author.", field: "author")
                }
                return Answer.DeskAuthor(
                    id: id, version: author.version, kind: author.kind,
                    names: author.names.sorted { $0.key < $1.key }.map {
                        Answer.AuthorName(
                            edition: $0.key, name: $0.value.name, slug: $0.value.slug, biography: $0.value.biography
                        )
                    }, picture: author.picture, links: author.links.map(\.rawValue), user: user
                )
            },
            try .write(
                .post, "/desk/authors", "addAuthor", .house, .settingsManage, status: 201,
                "Adds someone who is named to readers."
            ) { (call: Call<Nothing, Nothing, Input.AuthorFacts>) in
                try await AddAuthor(call.newsroom)(try call.input.text(), as: call.actor)
            } answer: {
                Answer.NewAuthor(id: $1)
            },
            try .write(
                .post, "/desk/authors/{author}", "changeAuthor", .house, .settingsManage,
                "Changes what readers are told of an author; a changed name is on every byline it stands in."
            ) { (call: Call<Asked.Author, Nothing, Input.AuthorChange>) in
                try await ChangeAuthor(call.newsroom)(
                    call.path.author, to: try call.input.author.text(), version: call.input.version, as: call.actor
                )
            },
            try .write(
                .post, "/desk/authors/{author}/merge", "mergeAuthors", .house, .settingsManage,
                "Makes one author of two; what the first signed the other signs, and the first one's page leads there."
            ) { (call: Call<Asked.Author, Nothing, Input.AuthorMerge>) in
                try await MergeAuthors(call.newsroom)(
                    call.path.author, into: call.input.into, version: call.input.version, as: call.actor
                )
            },
        ]
    }

    @Sendable private static func deskAuthors(
        _ call: Call<Nothing, Asked.DeskTopics, Nothing>
    ) async throws -> Answer.DeskAuthorList {
        try call.actor.require(.manageAuthors)
        let limit = call.query.limit ?? 50
        let after = try call.query.after?.place { NameKey(text: $0) }
        return try await call.desk { desk in
            let edition = try desk.edition(call.query.edition)
            let found = try desk.store.authors(
                in: edition.id, holding: call.query.words ?? "", after: after, limit: limit + 1
            )
            return Answer.DeskAuthorList(
                authors: found.prefix(limit).map { Answer.DeskAuthorLine(id: $0.id, name: $0.name, kind: $0.kind) },
                next: found.count > limit ? Cursor(found[limit - 1].key.text) : nil
            )
        }
    }
}
