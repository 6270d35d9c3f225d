/// A page whose only statements are microdata in its markup, as themes of the years before JSON-LD wrote them.
enum MicrodataPage {
    static let html = #"""
        <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Storks return to the old mill</title></head>
        <body itemscope itemtype="http://schema.org/WebPage"><div class="site-title" itemprop="name">The Valley Post</div>
        <div id="story" itemscope itemtype="http://schema.org/NewsArticle">
        <meta itemprop="datePublished" content="2024-03-09T07:45:00-05:00"><meta itemprop="dateModified" content="2024-03-09T14:00:00Z">
        <meta itemprop="articleSection" content="Nature"><meta itemprop="keywords" content="birds, storks">
        <link itemprop="url" href="https://valley.example/nature/storks-return">
        <div itemprop="publisher" itemscope itemtype="http://schema.org/Organization"><meta itemprop="name" content="The Valley Post"></div>
        <h2 itemprop="headline">Storks return to the old mill</h2>
        <p itemprop="description">Three pairs have nested there since Sunday.</p>
        <span itemprop="author" itemscope itemtype="http://schema.org/Person">Words by <a href="/staff/ines" itemprop="url"><b itemprop="name">Inés Marrero</b></a></span>
        <div itemprop="image" itemscope itemtype="http://schema.org/ImageObject"><img itemprop="contentUrl" src="/media/storks.jpg" alt="A stork on a chimney">
        <p itemprop="caption">On the mill’s chimney.</p><span itemprop="creditText">Paul Aït Lahcen</span></div>
        <div itemprop="articleBody"><p>Three pairs of storks have nested on the roof of the old mill since Sunday, the first in eleven years.</p>
        <ol><li>The first pair took the chimney.</li><li>The others took the north gable.</li></ol>
        <p>“They came from the south with the warm wind,” said the miller’s daughter, who counts them every spring.</p>
        <div class="comments"><div itemprop="comment" itemscope><p itemprop="text">Lovely news.</p></div></div></div>
        </div></body></html>
        """#
}
