import HTTPTypes
import Hummingbird
import HummingbirdTesting
import News
import Newsroom
import Store
import TestSupport
import Testing

@testable import Desk

@Suite struct OriginTests {
    /// Signs in over a real connection, from loopback, with a header that says otherwise.
    private func seen(proxies: TrustedProxies) async throws -> [String] {
        let test = try await TestDesk(proxies: proxies)
        let user = try await test.add("nour@relais.example")
        try await test.application.test(.live) { client in
            let response = try await client.execute(
                uri: "/desk/sign-in", method: .post,
                headers: TestDesk.visitorHeaders([HTTPField.xForwardedFor: "198.51.100.7, 2001:db8:1:2::3"]),
                body: TestDesk.visitorBody([("email", "nour@relais.example"), ("password", TestDesk.password)])
            )
            #expect(response.status == .seeOther)
        }
        return try await test.tiny.database.read { store in
            let subjects = try store.rows("SELECT subject FROM attempt WHERE subject LIKE 'network:%'").map {
                var row = $0
                return try row.text()
            }
            let details = try store.rows("SELECT detail FROM audit WHERE verb = 'SignIn'").map {
                var row = $0
                return try row.text()
            }
            return try store.sessions(of: user.id, at: test.time.now).map(\.address) + subjects + details
        }
    }

    @Test("a client that writes X-Forwarded-For itself is counted, kept and logged by its own address")
    func spoofed() async throws {
        #expect(try await seen(proxies: .none) == ["127.0.0.1", "network:127.0.0.1", "from 127.0.0.1"])
        let elsewhere = TrustedProxies([try #require(IPNetwork("10.0.0.0/8"))])
        #expect(try await seen(proxies: elsewhere) == ["127.0.0.1", "network:127.0.0.1", "from 127.0.0.1"])
    }

    @Test("behind a proxy that is trusted, the address it adds is counted, kept and logged")
    func trusted() async throws {
        let proxies = TrustedProxies([try #require(IPNetwork("127.0.0.0/8"))])
        #expect(
            try await seen(proxies: proxies) == [
                "2001:db8:1:2::3", "network:20010db800010002/64", "from 2001:db8:1:2::3",
            ])
    }
}
