internal import News
internal import Newsroom
internal import Store

extension Asked {
    struct Section: Codable, Sendable { let section: SectionID }

    struct DeskTopics: Codable, Sendable, Noted {
        let edition: EditionID?
        let words: String?
        let after: Cursor?
        let limit: Int?
        static var notes: [String: FieldNote] {
            [
                "edition": .plain("The default edition, where it is left out."),
                "words": .line(1...200, "What their names hold, without regard to case and accents."),
                "limit": .integer(1...200, "How many at most; 50, where it is left out."),
            ]
        }
    }
}

extension Answer {
    struct EditionName: Codable, Sendable {
        let edition: EditionID
        let name: String
        let slug: Slug
    }

    struct DeskSection: Codable, Sendable {
        let id: SectionID
        let parent: SectionID?
        /// Grows with each change.
        let version: Int
        let names: [EditionName]
    }

    struct DeskSectionList: Codable, Sendable {
        /// Parents before their children, siblings in order.
        let sections: [DeskSection]
    }

    struct NewSection: Codable, Sendable { let id: SectionID }

    struct NewTopic: Codable, Sendable { let id: TopicID }

    struct DeskTopic: Codable, Sendable {
        let id: TopicID
        /// Grows with each change.
        let version: Int
        /// How many articles carry it.
        let articles: Int
        let names: [EditionName]
    }

    struct DeskTopicLine: Codable, Sendable {
        let id: TopicID
        let name: String
        let articles: Int
    }

    struct DeskTopicList: Codable, Sendable, Paged {
        let topics: [DeskTopicLine]
        let next: Cursor?
    }

    struct Redirect: Codable, Sendable {
        let from: String
        let to: String
    }
}

extension Input {
    private static let version = FieldNote.integer(1...1_000_000_000, "Its version, as it was looked at.")

    struct GivenName: Codable, Sendable, Noted {
        let edition: EditionID
        let name: String
        let slug: String?
        static var notes: [String: FieldNote] {
            [
                "name": .line(0...120, "Empty where the edition does not show it."),
                "slug": .line(0...120, "Made from the name, where it is left out."),
            ]
        }
    }

    struct AddedSection: Codable, Sendable, Noted {
        let parent: SectionID?
        let names: [GivenName]
        static var notes: [String: FieldNote] { ["parent": .plain("At the top, where it is left out.")] }
    }

    struct AddedTopic: Codable, Sendable { let names: [GivenName] }

    struct Names: Codable, Sendable, Noted {
        let version: Int
        let names: [GivenName]
        static var notes: [String: FieldNote] { ["version": Input.version] }
    }

    struct Move: Codable, Sendable, Noted {
        let version: Int
        let parent: SectionID?
        let before: SectionID?
        static var notes: [String: FieldNote] {
            [
                "version": Input.version, "parent": .plain("At the top, where it is left out."),
                "before": .plain("The one it is to stand before there; at the end, where it is left out."),
            ]
        }
    }

    struct Retirement: Codable, Sendable, Noted {
        let version: Int
        static var notes: [String: FieldNote] { ["version": Input.version] }
    }

    struct Merge: Codable, Sendable, Noted {
        let version: Int
        let into: TopicID
        static var notes: [String: FieldNote] { ["version": Input.version] }
    }
}

extension API {
    /// What those do who keep the house: sections and topics.
    static func houseOperations() throws -> [Operation] {
        try sectionOperations() + topicOperations()
    }

    private static func sectionOperations() throws -> [Operation] {
        [
            try .read(
                "/desk/sections", "listDeskSections", .house, .scope(.draftsRead),
                "The sections as the desk has them, with their names in each edition."
            ) { (call: Call<Nothing, Nothing, Nothing>) in
                let tree = try await call.desk { $0.publication.sections }
                return Answer.DeskSectionList(
                    sections: tree.all.map { section in
                        Answer.DeskSection(
                            id: section.id, parent: section.parent, version: section.version,
                            names: section.names.sorted { $0.key < $1.key }.map {
                                Answer.EditionName(edition: $0.key, name: $0.value.name, slug: $0.value.slug)
                            }
                        )
                    }
                )
            },
            try .write(
                .post, "/desk/sections", "addSection", .house, .settingsManage, status: 201, "Adds a section."
            ) { (call: Call<Nothing, Nothing, Input.AddedSection>) in
                try await AddSection(call.newsroom, addresses: call.api.addresses)(
                    try Input.typed(call.input.names), under: call.input.parent, as: call.actor
                )
            } answer: {
                Answer.NewSection(id: $1)
            },
            try .write(
                .post, "/desk/sections/{section}/names", "renameSection", .house, .settingsManage,
                "Gives a section other names; its old addresses lead to the new ones."
            ) { (call: Call<Asked.Section, Nothing, Input.Names>) in
                try await RenameSection(call.newsroom, addresses: call.api.addresses)(
                    call.path.section, to: try Input.typed(call.input.names), version: call.input.version,
                    as: call.actor
                )
            },
            try .write(
                .post, "/desk/sections/{section}/move", "moveSection", .house, .settingsManage,
                "Puts a section elsewhere in the tree, with all below it."
            ) { (call: Call<Asked.Section, Nothing, Input.Move>) in
                try await MoveSection(call.newsroom, addresses: call.api.addresses)(
                    call.path.section, to: .under(call.input.parent, before: call.input.before),
                    version: call.input.version, as: call.actor
                )
            },
            try .write(
                .post, "/desk/sections/{section}/retire", "retireSection", .house, .settingsManage,
                "Takes away a section that nothing stands in."
            ) { (call: Call<Asked.Section, Nothing, Input.Retirement>) in
                try await RetireSection(call.newsroom, addresses: call.api.addresses)(
                    call.path.section, version: call.input.version, as: call.actor
                )
            },
        ]
    }

