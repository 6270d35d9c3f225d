internal import Foundation
public import News

/// A program of this machine that translates: it reads the question from its standard input and writes the answer to its
/// standard output. No shell is between, and none of our own variables are in its environment.
public struct TranslationCommand: TranslationHelp {
    private let words: [String]
    private let environment: [String: String]
    private let seconds: Int

    /// - Parameters:
    ///   - words: The program's path and its arguments.
    ///   - environment: Of our own process; the few variables that any program needs are passed on.
    ///   - seconds: How long it may take.
    public init(_ words: [String], environment: [String: String], seconds: Int) {
        self.words = words
        self.environment = environment.filter { Self.passedOn.contains($0.key) }
        self.seconds = seconds
    }

    private static let passedOn: Set<String> = ["PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ"]

    public var leavesTheHouse: Bool { false }

    public func translate(_ texts: [String], from: LanguageTag, to: LanguageTag) async throws -> [String] {
        guard let program = words.first else { return texts }
        let question = try TranslationExchange.question(texts, from: from, to: to)
        let answer = try await Patience.within(seconds) {
            try await run(program, question)
        } orThrow: {
            TranslationExchange.silence(seconds)
        }
        return try TranslationExchange.answer(answer, to: texts.count)
    }

    private func run(_ program: String, _ question: [UInt8]) async throws -> [UInt8] {
        let run: CommandRun
        let isWell: Bool
        do {
            run = try CommandRun(
                program, Array(words.dropFirst()), environment: environment, input: question)
            isWell = try await run.succeeds()
        } catch {
            try Task.checkCancellation()
            throw NewsError(
                .conflict, "The command that translates could not be run.", help: "Tell whoever runs the site.",
                underlying: error
            )
        }
        try Task.checkCancellation()
        guard isWell else {
            throw NewsError(
                .conflict, "The command that translates ended with an error.", help: "Tell whoever runs the site."
            )
        }
        return try run.output(atMost: TranslationExchange.longestAnswer)
    }
}
