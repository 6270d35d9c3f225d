internal import Benchmark
internal import Foundation
internal import News

func newsBenchmarks() {
    guard let newspaper = try? Newspaper() else { return }
    for (name, language) in [("French", 0), ("Arabic", 1), ("English", 2)] {
        let articles = newspaper.articles(30, in: language)
        let rules = LanguageRules.of(newspaper.publication.editions[language].language)
        let headlines = Turns(articles.map(\.content.headline))
        Benchmark.short("News: the slug of a headline in \(name)") { rules.slug(headlines.next()) }
        let texts = Turns(articles.compactMap(\.content.standfirst))
        Benchmark.short("News: a standfirst is set in \(name)") { rules.typeset(texts.next()) }
    }
    let rules = LanguageRules.of(.french)
    let rough = #"Il dit : "C'est l'heure !"... et part a 18h30 pour 1 000 km - ou plus; non?"#
    Benchmark.short("News: a sentence without any of its marks right is set") { rules.typeset(rough) }

    if let zone = try? Zone.load("Africa/Casablanca") {
        // Two years, so that clocks change.
        let instants = Turns((0..<1000).map { Newspaper.now.advanced(seconds: -Int64($0) * 63_000) })
        Benchmark.short("News: an instant in Casablanca") { zone.civil(at: instants.next()) }
        Benchmark.short("News: the same as ISO 8601") { zone.iso8601(instants.next()) }
        let dates = Turns((0..<1000).map { CivilDate(daysSince1970: 20_000 + $0) })
        let arabic = LanguageRules.of(.arabic)
        Benchmark.short("News: a date in French words") { rules.longDate(dates.next()) }
        Benchmark.short("News: a date in Arabic words") { arabic.longDate(dates.next()) }
        let recent = Turns((0..<1000).map { Newspaper.now.advanced(seconds: -Int64($0) * 2_600) })
        Benchmark.short("News: how long ago in French words") { rules.relative(recent.next(), to: Newspaper.now) }
    }

    let bodies = Turns(newspaper.articles(30).compactMap { try? JSONEncoder().encode($0.content.body) })
    Benchmark.long("News: a body is read from its JSON") { try JSONDecoder().decode(Body.self, from: bodies.next()) }
    let read = Turns(newspaper.articles(30).map(\.content.body))
    Benchmark.long("News: a body is written as JSON") { try JSONEncoder().encode(read.next()) }
}
