/// A page in the manner of WordPress with its block editor and the Yoast plug-in.
enum GutenbergPage {
    static let html = #"""
        <!DOCTYPE html>
        <html lang="fr-FR" class="no-js">
        <head>
        <meta charset="UTF-8">
        <title>À Agadir, les pêcheurs attendent la fin du repos biologique - Le Phare</title>
        <link rel="canonical" href="https://lephare.example/economie/peche-agadir/">
        <meta property="og:locale" content="fr_FR">
        <meta property="og:type" content="article">
        <meta property="og:title" content="À Agadir, les pêcheurs attendent la fin du repos biologique - Le Phare">
        <meta property="og:description" content="Deux mois à quai, et des factures qui courent.">
        <meta property="og:site_name" content="Le Phare">
        <meta property="og:image" content="https://lephare.example/wp-content/uploads/2025/07/port-agadir.jpg">
        <meta property="og:image:width" content="1600"><meta property="og:image:height" content="1067">
        <meta property="article:tag" content="pêche">
        <script type="application/ld+json" class="yoast-schema-graph">{"@context":"https://schema.org","@graph":[
        {"@type":"NewsArticle","@id":"https://lephare.example/economie/peche-agadir/#article",
        "isPartOf":{"@id":"https://lephare.example/economie/peche-agadir/"},
        "author":{"name":"Salma Ouhaddou","@id":"https://lephare.example/#/schema/person/1"},
        "headline":"À Agadir, les pêcheurs attendent la fin du repos biologique",
        "datePublished":"2025-07-13T19:03:00+00:00","dateModified":"2025-07-14T06:30:00+00:00",
        "mainEntityOfPage":{"@id":"https://lephare.example/economie/peche-agadir/"},
        "publisher":{"@id":"https://lephare.example/#organization"},
        "image":{"@id":"https://lephare.example/economie/peche-agadir/#primaryimage"},
        "keywords":["pêche","Agadir","Souss-Massa"],"articleSection":["Mer","Économie"],"inLanguage":"fr-FR"},
        {"@type":"WebPage","@id":"https://lephare.example/economie/peche-agadir/","url":"https://lephare.example/economie/peche-agadir/",
        "name":"À Agadir - Le Phare","breadcrumb":{"@id":"https://lephare.example/economie/peche-agadir/#breadcrumb"}},
        {"@type":"ImageObject","@id":"https://lephare.example/economie/peche-agadir/#primaryimage",
        "url":"https://lephare.example/wp-content/uploads/2025/07/port-agadir.jpg","width":1600,"height":1067,
        "caption":"Le port d&#8217;Agadir, dimanche"},
        {"@type":"BreadcrumbList","@id":"https://lephare.example/economie/peche-agadir/#breadcrumb","itemListElement":[
        {"@type":"ListItem","position":1,"name":"Accueil","item":"https://lephare.example/"},
        {"@type":"ListItem","position":2,"name":"Économie","item":"https://lephare.example/economie/"},
        {"@type":"ListItem","position":3,"name":"Mer","item":"https://lephare.example/economie/mer/"},
        {"@type":"ListItem","position":4,"name":"À Agadir, les pêcheurs attendent la fin du repos biologique"}]},
        {"@type":"Organization","@id":"https://lephare.example/#organization","name":"Le Phare"},
        {"@type":"Person","@id":"https://lephare.example/#/schema/person/1","name":"Salma Ouhaddou"}]}</script>
        <style>body{color:red}</style>
        <script>window.dataLayer=[];document.write("<p>not text</p>");</script>
        </head>
        <body class="post-template-default single single-post with-sidebar">
        <header id="masthead"><nav class="main-navigation"><ul><li><a href="/">Accueil</a></li><li><a href="/economie/">Économie</a></li></ul></nav></header>
        <main id="primary" class="site-main">
        <article id="post-4211" class="post-4211 post type-post category-economie tag-peche">
        <header class="entry-header"><span class="kicker">Littoral</span><h1 class="entry-title">À Agadir, les pêcheurs attendent la fin du repos biologique</h1>
        <div class="entry-meta"><span class="byline">Par <span class="author vcard"><a class="url fn n" href="https://lephare.example/author/salma/">Salma Ouhaddou</a></span></span>
        <time class="entry-date published" datetime="2025-07-13T20:03:00+01:00">13 juillet 2025</time></div></header>
        <figure class="post-thumbnail"><img width="1600" height="1067" src="https://lephare.example/wp-content/uploads/2025/07/port-agadir-1024x683.jpg" class="attachment-post-thumbnail wp-post-image" alt="Des chalutiers à quai"><figcaption>Le port d’Agadir, dimanche. © Yassine Benhima / Le Phare</figcaption></figure>
        <div class="entry-content">
        <p>Dans le port d’Agadir,&nbsp;les <strong>chalutiers sont à quai</strong> depuis le 1<sup>er</sup> juin. <a href="/economie/mer/repos-2024/">L’an dernier</a>, l’arrêt avait duré   six semaines.</p>
        <!-- wp:heading --><h2 class="wp-block-heading">Des factures qui courent</h2>
        <p>« On paie la glace, le gardiennage, <em>tout sauf le gasoil</em> », dit un patron de pêche<br>qui préfère taire son nom.</p>
        <div class="wp-block-image"><figure class="aligncenter size-large"><noscript><img src="https://lephare.example/wp-content/uploads/2025/07/filets-1024x576.jpg" alt="Des filets"></noscript><img data-src="https://lephare.example/wp-content/uploads/2025/07/filets-1024x576.jpg" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" data-srcset="https://lephare.example/wp-content/uploads/2025/07/filets-300x169.jpg 300w, https://lephare.example/wp-content/uploads/2025/07/filets-2048x1152.jpg 2048w" width="1024" height="576" alt="Des filets"><figcaption>Les filets sèchent. Photo : S. O.</figcaption></figure></div>
        <h3>Ce que dit l’arrêté</h3>
        <ul class="wp-block-list"><li>Deux mois pour le poulpe</li><li>Un mois pour la sardine<ul><li>sauf au large de Sidi Ifni</li></ul></li></ul>
        <blockquote class="wp-block-quote"><p>La ressource revient.</p><cite>— Nadia Amghar, biologiste</cite></blockquote>
        <figure class="wp-block-pullquote"><blockquote><p>Tout sauf le gasoil</p></blockquote></figure>
        <figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper"><iframe title="Le port vu du ciel" src="https://www.youtube.com/embed/aB3-xyZ_901?feature=oembed"></iframe></div></figure>
        <figure class="wp-block-table"><table><thead><tr><th>Espèce</th><th>Tonnes</th></tr></thead><tbody><tr><td>Sardine</td><td>1&nbsp;204</td></tr><tr><td>Poulpe</td></tr></tbody></table><figcaption>Débarquements de juin</figcaption></figure>
        <p></p>
        <figure class="wp-block-gallery"><figure class="wp-block-image"><img src="https://lephare.example/a/quai-nord.jpg" alt="Quai nord"></figure><figure class="wp-block-image"><img src="https://lephare.example/a/quai-sud.jpg" alt="Quai sud"></figure></figure>
        <hr class="wp-block-separator">
        <p>Lire aussi : <a href="https://lephare.example/economie/criee/">La criée change d’adresse</a></p>
        <p>Le retour en mer est prévu <span lang="en">in the coming days</span>, selon <a href="javascript:alert(1)">le comité</a>.</p>
        <div class="sharedaddy sd-sharing-enabled"><h3>Partager :</h3><ul><li><a href="https://www.facebook.com/sharer.php">Facebook</a></li></ul></div>
        <div class="code-block ad-slot">Publicité</div>
        <iframe src="https://ads.tracker.example/frame.html"></iframe>
        <div id="jp-relatedposts" class="jp-relatedposts"><h3>Sur le même thème</h3><a href="/x">Un autre sujet</a></div>
        <div class="mc4wp-form newsletter"><form><label>Recevez la lettre</label><input type="email"></form></div>
        </div>
        <footer class="entry-footer"><span class="tags-links"><a href="/tag/peche/" rel="tag">pêche</a></span></footer>
        </article>
        <div id="comments" class="comments-area"><ol class="comment-list"><li class="comment"><p>Un commentaire très long qui ne doit pas se trouver dans le corps de l’article, même s’il a plus de mots que lui, parce que les lecteurs écrivent beaucoup.</p></li></ol></div>
        </main>
        <aside class="widget-area"><section class="widget"><h2>Derniers articles</h2><ul><li><a href="/1">Un</a></li></ul></section></aside>
        <footer id="colophon"><p>© Le Phare, tous droits réservés, reproduction interdite sans accord écrit de la direction.</p></footer>
        </body></html>
        """#
}
