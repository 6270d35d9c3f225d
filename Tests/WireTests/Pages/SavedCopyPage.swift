/// A page as a browser saves it whole: pictures lie beside it, the `srcset` still leads to the site, and the metadata
/// names a picture cut for sharing.
enum SavedCopyPage {
    static let html = #"""
        <!DOCTYPE html>
        <!-- saved from url=(0058)https://relais.example/economie/cooperative-rouvre/ -->
        <html lang="fr-FR" prefix="og: https://ogp.me/ns#"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
        <title>La coopérative rouvre ses portes - Le Relais</title>
        <link rel="canonical" href="https://relais.example/economie/cooperative-rouvre/">
        <meta property="og:title" content="La coopérative rouvre ses portes - Le Relais">
        <meta property="og:site_name" content="Le Relais"><meta property="article:tag" content="Olives">
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
        {"@type":"NewsArticle","headline":"La coopérative rouvre ses portes","datePublished":"2026-03-02T08:15:00+00:00",
        "dateModified":"2026-03-02T10:00:00+00:00","author":{"@type":"Person","name":"Imane Souiri"},
        "description":"Après deux ans de travaux, les pressoirs tournent à nouveau.",
        "image":{"@type":"ImageObject","url":"https://relais.example/cut/9f3a77.jpg"},"articleSection":["Économie"],
        "keywords":["Olives","Coopératives"],"inLanguage":"fr-FR"},
        {"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"Accueil"},
        {"@type":"ListItem","position":2,"name":"Économie"},{"@type":"ListItem","position":3,"name":"Agriculture"},
        {"@type":"ListItem","position":4,"name":"La coopérative rouvre ses portes"}]}]}</script></head>
        <body class="single"><header><nav><a href="https://relais.example/">Accueil</a></nav></header><article class="post">
        <h1 class="entry-title">La coopérative rouvre ses portes</h1>
        <figure class="wp-block-image featured"><img src="./La coopérative_files/pressoir.png" srcset="https://relais.example/u/pressoir-1600.png 1600w, https://relais.example/u/pressoir-800.png 800w" alt="Un pressoir en bois">
        <figcaption>Le grand pressoir, remis en marche.</figcaption></figure>
        <div class="entry-content"><p>Les portes se sont ouvertes à l’aube, et la <strong>file</strong> attendait déjà
        depuis une <a href="https://relais.example/heure">heure</a> dans le froid de la vallée, entre les caisses vides.</p>
        <h3 class="wp-block-heading">Un chantier de deux ans</h3>
        <p>Il a fallu reprendre les murs, le toit, puis <em>toute</em> la mécanique ; « rien n’a été simple »,
        dit le président de la coopérative devant les journalistes.</p>
        <p><img src="./La coopérative_files/citerne.jpg" alt="" width="800" height="600"></p>
        <p>La récolte est attendue pour la fin du mois, si la pluie le veut bien.</p>
        </div></article></body></html>
        """#
}
