internal import News
internal import Newsroom
internal import Store

extension Asked {
    struct Redirects: Codable, Sendable, Noted {
        let words: String?
        let after: Cursor?
        let limit: Int?
        static var notes: [String: FieldNote] {
            [
                "words": .line(1...200, "What the old or the new address holds."),
                "limit": .integer(1...200, "How many at most; 50, where it is left out."),
            ]
        }
    }
}

extension Answer {
    struct RedirectList: Codable, Sendable, Paged {
        /// In the order of the old addresses.
        let redirects: [Redirect]
        let next: Cursor?
    }
}

extension Input {
    private static let from = FieldNote.line(1...1000, "A path of the site, or its whole address.")
    private static let to = FieldNote.line(1...2000, "A path of the site, or an address of another.")

    struct NewRedirect: Codable, Sendable, Noted {
        let from: String
        let to: String
        static var notes: [String: FieldNote] { ["from": Input.from, "to": Input.to] }
    }

    /// A redirect as it was looked at.
    struct KnownRedirect: Codable, Sendable, Noted {
        let from: String
        let to: String
        static var notes: [String: FieldNote] { ["from": Input.from, "to": Input.to] }

        /// - Throws: `NewsError(.conflict)` for one that can be none.
        func redirect() throws -> Redirect {
            guard let target = LinkTarget(rawValue: to) else {
                throw NewsError(.conflict, "There is no such redirect.", field: "to")
            }
            return Redirect(from: from, to: target)
        }
    }

    struct RedirectChange: Codable, Sendable {
        let old: KnownRedirect
        let new: NewRedirect
    }
}

extension API {
    /// Old addresses and where they lead.
    static func redirectOperations() throws -> [Operation] {
        [
            try .read(
                "/desk/redirects", "listRedirects", .house, .scope(.draftsRead), "Old addresses and where they lead."
            ) { (call: Call<Nothing, Asked.Redirects, Nothing>) in
                try call.actor.require(.manageRedirects)
                let limit = call.query.limit ?? 50
                let after = try call.query.after?.place { $0 } ?? ""
                let found = try await call.read {
                    try $0.redirects(holding: call.query.words ?? "", after: after, limit: limit + 1)
                }
                return Answer.RedirectList(
                    redirects: found.prefix(limit).map { Answer.Redirect(from: $0.from, to: $0.to.rawValue) },
                    next: found.count > limit ? Cursor(found[limit - 1].from) : nil
                )
            },
            try .write(
                .post, "/desk/redirects", "addRedirect", .house, .settingsManage, status: 201,
                "Sends readers of an old address to another."
            ) { (call: Call<Nothing, Nothing, Input.NewRedirect>) in
                try await AddRedirect(call.newsroom, addresses: call.api.addresses)(
                    from: call.input.from, to: call.input.to, as: call.actor
                )
            } answer: {
                Answer.Redirect(from: $1.from, to: $1.to.rawValue)
            },
            try .write(
                .post, "/desk/redirects/change", "changeRedirect", .house, .settingsManage,
                "Has a redirect begin or end elsewhere."
            ) { (call: Call<Nothing, Nothing, Input.RedirectChange>) in
                try await ChangeRedirect(call.newsroom, addresses: call.api.addresses)(
                    try call.input.old.redirect(), from: call.input.new.from, to: call.input.new.to, as: call.actor
                )
            } answer: {
                Answer.Redirect(from: $1.from, to: $1.to.rawValue)
            },
            try .write(
                .post, "/desk/redirects/delete", "deleteRedirect", .house, .settingsManage,
                "Takes a redirect away; nothing stands at the old address then."
            ) { (call: Call<Nothing, Nothing, Input.KnownRedirect>) in
                try await DeleteRedirect(call.newsroom)(try call.input.redirect(), as: call.actor)
            },
        ]
    }
}
