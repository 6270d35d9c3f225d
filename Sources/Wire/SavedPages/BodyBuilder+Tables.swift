internal import News

extension BodyBuilder {
    mutating func walkTable(_ index: Int) {
        if isLayout(index) {
            walkChildren(of: index)
        } else {
            appendTable(index, caption: nil)
        }
    }

    /// Old pages set their columns with tables; such a table holds other blocks, or but one row or column of them.
    private func isLayout(_ index: Int) -> Bool {
        if ["presentation", "none"].contains(tree.value("role", of: index)) { return true }
        if tree.elements(
            ["table", "h1", "h2", "ul", "ol", "blockquote", "figure"], in: tree.subtree(index).dropFirst()
        ).count > 0 {
            return true
        }
        let rows = rows(of: index)
        let widest = rows.map { cells(of: $0).count }.max() ?? 0
        return widest < 2 || rows.count < 2 && !rows.contains { cells(of: $0).contains { tree[$0].tag == "th" } }
    }

    private func rows(of table: Int) -> [Int] {
        tree.children(of: table).flatMap { child -> [Int] in
            switch tree[child].tag {
            case "tr": [child]
            case "tbody", "thead", "tfoot": tree.children(of: child).filter { tree[$0].tag == "tr" }
            default: []
            }
        }
    }

    private func cells(of row: Int) -> [Int] {
        tree.children(of: row).filter { tree[$0].tag == "td" || tree[$0].tag == "th" }
    }

    mutating func appendTable(_ index: Int, caption: String?) {
        guard depth + 2 <= Self.maximumDepth else {
            log.add(.depth, "<table>")
            walkChildren(of: index)
            return
        }
        let captionElement = tree.children(of: index).first { tree[$0].tag == "caption" }
        let caption = captionElement.flatMap { tree.text(of: $0).nonEmpty } ?? caption
        let rowElements = rows(of: index)
        var others: [Block] = []
        var grid: [[TextBlock]] = []
        // How many rows further down a cell above still reaches into, by column.
        var reaching: [Int: Int] = [:]
        for row in rowElements {
            var line: [TextBlock] = []
            func fillReached() {
                while let left = reaching[line.count], left > 0 {
                    reaching[line.count] = left - 1
                    line.append(TextBlock([]))
                }
            }
            for cell in cells(of: row) {
                fillReached()
                guard line.count < Self.maximumColumns else { break }
                let (inlines, blocks) = gathered { $0.walkChildren(of: cell) }
                others += blocks
                let width = min(span("colspan", cell), Self.maximumColumns - line.count)
                let down = min(span("rowspan", cell), rowElements.count) - 1
                for column in 0..<width {
                    if down > 0 { reaching[line.count] = down }
                    line.append(TextBlock(column == 0 ? inlines : []))
                }
            }
            fillReached()
            if line.contains(where: { !$0.inlines.isEmpty }) { grid.append(line) }
        }
        let width = grid.map(\.count).max() ?? 0
        for row in grid.indices { grid[row] += (grid[row].count..<width).map { _ in TextBlock([]) } }
        let hasHeader =
            rowElements.first.map { row in
                tree[tree[row].parent].tag == "thead"
                    || !cells(of: row).isEmpty && cells(of: row).allSatisfy { tree[$0].tag == "th" }
            } ?? false
        if !grid.isEmpty {
            let header = hasHeader && grid.count > 1 ? grid.removeFirst() : []
            blocks.append(.table(Table(caption: caption, header: header, rows: grid)))
        }
        blocks += others
    }

    private static let maximumColumns = 60

    private func span(_ name: String, _ cell: Int) -> Int {
        min(max(tree.value(name, of: cell).flatMap { Int($0) } ?? 1, 1), 1000)
    }
}
