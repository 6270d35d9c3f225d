import Hummingbird
import Site
import Synchronization

/// Counts what reaches the site behind the edge.
struct Counting: HTTPResponder {
    typealias Context = BasicRequestContext
    let site: SiteResponder
    let tally: Tally

    func respond(to request: Request, context: Context) async throws -> Response {
        tally.add()
        return try await site.respond(to: request, context: context)
    }
}

final class Tally: Sendable {
    private let number = Mutex(0)
    var value: Int { number.withLock { $0 } }
    func add() { number.withLock { $0 += 1 } }
}
