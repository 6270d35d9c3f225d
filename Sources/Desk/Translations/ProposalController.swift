internal import Hummingbird
internal import News
internal import Newsroom

/// What a machine proposes for a translation, asked for by the editor's script.
struct ProposalController {
    let desk: Desk

    private static let mostBlocks = 5000

    private struct Answer: Encodable {
        struct Proposed: Encodable {
            let index: Int
            /// The editor's document with the one block.
            let document: Body
        }
        let fields: [String: String]
        let blocks: [Proposed]
    }

    func add(to router: RouterGroup<SignedInContext>) {
        router.post("articles/:id/propose", use: propose)
    }

    @Sendable private func propose(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try ArticleController.id(context)
        var asked: TranslationRequest = try await request.json(context)
        asked.blocks = Array(asked.blocks.prefix(Self.mostBlocks))
        guard let help = desk.translationHelp else {
            throw NewsError(.notFound, "No machine is set up to translate.")
        }
        let proposal = try await ProposeTranslation(desk.newsroom, help: help)(
            id, asked, by: context.found.actor
        )
        return try DeskResponse.json(
            Answer(
                fields: Dictionary(uniqueKeysWithValues: proposal.fields.map { ($0.key.rawValue, $0.value) }),
                blocks: proposal.blocks.sorted { $0.key < $1.key }.map {
                    Answer.Proposed(index: $0.key, document: Body([$0.value]))
                }
            )
        )
    }
}
