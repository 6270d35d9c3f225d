import News
import Testing

@Suite struct WorkflowTests {
    /// Every state an action leads to; a dot where the state has no room for it. The columns are the states in the
    /// order of `ArticleState.allCases`.
    static let table: [(WorkflowAction, String)] = [
        //                draft submitted inReview changesAsked approved scheduled published unpublished killed spiked
        (.create, ".         .         .        .            .        .         .         .           .      ."),
        (.save, "draft     submitted inReview changesAsked approved scheduled published unpublished .      ."),
        (.submit, "submitted .         .        submitted    .        .         published unpublished .      ."),
        (.startReview, ".         inReview  .        .            .        .         .         .           .      ."),
        (.askForChanges, ". changesAsked changesAsked . changesAsked . . . . ."),
        (.comment, "draft     submitted inReview changesAsked approved scheduled published unpublished .      ."),
        (.approve, "approved  approved  approved approved     .        .         .         .           .      ."),
        (.schedule, "scheduled scheduled scheduled scheduled  scheduled scheduled published unpublished .      ."),
        (.unschedule, ".         .         .        .            .        approved  published unpublished .      ."),
        (.embargo, "draft     submitted inReview changesAsked approved scheduled .         unpublished .      ."),
        (.publish, "published published published published  published published published published   .      ."),
        (.correct, ".         .         .        .            .        .         published .           .      ."),
        (.unpublish, ".         .         .        .            .        .         unpublished .         .      ."),
        (.kill, "killed    killed    killed   killed       killed   killed    killed    killed      .      killed"),
        (.spike, "spiked    spiked    spiked   spiked       spiked   spiked    .         .           .      ."),
        (.restore, ".         .         .        .            .        .         .         .           .      draft"),
        (.read, "draft submitted inReview changesAsked approved scheduled published unpublished killed spiked"),
        (.takeOver, "draft     submitted inReview changesAsked approved scheduled published unpublished .      ."),
        (.assign, "draft     submitted inReview changesAsked approved scheduled published unpublished .      ."),
        (.link, "draft     submitted inReview changesAsked approved scheduled published unpublished .      ."),
    ]

    @Test("every state and every action lead where the table says, and everything else is refused with a sentence")
    func wholeTable() throws {
        #expect(Self.table.map(\.0) == WorkflowAction.allCases)
        for (action, line) in Self.table {
            let cells = line.split(separator: " ")
            try #require(cells.count == ArticleState.allCases.count, "\(action)")
            for (state, cell) in zip(ArticleState.allCases, cells) {
                #expect(Workflow.allows(action, in: state) == (cell != "."), "\(action) in \(state)")
                do {
                    let decision = try Workflow.decide(action, in: state)
                    #expect(decision.state.rawValue == cell, "\(action) in \(state)")
                } catch {
                    #expect(cell == ".", "\(action) in \(state)")
                    #expect(error.code == .conflict)
                    #expect(error.message.hasSuffix(".") && error.message.hasPrefix("The article is "))
                }
            }
        }
    }

    @Test("readers' pages hear of what readers see, and of nothing else")
    func events() throws {
        var heard: [String: NewsEvent.Kind] = [:]
        for action in WorkflowAction.allCases {
            for state in ArticleState.allCases {
                let event = try? Workflow.decide(action, in: state).event
                if let event { heard["\(action) \(state)"] = event }
            }
        }
        let first = [ArticleState.draft, .submitted, .inReview, .changesAsked, .approved, .scheduled, .unpublished]
        var expected: [String: NewsEvent.Kind] = [:]
        for state in first { expected["publish \(state)"] = .articlePublished }
        expected["publish published"] = .articleRevised
        expected["correct published"] = .articleRevised
        expected["unpublish published"] = .articleUnpublished
        expected["kill published"] = .articleKilled
        expected["kill unpublished"] = .articleKilled
        #expect(heard == expected)
    }

    @Test("nothing is published without its checks, and nothing for the first time under embargo")
    func requirements() throws {
        for state in ArticleState.allCases {
            guard let decision = try? Workflow.decide(.publish, in: state) else { continue }
            #expect(decision.requirements.contains(.publishable))
            #expect(decision.requirements.contains(.embargoPassed) == (state != .published))
        }
        for action in [WorkflowAction.unpublish, .kill, .correct] {
            #expect(try Workflow.decide(action, in: .published).requirements == [.reason])
        }
    }
}
