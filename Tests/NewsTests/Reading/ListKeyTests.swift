import News
import Testing

@Suite struct ListKeyTests {
    @Test("a key leads back to itself")
    func roundTrip() {
        let key = ListKey(publishedAt: Instant(rawValue: 1_763_942_400_000), article: ArticleID(rawValue: 42))
        #expect(key.text == "1763942400000-42")
        #expect(ListKey(text: key.text) == key)
    }

    @Test(
        "what is no key is refused",
        arguments: [
            "", "-", "1", "1-", "-1", "1-0", "1--1", "-1-1", "a-1", "1-a", "1-1-1", "1-1 ", " 1-1", "٣-٤",
            "99999999999999999999-1",
            "0x1-1", "1.0-1", String(repeating: "0", count: 60) + "1-1",
        ]
    )
    func refused(text: String) {
        #expect(ListKey(text: text) == nil)
    }
}
