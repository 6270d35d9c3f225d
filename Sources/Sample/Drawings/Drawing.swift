/// An illustration made by the program: flat shapes in few colours, as SVG of our own making.
public struct Drawing: Sendable {
    public let scene: Scene
    /// 0 to 3: day, dusk, night, or sepia.
    public let variant: Int

    public static let width = 1600
    public static let height = 1067

    /// Who drew it: its credit line, which every edition shows, while the paper's name is another in each.
    public var artist: String { Self.artists[variant % Self.artists.count] }

    private static let artists = ["Inaya Tazrouft", "Sami Ouarzif", "Lina Azemmar"]

    struct Palette {
        /// From the sky to the foreground.
        let layers: [String]
        let light: String
        let accent: String
        let dark: String
    }

    private static let palettes: [Palette] = [
        Palette(
            layers: ["#f3dfc1", "#e8b98a", "#cf8a63", "#9c5b4c", "#5d3440"], light: "#fff6e3", accent: "#b3202c",
            dark: "#2d1b25"),
        Palette(
            layers: ["#cfe3e6", "#93bfc9", "#5b93a5", "#35657c", "#1d3f55"], light: "#fbf7ea", accent: "#e0a33a",
            dark: "#10263a"),
        Palette(
            layers: ["#232946", "#2f3a63", "#434f82", "#1c2138", "#0f1224"], light: "#f6e7b4", accent: "#e8725c",
            dark: "#090b17"),
        Palette(
            layers: ["#e9ead2", "#bfcb9b", "#8aa36b", "#55754d", "#2e4a37"], light: "#fffbe8", accent: "#d0682f",
            dark: "#1b2d24"),
    ]

