internal import Benchmark
internal import News
internal import Stemming

func searchBenchmarks() {
    guard let newspaper = try? Newspaper() else { return }
    let stemmer = SnowballStemmer()
    for (name, language) in [("French", 0), ("Arabic", 1), ("English", 2)] {
        let tag = newspaper.publication.editions[language].language
        let texts = newspaper.articles(20, in: language).map { $0.content.body.plainText }
        let turns = Turns(texts)
        let letters = texts.map(\.count).reduce(0, +) / max(texts.count, 1)
        Benchmark.long("Search: an article in \(name), \(letters) letters, is folded") {
            SearchFolding.words(in: turns.next())
        }
        let words = Turns(texts.map { SearchFolding.words(in: $0) })
        Benchmark.long("Search: stems of the folded words of an article in \(name)") {
            stemmer.stems(of: words.next(), in: tag)
        }
    }
    let names = Turns(["Échos d’Agadir", "المكتبة الوطنية", "The Lantern", "Le marché de la médina de Fès"])
    Benchmark.short("Search: a name is looked through for two words") {
        SearchFolding.holds(names.next(), words: ["marche", "fes"])
    }
    Benchmark.short("Search: the distance of two words") { Spelling.distance("gouvernement", "gouvernemant") }
}