    private static func topicOperations() throws -> [Operation] {
        [
            try .read(
                "/desk/topics", "listDeskTopics", .house, .scope(.draftsRead),
                "The topics of an edition by name, those that drafts alone carry included.", deskTopics
            ),
            try .read(
                "/desk/topics/{topic}", "getDeskTopic", .house, .scope(.draftsRead), "A topic with its names."
            ) { (call: Call<Asked.Topic, Nothing, Nothing>) in
                guard let topic = try await call.read({ try $0.topic(call.path.topic) }) else {
                    throw NewsError(.notFound, "There is no such topic.", field: "topic")
                }
                return Answer.DeskTopic(
                    id: topic.id, version: topic.version, articles: topic.articles,
                    names: topic.names.sorted { $0.key < $1.key }.map {
                        Answer.EditionName(edition: $0.key, name: $0.value.name, slug: $0.value.slug)
                    }
                )
            },
            try .write(
                .post, "/desk/topics", "addTopic", .house, .settingsManage, status: 201,
                "Adds a topic before any article carries it."
            ) { (call: Call<Nothing, Nothing, Input.AddedTopic>) in
                try await AddTopic(call.newsroom)(try Input.typed(call.input.names), as: call.actor)
            } answer: {
                Answer.NewTopic(id: $1)
            },
            try .write(
                .post, "/desk/topics/{topic}/names", "renameTopic", .house, .settingsManage,
                "Gives a topic other names."
            ) { (call: Call<Asked.Topic, Nothing, Input.Names>) in
                try await RenameTopic(call.newsroom)(
                    call.path.topic, to: try Input.typed(call.input.names), version: call.input.version,
                    as: call.actor
                )
            },
            try .write(
                .post, "/desk/topics/{topic}/merge", "mergeTopics", .house, .settingsManage,
                "Makes one topic of two; what carried the first carries the other."
            ) { (call: Call<Asked.Topic, Nothing, Input.Merge>) in
                try await MergeTopics(call.newsroom)(
                    call.path.topic, into: call.input.into, version: call.input.version, as: call.actor
                )
            },
            try .write(
                .post, "/desk/topics/{topic}/delete", "deleteTopic", .house, .settingsManage,
                "Takes away a topic that no article carries."
            ) { (call: Call<Asked.Topic, Nothing, Input.Retirement>) in
                try await DeleteTopic(call.newsroom)(
                    call.path.topic, version: call.input.version, as: call.actor
                )
            },
        ]
    }

    @Sendable private static func deskTopics(
        _ call: Call<Nothing, Asked.DeskTopics, Nothing>
    ) async throws -> Answer.DeskTopicList {
        let limit = call.query.limit ?? 50
        let after = try call.query.after?.place { NameKey(text: $0) }
        return try await call.desk { desk in
            let asked = call.query.edition.map { desk.publication.edition($0) } ?? desk.publication.editions.first
            guard let edition = asked else {
                throw NewsError(.notFound, "There is no such edition.", field: "edition")
            }
            let found = try desk.store.topics(
                in: edition.id, holding: call.query.words ?? "", after: after, limit: limit + 1
            )
            return Answer.DeskTopicList(
                topics: found.prefix(limit).map {
                    Answer.DeskTopicLine(id: $0.id, name: $0.name, articles: $0.articles)
                },
                next: found.count > limit ? Cursor(found[limit - 1].key.text) : nil
            )
        }
    }
}

extension Input {
    /// - Throws: `NewsError(.invalid)` for two names in one edition.
    fileprivate static func typed(_ names: [GivenName]) throws -> [EditionID: TypedName] {
        var typed: [EditionID: TypedName] = [:]
        for (index, name) in names.enumerated() {
            guard typed[name.edition] == nil else {
                throw NewsError(.invalid, "An edition is named twice.", field: "names[\(index)]")
            }
            typed[name.edition] = TypedName(name: name.name, slug: name.slug ?? "")
        }
        return typed
    }
}
