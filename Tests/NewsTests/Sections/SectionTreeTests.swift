import News
import Testing

@Suite struct SectionTreeTests {
    private let french = EditionID(rawValue: 1)
    private let arabic = EditionID(rawValue: 2)

    private func section(
        _ id: Int64, in parent: Int64? = nil, at position: Int = 0, _ slug: String, arabic: String? = nil
    ) -> Section {
        var names = [french: Section.Name(name: slug.capitalized, slug: Slug(cleaning: slug))]
        if let arabic { names[self.arabic] = Section.Name(name: arabic, slug: Slug(cleaning: arabic)) }
        return Section(
            id: SectionID(rawValue: id), parent: parent.map { SectionID(rawValue: $0) }, position: position,
            names: names
        )
    }

    private var tree: SectionTree {
        SectionTree([
            section(3, in: 1, at: 2, "raja"), section(1, at: 1, "sport", arabic: "رياضة"),
            section(2, at: 0, "maroc", arabic: "المغرب"),
            section(4, in: 1, at: 1, "football", arabic: "كرة"), section(5, in: 4, "botola", arabic: "بطولة"),
            section(6, in: 4, "botola-2"),
        ])
    }

    @Test("sections stand in their order, parents before children")
    func order() {
        #expect(tree.all.map(\.id.rawValue) == [2, 1, 4, 5, 6, 3])
        #expect(tree.count == 6)
        #expect(tree.children(of: nil, in: french).map(\.id.rawValue) == [2, 1])
        #expect(tree.children(of: SectionID(rawValue: 1), in: french).map(\.id.rawValue) == [4, 3])
        #expect(tree.children(of: SectionID(rawValue: 1), in: arabic).map(\.id.rawValue) == [4])
    }

    @Test("a section is found by its slugs and leads back to them")
    func slugs() {
        let botola = SectionID(rawValue: 5)
        #expect(tree.slugs(to: botola, in: french)?.map(\.rawValue) == ["sport", "football", "botola"])
        #expect(tree.section(at: ["sport", "football", "botola"], in: french)?.id == botola)
        #expect(tree.section(at: ["football", "botola"], in: french) == nil)
        #expect(tree.section(at: ["sport", "botola"], in: french) == nil)
        #expect(tree.section(at: [], in: french) == nil)
        #expect(tree.slugs(to: botola, in: arabic)?.count == 3)
        #expect(tree.slugs(to: SectionID(rawValue: 6), in: arabic) == nil)
        #expect(tree.slugs(to: SectionID(rawValue: 99), in: french) == nil)
        #expect(tree.selfAndAncestors(of: botola).map(\.rawValue) == [5, 4, 1])
        #expect(tree[SectionID(rawValue: 99)] == nil)
    }

    @Test("a section without its parent stands at the top")
    func orphan() {
        let tree = SectionTree([section(1, in: 77, "seule"), section(2, in: 1, "sous")])
        #expect(tree.children(of: nil, in: french).map(\.id.rawValue) == [1])
        #expect(tree.path(to: SectionID(rawValue: 2)).map(\.id.rawValue) == [1, 2])
    }

    @Test("sections that are their own ancestors are all shown, and every walk ends")
    func cycles() {
        let tree = SectionTree([
            section(1, in: 1, "soi"), section(2, in: 3, "deux"), section(3, in: 4, "trois"),
            section(4, in: 2, "quatre"),
            section(5, in: 4, "cinq"),
        ])
        #expect(Set(tree.all.map(\.id.rawValue)) == [1, 2, 3, 4, 5])
        #expect(tree.all.count == 5)
        for id in 1...5 {
            let path = tree.path(to: SectionID(rawValue: Int64(id)))
            #expect(path.last?.id.rawValue == Int64(id))
            #expect(path.first?.parent == nil)
        }
    }

    @Test("a tree may be fifty sections deep")
    func depth() {
        let tree = SectionTree((1...50).map { section(Int64($0), in: $0 == 1 ? nil : Int64($0 - 1), "s\($0)") })
        let deepest = SectionID(rawValue: 50)
        let slugs = tree.slugs(to: deepest, in: french)?.map(\.rawValue) ?? []
        #expect(slugs.count == 50)
        #expect(tree.section(at: slugs, in: french)?.id == deepest)
        #expect(tree.all.map(\.id.rawValue) == Array(1...50))
    }

    @Test("no sections make an empty tree")
    func empty() {
        #expect(SectionTree().isEmpty)
        #expect(SectionTree().all.isEmpty)
        #expect(!tree.isEmpty)
    }
}
