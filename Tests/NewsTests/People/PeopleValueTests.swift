import Foundation
import News
import Testing

@Suite struct PeopleValueTests {
    @Test(
        "an address is kept as written and compared without its case",
        arguments: [
            ("Imane@Relais.example", "imane@relais.example"), ("  a.b+c@d.example\n", "a.b+c@d.example"),
            ("e\u{301}lan@relais.example", "\u{E9}lan@relais.example"), ("محرر@رلي.example", "محرر@رلي.example"),
            ("root@localhost", "root@localhost"),
        ])
    func addresses(written: String, folded: String) throws {
        let address = try #require(EmailAddress(rawValue: written))
        #expect(Array(address.folded.unicodeScalars) == Array(folded.unicodeScalars))
        #expect(try address == #require(EmailAddress(rawValue: written.uppercased())))
    }

    @Test(
        "what cannot be an address is none",
        arguments: [
            "", "a", "@", "a@", "@b.example", "a@b@c.example", "a b@c.example", "a@b..example", "a@-b.example", "a@.",
            "<a@b.example>", "a@b.example\r\nBcc: c@d.example", "a@b.example,c@d.example", "a\u{0}@b.example",
            "a\u{202E}@b.example", String(repeating: "a", count: 65) + "@b.example",
        ])
    func noAddresses(text: String) { #expect(EmailAddress(rawValue: text) == nil) }

    private static func refusal(_ password: String) throws -> String? {
        let email = try #require(EmailAddress(rawValue: "imane.souiri@relais.example"))
        do {
            try PasswordRule.check(password, email: email, name: "Imane Souiri")
            return nil
        } catch let error as NewsError {
            #expect(error.code == .invalid && error.field == "password")
            return error.description
        }
    }

    @Test(
        "ten characters of any kind are enough",
        arguments: ["aaaaaaaaab", "une cle usb", "correct horse", "كلمة سر طويلة", "🗞️🗞️🗞️🗞️🗞️🗞️🗞️🗞️🗞️🗞️"])
    func good(password: String) throws { #expect(try Self.refusal(password) == nil) }

    @Test(
        "short ones, the person's own words and the commonest are refused, and no sentence repeats them",
        arguments: [
            "courriers", "imane.souiri@relais.example", "IMANE.SOUIRI@relais.EXAMPLE", "imane  souiri", "Imané Souiri",
            "Password123", "motdepasse123", "1234567890", "Contraseña123", "كلمة المرور", "１２３４５６７８９０",
        ])
    func bad(password: String) throws {
        let sentence = try #require(try Self.refusal(password))
        #expect(!sentence.localizedStandardContains(password))
    }

    @Test("a password as long as a book is refused")
    func long() throws {
        #expect(try Self.refusal(String(repeating: "ab", count: 512)) == nil)
        #expect(try Self.refusal(String(repeating: "ab", count: 513)) != nil)
    }

    @Test("one password has one form, however a keyboard composes its accents")
    func composed() {
        #expect(
            Array(PasswordRule.normalized("e\u{301}te\u{301}").utf8) == Array(PasswordRule.normalized("été").utf8))
    }

    @Test("waits double from the first try past the free ones up to the longest")
    func waits() {
        let limit = AttemptLimit(free: 3, longestWait: 100, forgetting: 60)
        let noon = Instant(seconds: 1_000_000)
        let waits = (1...12).map { weight in
            limit.nextTry(after: Attempts(weight: weight, lastAt: noon)).map { $0.seconds - noon.seconds }
        }
        #expect(waits == [nil, nil, 1, 2, 4, 8, 16, 32, 64, 100, 100, 100])
        #expect(limit.nextTry(after: Attempts(weight: .max, lastAt: noon)) == noon.advanced(seconds: 100))
    }

    @Test("a try is forgotten each time the span passes, and none is forgotten twice")
    func forgetting() {
        let limit = AttemptLimit(free: 3, longestWait: 100, forgetting: 60)
        let noon = Instant(seconds: 1_000_000)
        #expect(limit.adding(to: nil, at: noon) == Attempts(weight: 1, lastAt: noon))
        let four = Attempts(weight: 4, lastAt: noon)
        #expect(limit.adding(to: four, at: noon.advanced(seconds: 59)).weight == 5)
        #expect(limit.adding(to: four, at: noon.advanced(seconds: 125)).weight == 3)
        #expect(limit.adding(to: four, at: noon.advanced(seconds: 10_000)).weight == 1)
        // A clock that was set back forgets nothing.
        #expect(limit.adding(to: four, at: noon.advanced(seconds: -500)).weight == 5)
    }
}
