import Foundation
import News
import Testing

@Suite struct FrontArrangementTests {
    private static let edition = EditionID(rawValue: 1)
    private static let home = FrontID(edition: edition)
    private static let now = Instant(seconds: 1_000_000)
    private static let sections = SectionTree(
        (1...3).map { number in
            Section(
                id: SectionID(rawValue: Int64(number)), parent: nil, position: number,
                names: [edition: Section.Name(name: "S\(number)", slug: Slug(cleaning: "s\(number)"))]
            )
        }
    )

    private static func id(_ number: Int64) -> ArticleID { ArticleID(rawValue: number) }

    private static func after(_ changes: [FrontChange], front: FrontID = home) throws -> FrontArrangement {
        try changes.reduce(FrontArrangement.automatic) {
            try $0.applying($1, to: front, sections: sections, at: now)
        }
    }

    /// `lead-0:9 seconds-1:8`, in the order of the places.
    private static func text(_ arrangement: FrontArrangement) -> String {
        arrangement.pins.map { "\($0.place.text):\($0.article.rawValue)" }.joined(separator: " ")
    }

    static let stepTable: [([FrontChange], String)] = [
        ([.pin(id(9), at: FrontPlace(.lead), until: nil)], "lead-0:9"),
        ([.pin(id(9), at: FrontPlace(.lead), until: nil), .pin(id(8), at: FrontPlace(.lead), until: nil)], "lead-0:8"),
        (
            [.pin(id(9), at: FrontPlace(.lead), until: nil), .pin(id(9), at: FrontPlace(.thirds, 3), until: nil)],
            "thirds-3:9"
        ),
        // A pinned article changes places with the one that is pinned there.
        (
            [
                .pin(id(9), at: FrontPlace(.lead), until: nil), .pin(id(8), at: FrontPlace(.seconds, 1), until: nil),
                .move(id(8), from: FrontPlace(.seconds, 1), to: FrontPlace(.lead)),
            ], "lead-0:8 seconds-1:9"
        ),
        // One that stands by itself is pinned where it is moved to.
        ([.move(id(4), from: FrontPlace(.thirds), to: FrontPlace(.lead))], "lead-0:4"),
        (
            [
                .pin(id(9), at: FrontPlace(.lead), until: nil),
                .move(id(4), from: FrontPlace(.thirds), to: FrontPlace(.lead)),
            ], "lead-0:4 thirds-0:9"
        ),
        ([.pin(id(9), at: FrontPlace(.lead), until: nil), .unpin(id(9))], ""),
        ([.unpin(id(9))], ""),
    ]

    @Test("each step leaves one article at a place and one place to an article", arguments: stepTable.indices)
    func steps(index: Int) throws {
        let (changes, expected) = Self.stepTable[index]
        #expect(try Self.text(Self.after(changes)) == expected)
    }

