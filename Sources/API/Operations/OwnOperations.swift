internal import News
internal import Newsroom
internal import Store

extension Input {
    struct OwnFacts: Codable, Sendable, Noted {
        let name: String?
        let language: LanguageTag?
        static var notes: [String: FieldNote] {
            ["name": .line(1...120), "language": .plain("Of the desk's own words.")]
        }
    }

    struct MailWish: Codable, Sendable { let wish: NoticeMail }

    struct PersonFacts: Codable, Sendable, Noted {
        let name: String?
        let email: String?
        let language: LanguageTag?
        static var notes: [String: FieldNote] { ["name": .line(1...120), "email": Input.emailNote] }
    }
}

extension API {
    /// What people set for themselves, and administrators for others.
    static func ownOperations() throws -> [Operation] {
        [
            try .write(
                .patch, "/desk/me", "changeOwnFacts", .desk, .articlesWrite,
                "Changes one's own name and language at the desk; what is left out stays."
            ) { (call: Call<Nothing, Nothing, Input.OwnFacts>) in
                let user = call.user
                return try await EditUser(call.newsroom)(
                    user.id,
                    to: EditUser.Profile(
                        name: call.input.name ?? user.name, email: user.email,
                        language: call.input.language ?? user.language
                    ), as: call.actor
                )
            } answer: {
                Answer.User($1, in: $0.newsroom.zone)
            },
            try .write(
                .post, "/desk/me/notice-mail", "wishForMail", .desk, .articlesWrite,
                "Says whether and when one is told by mail of what waits."
            ) { (call: Call<Nothing, Nothing, Input.MailWish>) in
                try await WishForMail(call.newsroom)(call.input.wish, of: call.user.id, as: call.actor)
            },
            try .write(
                .patch, "/desk/people/{user}", "editPerson", .people, .peopleManage,
                "Changes someone's name, address or language; what is left out stays."
            ) { (call: Call<Asked.User, Nothing, Input.PersonFacts>) in
                try call.actor.require(.managePeople)
                guard let known = try await call.read({ try $0.user(call.path.user) }) else {
                    throw NewsError(.notFound, "There is no such person.", field: "user")
                }
                let email = try call.input.email.map { text in
                    guard let email = EmailAddress(rawValue: text) else {
                        throw NewsError(.invalid, "This is no e-mail address.", field: "email")
                    }
                    return email
                }
                return try await EditUser(call.newsroom)(
                    known.id,
                    to: EditUser.Profile(
                        name: call.input.name ?? known.name, email: email ?? known.email,
                        language: call.input.language ?? known.language
                    ), from: EditUser.Profile(known), as: call.actor
                )
            } answer: {
                Answer.User($1, in: $0.newsroom.zone)
            },
        ]
    }
}
