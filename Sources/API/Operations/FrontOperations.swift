internal import News
internal import Newsroom
internal import Store

extension Asked {
    private static let frontNote = FieldNote.pattern(
        "^[1-9][0-9]{0,14}(-[1-9][0-9]{0,14})?$", 1...31,
        "“1” for the home page of edition 1, “1-7” for the front of section 7 in it."
    )

    struct Front: Codable, Sendable, Noted {
        let front: String
        static var notes: [String: FieldNote] { ["front": Asked.frontNote] }
    }

    struct FrontVersion: Codable, Sendable, Noted {
        let front: String
        let number: Int
        static var notes: [String: FieldNote] {
            [
                "front": Asked.frontNote,
                "number": .integer(0...1_000_000, "0 is the front as it was before anyone arranged it."),
            ]
        }
    }
}

/// Places as programs write them.
enum PlaceText {
    static let note = FieldNote.pattern(
        "^(lead|seconds|thirds|opinion|list|section-[1-9][0-9]{0,14})-[0-9]{1,2}$", 6...31,
        "A slot and a place in it from 0 on: “lead-0”, “seconds-1”, “section-7-2”."
    )

    /// - Throws: `NewsError(.invalid)` for a place that no front has.
    static func place(_ text: String, field: String) throws -> FrontPlace {
        guard let place = FrontPlace(text: text) else {
            throw NewsError(.invalid, "The front has no such place.", field: field)
        }
        return place
    }
}

extension Answer {
    struct FrontPin: Codable, Sendable, Noted {
        let article: ArticleID
        let place: String
        let from: Timestamp?
        let until: Timestamp?
        static var notes: [String: FieldNote] {
            [
                "place": PlaceText.note, "from": .plain("When it takes its place; at once, where it is left out."),
                "until": .plain("When the place goes back to the newest by itself."),
            ]
        }
    }

    struct Arrangement: Codable, Sendable, Noted {
        let pins: [FrontPin]
        /// Of a home page: the sections whose blocks come first.
        let order: [SectionID]
        let hidden: [SectionID]
        static var notes: [String: FieldNote] {
            [
                "order": .plain("The sections whose blocks come first on a home page."),
                "hidden": .plain("The sections without a block on a home page."),
            ]
        }

        init(_ arrangement: FrontArrangement, time: (Instant) -> Timestamp) {
            pins = arrangement.pins.map {
                FrontPin(
                    article: $0.article, place: $0.place.text, from: $0.from.map(time), until: $0.until.map(time)
                )
            }
            order = arrangement.order
            hidden = arrangement.hidden.sorted()
        }

        /// - Throws: `NewsError(.invalid)` for a place that no front has.
        func arrangement() throws -> FrontArrangement {
            FrontArrangement(
                pins: try pins.enumerated().map { index, pin in
                    News.FrontPin(
                        pin.article, at: try PlaceText.place(pin.place, field: "arrangement.pins[\(index)].place"),
                        from: pin.from?.instant, until: pin.until?.instant
                    )
                }, order: order, hidden: Set(hidden)
            )
        }
    }

    struct FrontVersion: Codable, Sendable {
        let number: Int
        let madeAt: Timestamp
        let by: Signatory
        /// The earlier version that was brought back with it.
        let restored: Int?
        let arrangement: Arrangement

        init(_ version: News.FrontVersion, time: (Instant) -> Timestamp) {
            number = version.number
            madeAt = time(version.madeAt)
            by = Signatory(version.author)
            restored = version.restored
            arrangement = Arrangement(version.arrangement, time: time)
        }
    }

    struct FrontVersionList: Codable, Sendable, Paged {
        /// The newest first.
        let versions: [FrontVersion]
        let next: Cursor?
    }

    struct FrontDraft: Codable, Sendable {
        /// The version it was begun on.
        let base: Int
        /// Counts its steps.
        let step: Int
        let savedAt: Timestamp
        let arrangement: Arrangement

