internal import Configuration
internal import Foundation
internal import News
internal import Newsroom

extension ServerConfiguration {
    /// Reads the file and the environment.
    /// - Parameters:
    ///   - text: What `manchette.yaml` holds.
    ///   - environment: The process's variables.
    /// - Throws: `NewsError(.invalid)` naming the key's file and line, or the variable.
    public init(yaml text: String, environment: [String: String], fileName: String = "manchette.yaml") throws {
        let reader = try SettingsReader(
            file: SettingsFile(text: text, name: fileName), environment: environment
        )
        self.init(
            publication: PublicationSettings(
                name: try reader.text("publication.name"),
                url: try reader.url("publication.url"),
                timeZone: try reader.text("publication.timezone"),
                editions: try reader.editions(),
                profiles: try reader.profiles()
            ),
            host: try reader.text("server.host") ?? "127.0.0.1",
            port: try reader.number("server.port", in: 0...65535) ?? 8080,
            proxies: try reader.proxies(), tls: try reader.tls(),
            logLevel: try reader.choice(
                "server.log", of: ["trace", "debug", "info", "notice", "warning", "error", "critical"]
            ) ?? "info",
            database: try reader.text("store.database") ?? "newsroom.sqlite",
            cacheBytes: (try reader.number("cache.megabytes", in: 1...65536) ?? 8) * 1_048_576,
            shareImages: try reader.choice("pictures.shareimages", of: ["true", "false"]) != "false",
            mail: try reader.mail(publicationName: reader.text("publication.name")),
            translation: try reader.translation(), receivers: try reader.receivers(),
            zoneDirectory: try reader.text("zoneinfo"),
            warnings: reader.warnings()
        )
    }
}

/// Settings by key, from the environment first and the file second, with the place each came from.
struct SettingsReader {
    private let file: SettingsFile
    private let environment: ConfigReader
    private let merged: ConfigReader

