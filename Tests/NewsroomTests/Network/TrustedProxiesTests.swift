import Newsroom
import Testing

@Suite struct TrustedProxiesTests {
    private func origin(
        _ networks: [String], _ header: TrustedProxies.Header = .xForwardedFor, peer: String?,
        _ headers: [String: [String]]
    ) throws -> RequestOrigin {
        let networks = try networks.map { try #require(IPNetwork($0)) }
        return TrustedProxies(networks, header: header).origin(peer: peer) { headers[$0] ?? [] }
    }

    @Test("what a peer that is no proxy of ours says of where it comes from is not read")
    func spoofed() throws {
        let lie = ["x-forwarded-for": ["198.51.100.7"], "x-forwarded-proto": ["https"]]
        for networks in [[], ["10.0.0.0/8"], ["203.0.113.8"]] {
            let origin = try origin(networks, peer: "203.0.113.9", lie)
            #expect(origin == RequestOrigin(address: "203.0.113.9", isSecure: false))
        }
        #expect(try origin(["127.0.0.1"], peer: nil, lie).address == "")
        #expect(try origin([], peer: "127.0.0.1", lie).address == "127.0.0.1")
    }

    @Test(
        "the rightmost address that is no proxy of ours counts, whatever the client wrote to its left",
        arguments: [
            (["203.0.113.9"], "203.0.113.9"), (["198.51.100.7, 203.0.113.9"], "203.0.113.9"),
            (["198.51.100.7", "203.0.113.9,10.0.0.2"], "203.0.113.9"), (["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
            (["203.0.113.9:4711"], "203.0.113.9"), (["[2001:db8::1]:443"], "2001:db8::1"),
            (["2001:DB8:0::1"], "2001:db8::1"), (["::ffff:203.0.113.9"], "203.0.113.9"),
            ([""], "10.0.0.1"), ([], "10.0.0.1"), (["unknown"], "10.0.0.1"),
            (["203.0.113.9, unknown, 10.0.0.2"], "10.0.0.2"),
            (["203.0.113.9, 010.0.0.1"], "10.0.0.1"), (["<script>"], "10.0.0.1"),
            ([String(repeating: "1.1.1.1,", count: 100_000) + "203.0.113.9"], "203.0.113.9"),
        ]
    )
    func rightmost(values: [String], address: String) throws {
        #expect(try origin(["10.0.0.0/8"], peer: "10.0.0.1", ["x-forwarded-for": values]).address == address)
        // The other header may be what the client wrote.
        let both = ["x-forwarded-for": values, "forwarded": ["for=192.0.2.66"]]
        #expect(try origin(["10.0.0.0/8"], peer: "10.0.0.1", both).address == address)
    }

    @Test(
        "a Forwarded header is read by its grammar: pairs, quoted strings, several elements",
        arguments: [
            ("for=203.0.113.9;proto=https", "203.0.113.9", true),
            ("For=\"[2001:db8::1]:4711\"; Proto=HTTPS", "2001:db8::1", true),
            ("for=198.51.100.7;proto=https, for=203.0.113.9;proto=http", "203.0.113.9", false),
            ("for=\"a,for=198.51.100.7\", for=203.0.113.9", "203.0.113.9", false),
            ("for=\"\\\"203.0.113.9\"", "10.0.0.1", false), ("for=_hidden;proto=https", "10.0.0.1", false),
            ("by=203.0.113.43", "10.0.0.1", false), ("for=203.0.113.9;for=198.51.100.7", "10.0.0.1", false),
            ("for=203.0.113.9;proto=https,for=10.0.0.7;proto=http", "203.0.113.9", true),
            ("=;=,;\"", "10.0.0.1", false),
        ]
    )
    func forwarded(value: String, address: String, isSecure: Bool) throws {
        let headers = ["forwarded": [value], "x-forwarded-for": ["192.0.2.66"], "x-forwarded-proto": ["https"]]
        let origin = try origin(["10.0.0.0/8"], .forwarded, peer: "10.0.0.1", headers)
        #expect(origin == RequestOrigin(address: address, isSecure: isSecure))
    }

    @Test("whether the reader came over HTTPS is what the proxy they asked says")
    func scheme() throws {
        for (proto, isSecure) in [
            ("https", true), ("http", false), ("HTTPS", true), ("https, http", true), ("", false),
        ] {
            let origin = try origin(
                ["10.0.0.0/8"], peer: "10.0.0.1",
                ["x-forwarded-for": ["203.0.113.9, 10.0.0.2"], "x-forwarded-proto": [proto]])
            #expect(origin.isSecure == isSecure, "\(proto)")
        }
    }

    @Test("a network holds its addresses and no others; what is none is refused")
    func networks() throws {
        for (text, inside, outside) in [
            ("10.0.0.0/8", "10.255.0.1", "11.0.0.1"), ("192.0.2.128/25", "192.0.2.129", "192.0.2.127"),
            ("2001:db8::/33", "2001:db8:7fff::1", "2001:db8:8000::1"), ("::1", "::1", "::2"),
            ("0.0.0.0/0", "203.0.113.9", "2001:db8::1"), ("127.0.0.1", "::ffff:127.0.0.1", "127.0.0.2"),
        ] {
            let network = try #require(IPNetwork(text))
            #expect(network.contains(try #require(IPAddress(inside))), "\(text)")
            #expect(!network.contains(try #require(IPAddress(outside))), "\(text)")
        }
        for text in ["", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0", "a/8", "::/129", "10.0.0.0/8/8", "10.0.0.0/"] {
            #expect(IPNetwork(text) == nil, "\(text)")
        }
    }

    @Test("addresses are counted by what one customer has: IPv4 whole, IPv6 by its /64")
    func customers() throws {
        func network(_ text: String) throws -> String { try #require(IPAddress(text)).network }
        #expect(try network("2001:db8:1:2::1") == network("2001:db8:1:2:ffff::9"))
        #expect(try network("2001:db8:1:2::1") != network("2001:db8:1:3::1"))
        #expect(try network("192.0.2.1") != network("192.0.2.2"))
        #expect(try network("fe80::1%eth0") == network("fe80::1"))
    }
}
