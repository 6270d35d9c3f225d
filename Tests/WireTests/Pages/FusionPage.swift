/// A page in the manner of Arc's Fusion: hashed class names, `c-` components, lists of authors, a resizer for pictures.
enum FusionPage {
    static let html = #"""
        <!doctype html><html lang="en"><head>
        <script id="fusion-metadata" type="application/javascript">window.Fusion=window.Fusion||{};Fusion.globalContent={"a":"</p>"};</script>
        <title>Council approves tram extension to the harbour | The Coastal Record</title>
        <link rel="canonical" href="https://record.example/city/2025/07/13/council-approves-tram-extension/"/>
        <meta name="description" content="The line will reach the old pier in 2028, two years late."/>
        <meta property="og:site_name" content="The Coastal Record"/>
        <meta property="og:image" content="https://record.example/resizer/v2/TRAMHARBOUR7.jpg?auth=abc&amp;width=1200&amp;height=630"/>
        <script type="application/ld+json">
        [{"@context":"https://schema.org/","@type":"ReportageNewsArticle","headline":"Council approves tram extension to the harbour",
        "description":"The line will reach the old pier in 2028, two years late.",
        "author":[{"@type":"Person","name":"Ruth Adeyemi"},{"@type":"Person","name":"Tom Okafor"}],
        "datePublished":"2025-07-13T08:15:22.120Z","dateModified":"2025-07-13T11:40:00.000Z",
        "articleSection":"City","keywords":"trams, harbour, council",
        "publisher":{"@type":"NewsMediaOrganization","name":"The Coastal Record"},
        "image":["https://record.example/resizer/v2/TRAMHARBOUR7.jpg?auth=abc&width=1200"],"isAccessibleForFree":"True"}]
        </script></head>
        <body><div id="fusion-app" class="fusion-app"><div class="b-it-header"><nav class="c-nav"><a href="/">Home</a></nav></div>
        <article class="b-it-article"><h1 class="b-it-headline">Council approves tram extension to the harbour</h1>
        <h2 class="b-it-subheadline">The line will reach the old pier in 2028, two years late.</h2>
        <div class="b-byline">By <a href="/author/ruth/">Ruth Adeyemi</a> and <a href="/author/tom/">Tom Okafor</a></div>
        <figure class="c-media-item"><img alt="A tram on the sea front" src="https://record.example/resizer/v2/TRAMHARBOUR7.jpg?auth=abc&amp;width=600" width="600" height="400"/><figcaption class="c-media-item__fig-caption"><span class="c-media-item__caption">A tram at the terminus.</span> <span class="c-media-item__credit">Lena Ortiz</span></figcaption></figure>
        <div class="c-stack b-it-article-body article-body-wrapper">
        <p class="c-paragraph">The city council voted by 31 to 18 on Saturday to extend the tram line to the harbour, ending a quarrel of nine years.</p>
        <div class="c-ad ad-desktop"><p>Advertisement</p></div>
        <p class="c-paragraph">Work starts in March. The contract names a <a href="https://works.example/list?a=1&amp;b=2#top">builder from the region</a>.</p>
        <blockquote class="twitter-tweet" data-lang="en"><p lang="en" dir="ltr">It is done.</p>&mdash; City Council (@council) <a href="https://twitter.com/council/status/1944300000000000000?ref_src=twsrc">July 13, 2025</a></blockquote><script async src="https://platform.twitter.com/widgets.js"></script>
        <aside class="c-box"><h3>The line in figures</h3><ul><li>4.2 km</li><li>7 stops</li></ul></aside>
        <div class="c-raw"><fancy-map data-id="7">A map of the seven stops</fancy-map></div>
        <h4 class="c-heading">What happens next</h4>
        <p class="c-paragraph">The first stage runs to the fish market. <a href="#stage2">The second</a> is not funded.</p>
        <div class="b-related related-box"><h4>Related</h4><a href="/1">One</a> <a href="/2">Two</a></div>
        </div></article></div></body></html>
        """#
}
