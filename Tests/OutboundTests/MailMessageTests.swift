import Foundation
import News
import TestSupport
import Testing

@testable import Outbound

@Suite(.enabled(if: PythonTools.isThere)) struct MailMessageTests {
    static func message(
        subject: String = "Un sujet", name: String = "Nour Alami", text: String = "Un texte.\n",
        html: String = "<p>Un texte.</p>", language: LanguageTag = .french, to: String = "nour@relais.example"
    ) throws -> MailMessage {
        MailMessage(
            from: Mailbox(name: "Le Relais", address: try #require(EmailAddress(rawValue: "desk@relais.example"))),
            to: Mailbox(name: name, address: try #require(EmailAddress(rawValue: to))), subject: subject, text: text,
            html: html, language: language, date: TinyPublication.noon, messageID: "manchette-7-1@relais.example"
        )
    }

    static let subjects = [
        "Plain", "Été : l’œuvre « à paraître »",
        "دعوتكم إلى هيئة التحرير في جريدة الرباط اليومية وكل ما يتصل بها من أخبار",
        String(repeating: "a", count: 300), String(repeating: "é", count: 300), "=?UTF-8?Q?not_encoded?=", "🇲🇦👨‍👩‍👧‍👦 x",
        "a" + String(repeating: "\u{301}", count: 80),
        "A very long subject in plain words " + String(repeating: "word ", count: 60),
    ]

    @Test("a mail program reads every subject and name as it was written", arguments: subjects)
    func headers(subject: String) throws {
        let name = subject.count > 100 ? "x, \"y\" \\ <z@a.example>" : subject
        let read = try PythonTools.read(Data(try Self.message(subject: subject, name: name).lines.utf8))
        #expect(read.subject == subject.trimmingCharacters(in: .whitespaces))
        #expect(read.to == [[name, "nour@relais.example"]] && read.from == [["Le Relais", "desk@relais.example"]])
        #expect(read.ascii && !read.bare && read.defects.isEmpty, "\(read.defects)")
        #expect(read.longest <= 998 && (read.longest <= 78 || subject.hasPrefix("aaa")), "\(read.longest)")
    }

    @Test(
        "a line end in what was typed begins no other field",
        arguments: ["\r\n", "\n", "\r", "\u{2028}", "\u{85}", "\0"])
    func injection(end: String) throws {
        let evil = "Sujet\(end)Bcc: all@relais.example\(end)\(end)<script>"
        let read = try PythonTools.read(Data(try Self.message(subject: evil, name: evil).lines.utf8))
        #expect(
            read.headers == [
                "Auto-Submitted", "Content-Language", "Content-Type", "Date", "From", "MIME-Version", "Message-ID",
                "Subject", "To",
            ])
        #expect(read.text == "Un texte.\n" && read.to.count == 1)
    }

    @Test("texts come out as they went in: dots, From, long lines, spaces at the end, every script")
    func bodies() throws {
        let text = """
            .
            ..deux points
            From quelqu’un
            \(String(repeating: "long ", count: 400))
            des espaces à la fin   \t
            a=b =3D é ø 漢字 🇲🇦

            https://relais.example/desk/invitation/\(String(repeating: "Ab3-_", count: 9))

            """
        let read = try PythonTools.read(Data(try Self.message(text: text, html: text).lines.utf8))
        #expect(read.text == text && read.html == text)
        #expect(read.ascii && read.longest <= 78 && read.defects.isEmpty)
        #expect(read.date == "2026-11-24T12:00:00+00:00" && read.id == "<manchette-7-1@relais.example>")
        #expect(read.automatic == "auto-generated")
    }

    @Test("a line of Arabic text says that it runs from the right; an address stands bare")
    func rightToLeft() throws {
        let text = "مرحبًا Nour،\n\nhttps://relais.example/x\n"
        let read = try PythonTools.read(Data(try Self.message(text: text, language: .arabic).lines.utf8))
        #expect(read.text == "\u{200F}مرحبًا Nour،\n\nhttps://relais.example/x\n")
    }

    @Test(
        "a sender is read as people write it",
        arguments: [
            ("Le Relais <desk@relais.example>", "Le Relais", "desk@relais.example"),
            ("\"Le Relais, Rabat\" <desk@relais.example>", "Le Relais, Rabat", "desk@relais.example"),
            ("desk@relais.example", "", "desk@relais.example"), ("<desk@relais.example>", "", "desk@relais.example"),
        ]
    )
    func sender(text: String, name: String, address: String) throws {
        let mailbox = try #require(Mailbox(text: text))
        #expect(mailbox.name == name && mailbox.address.rawValue == address)
        for text in ["Le Relais", "Le Relais <>", "Le Relais <a@b.example> x", ""] {
            #expect(Mailbox(text: text) == nil)
        }
    }
}
