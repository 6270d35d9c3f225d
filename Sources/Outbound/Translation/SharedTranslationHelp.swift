public import News
internal import Synchronization

/// A machine that two at a time may ask: more would take this one's processors from readers.
public final class SharedTranslationHelp: TranslationHelp {
    private let help: any TranslationHelp
    private let asking = Mutex(0)

    private static let most = 2

    public init(_ help: any TranslationHelp) { self.help = help }

    public var leavesTheHouse: Bool { help.leavesTheHouse }

    public func translate(_ texts: [String], from: LanguageTag, to: LanguageTag) async throws -> [String] {
        let isTaken = asking.withLock { count in
            guard count < Self.most else { return false }
            count += 1
            return true
        }
        guard isTaken else {
            throw NewsError(
                .tooMany, "Others are having texts translated by machine.", help: "Try again in a minute."
            )
        }
        defer { asking.withLock { $0 -= 1 } }
        return try await help.translate(texts, from: from, to: to)
    }
}
