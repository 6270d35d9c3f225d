internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// A front as the desk works on it: what readers have, what is prepared, and what stands where with it.
struct OpenFront {
    let front: FrontID
    let publication: Publication
    let edition: Edition
    /// What readers have; `nil` where nobody arranged the front.
    let live: FrontVersion?
    /// What whoever looks prepares.
    let draft: FrontDraft?
    /// What `draft` was begun on, where readers have something newer.
    let base: FrontVersion?
    /// What others prepare.
    let others: [FrontDraft]
    let filling: FrontFilling
    /// Every article that the page speaks of.
    let articles: [ArticleID: DeskSummary]

    /// - Throws: `NewsError(.forbidden)` without the right to arrange fronts, `.notFound` for no front of ours.
    init(_ front: FrontID, desk: Desk, context: SignedInContext) async throws {
        try context.found.actor.require(.arrangeFronts)
        let publication = try await desk.publication()
        try publication.require(front)
        guard let edition = publication.edition(front.edition) else {
            throw NewsError(.notFound, "There is no such front.")
        }
        let me = context.found.user.id
        let now = desk.newsroom.clock.now()
        self = try await desk.newsroom.database.read { store in
            try OpenFront(front, publication, edition, me: me, now: now, in: store)
        }
    }

    private init(
        _ front: FrontID, _ publication: Publication, _ edition: Edition, me: UserID, now: Instant,
        in store: any ReadTransaction
    ) throws {
        let live = try store.liveVersion(of: front)
        let drafts = try store.drafts(of: front)
        let draft = drafts.first { $0.author.user == me }
        var base: FrontVersion?
        if let draft, draft.base != live?.number ?? 0 { base = try store.version(draft.base, of: front) }
        let arrangement = (draft?.arrangement ?? live?.arrangement ?? .automatic).withoutPast(at: now)
        let named = [arrangement, live?.arrangement, base?.arrangement].compactMap { $0 }.flatMap(\.pins).map(\.article)
        self.front = front
        self.publication = publication
        self.edition = edition
        self.live = live
        self.draft = draft
        self.base = base
        others = drafts.filter { $0.author.user != me }
        filling = try store.filling(front, arrangement, sections: publication.sections, at: now)
        articles = try store.deskSummaries(Set(named + filling.articles.map(\.id)))
        self.arrangement = arrangement
    }

    /// What is worked on: what is prepared, else what readers have; without pins whose time is over.
    let arrangement: FrontArrangement
    var liveNumber: Int { live?.number ?? 0 }
    var step: Int { draft?.step ?? 0 }
    /// Whether another version went live since the draft was begun.
    var isOvertaken: Bool { draft.map { $0.base != liveNumber } ?? false }

    /// Places whose articles may be moved among each other one by one.
    var runs: [[FrontPlace]] {
        var runs: [[FrontPlace]] = []
        for slot in filling.layout.slots {
            let places = (0..<slot.places).map { FrontPlace(slot, $0) }
            switch slot {
            case .seconds, .thirds, .list: runs[runs.count - 1] += places
            case .lead, .opinion, .section: runs.append(places)
            }
        }
        return runs
    }

    /// The place before or after one, where an article can be moved to.
    func neighbour(of place: FrontPlace, by step: Int) -> FrontPlace? {
        for run in runs {
            guard let index = run.firstIndex(of: place) else { continue }
            return run.indices.contains(index + step) ? run[index + step] : nil
        }
        return nil
    }
}
