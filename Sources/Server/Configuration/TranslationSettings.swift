internal import Foundation
internal import News
internal import Newsroom
internal import Outbound

/// The machine that translates, as the settings tell it.
public struct TranslationSettings: Sendable {
    enum Machine: Sendable {
        /// A program's absolute path and its arguments.
        case command([String])
        case service(address: String, token: String?, tokenFile: String?, isOurs: Bool)
    }

    let machine: Machine
    let seconds: Int

    /// - Throws: `NewsError(.invalid)` when the token's file cannot be read.
    func help(in folder: PublicationFolder, environment: [String: String]) throws -> any TranslationHelp {
        switch machine {
        case .command(let words):
            return SharedTranslationHelp(
                TranslationCommand(words, environment: environment, seconds: seconds)
            )
        case .service(let address, let token, let tokenFile, let isOurs):
            return SharedTranslationHelp(
                TranslationService(
                    address: address,
                    token: try token
                        ?? tokenFile.map {
                            try folder.secret(in: $0, key: "translation.tokenfile", what: "The token for translation")
                        },
                    isOurs: isOurs, seconds: seconds
                )
            )
        }
    }
}

extension PublicationFolder {
    /// The first line of a file.
    /// - Parameters:
    ///   - file: Its path, from the folder or absolute.
    ///   - key: Of the setting that names it.
    ///   - what: What it holds, as a sentence begins.
    func secret(in file: String, key: String, what: String) throws -> String {
        let path = file.hasPrefix("/") ? file : self.path + "/" + file
        guard let data = FileManager.default.contents(atPath: path),
            let line = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).first
        else {
            throw NewsError(
                .invalid, "\(what) cannot be read from \(path).", field: key,
                help: "Write it into the first line of that file."
            )
        }
        return String(line)
    }
}

extension SettingsReader {
    static let translationKeys: Set<String> = [
        "translation.command", "translation.address", "translation.token", "translation.tokenfile",
        "translation.seconds",
    ]

    /// `nil` where the settings name no machine.
    func translation() throws -> TranslationSettings? {
        let command = try list("translation.command")
        let address = try text("translation.address")
        if !command.isEmpty, address != nil {
            throw NewsError(
                .invalid, "“translation” names both a command and an address.", field: place(of: "translation.address"),
                help: "Keep one of them."
            )
        }
        let seconds = try number("translation.seconds", in: 1...300) ?? 60
        if let program = command.first {
            guard program.text.hasPrefix("/"), FileManager.default.isExecutableFile(atPath: program.text) else {
                throw NewsError(
                    .invalid, "“translation.command” begins with “\(program.text)”, and that is no program.",
                    field: program.place, help: "Write its whole path, then its arguments as further entries."
                )
            }
            return TranslationSettings(machine: .command(command.map(\.text)), seconds: seconds)
        }
        guard let address else {
            if let key = try Self.translationKeys.sorted().first(where: { try self.text($0) != nil }) {
                throw NewsError(
                    .invalid, "“translation” names no machine.", field: place(of: key),
                    help: "Write translation.command or translation.address."
                )
            }
            return nil
        }
        return TranslationSettings(machine: try service(at: address), seconds: seconds)
    }

    private func service(at address: String) throws -> TranslationSettings.Machine {
        guard let target = LinkTarget(rawValue: address), target.isExternal, let host = target.host else {
            throw NewsError(
                .invalid, "“translation.address” is “\(address)”, and no address.",
                field: place(of: "translation.address"),
                help: "Write it whole, such as https://translate.example.com/texts."
            )
        }
        let isOurs = Self.isThisMachine(host.trimmingCharacters(in: CharacterSet(charactersIn: "[]")))
        guard isOurs || address.lowercased().hasPrefix("https:") else {
            throw NewsError(
                .invalid, "Without TLS the texts would be open to everyone between.",
                field: place(of: "translation.address"), help: "Write an address that begins with https."
            )
        }
        return .service(
            address: address, token: try text("translation.token"), tokenFile: try text("translation.tokenfile"),
            isOurs: isOurs
        )
    }
}
