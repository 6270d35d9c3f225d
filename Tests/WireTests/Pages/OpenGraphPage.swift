/// A page with Open Graph and nothing else: divisions without names, a headline in a division.
enum OpenGraphPage {
    static let html = #"""
        <html><head>
        <meta property="og:type" content="article"><meta property="og:title" content="Le tramway de Salé gagne trois stations — Rive droite">
        <meta property="og:site_name" content="Rive droite"><meta property="og:description" content="Ouverture annoncée pour l’été 2027.">
        <meta property="og:url" content="https://rivedroite.example/a/118"><meta property="og:locale" content="fr_MA">
        <meta property="og:image" content="https://rivedroite.example/i/tram-sale.webp"><meta property="og:image:alt" content="Une rame"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="800">
        <meta property="article:published_time" content="2025-07-11T15:33"><meta property="article:modified_time" content="2025-07-11 16:00:05+0100">
        <meta property="article:author" content="https://www.facebook.com/rivedroite"><meta property="article:section" content="Transports">
        <meta property="article:tag" content="tramway"><meta property="article:tag" content="Salé"></head>
        <body><div><div>Le tramway de Salé gagne trois stations</div><div>
        <div>La ligne 2 du tramway gagnera trois stations au nord de la ville, a annoncé vendredi la société qui l’exploite.</div>
        <div>Les travaux commenceront en janvier et dureront dix-huit mois, pendant lesquels la circulation sera déviée.</div>
        </div></div></body></html>
        """#
}
