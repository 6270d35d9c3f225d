public import News
internal import Store

/// Sends readers of an old address to another, for good (301).
public struct AddRedirect: Sendable {
    private let newsroom: Newsroom
    private let addresses: any SiteAddresses

    public init(_ newsroom: Newsroom, addresses: any SiteAddresses) {
        self.newsroom = newsroom
        self.addresses = addresses
    }

    /// - Parameters:
    ///   - from: A path of the site, or its whole address.
    ///   - target: A path of the site, or an address of another.
    /// - Returns: The redirect as it is kept: one that would lead to another redirect leads where that leads.
    /// - Throws: `NewsError(.forbidden)` without the right to manage redirects, `.invalid` for what is no address or leads
    ///   back to itself, `.conflict` where a page stands or a redirect begins already.
    @discardableResult
    public func callAsFunction(from: String, to target: String, as actor: Actor) async throws -> Redirect {
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.manageRedirects)
            let publication = try transaction.requirePublication()
            guard let source = local(from, publication), let old = addresses.normalized(source), old != "/" else {
                throw NewsError(
                    .invalid, "The old address is a path of the site.", field: "from",
                    help: "Write it as readers have it, from the first slash on."
                )
            }
            if try transaction.isLiving(addresses.place(of: source, in: publication)) {
                throw NewsError(.conflict, "A page stands at this address.", field: "from")
            }
            if try transaction.redirect(from: old) != nil {
                throw NewsError(
                    .conflict, "This address is redirected already.", field: "from", help: "Delete that redirect first."
                )
            }
            guard var kept = destination(target, publication) else {
                throw NewsError(
                    .invalid, "The new address is a path of the site, or begins with https.", field: "to")
            }
            // To where the target's own redirect leads: readers go once.
            for _ in 0..<20 {
                guard !kept.isExternal, let path = addresses.normalized(kept.path) else { break }
                if path == old {
                    throw NewsError(.invalid, "The redirect would lead back to itself.", field: "to")
                }
                guard try !transaction.isLiving(addresses.place(of: kept.path, in: publication)),
                    let next = try transaction.redirect(from: path)
                else { break }
                kept = next
            }
            let redirect = Redirect(from: old, to: kept)
            try transaction.saveRedirect(redirect)
            for text in Set([source, old]) {
                if let leading = LinkTarget(rawValue: text) { try transaction.lead(leading, to: kept) }
            }
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "AddRedirect", subject: "redirect",
                detail: "\(old) → \(kept.rawValue)"
            )
            try transaction.publishEvent(.publicationChanged, at: now, dependencies: [.redirects])
            return redirect
        }
    }

    /// A path of the site: what was typed, or what follows the site's own address.
    private func local(_ text: String, _ publication: Publication) -> String? {
        var text = text.trimmed
        if text.hasPrefix(publication.url) { text = String(text.dropFirst(publication.url.count)) }
        text = String(text.prefix { $0 != "?" && $0 != "#" })
        guard text.hasPrefix("/"), !text.hasPrefix("//") else { return nil }
        return text
    }

    private func destination(_ text: String, _ publication: Publication) -> LinkTarget? {
        var text = text.trimmed
        if text.hasPrefix(publication.url + "/") { text = String(text.dropFirst(publication.url.count)) }
        guard let target = LinkTarget(rawValue: text), target.isExternal || text.hasPrefix("/") else { return nil }
        return target
    }
}

/// Takes a redirect away: readers of the old address are told that nothing stands there.
public struct DeleteRedirect: Sendable {
    private let newsroom: Newsroom

    public init(_ newsroom: Newsroom) { self.newsroom = newsroom }

    /// - Throws: `NewsError(.forbidden)` without the right to manage redirects, `.conflict` when it is gone, or leads
    ///   elsewhere by now.
    public func callAsFunction(_ redirect: Redirect, as actor: Actor) async throws {
        let now = newsroom.clock.now()
        try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.manageRedirects)
            guard try transaction.delete(redirect) else {
                throw NewsError(
                    .conflict, "Someone else changed this meanwhile.",
                    help: "Look at it as it is now, and repeat what you did."
                )
            }
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "DeleteRedirect", subject: "redirect",
                detail: "\(redirect.from) → \(redirect.to.rawValue)"
            )
            try transaction.publishEvent(.publicationChanged, at: now, dependencies: [.redirects])
        }
    }
}

extension ReadTransaction {
    /// Whether readers find something at a place.
    func isLiving(_ place: SitePlace) throws -> Bool {
        switch place {
        case .nothing: false
        case .page: true
        // What was unpublished answers with a word of its own, and what is a draft may stand there tomorrow.
        case .article(let id): try article(id) != nil
        case .author(let edition, let id): try contributor(id, in: edition) != nil
        case .topic(let edition, let id): try topic(id, in: edition) != nil
        }
    }
}

extension LinkTarget {
    /// Without query and fragment.
    fileprivate var path: String { String(rawValue.prefix { $0 != "?" && $0 != "#" }) }
}
