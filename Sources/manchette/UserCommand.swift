internal import ArgumentParser
internal import Foundation
internal import Server

/// `manchette user …`
struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "The people of the desk.",
        subcommands: [Add.self, List.self, SetRole.self, Disable.self, Enable.self]
    )

    /// Which of them.
    struct EmailArgument: ParsableArguments {
        @Argument(help: "Their e-mail address.") var email: String
    }

    private static let roleHelp = ArgumentHelp("\(ManageUsers.roles.joined(separator: ", ")).")

    private static func roleNamed(_ text: String) throws -> String {
        guard ManageUsers.roles.contains(text) else {
            throw ValidationError("“\(text)” is no role; there are \(ManageUsers.roles.joined(separator: ", ")).")
        }
        return text
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add someone; their password is read from standard input."
        )

        @OptionGroup var site: SiteArgument
        @OptionGroup var who: EmailArgument
        @Option(help: "Their name.") var name: String
        @Option(help: roleHelp, transform: roleNamed) var role: String
        @Option(help: "The language of the desk for them (default: the first edition's).") var language: String?
        @Option(help: "A section an editor answers for, such as sport/football; may be given again.")
        var section: [String] = []

        func run() async throws {
            try await ManageUsers(folder: site.folder).add(
                email: who.email, name: name, role: role, language: language, sections: section, console: .standard,
                environment: ProcessInfo.processInfo.environment
            )
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Everyone, in the order of their addresses.")

        @OptionGroup var site: SiteArgument
        @Flag(help: "Answer as JSON.") var json = false

        func run() async throws {
            try await ManageUsers(folder: site.folder).list(
                asJSON: json, console: .standard, environment: ProcessInfo.processInfo.environment
            )
        }
    }

    struct SetRole: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "role", abstract: "Give someone another role, or an editor other sections."
        )

        @OptionGroup var site: SiteArgument
        @OptionGroup var who: EmailArgument
        @Argument(help: roleHelp, transform: roleNamed) var role: String
        @Option(help: "A section an editor answers for, such as sport/football; may be given again.")
        var section: [String] = []

        func run() async throws {
            try await ManageUsers(folder: site.folder).setRole(
                role, of: who.email, sections: section, console: .standard,
                environment: ProcessInfo.processInfo.environment
            )
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shut someone out at once; what they did stays."
        )

        @OptionGroup var site: SiteArgument
        @OptionGroup var who: EmailArgument

        func run() async throws {
            try await ManageUsers(folder: site.folder)
                .disable(who.email, console: .standard, environment: ProcessInfo.processInfo.environment)
        }
    }

    struct Enable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let someone in again who was disabled.")

        @OptionGroup var site: SiteArgument
        @OptionGroup var who: EmailArgument

        func run() async throws {
            try await ManageUsers(folder: site.folder)
                .enable(who.email, console: .standard, environment: ProcessInfo.processInfo.environment)
        }
    }
}
