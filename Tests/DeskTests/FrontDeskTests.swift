import HTTPTypes
import Hummingbird
import HummingbirdTesting
import News
import Newsroom
import Store
import TestSupport
import Testing

@testable import Desk

@Suite struct FrontDeskTests {
    private func filled() async throws -> (TestDesk, TestDesk.Browser) {
        let test = try await TestDesk()
        try await test.tiny.publish((0..<12).map { TinyPublication.item("Titre \($0)", minutesAgo: $0) })
        _ = try await test.add("nour@relais.example", .chiefEditor)
        return (test, try await test.signIn("nour@relais.example"))
    }

    private func live(_ test: TestDesk) async throws -> FrontVersion? {
        try await test.tiny.database.read { try $0.liveVersion(of: FrontID(edition: EditionID(rawValue: 1))) }
    }

    @Test("a front is arranged with forms alone: pinned, moved, held, made live, brought back")
    func forms() async throws {
        let (test, nour) = try await filled()
        try await test.application.test(.router) { client in
            let front = "/desk/fronts/1"
            #expect(try await nour.get(client, "/desk/fronts").page.contains("href=\"/desk/fronts/1-1\""))
            let found = try await nour.get(client, "\(front)?place=lead-0&q=titre+7").page
            #expect(found.contains("Titre 7") && !found.contains("<h4 lang=\"fr\" dir=\"auto\">Titre 3"))
            let pinned = try await nour.post(
                client, "\(front)/step", ["step": "0", "action": "pin", "article": "8", "place": "lead-0"])
            #expect(pinned.status == .seeOther)
            #expect(pinned.headers[.location] == "/desk/fronts/1?moved=lead-0&by=pin")
            let moved = try await nour.post(
                client, "\(front)/step", ["step": "1", "action": "down", "article": "8", "place": "lead-0"])
            #expect(moved.headers[.location] == "/desk/fronts/1?moved=seconds-0&by=down")
            let page = try await nour.get(client, "/desk/fronts/1?moved=seconds-0&by=down").page
            #expect(page.contains("Titre 7") && page.contains("role=\"status\""))
            #expect(page.components(separatedBy: " autofocus").count == 2)
            let held = try await nour.post(
                client, "\(front)/step",
                ["step": "2", "action": "hold", "article": "8", "place": "seconds-0", "until": "2026-11-24T18:30"])
            #expect(held.status == .seeOther)
            #expect(try await live(test) == nil)
            let done = try await nour.post(client, "\(front)/live", ["step": "3"])
            #expect(done.headers[.location] == "/desk/fronts/1?done=live")
            let pin = try #require(try await live(test)?.arrangement.pins.first)
            // Casablanca is at +00:00 since September 2026.
            #expect(pin.place == FrontPlace(.seconds) && pin.until == Instant(seconds: 1_795_545_000))
            let back = try await nour.post(client, "\(front)/restored", ["number": "0", "live": "1"])
            #expect(back.headers[.location] == "/desk/fronts/1?done=live")
            let history = try await nour.get(client, "\(front)/history").page
            #expect(history.contains("retour au plus récent") && history.contains("Titre 7"))
            let compared = try await nour.get(client, "\(front)/compare?from=1&to=2")
            #expect(compared.status == .ok && compared.page.contains("Titre 7"))
        }
    }

