/// A page whose JSON-LD is broken in one block and sound in another, with Dublin Core beside it.
enum BrokenDataPage {
    static let html = #"""
        <html lang="es"><head><title>El faro vuelve a alumbrar</title>
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Nunca "leído" así"</script>
        <script type="application/ld+json">
        //<![CDATA[
        {"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":"1","item":{"@id":"/","name":"Inicio"}},{"@type":"ListItem","position":"2","item":{"@id":"/costa","name":"Costa"}},]}
        //]]></script>
        <meta name="DC.title" content="El faro vuelve a alumbrar"><meta name="DC.creator" content="Por Lucía Ferrer; Marc Soler">
        <meta name="DC.date.issued" content="2025-07-12"><meta name="DC.language" content="es"><meta name="DC.description" content="Treinta años después, la lámpara gira de nuevo.">
        <meta name="keywords" content="faro, costa , Faro"></head>
        <body><main><h1>El faro vuelve a alumbrar</h1>
        <div class="post-content"><p>La lámpara del cabo giró anoche por primera vez en treinta años ante unas doscientas personas reunidas en el muelle.</p>
        <p>El ayuntamiento pagó la obra con una colecta de los vecinos y una ayuda de la diputación que llegó en marzo.</p></div>
        </main></body></html>
        """#
}
