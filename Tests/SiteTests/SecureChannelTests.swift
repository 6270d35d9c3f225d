import AsyncHTTPClient
import Edge
import Foundation
import Hummingbird
import HummingbirdTesting
import NIOCore
import NIOHTTP1
import NIOSSL
import News
import Newsroom
import Pages
import Site
import TestSupport
import Testing

@testable import Server

/// The site over TLS, as a client by others reads it in HTTP/2 and HTTP/1.1.
@Suite struct SecureChannelTests {
    private struct Served: Sendable {
        let port: Int
        let http2: HTTPClient
        let http1: HTTPClient
        let article: String
        let cache: PageCache
        let reached: Tally

        func ask(
            _ client: HTTPClient, _ path: String, _ fields: [(String, String)] = [], _ method: HTTPMethod = .GET,
            body: String? = nil
        ) async throws -> Answer {
            var request = HTTPClientRequest(url: "https://localhost:\(port)\(path)")
            request.method = method
            for (name, value) in fields { request.headers.add(name: name, value: value) }
            if let body { request.body = .bytes(ByteBuffer(string: body)) }
            let response = try await client.execute(request, timeout: .seconds(60))
            var headers = response.headers
            headers.remove(name: "date")
            // What the connection is for is HTTP/1.1's alone.
            headers.remove(name: "connection")
            return Answer(
                version: response.version, status: response.status.code,
                fields: headers.map { "\($0.name.lowercased()): \($0.value)" }.sorted(),
                body: Array(buffer: try await response.body.collect(upTo: 10_000_000))
            )
        }
    }

    private struct Answer: Equatable {
        var version: HTTPVersion
        let status: UInt
        let fields: [String]
        let body: [UInt8]
    }

    /// A certificate of our own for `localhost`, in a folder that goes again.
    private func withCertificate(
        days: Int = 2, _ body: (PublicationFolder, TLSSettings) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "manchette-tls-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await Self.makeCertificate(in: folder.path, days: days)
        try await body(
            PublicationFolder(path: folder.path),
            TLSSettings(certificate: "site.pem", key: "site.key", redirectPort: nil)
        )
    }

    private static func makeCertificate(in folder: String, days: Int) async throws {
        let status = await waiting { () -> Int32 in
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = [
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                "-keyout", folder + "/site.key", "-out", folder + "/site.pem", "-days", "\(days)", "-subj",
                "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
            ]
            process.standardError = FileHandle.nullDevice
            guard (try? process.run()) != nil else { return -1 }
            process.waitUntilExit()
            return process.terminationStatus
        }
        try #require(status == 0, "openssl makes a certificate")
    }