    @Test("bad input is told at the field with what was typed; a step of an old tab can be repeated with one button")
    func badInput() async throws {
        let (test, nour) = try await filled()
        try await test.application.test(.router) { client in
            let step = "/desk/fronts/1/step"
            _ = try await nour.post(client, step, ["step": "0", "action": "pin", "article": "8", "place": "lead-0"])
            let past = try await nour.post(
                client, step,
                ["step": "1", "action": "hold", "article": "8", "place": "lead-0", "until": "2026-11-24T08:00"])
            #expect(past.status == .unprocessableContent && past.page.contains("Cette heure est déjà passée."))
            #expect(past.page.contains("value=\"2026-11-24T08:00\"") && past.page.contains("aria-invalid=\"true\""))
            let old = try await nour.post(
                client, step, ["step": "0", "action": "pin", "article": "9", "place": "seconds-1"])
            #expect(old.status == .conflict && old.page.contains("id=\"refused\""))
            #expect(
                old.page.contains("name=\"place\" value=\"seconds-1\"")
                    && old.page.contains("name=\"step\" value=\"1\""))
            for fields in [
                ["step": "1", "action": "pin", "article": "99", "place": "lead-0"],
                ["step": "1", "action": "pin", "article": "9", "place": "attic-0"],
                ["step": "1", "action": "up", "article": "8", "place": "lead-0"],
                ["step": "1", "action": "fly", "article": "8", "place": "lead-0"],
                ["step": "1", "action": "raise", "section": "99"],
            ] as [KeyValuePairs<String, String>] {
                #expect(try await nour.post(client, step, fields).status == .unprocessableContent, "\(fields)")
            }
            for path in ["/desk/fronts/9", "/desk/fronts/1-99", "/desk/fronts/x", "/desk/banners/9"] {
                #expect(try await nour.get(client, path).status == .notFound, "\(path)")
            }
        }
    }

    @Test("two chiefs see what the other made live, side by side with their own, and choose")
    func twoChiefs() async throws {
        let (test, nour) = try await filled()
        _ = try await test.add("karim@relais.example", .chiefEditor, name: "Karim Dadsi")
        let karim = try await test.signIn("karim@relais.example")
        try await test.application.test(.router) { client in
            let front = "/desk/fronts/1"
            _ = try await nour.post(
                client, "\(front)/step", ["step": "0", "action": "pin", "article": "8", "place": "lead-0"])
            _ = try await karim.post(
                client, "\(front)/step", ["step": "0", "action": "pin", "article": "9", "place": "lead-0"])
            #expect(try await nour.get(client, front).page.contains("Karim Dadsi"))
            _ = try await karim.post(client, "\(front)/live", ["step": "1"])
            let refused = try await nour.post(client, "\(front)/live", ["step": "1"])
            #expect(refused.status == .conflict)
            #expect(
                refused.page.contains("Karim Dadsi") && refused.page.contains("Titre 7")
                    && refused.page.contains("Titre 8"))
            #expect(!refused.page.contains("action=\"/desk/fronts/1/live\""))
            _ = try await nour.post(client, "\(front)/keep", ["step": "1", "live": "1"])
            let done = try await nour.post(client, "\(front)/live", ["step": "2"])
            #expect(done.status == .seeOther)
            #expect(try await live(test)?.arrangement.pins.map(\.article.rawValue) == [8])
        }
    }

    @Test("a banner is set in the publication's zone, told of at the field, and taken off")
    func banner() async throws {
        let (test, nour) = try await filled()
        try await test.application.test(.router) { client in
            func set(_ text: String, _ end: String, number: String = "0", article: String = "") async throws
                -> TestResponse
            {
                try await nour.post(
                    client, "/desk/banners/1",
                    ["number": number, "text": text, "article": article, "startsAt": "2026-11-24T12:00", "endsAt": end])
            }
            for (text, end, article) in [
                ("", "2026-11-24T14:00", ""), ("Texte", "2026-11-24T11:00", ""), ("Texte", "", ""),
                ("Texte", "2026-11-24T14:00", "quoi"), ("Texte", "2026-11-24T14:00", "999"),
                ("Texte", "2026-12-24T14:00", ""),
            ] {
                let wrong = try await set(text, end, article: article)
                #expect(
                    wrong.status == .unprocessableContent && wrong.page.contains("aria-invalid=\"true\""),
                    "\(text) \(end)")
            }
            let done = try await set("Séisme <fort>", "2026-11-24T14:00", article: "/sport/titre-3-4")
            #expect(done.headers[.location] == "/desk/banners/1?done=set")
            let page = try await nour.get(client, "/desk/banners/1").page
            #expect(page.contains("Séisme &lt;fort&gt;") && page.contains("Titre 3") && page.contains("GMT+00:00"))
            let crossed = try await set("Autre", "2026-11-24T14:00")
            #expect(crossed.status == .conflict && crossed.page.contains("value=\"Autre\""))
            #expect(try await nour.get(client, "/desk/fronts").page.contains("Séisme"))
            let off = try await nour.post(client, "/desk/banners/1/removed", ["number": "1"])
            #expect(off.headers[.location] == "/desk/banners/1?done=removed")
            #expect(try await test.tiny.database.read { try $0.banners() }.isEmpty)
        }
    }

    @Test("who may not arrange fronts is shown none, by no address and no form")
    func forbidden() async throws {
        let (test, _) = try await filled()
        _ = try await test.add("imane@relais.example", .editor)
        let imane = try await test.signIn("imane@relais.example")
        try await test.application.test(.router) { client in
            #expect(try await !imane.get(client, "/desk").page.contains("/desk/fronts"))
            for path in [
                "/desk/fronts", "/desk/fronts/1", "/desk/fronts/1/history", "/desk/fronts/1/preview", "/desk/banners/1",
                "/desk/fronts/1/compare?from=0&to=1",
            ] {
                #expect(try await imane.get(client, path).status == .forbidden, "\(path)")
            }
            let step = try await imane.post(
                client, "/desk/fronts/1/step", ["step": "0", "action": "pin", "article": "8", "place": "lead-0"])
            #expect(step.status == .forbidden)
            let forged = try await client.execute(
                uri: "/desk/fronts/1/live", method: .post,
                headers: imane.headers([.contentType: "application/x-www-form-urlencoded"]),
                body: TestDesk.body([("csrf", "x"), ("step", "1")])
            )
            #expect(forged.status == .forbidden)
        }
    }
}