    init(file: SettingsFile, environment: [String: String]) {
        self.file = file
        let variables = EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "manchette")
        let values = Dictionary(
            uniqueKeysWithValues: file.entries.map { key, entry in
                (
                    AbsoluteConfigKey(key.split(separator: ".").map { String($0) }),
                    ConfigValue(.string(entry.text), isSecret: false)
                )
            }
        )
        self.environment = ConfigReader(provider: variables)
        self.merged = ConfigReader(providers: [variables, InMemoryProvider(values: values)])
    }

    func text(_ key: String) throws -> String? {
        guard let text = merged.string(forKey: ConfigKey(key))?.trimmingCharacters(in: .whitespaces), !text.isEmpty
        else {
            if let line = file.containers[key] {
                throw NewsError(
                    .invalid, "“\(key)” has no value.", field: "\(file.name):\(line)",
                    help: "Write one after the colon, or take the line out."
                )
            }
            return nil
        }
        return text
    }

    /// The variable's name when the value came from the environment, else file and line.
    func place(of key: String) -> String {
        if environment.string(forKey: ConfigKey(key)) != nil {
            return "MANCHETTE_" + key.replacing(".", with: "_").uppercased()
        }
        return file.place(of: key)
    }

    /// The texts of a list, or of one text with commas, which is how the environment writes one.
    func list(_ key: String) throws -> [(text: String, place: String)] {
        if let text = try merged.string(forKey: ConfigKey(key)).flatMap({ _ in try self.text(key) }) {
            return text.split(separator: ",").map {
                ($0.trimmingCharacters(in: .whitespaces), place(of: key))
            }
        }
        var found: [(String, String)] = []
        while let text = try text("\(key).\(found.count)") { found.append((text, place(of: "\(key).\(found.count)"))) }
        return found
    }

    func proxies() throws -> TrustedProxies {
        let networks = try networks("server.proxies")
        let header = try choice("server.forwarding", of: TrustedProxies.Header.allCases.map(\.rawValue))
        return TrustedProxies(
            networks, header: header.flatMap(TrustedProxies.Header.init(rawValue:)) ?? .xForwardedFor,
            speaksTLS: try text("tls.certificate") != nil
        )
    }

    func networks(_ key: String) throws -> [IPNetwork] {
        try list(key).map { text, place in
            guard let network = IPNetwork(text) else {
                throw NewsError(
                    .invalid, "“\(key)” has “\(text)”, and that is no network.", field: place,
                    help: "Write addresses or networks, such as 127.0.0.1, ::1 or 10.0.0.0/8."
                )
            }
            return network
        }
    }

    /// Whether what goes to a host stays on this machine, where nobody is between.
    static func isThisMachine(_ host: String) -> Bool { ["localhost", "127.0.0.1", "::1"].contains(host) }

    func number(_ key: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let text = try text(key) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw NewsError(
                .invalid,
                "“\(key)” is “\(text)”, and not a whole number from \(range.lowerBound) to \(range.upperBound).",
                field: place(of: key)
            )
        }
        return number
    }

    func choice(_ key: String, of choices: [String]) throws -> String? {
        guard let text = try text(key) else { return nil }
        guard choices.contains(text) else {
            throw NewsError(
                .invalid, "“\(key)” is “\(text)”, and not one of \(choices.joined(separator: ", ")).",
                field: place(of: key)
            )
        }
        return text
    }

    /// `nil` where the file says nothing of it.
    func url(_ key: String) throws -> String? {
        guard var text = try text(key) else { return nil }
        while text.hasSuffix("/") { text.removeLast() }
        guard let target = LinkTarget(rawValue: text), target.host != nil, !text.contains("?"), !text.contains("#"),
            text.split(separator: "/", omittingEmptySubsequences: true).count == 2
        else {
            throw NewsError(
                .invalid, "“\(key)” is “\(text)”, and not the address of a site.", field: place(of: key),
                help: "Write scheme and host, such as https://www.example.com."
            )
        }
        return text
    }

    func language(_ key: String) throws -> LanguageTag? {
        guard let text = try text(key) else { return nil }
        guard let tag = LanguageTag(rawValue: text) else {
            throw NewsError(
                .invalid, "“\(key)” is “\(text)”, and not a language.", field: place(of: key),
                help: "Write fr, ar, en, es, zgh or another BCP 47 tag."
            )
        }
        return tag
    }

    func editions() throws -> [PublicationSettings.EditionSettings] {
        var editions: [PublicationSettings.EditionSettings] = []
        for index in 0..<32 {
            let key = "editions.\(index)"
            let language = try language("\(key).language")
            guard language != nil || file.containers[key] != nil else { break }
            guard let language else {
                throw NewsError(.invalid, "The edition has no “language”.", field: place(of: key))
            }
            let path = try text("\(key).path") ?? (index == 0 ? "" : language.rawValue.lowercased())
            guard path.isEmpty || (Slug(rawValue: path) != nil && path.utf8.allSatisfy { $0 < 128 }) else {
                throw NewsError(
                    .invalid, "“\(key).path” is “\(path)”, and not one piece of a path.",
                    field: place(of: "\(key).path"),
                    help: "Write small letters and digits, such as ar."
                )
            }
            guard !editions.contains(where: { $0.pathPrefix == path }) else {
                throw NewsError(
                    .invalid, "Two editions stand at “/\(path)”.", field: place(of: key),
                    help: "Give one of them another “path”."
                )
            }
            editions.append(
                PublicationSettings.EditionSettings(
                    language: language, pathPrefix: path, name: try text("\(key).name"),
                    tagline: try text("\(key).tagline"),
                    slugLetters: try choice("\(key).slugs", of: SlugLetters.allCases.map(\.rawValue))
                        .flatMap(SlugLetters.init(rawValue:)) ?? .own,
                    hijri: try number("\(key).hijri", in: -2...2)
                )
            )
        }
        guard editions.isEmpty || editions.contains(where: { $0.pathPrefix.isEmpty }) else {
            throw NewsError(
                .invalid, "No edition stands at the root.", field: place(of: "editions"),
                help: "Leave “path” out of the first edition."
            )
        }
        return editions
    }

    /// `nil` where the file says nothing of them.
    func profiles() throws -> [SocialProfile]? {
        var profiles: [SocialProfile] = []
        let networks = SocialProfile.Network.allCases
        let ordered = networks.sorted {
            (file.entries["follow.\($0.rawValue)"]?.line ?? .max)
                < (file.entries["follow.\($1.rawValue)"]?.line ?? .max)
        }
        for network in ordered {
            let key = "follow.\(network.rawValue)"
            guard let text = try text(key) else { continue }
            guard let target = LinkTarget(rawValue: text), target.isExternal else {
                throw NewsError(
                    .invalid, "“\(key)” is “\(text)”, and not an address.", field: place(of: key),
                    help: "Write the page's whole address, such as https://www.facebook.com/…"
                )
            }
            profiles.append(SocialProfile(network: network, target: target))
        }
        return profiles.isEmpty ? nil : profiles
    }

    /// One sentence for each key of the file that means nothing.
    func warnings() -> [String] {
        let known: Set<String> = [
            "publication.name", "publication.url", "publication.timezone", "server.host", "server.port", "server.log",
            "server.proxies", "server.forwarding",
            "store.database", "cache.megabytes", "zoneinfo", "pictures.shareimages",
        ]
        let networks = Set(SocialProfile.Network.allCases.map { "follow.\($0.rawValue)" })
        return file.entries.filter { key, _ in
            if known.contains(key) || networks.contains(key) || Self.mailKeys.contains(key)
                || Self.translationKeys.contains(key) || Self.tlsKeys.contains(key) || Self.receiverKeys.contains(key)
            {
                return false
            }
            let parts = key.split(separator: ".")
            if parts.count == 3,
                ["server.proxies", "receivers.networks", "translation.command"].contains(
                    parts[0...1].joined(separator: ".")),
                Int(parts[2]) != nil
            {
                return false
            }
            let isEdition =
                parts.count == 3 && parts[0] == "editions" && Int(parts[1]) != nil
                && ["language", "path", "name", "tagline", "slugs", "hijri"].contains(parts[2])
            return !isEdition
        }
        .sorted { $0.value.line < $1.value.line }
        .map { "\(file.name):\($0.value.line): “\($0.key)” is no key of ours; it changes nothing." }
    }
}