    @Test("a step that cannot be is refused with the field it is about")
    func refused() throws {
        let known = try Self.after([.pin(Self.id(9), at: FrontPlace(.lead), until: nil)])
        let wrong: [(FrontChange, NewsError.Code, String)] = [
            (.pin(Self.id(1), at: FrontPlace(.list), until: nil), .invalid, "place"),
            (.pin(Self.id(1), at: FrontPlace(.lead, 1), until: nil), .invalid, "place"),
            (.pin(Self.id(1), at: FrontPlace(.section(SectionID(rawValue: 9))), until: nil), .invalid, "place"),
            (.pin(Self.id(1), at: FrontPlace(.lead), until: Self.now), .invalid, "until"),
            (.hold(Self.id(9), until: Self.now), .invalid, "until"),
            (
                .hold(Self.id(9), from: Self.now.advanced(seconds: 60), until: Self.now.advanced(seconds: 60)),
                .invalid, "until"
            ),
            (.hold(Self.id(1), until: nil), .conflict, "place"),
            // Someone else's article stands there, or the article stands elsewhere.
            (.move(Self.id(1), from: FrontPlace(.lead), to: FrontPlace(.thirds)), .conflict, "place"),
            (.move(Self.id(9), from: FrontPlace(.thirds), to: FrontPlace(.seconds)), .conflict, "place"),
            (.hide(SectionID(rawValue: 9)), .invalid, "section"),
        ]
        for (change, code, field) in wrong {
            let error = #expect(throws: NewsError.self) {
                try known.applying(change, to: Self.home, sections: Self.sections, at: Self.now)
            }
            #expect(error?.code == code && error?.field == field, "\(change)")
        }
        let section = FrontID(edition: Self.edition, section: SectionID(rawValue: 1))
        #expect(throws: NewsError.self) { try Self.after([.raise(SectionID(rawValue: 2))], front: section) }
    }

    @Test("blocks go up and down by one, and stay at the ends")
    func blocks() throws {
        func order(_ changes: [FrontChange]) throws -> [Int64] {
            FrontLayout.blocks(of: Self.edition, try Self.after(changes), sections: Self.sections).map(\.rawValue)
        }
        let third = SectionID(rawValue: 3)
        #expect(try order([.raise(third)]) == [1, 3, 2])
        #expect(try order([.raise(third), .raise(third), .raise(third)]) == [3, 1, 2])
        #expect(try order([.lower(SectionID(rawValue: 1))]) == [2, 1, 3])
        #expect(try Self.after([.hide(third), .show(third)]).hidden.isEmpty)
    }

    @Test("the differences from one arrangement to another are what was done, and none for the same")
    func differences() throws {
        let old = try Self.after([
            .pin(Self.id(1), at: FrontPlace(.lead), until: nil), .pin(Self.id(2), at: FrontPlace(.seconds), until: nil),
            .pin(Self.id(3), at: FrontPlace(.thirds), until: nil),
        ])
        let end = Self.now.advanced(seconds: 60)
        let new = try [
            FrontChange.unpin(Self.id(1)), .move(Self.id(2), from: FrontPlace(.seconds), to: FrontPlace(.lead)),
            .hold(Self.id(3), from: Self.now.advanced(seconds: 9), until: end),
            .pin(Self.id(4), at: FrontPlace(.opinion), until: nil),
            .hide(SectionID(rawValue: 1)), .raise(SectionID(rawValue: 3)),
        ].reduce(old) { try $0.applying($1, to: Self.home, sections: Self.sections, at: Self.now) }
        #expect(
            new.differences(from: old) == [
                .moved(Self.id(2), from: FrontPlace(.seconds), to: FrontPlace(.lead)),
                .begins(Self.id(3), at: Self.now.advanced(seconds: 9)),
                .held(Self.id(3), from: nil, to: end),
                .pinned(FrontPin(Self.id(4), at: FrontPlace(.opinion))),
                .unpinned(FrontPin(Self.id(1), at: FrontPlace(.lead))),
                .hidden(SectionID(rawValue: 1)),
                .ordered([1, 3, 2].map { SectionID(rawValue: $0) }),
            ]
        )
        #expect(new.differences(from: new).isEmpty)
        let back = old.differences(from: new)
        #expect(back.contains(.shown(SectionID(rawValue: 1))) && back.contains(.ordered([])))
    }

    @Test("an arrangement written and read is the same, and text that is none is refused")
    func coding() throws {
        let arrangement = try Self.after([
            .pin(Self.id(1), at: FrontPlace(.section(SectionID(rawValue: 2)), 3), until: Self.now.advanced(seconds: 9)),
            .hide(SectionID(rawValue: 1)), .raise(SectionID(rawValue: 3)),
        ])
        let data = try JSONEncoder().encode(arrangement)
        #expect(try JSONDecoder().decode(FrontArrangement.self, from: data) == arrangement)
        let twice =
            #"{"pins":[{"article":1,"place":{"slot":"lead","index":0}},{"article":1,"place":{"slot":"list","index":0}}],"order":[],"hidden":[]}"#
        #expect(try JSONDecoder().decode(FrontArrangement.self, from: Data(twice.utf8)).pins.count == 1)
        let unknown = #"{"pins":[{"article":1,"place":{"slot":"attic","index":0}}],"order":[],"hidden":[]}"#
        #expect(throws: (any Error).self) {
            try JSONDecoder().decode(FrontArrangement.self, from: Data(unknown.utf8))
        }
    }

    @Test("fronts and places have texts that lead back, and other texts lead nowhere")
    func texts() {
        for text in ["1", "1-7", "23-456"] { #expect(FrontID(text: text)?.text == text) }
        for text in ["", "0", "1-", "-1", "1-0", "x", "1-2-3", " 1", "1-x", String(repeating: "9", count: 30)] {
            #expect(FrontID(text: text) == nil, "\(text)")
        }
        for text in ["lead-0", "seconds-1", "section-7-3", "list-4"] { #expect(FrontPlace(text: text)?.text == text) }
        for text in ["", "lead", "lead-1", "lead--1", "section-0-1", "section-x-1", "seconds-2", "attic-0", "-0"] {
            #expect(FrontPlace(text: text) == nil, "\(text)")
        }
    }

    @Test("a banner has a text on one line and times that can be")
    func banners() throws {
        func banner(_ text: String = "Un texte", from start: Int64 = 0, to end: Int64 = 3600) -> Banner {
            Banner(
                edition: Self.edition, text: text, startsAt: Self.now.advanced(seconds: start),
                endsAt: Self.now.advanced(seconds: end)
            )
        }
        #expect(try banner("  Deux\n lignes ").checked(at: Self.now).text == "Deux lignes")
        let wrong: [(Banner, String)] = [
            (banner(" \n"), "text"), (banner(String(repeating: "é", count: 121)), "text"),
            (banner(from: 60, to: 60), "endsAt"), (banner(from: -60, to: 0), "endsAt"),
            (banner(to: 48 * 3600 + 1), "endsAt"),
        ]
        for (banner, field) in wrong {
            let error = #expect(throws: NewsError.self) { try banner.checked(at: Self.now) }
            #expect(error?.field == field)
        }
        // One that began yesterday may be prolonged.
        #expect(throws: Never.self) { try banner(from: -40 * 3600, to: 40 * 3600).checked(at: Self.now) }
        let later = banner(from: 60, to: 120)
        for (second, isShown, next) in [(59, false, 60), (60, true, 120), (119, true, 120), (120, false, nil)]
            as [(Int64, Bool, Int64?)]
        {
            let moment = Self.now.advanced(seconds: second)
            #expect(later.isShown(at: moment) == isShown)
            #expect(later.changes(after: moment) == next.map { Self.now.advanced(seconds: $0) })
        }
    }
}
