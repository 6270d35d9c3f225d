internal import News
internal import Synchronization

/// The navigation and the foot, as markup.
struct Chrome: Sendable {
    let navigation: SafeHTML
    let foot: SafeHTML
}

/// What they depend on besides the publication.
struct ChromeKey: Hashable {
    let edition: EditionID
    /// The section of the first level that the page stands in, and the one of the second.
    let top: SectionID?
    let second: SectionID?
    let year: Int
}

/// Those rendered so far: one for each section, as long as the publication does not change.
final class ChromeStore: Sendable {
    private let chromes = Mutex<[ChromeKey: Chrome]>([:])

    func known(_ key: ChromeKey) -> Chrome? { chromes.withLock { $0[key] } }

    func keep(_ chrome: Chrome, for key: ChromeKey) {
        chromes.withLock { chromes in
            // A publication has a few dozen sections; more means that years have passed.
            if chromes.count >= 2_000 { chromes.removeAll() }
            chromes[key] = chrome
        }
    }
}
