public import News

extension ReadTransaction {
    /// Redirects in the order of the old address.
    /// - Parameters:
    ///   - text: What the old or the new address holds; empty for all.
    ///   - after: Where to go on: the last old address of an earlier answer.
    public func redirects(holding text: String = "", after: String = "", limit: Int) throws -> [Redirect] {
        let pattern = text.lowercased().likePattern
        return try rows(
            """
            SELECT path, target FROM redirect
            WHERE path > \(after) AND (LOWER(path) LIKE \(pattern) ESCAPE '!' OR LOWER(target) LIKE \(pattern) ESCAPE '!')
            ORDER BY path LIMIT \(limit)
            """
        ).map { row in
            var row = row
            return Redirect(from: try row.text(), to: try row.word())
        }
    }
}

extension WriteTransaction {
    /// Takes a redirect away.
    /// - Returns: Whether there was one that leads where it says.
    public func delete(_ redirect: Redirect) throws -> Bool {
        try execute("DELETE FROM redirect WHERE path = \(redirect.from) AND target = \(redirect.to)") == 1
    }

    /// Sends readers of an address that has moved to the new one, at once: what led to the old one leads to the new one,
    /// and nothing leads away from the new one.
    /// - Parameters:
    ///   - old: As links write it.
    ///   - from: The same as redirects are kept: percent-decoded.
    ///   - target: As links write it.
    ///   - living: The same, percent-decoded.
    public func moveAddress(_ old: LinkTarget, from: String, to target: LinkTarget, living: String) throws {
        try execute("DELETE FROM redirect WHERE path = \(living)")
        try execute("UPDATE redirect SET target = \(target) WHERE target = \(old)")
        try saveRedirect(Redirect(from: from, to: target))
    }
}

extension WriteTransaction {
    /// Takes away what leads away from an address, since something stands there.
    public func deleteRedirect(from path: String) throws {
        try execute("DELETE FROM redirect WHERE path = \(path)")
    }
}

extension WriteTransaction {
    /// Has every redirect that leads to one address lead to another.
    public func lead(_ old: LinkTarget, to target: LinkTarget) throws {
        try execute("UPDATE redirect SET target = \(target) WHERE target = \(old)")
    }
}
