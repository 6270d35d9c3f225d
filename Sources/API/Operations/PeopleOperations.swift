internal import News
internal import Newsroom
internal import Store

extension Asked {
    struct User: Codable, Sendable { let user: UserID }
}

extension Answer {
    /// A one-time link, which whoever asked hands on.
    struct Link: Codable, Sendable {
        let kind: OneTimeLink.Kind
        let user: UserID?
        /// From the server's root.
        let path: String
        let expiresAt: Timestamp
    }
}

extension Input {
    static let emailNote = FieldNote.pattern("^[^@\\s]{1,64}@[^@\\s]{1,189}$", 3...254)

    struct Invitation: Codable, Sendable, Noted {
        let name: String
        let email: String
        let role: Role
        let language: LanguageTag
        let sections: [SectionID]?
        static var notes: [String: FieldNote] {
            ["name": .line(1...120), "email": Input.emailNote, "sections": .plain("Those an editor answers for.")]
        }
    }

    struct RoleChange: Codable, Sendable, Noted {
        let role: Role
        let sections: [SectionID]?
        static var notes: [String: FieldNote] { ["sections": .plain("Those an editor answers for.")] }
    }
}

extension API {
    /// What administrators do.
    static func peopleOperations() throws -> [Operation] {
        [
            try .read(
                "/desk/people", "listPeople", .people, .scope(.peopleManage),
                "Those who work at the desk, in the order of their addresses.", people
            ),
            try .read(
                "/desk/people/{user}", "getPerson", .people, .scope(.peopleManage), "Someone who works at the desk."
            ) { (call: Call<Asked.User, Nothing, Nothing>) in
                try call.actor.require(.managePeople)
                guard let user = try await call.read({ try $0.user(call.path.user) }) else {
                    throw NewsError(.notFound, "There is no such person.", field: "user")
                }
                return Answer.User(user, in: call.newsroom.zone)
            },
            try .write(
                .post, "/desk/people", "invitePerson", .people, .peopleManage, status: 201,
                "Adds someone, who chooses their password through the link that is answered."
            ) { (call: Call<Nothing, Nothing, Input.Invitation>) in
                guard let email = EmailAddress(rawValue: call.input.email) else {
                    throw NewsError(.invalid, "This is no e-mail address.", field: "email")
                }
                return try await InviteUser(call.newsroom)(
                    NewUser(
                        email: email, name: call.input.name, language: call.input.language, role: call.input.role,
                        sections: Set(call.input.sections ?? [])
                    ),
                    as: call.actor
                )
            } answer: {
                $0.answer($1)
            },
            try .write(
                .post, "/desk/people/{user}/invitation", "invitePersonAgain", .people, .peopleManage,
                "Makes a new link for someone who has not chosen a password yet."
            ) { (call: Call<Asked.User, Nothing, Nothing>) in
                try await InviteUser(call.newsroom).again(call.path.user, as: call.actor)
            } answer: {
                $0.answer($1)
            },
            try .write(
                .post, "/desk/people/{user}/password-reset", "resetPassword", .people, .peopleManage,
                "Makes a link with which someone chooses another password."
            ) { (call: Call<Asked.User, Nothing, Nothing>) in
                try await RequestPasswordReset(call.newsroom)(for: call.path.user, as: call.actor)
            } answer: {
                $0.answer($1)
            },
            try .write(
                .post, "/desk/people/{user}/role", "changeRole", .people, .peopleManage,
                "Gives someone another role, or an editor other sections."
            ) { (call: Call<Asked.User, Nothing, Input.RoleChange>) in
                try await ChangeRole(call.newsroom)(
                    of: call.path.user, to: call.input.role, sections: Set(call.input.sections ?? []), as: call.actor
                )
            } answer: {
                Answer.User($1, in: $0.newsroom.zone)
            },
            try .write(
                .post, "/desk/people/{user}/disable", "disablePerson", .people, .peopleManage,
                "Shuts someone out at once; everything they did stays."
            ) { (call: Call<Asked.User, Nothing, Nothing>) in
                try await DisableUser(call.newsroom)(call.path.user, as: call.actor)
            },
            try .write(
                .post, "/desk/people/{user}/enable", "enablePerson", .people, .peopleManage,
                "Lets someone in again who was disabled."
            ) { (call: Call<Asked.User, Nothing, Nothing>) in
                try await EnableUser(call.newsroom)(call.path.user, as: call.actor)
            },
            try .write(
                .post, "/desk/people/{user}/sign-out", "signOutPerson", .people, .peopleManage,
                "Ends all sessions of someone."
            ) { (call: Call<Asked.User, Nothing, Nothing>) in
                _ = try await SignOutEverywhere(call.newsroom)(of: call.path.user, as: call.actor)
            },
        ]
    }

    @Sendable private static func people(_ call: Call<Nothing, Asked.Part, Nothing>) async throws -> Answer.UserList {
        try call.actor.require(.managePeople)
        let limit = call.query.limit ?? 50
        let after = try call.query.after?.place { EmailAddress(rawValue: $0) }
        let found = try await call.read { try $0.users(after: after, limit: limit + 1) }
        return Answer.UserList(
            users: found.prefix(limit).map { Answer.User($0, in: call.newsroom.zone) },
            next: found.count > limit ? Cursor(found[limit - 1].email.rawValue) : nil
        )
    }
}

extension Call {
    fileprivate func answer(_ link: IssuedLink) -> Answer.Link {
        Answer.Link(
            kind: link.kind, user: link.user?.id, path: api.linkPath(link), expiresAt: time(link.expiresAt)
        )
    }
}
