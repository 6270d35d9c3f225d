import News
import Testing

@Suite struct FeedSettingsTests {
    private func publication(_ url: String) -> Publication {
        Publication(name: "Le Relais", url: url, timeZone: "Africa/Casablanca", editions: [])
    }

    @Test("what articles are known by in feeds stays when the publication moves to another host, and for good")
    func moved() {
        var publication = publication("https://relais.example")
        #expect(publication.feedAuthority == "relais.example")
        publication.move(to: "https://relais.example:8443")
        #expect(publication.feeds.authority == nil)
        publication.move(to: "https://www.relais.example")
        publication.move(to: "https://autre.example")
        #expect(publication.feedAuthority == "relais.example" && publication.url == "https://autre.example")
    }

    @Test(
        "a place without a name of the network's is no name to keep",
        arguments: ["http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]:8080"])
    func trial(address: String) {
        var publication = publication(address)
        publication.move(to: "https://relais.example")
        #expect(publication.feedAuthority == "relais.example")
    }

    @Test("the key of a month is read back as it is written, and nothing else is")
    func month() {
        let key = PageDependency.month(EditionID(rawValue: 2), 202_611)
        #expect(key.text == "month:2-202611" && PageDependency(text: key.text) == key)
        for text in ["month", "month:2", "month:2-x", "month:2-3-4", "month:"] {
            #expect(PageDependency(text: text) == nil, "\(text)")
        }
    }
}
