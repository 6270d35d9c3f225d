import Testing

@testable import Wire

@Suite struct BylineNamesTests {
    @Test(
        "a line of names is taken apart where a name ends, and never within one",
        arguments: [
            ("Par Karim El Fassi", ["Karim El Fassi"]),
            ("Karim El Fassi et Pierre Le Gall", ["Karim El Fassi", "Pierre Le Gall"]),
            ("Imane Souiri le 12 mai 2019", ["Imane Souiri"]), ("Imane Souiri le lundi", ["Imane Souiri"]),
            ("Ana Ruiz el 3 de mayo", ["Ana Ruiz"]), ("Jane Doe on Monday, 4 May", ["Jane Doe"]),
            ("Imane Souiri, à Rabat", ["Imane Souiri"]), ("كريم الفاسي في الرباط", ["كريم الفاسي"]),
        ])
    func names(line: String, expected: [String]) {
        #expect(BylineNames.names(in: line) == expected)
    }
}