        init(_ draft: News.FrontDraft, time: (Instant) -> Timestamp) {
            base = draft.base
            step = draft.step
            savedAt = time(draft.savedAt)
            arrangement = Arrangement(draft.arrangement, time: time)
        }
    }

    struct FilledPlace: Codable, Sendable {
        let place: String
        let article: ArticleID
        let headline: String
        let isPinned: Bool
    }

    struct Front: Codable, Sendable {
        let front: String
        let edition: EditionID
        let section: SectionID?
        /// What readers have; nothing where nobody arranged it.
        let live: FrontVersion?
        /// What whoever asks prepares.
        let draft: FrontDraft?
        /// Who else prepares an arrangement.
        let preparing: [Signatory]
        /// What stands where with the draft, or else with what readers have.
        let places: [FilledPlace]
    }

    struct FrontLine: Codable, Sendable {
        let front: String
        let section: SectionID?
        /// The newest version's number; 0 where nobody arranged it.
        let version: Int
        let madeAt: Timestamp?
        let by: String?
        let preparing: [Signatory]
    }

    struct FrontList: Codable, Sendable {
        let edition: EditionID
        /// The home page first.
        let fronts: [FrontLine]
    }
}

extension Input {
    private static let step = FieldNote.integer(
        0...1_000_000, "The step of one's own draft, as it was looked at; 0 where there is none."
    )

    struct FrontStep: Codable, Sendable, Noted {
        enum Action: String, Codable, CaseIterable, Sendable {
            /// Puts an article at a place.
            case pin
            /// Moves an article from one place to another.
            case move
            /// Gives an article's place back to the newest.
            case unpin
            /// Changes how long a pin holds.
            case hold
            /// Takes a section's block off the home page, or brings it back.
            case hide, show
            /// Moves a block before or behind its neighbour.
            case raise, lower
        }

        let step: Int
        let action: Action
        let article: ArticleID?
        let place: String?
        let to: String?
        let from: Timestamp?
        let until: Timestamp?
        let section: SectionID?
        static var notes: [String: FieldNote] {
            [
                "step": Input.step, "article": .plain("With pin, move, unpin and hold."),
                "place": PlaceText.note, "to": PlaceText.note,
                "from": .plain("With pin and hold; at once, where it is left out."),
                "until": .plain("With pin and hold; without end, where it is left out."),
                "section": .plain("With hide, show, raise and lower."),
            ]
        }

        /// - Throws: `NewsError(.invalid)` for a step that lacks something.
        func change() throws -> FrontChange {
            func needed<Value>(_ value: Value?, _ field: String) throws -> Value {
                guard let value else { throw NewsError(.invalid, "This step needs it.", field: field) }
                return value
            }
            switch action {
            case .pin:
                return .pin(
                    try needed(article, "article"), at: try PlaceText.place(try needed(place, "place"), field: "place"),
                    from: from?.instant, until: until?.instant
                )
            case .move:
                return .move(
                    try needed(article, "article"),
                    from: try PlaceText.place(try needed(place, "place"), field: "place"),
                    to: try PlaceText.place(try needed(to, "to"), field: "to")
                )
            case .unpin: return .unpin(try needed(article, "article"))
            case .hold: return .hold(try needed(article, "article"), from: from?.instant, until: until?.instant)
            case .hide: return .hide(try needed(section, "section"))
            case .show: return .show(try needed(section, "section"))
            case .raise: return .raise(try needed(section, "section"))
            case .lower: return .lower(try needed(section, "section"))
            }
        }
    }

    struct OnStep: Codable, Sendable, Noted {
        let step: Int
        static var notes: [String: FieldNote] { ["step": Input.step] }
    }

    private static let live = FieldNote.integer(0...1_000_000, "The version that readers have, as it was looked at.")

    struct KeptDraft: Codable, Sendable, Noted {
        let step: Int
        let live: Int
        static var notes: [String: FieldNote] { ["step": Input.step, "live": Input.live] }
    }