    /// The drawing as an SVG document.
    public var svg: String {
        var random = SplitMix(seed: 0xFA4A1, index: (Scene.allCases.firstIndex(of: scene) ?? 0) * 4 + variant)
        let palette = Self.palettes[variant % Self.palettes.count]
        let body = shapes(palette, &random)
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1067" width="1600" height="1067">\
            <rect width="1600" height="1067" fill="\(palette.layers[0])"/>\(body)</svg>
            """
    }

    private func shapes(_ palette: Palette, _ random: inout SplitMix) -> String {
        switch scene {
        case .ridges: sun(palette, &random) + hills(palette, &random, from: 420, step: 60, jagged: true)
        case .dunes:
            sun(palette, &random) + hills(palette, &random, from: 520, step: 180, jagged: false) + caravan(palette)
        case .sea: sun(palette, &random) + waves(palette, from: 420)
        case .harbour: sun(palette, &random) + waves(palette, from: 640) + boats(palette, &random) + cranes(palette)
        case .skyline: sun(palette, &random) + roofs(palette, &random)
        case .zellige: zellige(palette, &random)
        case .pitch: pitch(palette)
        case .track: track(palette)
        case .stage: stage(palette, &random)
        case .shelves: shelves(palette, &random)
        case .market: market(palette, &random)
        case .fields:
            sun(palette, &random) + hills(palette, &random, from: 430, step: 200, jagged: false) + rows(palette)
        case .dam: sun(palette, &random) + dam(palette, &random)
        case .panels:
            sun(palette, &random) + hills(palette, &random, from: 620, step: 150, jagged: false) + panels(palette)
        case .chart: chart(palette, &random)
        case .colonnade: sun(palette, &random) + colonnade(palette)
        }
    }

    // MARK: Pieces

    func polygon(_ points: [(Int, Int)], _ fill: String, opacity: String = "1") -> String {
        let text = points.map { "\($0.0),\($0.1)" }.joined(separator: " ")
        return "<polygon points=\"\(text)\" fill=\"\(fill)\" fill-opacity=\"\(opacity)\"/>"
    }

    func rectangle(_ x: Int, _ y: Int, _ width: Int, _ height: Int, _ fill: String) -> String {
        "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" fill=\"\(fill)\"/>"
    }

    func circle(_ x: Int, _ y: Int, _ radius: Int, _ fill: String, opacity: String = "1") -> String {
        "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\" fill=\"\(fill)\" fill-opacity=\"\(opacity)\"/>"
    }

    func path(_ definition: String, _ fill: String) -> String { "<path d=\"\(definition)\" fill=\"\(fill)\"/>" }

    func stroke(_ definition: String, _ color: String, _ width: Int) -> String {
        "<path d=\"\(definition)\" fill=\"none\" stroke=\"\(color)\" stroke-width=\"\(width)\" stroke-linecap=\"round\"/>"
    }

    private func sun(_ palette: Palette, _ random: inout SplitMix) -> String {
        let x = 300 + random.below(1000)
        let y = 200 + random.below(160)
        return circle(x, y, 210, palette.light, opacity: "0.28") + circle(x, y, 130, palette.light)
    }

    private func hills(_ palette: Palette, _ random: inout SplitMix, from top: Int, step: Int, jagged: Bool) -> String {
        var out = ""
        for (layer, color) in palette.layers.dropFirst().enumerated() {
            let base = top + layer * 145
            var x = -120
            var text = "M-120,1067 L-120,\(base)"
            while x < 1720 {
                let width = step + random.below(step + 40)
                let y = base - random.below(jagged ? 210 - layer * 25 : 110)
                let next = x + width
                if jagged {
                    text += " L\(x + width / 2),\(y) L\(next),\(base - random.below(60))"
                } else {
                    text += " Q\(x + width / 2),\(y - 60) \(next),\(base - random.below(40))"
                }
                x = next
            }
            out += path(text + " L1720,1067 Z", color)
        }
        return out
    }

    private func waves(_ palette: Palette, from top: Int) -> String {
        var out = rectangle(0, top, 1600, 1067 - top, palette.layers[1])
        for row in 0..<7 {
            let y = top + 30 + row * (1067 - top) / 7
            let color = palette.layers[min(4, 1 + row / 2 + 1)]
            var text = "M-80,\(y)"
            for wave in 0..<12 {
                let x = -80 + wave * 150 + (row % 2) * 70
                text += " Q\(x + 38),\(y - 44) \(x + 75),\(y) T\(x + 150),\(y)"
            }
            out += path(text + " L1700,1067 L-80,1067 Z", color)
        }
        return out
    }

    private func caravan(_ palette: Palette) -> String {
        (0..<5).map { place in
            let x = 640 + place * 78
            return circle(x, 640, 12, palette.dark) + rectangle(x - 20, 648, 40, 22, palette.dark)
                + rectangle(x - 16, 668, 5, 26, palette.dark) + rectangle(x + 11, 668, 5, 26, palette.dark)
        }.joined()
    }

    private func boats(_ palette: Palette, _ random: inout SplitMix) -> String {
        (0..<5).map { place in
            let x = 120 + place * 300 + random.below(80)
            let y = 700 + random.below(160)
            let hull = place % 2 == 0 ? palette.accent : palette.light
            return polygon([(x, y), (x + 200, y), (x + 160, y + 60), (x + 40, y + 60)], hull)
                + rectangle(x + 96, y - 190, 8, 190, palette.dark)
                + polygon([(x + 108, y - 185), (x + 108, y - 20), (x + 190, y - 20)], palette.light)
        }.joined()
    }

    private func cranes(_ palette: Palette) -> String {
        [220, 1180].map { x in
            rectangle(x, 240, 26, 420, palette.dark) + rectangle(x - 130, 240, 420, 20, palette.dark)
                + rectangle(x + 250, 260, 6, 130, palette.dark) + rectangle(x + 228, 390, 50, 40, palette.accent)
        }.joined()
    }

    private func roofs(_ palette: Palette, _ random: inout SplitMix) -> String {
        var out = ""
        for layer in 0..<3 {
            var x = -20
            while x < 1600 {
                let width = 110 + random.below(130)
                let top = 470 + layer * 140 - random.below(150)
                let color = palette.layers[2 + layer]
                out += rectangle(x, top, width, 1067 - top, color)
                out += rectangle(x + width / 2 - 14, top + 40, 28, 46, palette.light)
                out += path("M\(x + width / 2 - 14),\(top + 40) a14,14 0 0 1 28,0 Z", palette.light)
                x += width + 6
            }
            if layer == 0 {
                let tower = 980 + random.below(260)
                out +=
                    rectangle(tower, 200, 120, 640, palette.layers[3])
                    + rectangle(tower + 36, 130, 48, 80, palette.layers[3])
                out += circle(tower + 60, 118, 16, palette.accent) + rectangle(tower + 44, 290, 32, 70, palette.light)
            }
        }
        for x in [210, 1400] {
            out += stroke("M\(x),1067 Q\(x + 30),760 \(x + 10),560", palette.dark, 18)
            for end in [(-130, 20), (-100, -70), (-10, -110), (90, -80), (140, 10)] {
                out += stroke(
                    "M\(x + 10),560 Q\(x + 10 + end.0 / 2),\(560 + end.1 - 40) \(x + 10 + end.0),\(560 + end.1)",
                    palette.dark, 14)
            }
        }
        return out
    }
}
