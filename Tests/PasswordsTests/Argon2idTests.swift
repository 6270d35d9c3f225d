import Foundation
import Synchronization
import Testing

@testable import Passwords

@Suite struct Argon2idTests {
    private static let cheap = Argon2id(memory: 64, passes: 1)

    @Test("the published test vectors of argon2id are met")
    func vectors() async throws {
        // From the reference implementation's test.c: two passes over 64 MiB, and one lane.
        let known = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
        #expect(try Argon2id(memory: 65536, passes: 2).hash("password", salt: Array("somesalt".utf8)) == known)
        #expect(try await Self.cheap.verify("password", against: known))
        #expect(try await !Self.cheap.verify("Password", against: known))
    }

    @Test("what OWASP asks for is what is written down, with a salt of its own each time")
    func cost() async throws {
        let first = try await Argon2id.recommended.hash("correct horse")
        let second = try await Argon2id.recommended.hash("correct horse")
        #expect(first.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(first != second)
        #expect(try await Argon2id.recommended.verify("correct horse", against: second))
    }

    @Test("any bytes make a password: none, a NUL, letters of every script", arguments: ["", "a\0b", "كلمة", "🗞️"])
    func bytes(password: String) async throws {
        let hash = try await Self.cheap.hash(password)
        #expect(try await Self.cheap.verify(password, against: hash))
        #expect(try await !Self.cheap.verify(password + "x", against: hash))
        #expect(try await !Self.cheap.verify(password + "\0", against: hash))
    }

    @Test("without a hash nothing fits, and what is compared instead costs what a hash of one's own costs")
    func nothing() async throws {
        for hasher in [Self.cheap, .recommended] {
            let hash = try await hasher.hash("correct horse")
            #expect(try await !hasher.verify("correct horse", against: nil))
            func shape(_ hash: String) -> [Substring] { hash.split(separator: "$") }
            #expect(shape(hasher.decoy).prefix(3) == shape(hash).prefix(3))
            #expect(shape(hasher.decoy).map(\.count) == shape(hash).map(\.count))
            // Well formed, so the work is done before the answer is no.
            #expect(try await !hasher.verify("correct horse", against: hasher.decoy))
        }
    }

    @Test("text that is no hash is an error, and no answer", arguments: ["", "plain", "$argon2i$v=19$m=8,t=1,p=1$a$b"])
    func damaged(hash: String) async {
        await #expect(throws: PasswordsError.self) { try await Self.cheap.verify("x", against: hash) }
    }

    /// How many are inside at once.
    private final class Seen: Sendable {
        private let counts = Mutex((now: 0, most: 0))

        var most: Int { counts.withLock { $0.most } }

        func enter() {
            counts.withLock {
                $0.now += 1
                $0.most = max($0.most, $0.now)
            }
        }

        func leave() { counts.withLock { $0.now -= 1 } }
    }

    @Test("two run at once and no more, and every one of them is answered")
    func width() async throws {
        let queue = HashingQueue()
        let seen = Seen()
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<60 {
                group.addTask {
                    try await queue.run {
                        seen.enter()
                        Thread.sleep(forTimeInterval: 0.005)
                        seen.leave()
                        return number
                    }
                }
            }
            var answered: Set<Int> = []
            for try await number in group { answered.insert(number) }
            #expect(answered == Set(0..<60))
        }
        #expect(seen.most <= 2)
    }

    @Test("past the end of the line the answer is busy, and there is room again once the line has moved")
    func line() async throws {
        let queue = HashingQueue()
        let gate = DispatchSemaphore(value: 0)
        let places = HashingQueue.width + HashingQueue.longestLine
        for _ in 0..<places { #expect(queue.enqueue { gate.wait() }) }
        #expect(queue.load == (2, HashingQueue.longestLine))
        await #expect(throws: PasswordsError.busy) { try await queue.run {} }
        for _ in 0..<places { gate.signal() }
        var isOpen = false
        for _ in 0..<500 where !isOpen {
            try await Task.sleep(for: .milliseconds(10))
            isOpen = queue.enqueue {}
        }
        #expect(isOpen)
    }
}