    struct WholeFront: Codable, Sendable, Noted {
        let live: Int
        let arrangement: Answer.Arrangement
        static var notes: [String: FieldNote] { ["live": Input.live] }
    }

    struct OnLive: Codable, Sendable, Noted {
        let live: Int
        static var notes: [String: FieldNote] { ["live": Input.live] }
    }
}

extension API {
    /// Fronts: read, prepared step by step, made live, brought back.
    static func frontOperations() throws -> [Operation] {
        [
            try .read(
                "/desk/fronts", "listFronts", .fronts, .scope(.draftsRead), "How the fronts of an edition stand.",
                fronts
            ),
            try .read(
                "/desk/fronts/{front}", "getFront", .fronts, .scope(.draftsRead),
                "A front: what readers have, what whoever asks prepares, and what stands where.", front
            ),
            try .write(
                .post, "/desk/fronts/{front}/steps", "prepareFront", .fronts, .settingsManage,
                "Takes one step of one's own draft, which readers have nothing of."
            ) { (call: Call<Asked.Front, Nothing, Input.FrontStep>) in
                try await PrepareFront(call.newsroom)(
                    try call.front(call.path.front), try call.input.change(), step: call.input.step, by: call.actor
                )
            } answer: {
                Answer.FrontDraft($1, time: $0.time)
            },
            try .write(
                .post, "/desk/fronts/{front}/keep", "keepFrontDraft", .fronts, .settingsManage,
                "Goes on with one's draft although readers have got a newer version meanwhile."
            ) { (call: Call<Asked.Front, Nothing, Input.KeptDraft>) in
                try await PrepareFront(call.newsroom).keep(
                    try call.front(call.path.front), step: call.input.step, live: call.input.live, by: call.actor
                )
            } answer: {
                Answer.FrontDraft($1, time: $0.time)
            },
            try .write(
                .post, "/desk/fronts/{front}/discard", "discardFrontDraft", .fronts, .settingsManage,
                "Gives one's draft up."
            ) { (call: Call<Asked.Front, Nothing, Input.OnStep>) in
                try await PrepareFront(call.newsroom).discard(
                    try call.front(call.path.front), step: call.input.step, by: call.actor
                )
            },
            try .write(
                .post, "/desk/fronts/{front}/publish", "publishFront", .fronts, .settingsManage,
                "Makes one's draft live. When it is answered, readers have it."
            ) { (call: Call<Asked.Front, Nothing, Input.OnStep>) in
                try await ArrangeFront(call.newsroom)(
                    try call.front(call.path.front), step: call.input.step, by: call.actor
                )
            } answer: {
                Answer.FrontVersion($1, time: $0.time)
            },
            try .write(
                .post, "/desk/fronts/{front}/arrangement", "arrangeFront", .fronts, .settingsManage,
                "Makes a whole arrangement live in one step."
            ) { (call: Call<Asked.Front, Nothing, Input.WholeFront>) in
                try await ArrangeFront(call.newsroom)(
                    try call.front(call.path.front), try call.input.arrangement.arrangement(), live: call.input.live,
                    by: call.actor
                )
            } answer: {
                Answer.FrontVersion($1, time: $0.time)
            },
            try .read(
                "/desk/fronts/{front}/versions", "listFrontVersions", .fronts, .scope(.draftsRead),
                "What readers had of a front, the newest first.", versions
            ),
            try .write(
                .post, "/desk/fronts/{front}/versions/{number}/restore", "restoreFront", .fronts, .settingsManage,
                "Makes an earlier arrangement live again, as a version of its own."
            ) { (call: Call<Asked.FrontVersion, Nothing, Input.OnLive>) in
                try await RestoreFront(call.newsroom)(
                    call.path.number, of: try call.front(call.path.front), live: call.input.live, by: call.actor
                )
            } answer: {
                Answer.FrontVersion($1, time: $0.time)
            },
        ]
    }

