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
            let redirect = try transaction.redirecting(from, to: target, addresses)
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "AddRedirect", subject: "redirect",
                detail: "\(redirect.from) → \(redirect.to.rawValue)"
            )
            try transaction.publishEvent(.publicationChanged, at: now, dependencies: [.redirects])
            return redirect
        }
    }
}

extension WriteTransaction {
    /// Keeps a redirect as someone typed it.
    /// - Throws: `NewsError` naming the field, for what is no address, leads back to itself or is taken.
    func redirecting(_ from: String, to target: String, _ addresses: any SiteAddresses) throws -> Redirect {
        let publication = try requirePublication()
        guard let source = local(from, publication), addresses.normalized(String(source.prefix { $0 != "?" })) != nil,
            source != "/"
        else {
            throw NewsError(
                .invalid, "The old address is a path of the site.", field: "from",
                help: "Write it as readers have it, from the first slash on."
            )
        }
        guard let old = addresses.redirectKey(of: source) else {
            throw NewsError(
                .invalid, "What stands behind the question mark of the old address names no page.", field: "from",
                help: "Of a query only a page's number or name counts, such as ?p=123 or ?id=33; leave out all else."
            )
        }
        // A query that names a page of another system means no page of ours.
        if try !old.contains("?") && isLiving(addresses.place(of: source, in: publication)) {
            throw NewsError(.conflict, "A page stands at this address.", field: "from")
        }
        if try redirect(from: old) != nil {
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
            guard try !isLiving(addresses.place(of: kept.path, in: publication)),
                let next = try redirect(from: path)
            else { break }
            kept = next
        }
        let made = Redirect(from: old, to: kept)
        try saveRedirect(made)
        for text in Set([source, old]) {
            if let leading = LinkTarget(rawValue: text) { try lead(leading, to: kept) }
        }
        return made
    }

    /// A path of the site with its query: what was typed, or what follows the site's own address.
    private func local(_ text: String, _ publication: Publication) -> String? {
        publication.ownPath(of: text.trimmed).map { address in
            let whole = String(address.prefix { $0 != "#" })
            return whole.hasSuffix("?") ? String(whole.dropLast()) : whole
        }
    }

    private func destination(_ text: String, _ publication: Publication) -> LinkTarget? {
        var text = text.trimmed
        if text.hasPrefix(publication.url + "/") { text = String(text.dropFirst(publication.url.count)) }
        guard let target = LinkTarget(rawValue: text), target.isExternal || text.hasPrefix("/") else { return nil }
        return target
    }
}

/// Has a redirect begin or end elsewhere.
public struct ChangeRedirect: Sendable {
    private let newsroom: Newsroom
    private let addresses: any SiteAddresses

    public init(_ newsroom: Newsroom, addresses: any SiteAddresses) {
        self.newsroom = newsroom
        self.addresses = addresses
    }

    /// - Parameter old: The redirect as the caller looked at it.
    /// - Returns: The redirect as it is kept.
    /// - Throws: `NewsError(.conflict)` when it is gone or leads elsewhere by now, or where the new one is taken; else as
    ///   adding one does. What was refused changed nothing.
    @discardableResult
    public func callAsFunction(
        _ old: Redirect, from: String, to target: String, as actor: Actor
    ) async throws -> Redirect {
        let now = newsroom.clock.now()
        return try await newsroom.database.write { transaction in
            let actor = try transaction.current(actor)
            try actor.require(.manageRedirects)
            guard try transaction.delete(old) else { throw Redirect.changedMeanwhile }
            let new = try transaction.redirecting(from, to: target, addresses)
            guard new.from != old.from || new.to != old.to else { return new }
            try transaction.audit(
                at: now, actor: actor.auditName, verb: "ChangeRedirect", subject: "redirect",
                detail: "\(old.from) → \(old.to.rawValue) : \(new.from) → \(new.to.rawValue)"
            )
            try transaction.publishEvent(.publicationChanged, at: now, dependencies: [.redirects])
            return new
        }
    }
}

extension Redirect {
    fileprivate static var changedMeanwhile: NewsError {
        NewsError(
            .conflict, "Someone else changed this meanwhile.",
            help: "Look at it as it is now, and repeat what you did."
        )
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
            guard try transaction.delete(redirect) else { throw Redirect.changedMeanwhile }
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
