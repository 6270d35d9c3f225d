extension Drawing {
    func zellige(_ palette: Palette, _ random: inout SplitMix) -> String {
        var out = rectangle(0, 0, 1600, 1067, palette.layers[4])
        let size = 178
        for row in 0..<7 {
            for column in 0..<10 {
                let x = column * size + 10
                let y = row * size - 60
                let fill = [palette.layers[1], palette.accent, palette.layers[2], palette.light][
                    (row * 3 + column + random.below(2)) % 4]
                let half = size / 2 - 12
                // Two squares, one turned by 45 degrees, make the eight-pointed star.
                out += "<g transform=\"translate(\(x + size / 2),\(y + size / 2))\"><g fill=\"\(fill)\">"
                out +=
                    "<rect x=\"\(-half * 7 / 10)\" y=\"\(-half * 7 / 10)\" width=\"\(half * 14 / 10)\" height=\"\(half * 14 / 10)\"/>"
                out +=
                    "<rect x=\"\(-half * 7 / 10)\" y=\"\(-half * 7 / 10)\" width=\"\(half * 14 / 10)\" height=\"\(half * 14 / 10)\" transform=\"rotate(45)\"/></g>"
                out += circle(0, 0, half / 3, palette.layers[4]) + circle(0, 0, half / 6, palette.light) + "</g>"
            }
        }
        return out
    }

    func pitch(_ palette: Palette) -> String {
        let grass = variant == 2 ? ["#274d36", "#2d5a3e"] : ["#5f9a4e", "#6aa857"]
        var out = (0..<10).map { rectangle($0 * 160, 0, 160, 1067, grass[$0 % 2]) }.joined()
        let line = palette.light
        out += stroke(
            "M140,120 H1460 V947 H140 Z M800,120 V947 M140,330 H370 V737 H140 M1460,330 H1230 V737 H1460", line, 8)
        out +=
            "<circle cx=\"800\" cy=\"533\" r=\"130\" fill=\"none\" stroke=\"\(line)\" stroke-width=\"8\"/>"
            + circle(800, 533, 10, line)
        let players = [(420, 300), (560, 700), (690, 430), (1010, 360), (1120, 640), (900, 800)]
        for (place, spot) in players.enumerated() {
            out += circle(spot.0 + 8, spot.1 + 12, 22, palette.dark, opacity: "0.35")
            out += circle(spot.0, spot.1, 22, place % 2 == 0 ? palette.accent : palette.light)
        }
        return out + circle(735, 470, 12, "#ffffff")
    }

    func track(_ palette: Palette) -> String {
        var out = rectangle(0, 0, 1600, 1067, palette.accent)
        for lane in 0..<8 {
            let y = 1067 - lane * 120
            out += stroke("M-50,\(y) C500,\(y - 60) 900,\(y - 320) 1700,\(y - 460)", palette.light, 7)
        }
        out += polygon([(0, 0), (1600, 0), (1600, 120), (700, 330), (0, 390)], palette.layers[3])
        for (place, x) in [330, 640, 930].enumerated() {
            let y = 640 - place * 120
            out +=
                circle(x, y - 120, 26, palette.dark)
                + stroke("M\(x),\(y - 90) L\(x - 16),\(y) L\(x + 40),\(y + 70)", palette.dark, 26)
            out +=
                stroke("M\(x - 16),\(y) L\(x - 70),\(y + 50)", palette.dark, 22)
                + stroke("M\(x - 4),\(y - 70) L\(x + 56),\(y - 40)", palette.dark, 18)
        }
        return out
    }

    func stage(_ palette: Palette, _ random: inout SplitMix) -> String {
        var out = rectangle(0, 0, 1600, 1067, palette.dark)
        for x in [260, 800, 1340] {
            out += polygon([(x - 20, 0), (x + 20, 0), (x + 260, 760), (x - 260, 760)], palette.light, opacity: "0.2")
        }
        out += rectangle(0, 740, 1600, 70, palette.layers[3])
        for (place, x) in [520, 800, 1080].enumerated() {
            let color = place == 1 ? palette.accent : palette.layers[1]
            out += circle(x, 480, 44, color) + path("M\(x - 70),740 Q\(x),470 \(x + 70),740 Z", color)
        }
        for _ in 0..<60 {
            let x = random.below(1600)
            let y = 880 + random.below(170)
            out += circle(x, y, 34 + random.below(14), palette.layers[4])
        }
        return out
    }

    func shelves(_ palette: Palette, _ random: inout SplitMix) -> String {
        var out = rectangle(0, 0, 1600, 1067, palette.layers[4])
        let colors = [palette.accent, palette.layers[1], palette.layers[2], palette.light, palette.layers[3]]
        for row in 0..<4 {
            let floor = 255 + row * 262
            var x = 20
            while x < 1570 {
                let width = 24 + random.below(40)
                let height = 150 + random.below(75)
                let color = random.pick(colors)
                out += rectangle(x, floor - height, width, height, color)
                if width > 40 { out += rectangle(x + 8, floor - height + 26, width - 16, 10, palette.dark) }
                x += width + 4 + (random.happens(6) ? 50 : 0)
            }
            out += rectangle(0, floor, 1600, 18, palette.dark)
        }
        return out
    }

    func market(_ palette: Palette, _ random: inout SplitMix) -> String {
        var out = rectangle(0, 620, 1600, 447, palette.layers[2])
        for stall in 0..<4 {
            let x = 30 + stall * 400
            let top = 300 + random.below(80)
            out +=
                rectangle(x + 20, top + 120, 12, 430, palette.dark)
                + rectangle(x + 330, top + 120, 12, 430, palette.dark)
            for stripe in 0..<6 {
                let color = stripe % 2 == 0 ? palette.accent : palette.light
                out += polygon(
                    [
                        (x + stripe * 60, top), (x + stripe * 60 + 60, top), (x + stripe * 60 + 72, top + 130),
                        (x + stripe * 60 - 12, top + 130),
                    ], color)
            }
            out += rectangle(x, top + 400, 360, 150, palette.layers[4])
            for pile in 0..<3 {
                for fruit in 0..<9 {
                    let color = [palette.accent, palette.light, palette.layers[1]][(pile + stall) % 3]
                    out += circle(x + 60 + pile * 120 + (fruit % 3 - 1) * 30, top + 395 - fruit / 3 * 26, 18, color)
                }
            }
        }
        return out
    }

    func rows(_ palette: Palette) -> String {
        var out = ""
        for line in 0..<15 {
            out += stroke("M\(800 + (line - 7) * 44),700 L\(800 + (line - 7) * 260),1080", palette.layers[1], 9)
        }
        for (x, y) in [(220, 640), (470, 690), (1150, 660), (1390, 620), (1480, 760), (110, 790)] {
            out +=
                rectangle(x - 8, y, 16, 90, palette.dark) + circle(x, y, 62, palette.layers[3])
                + circle(x - 22, y - 26, 38, palette.layers[2])
        }
        return out
    }

    func dam(_ palette: Palette, _ random: inout SplitMix) -> String {
        var out = polygon([(0, 300), (620, 560), (620, 1067), (0, 1067)], palette.layers[3])
        out += polygon([(1600, 260), (980, 560), (980, 1067), (1600, 1067)], palette.layers[4])
        out += polygon([(430, 480), (1170, 470), (1000, 620), (600, 620)], palette.layers[1])
        out += path("M600,600 Q800,660 1000,600 L930,1067 H670 Z", palette.light)
        for line in 0..<6 { out += stroke("M\(640 + line * 64),\(640 + random.below(20)) V1040", palette.layers[2], 5) }
        return out + path("M700,880 h200 l60,187 h-320 Z", palette.layers[2])
    }

    func panels(_ palette: Palette) -> String {
        var out = ""
        for x in [360, 1220] {
            out += rectangle(x - 7, 260, 14, 430, palette.light)
            for (dx, dy) in [(0, -190), (165, 95), (-165, 95)] {
                out += stroke("M\(x),260 L\(x + dx),\(260 + dy)", palette.light, 14)
            }
            out += circle(x, 260, 18, palette.accent)
        }
        for row in 0..<3 {
            for column in 0..<6 {
                let x = 60 + column * 260 - row * 30
                let y = 700 + row * 125
                out += polygon([(x + 40, y), (x + 230, y), (x + 190, y + 90), (x, y + 90)], palette.dark)
                out += stroke(
                    "M\(x + 135),\(y) L\(x + 95),\(y + 90) M\(x + 20),\(y + 45) L\(x + 210),\(y + 45)",
                    palette.layers[1], 4)
            }
        }
        return out
    }

    func chart(_ palette: Palette, _ random: inout SplitMix) -> String {
        var out = (0..<6).map { stroke("M100,\(180 + $0 * 140) H1500", palette.layers[1], 4) }.joined()
        var line = "M150,780"
        for bar in 0..<10 {
            let height = 140 + bar * 52 + random.below(150)
            out += rectangle(130 + bar * 138, 900 - height, 86, height, bar == 8 ? palette.accent : palette.layers[3])
            line += " L\(173 + bar * 138),\(840 - bar * 58 - random.below(90))"
        }
        return out + stroke(line, palette.dark, 12) + rectangle(90, 900, 1430, 10, palette.dark)
    }

    func colonnade(_ palette: Palette) -> String {
        var out =
            polygon([(160, 420), (800, 200), (1440, 420)], palette.layers[3])
            + rectangle(140, 420, 1320, 60, palette.layers[4])
        for column in 0..<8 {
            let x = 190 + column * 168
            out += rectangle(x, 480, 70, 420, palette.light) + rectangle(x + 46, 480, 24, 420, palette.layers[1])
            out += rectangle(x - 14, 480, 98, 24, palette.layers[2]) + rectangle(x - 14, 880, 98, 24, palette.layers[2])
        }
        for step in 0..<4 {
            out += rectangle(
                100 - step * 40, 904 + step * 42, 1400 + step * 80, 42, palette.layers[step % 2 == 0 ? 3 : 4])
        }
        return out + circle(800, 330, 44, palette.accent)
    }
}
