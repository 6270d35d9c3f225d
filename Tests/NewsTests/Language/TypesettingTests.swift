import Foundation
import News
import Testing

@Suite struct TypesettingTests {
    /// `~` stands for U+202F and `_` for U+00A0, so that a table can be read.
    private func shown(_ text: String) -> String {
        text.replacing("\u{202F}", with: "~").replacing("\u{00A0}", with: "_")
    }

    @Test(
        "French spaces and marks",
        arguments: [
            ("Quoi?", "Quoi~?"), ("Quoi ?", "Quoi~?"), ("Quoi  ?", "Quoi~?"), ("Quoi\u{00A0}?", "Quoi~?"),
            ("Quoi\u{202F}?", "Quoi~?"),
            ("Oui ! Non;peut-être ; bon", "Oui~! Non;peut-être~; bon"), ("Voici : rien", "Voici_: rien"),
            ("Voici: rien", "Voici_: rien"),
            ("Voici\u{202F}: rien", "Voici_: rien"), ("Vraiment ?!", "Vraiment~?!"), ("Non!!!", "Non~!!!"),
            ("Non ! !", "Non~!~!"),
            ("(ah!)", "(ah~!)"), ("(?)", "(?)"), ("[!]", "[!]"), ("! ", "! "), (" ?", " ?"), ("?", "?"), (": a", ": a"),
            ("« mot »", "«~mot~»"), ("«mot»", "«~mot~»"), ("«\u{00A0}mot\u{00A0}»", "«~mot~»"),
            ("«\u{202F}mot\u{202F}»", "«~mot~»"),
            ("« mot ! »", "«~mot~!~»"), ("« »", "« »"), ("«»", "«»"), ("«", "«"), ("mot »", "mot~»"),
            ("Il dit «oui».", "Il dit «~oui~»."),
            (#"Il dit "oui"."#, "Il dit «~oui~»."), (#"Il dit " oui "."#, "Il dit «~oui~»."),
            (#""Oui", dit-il"#, "«~Oui~», dit-il"),
            (#"l'"État""#, "l’«~État~»"), (#"(dit "le Roi")"#, "(dit «~le Roi~»)"),
            (#"un écran de 15" plat"#, #"un écran de 15" plat"#),
            (#"« il dit "oui" »"#, "«~il dit “oui”~»"), (#""a" et "b""#, "«~a~» et «~b~»"),
            (#"seul " au milieu"#, #"seul " au milieu"#),
            ("\"a\nb\"", "\"a\nb\""), (#""Quoi?""#, "«~Quoi~?~»"),
            ("l'eau", "l’eau"), ("aujourd'hui", "aujourd’hui"), ("L'État", "L’État"), ("l'« eau »", "l’«~eau~»"),
            ("5'30", "5'30"),
            ("l'1", "l’1"), ("'a'", "'a'"), ("à l’eau", "à l’eau"),
            ("Bon...", "Bon…"), ("Bon....", "Bon…"), ("[...]", "[…]"), ("a..b", "a..b"), ("Bon... ?", "Bon…~?"),
            ("../.../x", "../.../x"),
            ("un , deux .", "un, deux."), ("a .b", "a .b"), ("version .5", "version .5"),
            ("12:30", "12:30"), ("à 12:30:15 !", "à 12:30:15~!"), ("2-1 : fin", "2-1_: fin"),
            ("ratio 3:1", "ratio 3:1"),
            ("50%", "50_%"), ("50 %", "50_%"), ("50\u{202F}%", "50~%"), ("5 €", "5_€"), ("5€", "5_€"),
            ("100 DH", "100_DH"),
            ("100 MDH.", "100_MDH."), ("3 km", "3_km"), ("90 km/h", "90_km/h"), ("5 kilos", "5 kilos"), ("3 m", "3_m"),
            ("3 millions", "3 millions"), ("20 h 03", "20_h_03"), ("20 h", "20_h"), ("20h30", "20_h_30"),
            ("à 20h03.", "à 20_h_03."), ("20H30", "20_h_30"), ("20 h30", "20_h_30"), ("9h", "9_h"),
            ("24h/24", "24_h/24"),
            ("48h", "48_h"), ("20h99", "20h99"), ("25h30", "25h30"), ("20h3", "20h3"), ("20H", "20H"),
            ("20h30min", "20h30min"),
            ("A20h30", "A20h30"), ("1020h30", "1020h30"), ("bonheur", "bonheur"), ("x=20h30", "x=20h30"),
            ("H2O", "H2O"),
            ("2ème", "2e"), ("la 12ème édition", "la 12e édition"), ("1ère", "1re"), ("les 1ères", "les 1res"),
            ("XXème siècle", "XXe_siècle"), ("2èmes", "2es"), ("3ère", "3ère"), ("problème", "problème"),
            ("CXIIIème", "CXIIIe"),
            ("12ème-13ème", "12e-13e"), ("le 2èmement", "le 2èmement"), ("mère", "mère"), ("Ière", "Ire"),

            ("20h 30", "20_h_30"),
            ("le 20 heures", "le 20 heures"), ("25 °C", "25_°C"), ("10 000 dirhams", "10~000 dirhams"),
            ("1 234 567", "1~234~567"), ("10\u{202F}000", "10~000"), ("en 2025 300 cas", "en 2025 300 cas"),
            ("3 000m", "3~000m"),
            ("n° 5", "n°_5"), ("N° 12", "N°_12"), ("M. Bourita", "M._Bourita"), ("« M. Bourita »", "«~M._Bourita~»"),
            ("Mme Alaoui", "Mme_Alaoui"), ("Dr Amal", "Dr_Amal"), ("fin. Puis", "fin. Puis"), ("Le Roi", "Le Roi"),
            ("XXᵉ siècle", "XXᵉ_siècle"), ("XXe siècle", "XXe_siècle"), ("le siècle", "le siècle"),
            ("https://a.ma/?q=1;b:c!", "https://a.ma/?q=1;b:c!"), ("voir www.a.ma/?x!", "voir www.a.ma/?x!"),
            ("voir https://a.ma ?", "voir https://a.ma~?"), ("(https://a.ma/l'eau?)", "(https://a.ma/l'eau?)"),
            ("«https://a.ma»", "«~https://a.ma~»"), ("desk@a.ma; merci", "desk@a.ma; merci"),
            ("@compte: oui", "@compte_: oui"),
            ("std::move", "std::move"), ("a_b: c", "a_b: c"), ("x=1; y", "x=1; y"), ("f(); g", "f(); g"),
            ("R&amp;D", "R&amp;D"),
            ("A &amp; B", "A &amp; B"), ("sourire :)", "sourire :)"), ("sourire ;-) ici", "sourire ;-) ici"),
            ("sourire :D", "sourire :D"),
            ("", ""), ("Rien à changer ici", "Rien à changer ici"), ("ligne\n? suite", "ligne\n? suite"),
            ("ligne \n« a »", "ligne \n«~a~»"),
            ("🙂?", "🙂~?"), ("(Ligue de diamant): Soufiane", "(Ligue de diamant)_: Soufiane"),
            ("CAN 2025 : Maroc-Sénégal", "CAN 2025_: Maroc-Sénégal"),
        ]
    )
    func french(text: String, expected: String) {
        #expect(shown(LanguageRules.of(.french).typeset(text)) == expected)
    }

    @Test(
        "Arabic marks stand close, and are Arabic ones",
        arguments: [
            ("نعم, لا", "نعم، لا"), ("نعم ، لا", "نعم، لا"), ("نعم;لا", "نعم؛لا"), ("ماذا?", "ماذا؟"),
            ("ماذا ؟", "ماذا؟"), ("ماذا ?", "ماذا؟"),
            ("قال : نعم", "قال: نعم"), ("نعم !", "نعم!"), ("نعم .", "نعم."), ("1,5", "1,5"),
            ("في 2025, قال", "في 2025، قال"),
            ("FIFA, UEFA", "FIFA, UEFA"), ("\"نعم\"", "«نعم»"), ("« نعم »", "«نعم»"),
            ("قال \"نعم\", ثم", "قال «نعم»، ثم"),
            ("نعم...", "نعم…"), ("العـــربية", "العـــربية"), ("https://a.ma/؟,;", "https://a.ma/؟,;"),
            ("مُحَمَّدٌ,", "مُحَمَّدٌ،"),
            ("l'eau", "l'eau"), ("", ""), ("نعم", "نعم"), ("50%", "50%"),
        ]
    )
    func arabic(text: String, expected: String) {
        #expect(LanguageRules.of(.arabic).typeset(text) == expected)
    }

    @Test(
        "English quotes curl, and marks stand close",
        arguments: [
            (#"He said "yes"."#, "He said “yes”."), ("don't", "don’t"), ("the players' kit", "the players’ kit"),
            ("'so' he said", "‘so’ he said"),
            ("'tis", "’tis"), ("the '90s", "the ’90s"), ("rock 'n' roll", "rock ‘n’ roll"), (#"5'10""#, #"5'10""#),
            ("Why ?", "Why?"),
            ("Yes !", "Yes!"), ("so ; so : so", "so; so: so"), ("wait...", "wait…"), (#"("so")"#, "(“so”)"),
            (#"a 15" screen"#, #"a 15" screen"#),
            ("http://a.uk/it's?", "http://a.uk/it's?"), ("it 's", "it ’s"), ("café's", "café’s"),
            ("a .NET b", "a .NET b"), ("", ""),
            ("'He said \"no\"' and left", "‘He said “no”’ and left"), ("1990's", "1990’s"),
        ]
    )
    func english(text: String, expected: String) {
        #expect(LanguageRules.of(.english).typeset(text) == expected)
    }

    @Test(
        "Spanish quotes have no inner space, and ¿ ¡ stay",
        arguments: [
            (#"Dijo "sí"."#, "Dijo «sí»."), ("« sí »", "«sí»"), ("¿Qué ?", "¿Qué?"), ("¿ Qué?", "¿Qué?"),
            ("¡ No !", "¡No!"), ("¿ ", "¿ "), ("¡No !", "¡No!"),
            ("así : bien", "así: bien"),
            ("vale...", "vale…"), ("« dijo \"sí\" »", "«dijo “sí”»"), ("", ""),
        ]
    )
    func spanish(text: String, expected: String) {
        #expect(LanguageRules.of(.spanish).typeset(text) == expected)
    }

    @Test(
        "languages without rules of ours are printed as they are written", arguments: ["zgh", "de", "ja"])
    func plain(tag: String) throws {
        let rules = LanguageRules.of(try #require(LanguageTag(rawValue: tag)))
        #expect(rules.typeset(#"ⴰⵣⵓⵍ "x" ? l'eau..."#) == #"ⴰⵣⵓⵍ "x" ? l'eau..."#)
    }

    @Test(
        "marks that split a sentence do not part a mark from its space",
        arguments: [
            (["« ", "mot", " »"], ["«~", "mot", "~»"]), (["«", "mot", "»"], ["«~", "mot", "~»"]),
            (["mot ", "; suite"], ["mot", "~; suite"]),
            (["mot", " ; suite"], ["mot", "~; suite"]), (["mot", "?"], ["mot", "~?"]),
            (["l", "'", "eau"], ["l", "’", "eau"]),
            (["l'", "eau"], ["l’", "eau"]), (["Il dit \"", "oui", "\"."], ["Il dit «~", "oui", "~»."]),
            (["50", " %"], ["50", "_%"]),
            (["a..", "."], ["a…", ""]), (["mot", "", "!"], ["mot", "", "~!"]), (["", ""], ["", ""]), ([], []),
            (["ligne ", "\n", "? suite"], ["ligne ", "\n", "? suite"]),
            (["https://a.ma/", "?x"], ["https://a.ma/", "?x"]),
            (["mot  ", "  ", "! fin", ""], ["mot", "", "~! fin", ""]), (["«  ", "  ", "mot"], ["«~", "", "mot"]),
        ] as [([String], [String])]
    )
    func runs(runs: [String], expected: [String]) {
        #expect(LanguageRules.of(.french).typeset(runs: runs).map(shown) == expected)
    }

    private static let languages = [LanguageTag.french, .arabic, .english, .spanish, .tamazight]

    /// Texts of pieces that the rules look at, put together at random.
    private func texts(seed: UInt64) -> [[String]] {
        let pieces = [
            " ", " ", "  ", "\u{00A0}", "\u{202F}", "\u{2009}", "\t", "\n", "mot", "l", "État", "é", "M.", "Mme", "n°",
            "XXe", "siècle", "h", "km", "DH", "5",
            "12", "300", "2025", "نعم", "،", "؟", "؛", "ـ", "ⴰⵣⵓⵍ", ".", "..", "...", "…", ",", ";", ":", "!", "?", "'",
            "’", "‘", "\"", "«", "»", "“", "”", "(", ")", "[", "]",
            "-", "—", "/", "%", "€", "&", "&amp;", "@", "a@b.ma", "https://a.ma/?q=1", "www.a.ma", "_", "=", "()", "🙂",
            "e\u{0301}", "¿", "¡", "°", "º", "ᵉ", "\\",
        ]
        var random = SeededGenerator(seed: seed)
        return (0..<4000).map { _ in
            (0..<Int.random(in: 1...4, using: &random)).map { _ in
                (0..<Int.random(in: 0...6, using: &random)).map { _ in
                    pieces[Int.random(in: 0..<pieces.count, using: &random)]
                }.joined()
            }
        }
    }

    @Test("what was set once is left as it is by a second time", arguments: languages)
    func idempotent(language: LanguageTag) {
        let rules = LanguageRules.of(language)
        for text in texts(seed: 3).map({ $0.joined() }) {
            let once = rules.typeset(text)
            let twice = rules.typeset(once)
            #expect(once.unicodeScalars.elementsEqual(twice.unicodeScalars), "\(text.debugDescription)")
        }
    }

    @Test("runs are set as the sentence they make up, and stay as many", arguments: languages)
    func runsMakeTheSentence(language: LanguageTag) {
        let rules = LanguageRules.of(language)
        for runs in texts(seed: 5) {
            let set = rules.typeset(runs: runs)
            #expect(set.count == runs.count)
            #expect(set.joined() == rules.typeset(runs.joined()), "\(runs)")
        }
    }

    @Test("setting changes no letter and no digit", arguments: languages)
    func keepsWords(language: LanguageTag) {
        let rules = LanguageRules.of(language)
        func words(_ text: String) -> String { text.filter { $0.isLetter || $0.isNumber } }
        for text in texts(seed: 9).map({ $0.joined() }) {
            #expect(words(rules.typeset(text)) == words(text))
        }
    }
}
