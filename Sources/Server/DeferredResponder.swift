internal import Hummingbird
internal import Synchronization

/// A responder that is made when it is first asked, so that no start waits for what it may never need.
final class DeferredResponder<Inner: HTTPResponder>: HTTPResponder {
    private let made = Mutex<Inner?>(nil)
    private let make: @Sendable () throws -> Inner

    init(_ make: @escaping @Sendable () throws -> Inner) { self.make = make }

    func respond(to request: Request, context: Inner.Context) async throws -> Response {
        try await inner().respond(to: request, context: context)
    }

    /// Whoever comes while it is made waits for it, instead of making another.
    private func inner() throws -> Inner {
        try made.withLock { made in
            if let made { return made }
            let new = try make()
            made = new
            return new
        }
    }
}