    private func serve(_ body: @escaping @Sendable (Served) async throws -> Void) async throws {
        try await withCertificate { folder, settings in
            let tiny = try await TinyPublication()
            let text = TextBlock(
                "Un paragraphe de bonne longueur, pour que la page ait de quoi être lue par quelqu’un.")
            try await tiny.publish(
                (0..<6).map { number in
                    TinyPublication.item(
                        "Titre \(number)", minutesAgo: number,
                        body: Body((0..<200).map { .paragraph(TextBlock("\($0) \(text)")) })
                    )
                }
            )
            let cache = PageCache(byteLimit: 10_000_000) { TinyPublication.noon.rawValue }
            let site = SiteResponder(
                newsroom: tiny.newsroom, themes: try ThemeHolder(folder: SiteTests.themes, overrides: nil),
                cache: cache, media: nil
            )
            try await site.prepare()
            let reached = Tally()
            let application = Application(
                responder: Counting(site: site, tally: reached),
                server: .edge(cache, try Certificates(settings, in: folder)),
                configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0))
            )
            func client(_ version: HTTPClient.Configuration.HTTPVersion) throws -> HTTPClient {
                var tls = TLSConfiguration.makeClientConfiguration()
                tls.trustRoots = .file(folder.path(of: settings.certificate))
                var configuration = HTTPClient.Configuration(tlsConfiguration: tls, decompression: .disabled)
                configuration.httpVersion = version
                configuration.redirectConfiguration = .disallow
                configuration.timeout.connect = .seconds(60)
                configuration.dnsOverride = ["localhost": "127.0.0.1"]
                return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
            }
            let (http2, http1) = (try client(.automatic), try client(.http1Only))
            do {
                try await application.test(.live) { running in
                    let served = Served(
                        port: try #require(running.port), http2: http2, http1: http1, article: "", cache: cache,
                        reached: reached
                    )
                    let home = String(decoding: try await served.ask(http2, "/").body, as: UTF8.self)
                    let article = try #require(home.firstMatch(of: #/href="(/sport/titre-\d+-\d+)"/#)?.1)
                    _ = try await served.ask(http2, String(article))
                    try await body(
                        Served(
                            port: served.port, http2: http2, http1: http1, article: String(article), cache: cache,
                            reached: reached
                        )
                    )
                }
            } catch {
                try await http1.shutdown()
                try await http2.shutdown()
                throw error
            }
            try await http1.shutdown()
            try await http2.shutdown()
        }
    }

    @Test("what is kept is answered before the framework in HTTP/2 as in HTTP/1.1, and alike")
    func kept() async throws {
        try await serve { served in
            let tag = try #require(
                try await served.ask(served.http2, served.article).fields.first { $0.hasPrefix("etag: ") }?.dropFirst(6)
            )
            let before = served.reached.value
            for fields in [
                [], [("Accept-Encoding", "gzip, deflate, br, zstd")], [("Accept-Encoding", "gzip;q=0.5, identity;q=0")],
                [("If-None-Match", String(tag))], [("If-None-Match", "\"other\""), ("Accept-Language", "ar")],
                [("If-Modified-Since", "Sun, 06 Nov 2033 08:49:37 GMT")],
                [("TE", "trailers"), ("Sec-Fetch-Mode", "navigate")],
            ] as [[(String, String)]] {
                for method in [HTTPMethod.GET, .HEAD] {
                    var new = try await served.ask(served.http2, served.article, fields, method)
                    let old = try await served.ask(served.http1, served.article, fields.filter { $0.0 != "TE" }, method)
                    #expect(new.version == .http2 && old.version == .http1_1)
                    new.version = old.version
                    #expect(new == old, "\(method) \(fields)")
                }
            }
            #expect(served.reached.value == before)
        }
    }

    @Test("what the edge does not know for certain is answered by the framework, in HTTP/2, too")
    func handedOn() async throws {
        try await serve { served in
            for (path, fields, method, body) in [
                (served.article, [("Cookie", "a=b")], .GET, nil), (served.article + "?a=b", [], .GET, nil),
                (served.article, [("Accept-Encoding", "gzip"), ("Accept-Encoding", "br")], .GET, nil),
                (served.article, [("Authorization", "Bearer x")], .GET, nil), ("/nowhere", [], .GET, nil),
                (served.article, [], .POST, "a=b"), (served.article, [], .GET, "a body"), ("//sport", [], .GET, nil),
                (served.article, [("Range", "bytes=0-3")], .GET, nil),
            ] as [(String, [(String, String)], HTTPMethod, String?)] {
                let before = served.reached.value
                var new = try await served.ask(served.http2, path, fields, method, body: body)
                #expect(served.reached.value == before + 1, "\(method) \(path) \(fields)")
                let old = try await served.ask(served.http1, path, fields, method, body: body)
                new.version = old.version
                #expect(new == old, "\(method) \(path) \(fields)")
            }
        }
    }

    @Test("a hundred streams of one connection are all answered whole, before and after a purge")
    func manyStreams() async throws {
        try await serve { served in
            let whole = try await served.ask(served.http2, served.article)
            for round in 0..<3 {
                try await withThrowingTaskGroup(of: Answer.self) { group in
                    for number in 0..<100 {
                        group.addTask {
                            if number == 50 { served.cache.purgeAll() }
                            return try await served.ask(served.http2, served.article)
                        }
                    }
                    for try await answer in group { #expect(answer == whole, "round \(round)") }
                }
            }
        }
    }

    @Test("a renewed certificate is taken into use, and one that does not fit changes nothing")
    func renewal() async throws {
        try await withCertificate(days: 2) { folder, settings in
            let certificates = try Certificates(settings, in: folder)
            let first = certificates.expiresAt
            #expect(try !certificates.refresh())
            try await Self.makeCertificate(in: folder.path, days: 40)
            #expect(try certificates.refresh())
            #expect(certificates.expiresAt > first + 30 * 86_400)
            let second = certificates.expiresAt
            let key = try String(contentsOfFile: folder.path(of: settings.key), encoding: .utf8)
            try await Self.makeCertificate(in: folder.path, days: 90)
            try key.write(toFile: folder.path(of: settings.key), atomically: true, encoding: .utf8)
            #expect {
                try certificates.refresh()
            } throws: { "\($0)".contains("is not that of the certificate") }
            #expect(certificates.expiresAt == second)
            for (file, word) in [("site.pem", "no certificate"), ("site.key", "no key")] {
                try await Self.makeCertificate(in: folder.path, days: 2)
                try "nothing".write(toFile: folder.path(of: file), atomically: true, encoding: .utf8)
                #expect {
                    try Certificates(settings, in: folder)
                } throws: { "\($0)".contains(word) }
            }
            try FileManager.default.removeItem(atPath: folder.path(of: settings.key))
            #expect {
                try Certificates(settings, in: folder)
            } throws: { "\($0)".contains("“tls.key” names “site.key”") }
        }
    }

    @Test("a certificate that ends within two weeks, or has ended, is told of")
    func ending() {
        #expect(CertificateKeeper.finding(expiresAt: 100 * 86_400, now: 80 * 86_400) == nil)
        #expect(CertificateKeeper.finding(expiresAt: 100 * 86_400, now: 97 * 86_400)?.contains("in 3 days") == true)
        #expect(CertificateKeeper.finding(expiresAt: 100 * 86_400, now: 101 * 86_400)?.contains("has ended") == true)
    }

    @Test("who asks without TLS is sent to the site's own address, and challenges for certificates are shown")
    func plainDoor() async throws {
        try await withCertificate { folder, _ in
            let challenges = folder.challengePath + "/.well-known/acme-challenge"
            try FileManager.default.createDirectory(atPath: challenges, withIntermediateDirectories: true)
            try "proof".write(toFile: challenges + "/Tok_en-1", atomically: true, encoding: .utf8)
            let door = Application(
                responder: PlainDoor(site: "https://relais.example", challenges: folder.challengePath))
            try await door.test(.router) { client in
                for (path, wanted) in [("/", "/"), ("/sport?page=2&a=%20b", "/sport?page=2&a=%20b")] {
                    let answer = try await client.execute(
                        uri: path, method: .get, headers: [.init("host")!: "evil.example"])
                    #expect(answer.status == .permanentRedirect)
                    #expect(answer.headers[.location] == "https://relais.example" + wanted)
                }
                let proof = try await client.execute(uri: "/.well-known/acme-challenge/Tok_en-1", method: .get)
                #expect(String(buffer: proof.body) == "proof")
                for name in ["other", "../../../site.key", "..%2F..%2F..%2Fsite.key", "", "Tok_en-1/", "Tok_en-1?x"] {
                    let answer = try await client.execute(uri: "/.well-known/acme-challenge/" + name, method: .get)
                    #expect(answer.status == .notFound, "\(name)")
                }
                #expect(try await client.execute(uri: "//evil.example", method: .get).status == .badRequest)
                #expect(try await client.execute(uri: "/desk/sign-in", method: .post).status == .forbidden)
            }
        }
    }

    @Test("half of the settings is refused with a sentence that says what is missing")
    func settings() throws {
        func read(_ lines: String) throws -> ServerConfiguration {
            try ServerConfiguration(yaml: "tls:\n" + lines, environment: [:])
        }
        #expect(throws: (any Error).self) { try read("  certificate: a.pem\n") }
        #expect {
            try read("  key: a.key\n")
        } throws: { "\($0)".contains("“tls.certificate” is missing") }
        #expect {
            try read("  redirect: 80\n")
        } throws: { "\($0)".contains("“tls.certificate” is missing") }
        let whole = try read("  certificate: a.pem\n  key: /etc/a.key\n  redirect: 80\n")
        #expect(whole.tls == TLSSettings(certificate: "a.pem", key: "/etc/a.key", redirectPort: 80))
        #expect(whole.proxies.speaksTLS && whole.proxies.origin(peer: "10.0.0.1", values: { _ in [] }).isSecure)
        #expect(whole.warnings.isEmpty)
    }
}
