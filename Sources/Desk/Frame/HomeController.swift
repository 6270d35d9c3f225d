internal import Hummingbird
internal import News
internal import Newsroom
internal import Store

/// The first page of the desk: what waits for whoever looks, what goes out today, and what is out.
struct HomeController {
    let desk: Desk

    func add(to router: RouterGroup<SignedInContext>) {
        router.get(use: show)
        router.post("notices/:id", use: read)
    }

    @Sendable private func show(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let user = context.found.user
        let frame = try await desk.frame(context, .home)
        let publication = frame.publication
        let sections = user.sectionsAnsweredFor(in: publication)
        let (zone, now) = (desk.newsroom.zone, desk.newsroom.clock.now())
        let day = try await desk.newsroom.database.read { store in
            try DayReading(user, sections: sections, publication, zone: zone, now: now, store)
        }
        let view = DayView(day: day, frame: frame, user: user, zone: zone, now: now)
        return DeskResponse.page(frame.page(frame.words["my_day"], view.content))
    }

    private struct ReadForm: DeskForm { let csrf: String }

    @Sendable private func read(_ request: Request, _ context: SignedInContext) async throws -> Response {
        _ = try await request.form(context, as: ReadForm.self)
        guard let id = context.parameters.get("id").flatMap({ Int64($0) }) else {
            throw NewsError(.notFound, "There is no such page.")
        }
        try await ReadNotice(desk.newsroom)(NoticeID(rawValue: id), by: context.found.user.id)
        return DeskResponse.see(.home)
    }
}
