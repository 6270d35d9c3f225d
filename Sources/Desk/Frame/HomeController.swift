internal import Hummingbird
internal import News

/// The first page of the desk.
struct HomeController {
    let desk: Desk

    func add(to router: RouterGroup<SignedInContext>) { router.get(use: show) }

    @Sendable private func show(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let frame = try await desk.frame(context, .home)
        let words = frame.words
        let content: HTML = """
            <h1>\(words["hello", ["name": words.rules.isolated(context.found.user.name)]])</h1>
            <p class="soft">\(words["role_\(context.found.user.role.rawValue)"])</p>
            """
        return DeskResponse.page(frame.page(words["my_day"], content))
    }
}
