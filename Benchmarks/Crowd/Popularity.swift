internal import Foundation

/// How often each page is asked for by Zipf's law: the page at place `n` with a weight of `1 / n^exponent`.
struct Popularity {
    /// The share of each page and of those before it.
    private let sums: [Double]

    /// - Parameter exponent: 0 for pages that are equally wanted.
    init(pages: Int, exponent: Double) {
        var total = 0.0
        let running = (1...max(pages, 1)).map { place in
            total += pow(Double(place), -exponent)
            return total
        }
        sums = running.map { $0 / total }
    }

    /// The place of one page, from 0.
    func draw(_ chance: inout Chance) -> Int {
        let fraction = chance.fraction()
        var (low, high) = (0, sums.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] > fraction { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
