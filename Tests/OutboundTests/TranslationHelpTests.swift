import Foundation
import News
import TestSupport
import Testing

@testable import Outbound

/// Over real programs and real connections.
@Suite struct TranslationHelpTests {
    private static let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "translator.py")
        .path()

    private func command(_ mode: String, seconds: Int = 20) -> TranslationCommand {
        TranslationCommand(
            ["/usr/bin/python3", Self.script, "command", mode],
            environment: ["PATH": "/usr/bin:/bin", "MANCHETTE_MAIL_PASSWORD": "geheim", "HOME": "/"], seconds: seconds
        )
    }

    private func message(_ help: any TranslationHelp) async -> String? {
        do { _ = try await help.translate(["un", "deux"], from: .french, to: .arabic) } catch {
            return (error as? NewsError)?.message ?? "\(error)"
        }
        return nil
    }

    @Test("a command gets the texts and answers them, without our variables")
    func command() async throws {
        let texts = ["Le <1>phare</1>", "œuvre « x »", String(repeating: "long ", count: 60_000)]
        let answers = try await command("good").translate(texts, from: .french, to: .arabic)
        #expect(answers == texts.map { "ar: \($0)" })
        let variables = try await command("environment").translate(["x"], from: .french, to: .arabic)
        #expect(variables[0].contains("PATH") && !variables[0].contains("MANCHETTE"))
    }

    @Test("a command that fails, answers something else or not at all is told of in a sentence")
    func failures() async throws {
        #expect(await message(command("fail")) == "The command that translates ended with an error.")
        #expect(await message(command("fewer")) == "The machine that translates answered 1 texts to 2.")
        #expect(await message(command("garbage"))?.contains("something else than JSON") == true)
        #expect(await message(command("slow", seconds: 1)) == "The machine that translates said nothing for 1 seconds.")
        let missing = TranslationCommand(["/nowhere/translate"], environment: [:], seconds: 5)
        #expect(await message(missing) == "The command that translates could not be run.")
    }

    @Test("an address gets the texts with the token, is not followed elsewhere, and its failures are told of")
    func service() async throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [Self.script, "serve"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer { try? input.fileHandleForWriting.close() }
        let port = try #require(
            Int(
                String(decoding: output.fileHandleForReading.availableData, as: UTF8.self).trimmingCharacters(
                    in: .newlines))
        )
        func help(_ mode: String, seconds: Int = 20) -> TranslationService {
            TranslationService(
                address: "http://127.0.0.1:\(port)/\(mode)", token: "abc", isOurs: true, seconds: seconds
            )
        }
        #expect(try await help("good").translate(["un"], from: .french, to: .spanish) == ["es: un"])
        #expect(try await help("token").translate(["un"], from: .french, to: .spanish) == ["Bearer abc"])
        #expect(await message(help("away")) == "The machine that translates answered with status 302.")
        #expect(await message(help("fail")) == "The machine that translates answered with status 500.")
        #expect(await message(help("fewer")) == "The machine that translates answered 1 texts to 2.")
        #expect(await message(help("slow", seconds: 1)) == "The machine that translates said nothing for 1 seconds.")
        let nobody = TranslationService(address: "http://127.0.0.1:1/good", token: nil, isOurs: true, seconds: 20)
        #expect(await message(nobody) == "The machine that translates cannot be reached.")
    }

    @Test("two at a time may ask")
    func shared() async throws {
        let shared = SharedTranslationHelp(command("slow", seconds: 2))
        let messages = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<4 { group.addTask { await message(shared) } }
            return await group.reduce(into: [String?]()) { $0.append($1) }
        }
        #expect(messages.count { $0 == "Others are having texts translated by machine." } == 2)
        #expect(messages.count { $0 == "The machine that translates said nothing for 2 seconds." } == 2)
    }
}