    @Sendable private static func fronts(
        _ call: Call<Nothing, Asked.OfEdition, Nothing>
    ) async throws -> Answer.FrontList {
        try call.actor.require(.arrangeFronts)
        return try await call.desk { desk in
            let edition = try desk.edition(call.query.edition)
            let known = Dictionary(
                try desk.store.frontStandings(in: edition.id).map { ($0.front, $0) }
            ) { first, _ in first }
            let sections = desk.publication.sections.all.map(\.id).filter {
                desk.publication.sections.slugs(to: $0, in: edition.id) != nil
            }
            let all: [SectionID?] = [nil] + sections
            return Answer.FrontList(
                edition: edition.id,
                fronts: all.map { section in
                    let front = FrontID(edition: edition.id, section: section)
                    let standing = known[front]
                    return Answer.FrontLine(
                        front: front.text, section: section, version: standing?.version ?? 0,
                        madeAt: standing?.madeAt.map(desk.time), by: standing?.author,
                        preparing: (standing?.preparing ?? []).map(Answer.Signatory.init)
                    )
                }
            )
        }
    }

    @Sendable private static func front(_ call: Call<Asked.Front, Nothing, Nothing>) async throws -> Answer.Front {
        try call.actor.require(.arrangeFronts)
        let id = try call.front(call.path.front)
        let now = call.newsroom.clock.now()
        return try await call.desk { desk in
            try desk.publication.require(id)
            let live = try desk.store.liveVersion(of: id)
            let drafts = try desk.store.drafts(of: id)
            let own = drafts.first { $0.author.user == desk.user.id }
            let arrangement = (own?.arrangement ?? live?.arrangement ?? .automatic).withoutPast(at: now)
            let filling = try desk.store.filling(id, arrangement, sections: desk.publication.sections, at: now)
            let places = filling.layout.slots.flatMap { slot in
                (0..<slot.places).compactMap { index -> Answer.FilledPlace? in
                    let place = FrontPlace(slot, index)
                    return filling.places[place].map {
                        Answer.FilledPlace(
                            place: place.text, article: $0.article.id, headline: $0.article.headline,
                            isPinned: $0.pin != nil
                        )
                    }
                }
            }
            return Answer.Front(
                front: id.text, edition: id.edition, section: id.section,
                live: live.map { Answer.FrontVersion($0, time: desk.time) },
                draft: own.map { Answer.FrontDraft($0, time: desk.time) },
                preparing: drafts.filter { $0.author.user != desk.user.id }.map { Answer.Signatory($0.author) },
                places: places
            )
        }
    }

    @Sendable private static func versions(
        _ call: Call<Asked.Front, Asked.Part, Nothing>
    ) async throws -> Answer.FrontVersionList {
        try call.actor.require(.arrangeFronts)
        let id = try call.front(call.path.front)
        let limit = call.query.limit ?? 50
        let before = try call.query.after?.place { Int($0) }
        return try await call.desk { desk in
            try desk.publication.require(id)
            let found = try desk.store.versions(of: id, before: before, limit: limit + 1)
            return Answer.FrontVersionList(
                versions: found.prefix(limit).map { Answer.FrontVersion($0, time: desk.time) },
                next: found.count > limit ? Cursor(String(found[limit - 1].number)) : nil
            )
        }
    }
}

extension Call {
    /// - Throws: `NewsError(.notFound)` for what names no front.
    fileprivate func front(_ text: String) throws -> FrontID {
        guard let front = FrontID(text: text) else {
            throw NewsError(.notFound, "There is no such front.", field: "front")
        }
        return front
    }
}

extension DeskReader {
    /// The edition asked for, else the default one.
    func edition(_ id: EditionID?) throws -> Edition {
        guard let edition = id.map({ publication.edition($0) }) ?? publication.editions.first else {
            throw NewsError(.notFound, "There is no such edition.", field: "edition")
        }
        return edition
    }
}
