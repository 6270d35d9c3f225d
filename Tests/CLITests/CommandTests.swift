import Foundation
import TestSupport
import Testing

/// The built program as a user runs it.
@Suite struct CommandTests {
    private func run(_ arguments: [String], input: String = "") throws -> (
        status: Int32, output: String, errors: String
    ) {
        try Program.run(arguments, input: input)
    }

    @Test("a publication is made, filled from a capture, and found sound; a second import changes nothing")
    func story() throws {
        let folder = try TemporaryFolder()
        let site = folder.path("site")
        #expect(try run(["init", site, "--name", "L'Essai", "--url", "https://a.example"]).status == 0)
        let capture = folder.path("capture.txt")
        try "20:03 Un\n18:00 Deux\n".write(toFile: capture, atomically: true, encoding: .utf8)
        let first = try run(["import", site, "capture", capture, "--date", "2025-07-13"])
        #expect(first.status == 0 && first.output.contains("2025-07-13T20:03:00+01:00  Un"))
        #expect(first.output.contains("section “En bref”"))
        let second = try run(["import", site, "capture", capture])
        #expect(second.status == 0 && second.output.contains("nothing was changed"))
        #expect(try run(["doctor", site]).status == 0)
        #expect(try run(["theme", "check", site]).status == 0)
    }

    @Test("one wrong file does not keep the others out, and the exit status tells of it")
    func severalFiles() throws {
        let folder = try TemporaryFolder()
        let site = folder.path("site")
        _ = try run(["init", site, "--name", "L'Essai", "--url", "https://a.example"])
        let good = folder.path("good.txt")
        try "20:03 Un\n".write(toFile: good, atomically: true, encoding: .utf8)
        let result = try run(["import", site, "capture", folder.path("missing.txt"), good])
        #expect(result.status == 1 && result.errors.contains("missing.txt") && result.output.contains("Un"))
    }

    @Test("people are added with a password on standard input, listed, given roles and shut out")
    func people() throws {
        let folder = try TemporaryFolder()
        let site = folder.path("site")
        _ = try run(["init", site, "--name", "L'Essai", "--url", "https://a.example"])
        let chief = ["user", "add", site, "chef@a.example", "--name", "Nour Alami", "--role", "administrator"]
        let short = try run(chief, input: "court\n")
        #expect(short.status == 1 && short.errors.contains("too short") && !short.errors.contains("court"))
        #expect(try run(chief).status == 1)
        #expect(try run(chief, input: "une bonne phrase\n").status == 0)
        #expect(try run(chief, input: "une bonne phrase\n").errors.contains("works here with this address already"))
        let other = ["user", "add", site, "b@a.example", "--name", "B", "--role", "journalist", "--language", "ar"]
        #expect(try run(other, input: "une autre phrase").status == 0)
        #expect(try run(["user", "role", site, "B@A.example", "editor"]).status == 0)
        let last = try run(["user", "disable", site, "chef@a.example"])
        #expect(last.status == 1 && last.errors.contains("last administrator"))
        #expect(try run(["user", "disable", site, "b@a.example"]).status == 0)
        #expect(try run(["user", "disable", site, "nobody@a.example"]).status == 1)
        struct Entry: Decodable, Equatable { var email, role, language: String, isDisabled: Bool }
        let listed = try run(["user", "list", site, "--json"])
        #expect(
            try JSONDecoder().decode([Entry].self, from: Data(listed.output.utf8)) == [
                Entry(email: "b@a.example", role: "editor", language: "ar", isDisabled: true),
                Entry(email: "chef@a.example", role: "administrator", language: "fr", isDisabled: false),
            ])
        #expect(!listed.output.contains("argon2"))
    }

    @Test(
        "wrong usage is told apart from failure",
        arguments: [
            ["init"], ["nonsense"], ["serve"], ["sample", "x", "--articles", "0"],
            ["user", "add", "x", "a@b.example", "--name", "A", "--role", "king"], ["user", "role", "x", "a@b.example"],
        ])
    func usage(arguments: [String]) throws {
        #expect(try run(arguments).status == 64)
    }

    @Test("a sample of the same seed is the same archive")
    func sample() throws {
        let folder = try TemporaryFolder()
        let result = try run(["sample", folder.path("a"), "--articles", "60", "--seed", "3"])
        #expect(result.status == 0 && result.output.contains("Wrote 60 articles with seed 3"))
        #expect(try run(["sample", folder.path("a"), "--articles", "60"]).status == 1)
        #expect(try run(["doctor", folder.path("a")]).status == 0)
    }
}
