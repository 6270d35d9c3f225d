import News
import Testing

@Suite struct ListKeyTests {
    @Test("a key leads back to itself")
    func roundTrip() {
        let key = ListKey(publishedAt: Instant(rawValue: 1_763_942_400_000), article: ArticleID(rawValue: 42))
        #expect(key.text == "1763942400000-42")
        #expect(ListKey(text: key.text) == key)
        let old = ListKey(publishedAt: Instant(rawValue: -3_968_064_234), article: ArticleID(rawValue: 7))
        #expect(ListKey(text: old.text) == old)
    }

    @Test(
        "what is no key is refused",
        arguments: [
            "", "-", "1", "1-", "-1", "1-0", "1--1", "--1-1", "a-1", "1-a", "1-1-1", "1-1 ", " 1-1", "٣-٤",
            "99999999999999999999-1",
            "0x1-1", "1.0-1", String(repeating: "0", count: 60) + "1-1",
        ]
    )
    func refused(text: String) {
        #expect(ListKey(text: text) == nil)
    }
}
