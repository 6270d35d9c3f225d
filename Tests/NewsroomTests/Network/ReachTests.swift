import Newsroom
import Testing

@Suite struct ReachTests {
    @Test(
        "no address of this machine or of a private network is reached, in whatever clothes",
        arguments: [
            "127.0.0.1", "127.1.2.3", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
            "169.254.169.254", "100.64.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::",
            "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1",
            "64:ff9b::7f00:1", "2002:7f00:1::", "2002:a00:1::", "2001:db8::1", "2001::1", "fe80::1%eth0", "nonsense",
            "",
        ]
    )
    func closed(address: String) { #expect(!Reach.open.permits(address)) }

    @Test(
        "the open Internet is reached",
        arguments: [
            "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2002:808:808::", "64:ff9b::808:808",
            "::ffff:8.8.8.8",
        ]
    )
    func open(address: String) { #expect(Reach.open.permits(address)) }

    @Test("networks that the settings name are reached, and no others")
    func named() throws {
        let reach = Reach([try #require(IPNetwork("127.0.0.0/8")), try #require(IPNetwork("::1"))])
        #expect(reach.permits("127.0.0.1") && reach.permits("::1") && reach.permits("::ffff:127.0.0.1"))
        #expect(!reach.permits("10.0.0.1") && !reach.permits("::2"))
    }
}
