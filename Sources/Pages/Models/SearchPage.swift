/// What a reader's search found.
struct SearchPage: PageModel {
    /// A field of the form that goes along unseen.
    struct Field: PageModel {
        var name: SafeHTML
        var value: SafeHTML

        static let fields: PageFields<Field> = ["name": .text { $0.name }, "value": .text { $0.value }]
    }

    /// By what else an article was found.
    struct Context: PageModel {
        var name: SafeHTML
        var text: SafeHTML

        static let fields: PageFields<Context> = ["name": .text { $0.name }, "text": .text { $0.text }]
    }

    struct Result: PageModel {
        var url: SafeHTML
        var headline: SafeHTML
        var excerpt: SafeHTML?
        var contexts: [Context]
        var section: SafeHTML?
        var byline: SafeHTML?
        var mark: SafeHTML?
        var dateTime: SafeHTML
        var date: SafeHTML

        static let fields: PageFields<Result> = [
            "url": .text { $0.url }, "headline": .text { $0.headline }, "excerpt": .text { $0.excerpt },
            "contexts": .list { $0.contexts },
            "section": .text { $0.section }, "byline": .text { $0.byline }, "mark": .text { $0.mark },
            "dateTime": .text { $0.dateTime }, "date": .text { $0.date },
        ]
    }

    /// One way to narrow the search.
    struct Option: PageModel {
        var url: SafeHTML
        var label: SafeHTML
        /// How many were found of it; absent where not all were counted.
        var count: SafeHTML?
        var isCurrent = false

        static let fields: PageFields<Option> = [
            "url": .text { $0.url }, "label": .text { $0.label }, "count": .text { $0.count },
            "isCurrent": .flag { $0.isCurrent },
        ]
    }

    struct Facet: PageModel {
        var name: SafeHTML
        var options: [Option]

        static let fields: PageFields<Facet> = ["name": .text { $0.name }, "options": .list { $0.options }]
    }

    var name: SafeHTML
    var searchURL: SafeHTML
    var query: SafeHTML
    /// The filters, which another search keeps.
    var kept: [Field]
    var count: SafeHTML?
    /// Why nothing is shown, and what to do.
    var problem: SafeHTML?
    var isEmpty: Bool
    var isNothing: Bool
    var isRelaxed: Bool
    /// The same search in an edition of the reader's language.
    var suggested: LinkModel?
    /// The same search as the archive writes it.
    var suggestion: LinkModel?
    var results: [Result]
    var orders: [Option]
    /// The filters in use: each leads to the search without it.
    var chosen: [LinkModel]
    var facets: [Facet]
    var elsewhere: [Option]
    var olderURL: SafeHTML?
    var newestURL: SafeHTML?
    /// Everything, the newest first, where no more is ranked.
    var allURL: SafeHTML?
    var from: SafeHTML?
    var to: SafeHTML?

    static let fields: PageFields<SearchPage> = [
        "name": .text { $0.name }, "searchURL": .text { $0.searchURL }, "query": .text { $0.query },
        "kept": .list { $0.kept }, "count": .text { $0.count }, "problem": .text { $0.problem },
        "isEmpty": .flag { $0.isEmpty }, "isNothing": .flag { $0.isNothing }, "isRelaxed": .flag { $0.isRelaxed },
        "suggested": .model { $0.suggested }, "suggestion": .model { $0.suggestion }, "results": .list { $0.results },
        "hasResults": .flag { !$0.results.isEmpty }, "orders": .list { $0.orders },
        "hasOrders": .flag { !$0.orders.isEmpty }, "chosen": .list { $0.chosen },
        "hasChosen": .flag { !$0.chosen.isEmpty }, "facets": .list { $0.facets },
        "hasFacets": .flag { !$0.facets.isEmpty || !$0.chosen.isEmpty }, "elsewhere": .list { $0.elsewhere },
        "hasElsewhere": .flag { !$0.elsewhere.isEmpty }, "olderURL": .text { $0.olderURL },
        "newestURL": .text { $0.newestURL }, "allURL": .text { $0.allURL }, "from": .text { $0.from },
        "to": .text { $0.to },
    ]
}
