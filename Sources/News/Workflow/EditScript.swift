/// The steps from one row of numbers to another.
enum EditScript {
    enum Step: Hashable {
        case keep(Int, Int)
        case remove(Int)
        case add(Int)

        var isKept: Bool { if case .keep = self { true } else { false } }
    }

    /// Myers' greedy search, given up after `effort` differences.
    static func steps(from old: [Int], to new: [Int], effort: Int) -> [Step] {
        var start = 0
        while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
        var oldEnd = old.count
        var newEnd = new.count
        while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] {
            oldEnd -= 1
            newEnd -= 1
        }
        let head = (0..<start).map { Step.keep($0, $0) }
        let tail = (0..<(old.count - oldEnd)).map { Step.keep(oldEnd + $0, newEnd + $0) }
        let middle =
            search(Array(old[start..<oldEnd]), Array(new[start..<newEnd]), effort: effort)?.map { step -> Step in
                switch step {
                case .keep(let left, let right): .keep(left + start, right + start)
                case .remove(let index): .remove(index + start)
                case .add(let index): .add(index + start)
                }
            } ?? (start..<oldEnd).map(Step.remove) + (start..<newEnd).map(Step.add)
        return head + middle + tail
    }

    private static func search(_ old: [Int], _ new: [Int], effort: Int) -> [Step]? {
        if old.isEmpty { return new.indices.map(Step.add) }
        if new.isEmpty { return old.indices.map(Step.remove) }
        let limit = min(effort, old.count + new.count)
        let middle = limit + 1
        // The farthest place in `old` on each diagonal; `trace` keeps the part that each round could reach.
        var farthest = [Int](repeating: 0, count: 2 * limit + 3)
        var trace: [[Int]] = []
        for round in 0...limit {
            trace.append(Array(farthest[(middle - round - 1)...(middle + round + 1)]))
            for diagonal in stride(from: -round, through: round, by: 2) {
                let isDown =
                    diagonal == -round
                    || diagonal != round && farthest[middle + diagonal - 1] < farthest[middle + diagonal + 1]
                var left = isDown ? farthest[middle + diagonal + 1] : farthest[middle + diagonal - 1] + 1
                var right = left - diagonal
                while left < old.count, right < new.count, right >= 0, old[left] == new[right] {
                    left += 1
                    right += 1
                }
                farthest[middle + diagonal] = left
                if left == old.count, right == new.count { return walkBack(trace, old.count, new.count) }
            }
        }
        return nil
    }

    private static func walkBack(_ trace: [[Int]], _ oldCount: Int, _ newCount: Int) -> [Step] {
        var steps: [Step] = []
        var left = oldCount
        var right = newCount
        for round in stride(from: trace.count - 1, through: 0, by: -1) {
            let row = trace[round]
            func reached(_ diagonal: Int) -> Int { row[diagonal + round + 1] }
            let diagonal = left - right
            let isDown =
                diagonal == -round || diagonal != round && reached(diagonal - 1) < reached(diagonal + 1)
            let previous = isDown ? diagonal + 1 : diagonal - 1
            let previousLeft = round == 0 ? 0 : reached(previous)
            let previousRight = round == 0 ? 0 : previousLeft - previous
            while left > previousLeft, right > previousRight {
                left -= 1
                right -= 1
                steps.append(.keep(left, right))
            }
            guard round > 0 else { break }
            if isDown { steps.append(.add(previousRight)) } else { steps.append(.remove(previousLeft)) }
            left = previousLeft
            right = previousRight
        }
        return steps.reversed()
    }
}
