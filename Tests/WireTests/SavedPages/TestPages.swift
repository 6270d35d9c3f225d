/// Pages written for the tests, each in the manner of one kind of news site.
enum TestPages {
    static let wordpress = """
        <!DOCTYPE html><html lang="fr-FR" prefix="og: https://ogp.me/ns#"><head><meta charset="UTF-8">
        <title>La coopérative rouvre ses portes - Le Relais</title>
        <link rel="canonical" href="https://relais.example/economie/cooperative-rouvre/">
        <meta property="og:title" content="La coopérative rouvre ses portes - Le Relais">
        <meta property="og:site_name" content="Le Relais"><meta property="article:tag" content="Olives">
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
        {"@type":"NewsArticle","headline":"La coopérative rouvre ses portes","datePublished":"2026-03-02T08:15:00+00:00",
        "dateModified":"2026-03-02T10:00:00+00:00","author":{"@type":"Person","name":"Imane Souiri"},
        "description":"Après deux ans de travaux, les pressoirs tournent à nouveau.",
        "image":{"@type":"ImageObject","url":"https://relais.example/photo.jpg"},"articleSection":["Économie"],
        "keywords":["Olives","Coopératives"],"inLanguage":"fr-FR"},
        {"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"Accueil"},
        {"@type":"ListItem","position":2,"name":"Économie"},{"@type":"ListItem","position":3,"name":"Agriculture"},
        {"@type":"ListItem","position":4,"name":"La coopérative rouvre ses portes"}]}]}</script></head>
        <body class="single"><header><nav><a href="/">Accueil</a></nav></header><article class="post">
        <h1 class="entry-title">La coopérative rouvre ses portes</h1>
        <figure class="wp-block-image featured"><img src="page_files/pressoir.png" alt="Un pressoir en bois">
        <figcaption>Le grand pressoir, remis en marche.</figcaption></figure>
        <div class="entry-content"><p>Les portes se sont ouvertes à l’aube, et la <strong>file</strong> attendait déjà
        depuis une <a href="/heure">heure</a> dans le froid de la vallée, entre les caisses vides.</p>
        <h3 class="wp-block-heading">Un chantier de deux ans</h3>
        <p>Il a fallu reprendre les murs, le toit, puis <em>toute</em> la mécanique ; « rien n’a été simple »,
        dit le président de la coopérative devant les journalistes.</p>
        <ul class="wp-block-list"><li>dix pressoirs</li><li>deux citernes</li></ul>
        <blockquote class="wp-block-quote"><p>On a gardé les pierres.</p><cite>Un maçon</cite></blockquote>
        <figure class="wp-block-embed"><iframe src="https://www.youtube.com/embed/abc123?feature=oembed"></iframe></figure>
        <p><a href="javascript:alert(1)">Ne pas cliquer</a> est un lien que personne ne doit suivre.</p>
        <div class="sharedaddy social-share"><a href="#">Partager</a></div>
        <script>track()</script><iframe src="https://ads.example/frame"></iframe>
        <p>&nbsp;</p></div>
        <section class="comments-area"><p>Premier !</p></section></article></body></html>
        """

    static let arc = """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
        <meta property="og:title" content="Night trains return to the coast"/>
        <meta name="description" content="After a decade, sleepers run again."/>
        <meta property="article:published_time" content="2026-05-01T21:30:00Z"/>
        <meta property="article:section" content="Transport"/>
        <script type="application/ld+json">[{"@type":"NewsArticle","headline":"Night trains return to the coast",
        "author":[{"@type":"Person","name":"Tarik Imlil"},{"@type":"Person","name":"Kenza Rifai"}],
        "datePublished":"2026-05-01T21:30:00Z"}]</script></head>
        <body><div id="fusion-app"><main><h1>Night trains return to the coast</h1>
        <div class="article-body-wrapper"><article class="b-article-body">
        <p class="c-paragraph">The first sleeper left at half past nine with a handful of passengers and a great many
        photographers on the platform beside it.</p>
        <div class="arcad-feature" id="adslot-1"><p>Buy now</p></div>
        <p class="c-paragraph">By morning it had reached the coast, an hour late, to applause from the station staff and
        a brass band from the port.</p>
        <h2>What it costs</h2>
        <div class="c-table"><table><tr><th>Class</th><th>Fare</th></tr><tr><td>Seat</td><td>90</td></tr>
        <tr><td>Berth</td><td>210</td></tr></table></div>
        <aside><h3>In figures</h3><p>Twelve carriages, two engines.</p></aside>
        <div class="related-links"><p>Read this too</p></div></article></div></main></div></body></html>
        """

    static let handmade = """
        <html><head><title>Le pont neuf</title><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
        </head><body><table width="760"><tr><td width="160"><a href="a.html">Accueil</a><br><a href="b.html">Archives</a></td>
        <td><h1>Le pont neuf ouvre lundi</h1><font size="2"><i class="byline">Par Youness Filali et Ghita Dadsi</i></font><br>
        La commune a fixé la date de l’ouverture du pont neuf, que les habitants attendent depuis trois ans.<br><br>
        Les piétons passeront les premiers, puis les <b>voitures</b>, à partir de midi, si le temps le permet.<br><br>
        Une fête est prévue sur les deux rives de la rivière, avec un marché et de la musique.</td></tr></table></body></html>
        """

    static let arabic = """
        <!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
        <meta property="og:title" content="افتتاح المتحف البحري"><meta property="og:type" content="article">
        <meta property="og:description" content="المتحف يفتح أبوابه بعد أشغال دامت سنتين.">
        <meta property="article:published_time" content="2026-02-10T09:00:00+01:00">
        </head><body><nav class="breadcrumb"><a href="/">الرئيسية</a> <a href="/c">ثقافة</a></nav>
        <h1>افتتاح المتحف البحري</h1><div class="byline">بقلم: سلمى الدادسي</div>
        <div class="article-body"><p>افتتح المتحف البحري صباح اليوم أمام الزوار بعد أشغال دامت سنتين، وسط حضور كبير من سكان المدينة.</p>
        <p>ويضم المتحف قطعا نادرة من بينها خريطة من طراز <span lang="fr">portulan</span> تعود إلى القرن السابع عشر.</p>
        <p>وقال المدير: «هذه بداية فقط».</p></div></body></html>
        """

    static let brokenData = """
        <html lang="fr"><head><script type="application/ld+json">{"@type":"NewsArticle","headline": oops}</script>
        <meta property="og:title" content="Le titre d’Open Graph"></head><body><article>
        <p>Un premier paragraphe assez long pour que le lecteur de pages le prenne au sérieux, avec deux idées.</p>
        <p>Un second paragraphe, qui vient après le premier et le complète comme il se doit dans un article.</p>
        </article></body></html>
        """
}
