internal import Crypto
internal import News
internal import Store

/// Something that must not be tried without end.
struct AttemptSubject {
    let key: String
    let limit: AttemptLimit

    /// An account by what was typed for its address. Only a hash is kept: people type passwords into the wrong field.
    static func account(_ typed: String) -> AttemptSubject {
        AttemptSubject(key: "account:" + digest(folded(typed)), limit: .account)
    }

    /// The letters that one account is sent.
    static func resetLetters(_ typed: String) -> AttemptSubject {
        AttemptSubject(key: "reset:" + digest(folded(typed)), limit: .account)
    }

    static func network(_ browser: BrowserFacts) -> AttemptSubject {
        AttemptSubject(key: "network:" + browser.network, limit: .address)
    }

    /// Personal tokens that open nothing; apart from sign-ins, so that a program gone wrong shuts nobody out of the desk.
    static func tokens(_ browser: BrowserFacts) -> AttemptSubject {
        AttemptSubject(key: "token:" + browser.network, limit: .address)
    }

    private static func folded(_ typed: String) -> String { EmailAddress(rawValue: typed)?.folded ?? typed }

    private static func digest(_ text: String) -> String { SHA256.hash(data: Array(text.utf8)).hexadecimal }
}

extension ReadTransaction {
    /// The tries so far at each of `subjects`.
    /// - Throws: `NewsError(.tooMany)` when one of them must wait.
    @discardableResult
    func requireTry(at subjects: [AttemptSubject], now: Instant) throws -> [Attempts?] {
        let known = try subjects.map { try attempts(at: $0.key) }
        let next = zip(subjects, known).compactMap { subject, attempts in
            attempts.flatMap { subject.limit.nextTry(after: $0) }
        }.max()
        if let next, next > now {
            let seconds = max(1, (next.rawValue - now.rawValue + 999) / 1000)
            throw NewsError(
                .tooMany, "There were too many tries.", help: "Wait for \(seconds) seconds and try again."
            )
        }
        return known
    }
}

extension WriteTransaction {
    /// Counts a try at each of `subjects` before it is made, so that many at once gain nothing.
    /// - Throws: `NewsError(.tooMany)` when one of them must wait; nothing is counted then.
    func countAttempt(at subjects: [AttemptSubject], now: Instant) throws {
        let known = try requireTry(at: subjects, now: now)
        for (subject, attempts) in zip(subjects, known) {
            try saveAttempts(subject.limit.adding(to: attempts, at: now), at: subject.key)
        }
    }

    /// Takes a try back that turned out to be a rightful one.
    func uncountAttempt(at subject: AttemptSubject) throws {
        guard var attempts = try attempts(at: subject.key) else { return }
        attempts.weight = max(0, attempts.weight - 1)
        try saveAttempts(attempts, at: subject.key)
    }
}
