internal import News
internal import Newsroom
internal import Store

extension Asked {
    struct Words: Codable, Sendable, Noted {
        let words: String
        let state: ArticleState?
        let section: SectionID?
        let edition: EditionID?
        let kind: ArticleKind?
        let limit: Int?
        static var notes: [String: FieldNote] {
            [
                "words": .line(
                    1...200,
                    "All of them are there, in any of their forms, or name an author or a topic; quotes keep their order."
                ),
                "section": .plain("Those of this section and the sections below it."),
                "limit": .integer(1...50, "How many at most; 20, where it is left out."),
            ]
        }
    }

    struct View: Codable, Sendable { let view: SavedViewID }
}

extension Answer {
    struct Matches: Codable, Sendable {
        /// The best first: words in the headline before words in the text, new before old.
        let articles: [DeskLine]
    }

    struct View: Codable, Sendable {
        let id: SavedViewID
        let name: String
        /// The filter as the desk's list has it in its address; empty for the whole list.
        let query: String
        /// Whether everybody at the desk has it.
        let isShared: Bool
    }

    struct ViewList: Codable, Sendable {
        let views: [View]
        /// The one that the list opens with.
        let opensWith: SavedViewID?
    }

    struct NewView: Codable, Sendable { let id: SavedViewID }

    struct Colleague: Codable, Sendable {
        let id: UserID
        let name: String
        let role: Role
    }

    struct ColleagueList: Codable, Sendable {
        /// Those whom articles can be given to.
        let colleagues: [Colleague]
    }
}

extension Input {
    private static let viewName = FieldNote.line(1...SavedView.longestName)

    struct ViewToKeep: Codable, Sendable, Noted {
        let name: String
        let query: String
        let shared: Bool?
        static var notes: [String: FieldNote] {
            [
                "name": Input.viewName,
                "query": .pattern(
                    "^[A-Za-z0-9_.~%=&+-]*$", 0...SavedView.longestQuery,
                    "The filter as the desk's list has it in its address: “state=draft&section=3”."
                ),
                "shared": .plain("Whether everybody has it; for chief editors."),
            ]
        }
    }

    struct ViewName: Codable, Sendable, Noted {
        let name: String
        static var notes: [String: FieldNote] { ["name": Input.viewName] }
    }

    struct ViewMove: Codable, Sendable {
        enum Direction: String, Codable, CaseIterable, Sendable { case up, down }
        let direction: Direction
    }

    struct OpeningView: Codable, Sendable, Noted {
        let view: SavedViewID?
        static var notes: [String: FieldNote] { ["view": .plain("The whole list, where it is left out.")] }
    }
}

extension API {
    /// The desk's list: searched, and kept as views.
    static func listOperations() throws -> [Operation] {
        [
            try .read(
                "/desk/search", "searchDesk", .desk, .scope(.draftsRead),
                "The articles whose newest text has some words, the best first.", search
            ),
            try .read(
                "/desk/colleagues", "listColleagues", .desk, .scope(.draftsRead),
                "Those who work at the desk, by whom articles are seen to."
            ) { (call: Call<Nothing, Nothing, Nothing>) in
                guard call.user.role > .contributor else { throw NewsError(.forbidden, "You may not do this.") }
                let users = try await call.read { try $0.users() }
                return Answer.ColleagueList(
                    colleagues: users.filter { !$0.isDisabled }.map {
                        Answer.Colleague(id: $0.id, name: $0.name, role: $0.role)
                    }
                )
            },
            try .read(
                "/desk/views", "listViews", .desk, .scope(.draftsRead),
                "The views of the list that whoever asks has: their own and those that all share."
            ) { (call: Call<Nothing, Nothing, Nothing>) in
                let user = call.user.id
                let (views, opensWith) = try await call.read { store in
                    (try store.savedViews(of: user), try store.defaultView(of: user))
                }
                return Answer.ViewList(
                    views: views.map {
                        Answer.View(id: $0.id, name: $0.name, query: $0.query, isShared: $0.owner == nil)
                    }, opensWith: opensWith
                )
            },
            try .write(
                .post, "/desk/views", "saveView", .desk, .articlesWrite, status: 201,
                "Gives a filter of the list a name."
            ) { (call: Call<Nothing, Nothing, Input.ViewToKeep>) in
                try await KeepViews(call.newsroom).save(
                    name: call.input.name, query: call.input.query, isShared: call.input.shared ?? false,
                    by: call.actor
                )
            } answer: {
                Answer.NewView(id: $1)
            },
            try .write(
                .post, "/desk/views/{view}/name", "renameView", .desk, .articlesWrite, "Gives a view another name."
            ) { (call: Call<Asked.View, Nothing, Input.ViewName>) in
                try await KeepViews(call.newsroom).rename(call.path.view, to: call.input.name, by: call.actor)
            },
            try .write(
                .post, "/desk/views/{view}/move", "moveView", .desk, .articlesWrite,
                "Takes a view one place up or down."
            ) { (call: Call<Asked.View, Nothing, Input.ViewMove>) in
                try await KeepViews(call.newsroom).move(
                    call.path.view, call.input.direction == .up ? .up : .down, by: call.actor
                )
            },
            try .write(
                .delete, "/desk/views/{view}", "deleteView", .desk, .articlesWrite, "Takes a view away."
            ) { (call: Call<Asked.View, Nothing, Nothing>) in
                try await KeepViews(call.newsroom).delete(call.path.view, by: call.actor)
            },
            try .write(
                .post, "/desk/me/opening-view", "setOpeningView", .desk, .articlesWrite,
                "Has the list open with a view, or whole."
            ) { (call: Call<Nothing, Nothing, Input.OpeningView>) in
                try await KeepViews(call.newsroom).setDefault(call.input.view, by: call.actor)
            },
        ]
    }

    @Sendable private static func search(_ call: Call<Nothing, Asked.Words, Nothing>) async throws -> Answer.Matches {
        let query = call.query
        guard let text = TextQuery(query.words) else {
            throw NewsError(.invalid, "There is no word in this.", field: "words")
        }
        let now = call.newsroom.clock.now()
        return try await call.desk { desk in
            let tree = desk.publication.sections
            if let section = query.section, tree[section] == nil {
                throw NewsError(.notFound, "There is no such section.", field: "section")
            }
            let filter = DeskFilter(
                states: query.state.map { [$0] } ?? [],
                sections: Set(query.section.map { tree.selfAndDescendants(of: $0) } ?? []), edition: query.edition,
                kind: query.kind, text: text, reader: desk.user.role == .contributor ? desk.user.id : nil
            )
            let found = try desk.store.deskMatches(filter, now: now, limit: query.limit ?? 20)
            return Answer.Matches(articles: found.map(desk.line))
        }
    }
}
