/// A page in Arabic, written from right to left, with Arabic digits in its dates and microdata for its fields.
enum ArabicPage {
    static let html = #"""
        <!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>مهرجان الورود يعود إلى قلعة مكونة | المنارة</title>
        <meta property="og:site_name" content="المنارة"></head>
        <body><ol class="breadcrumb"><li><a href="/">الرئيسية</a></li><li><a href="/thaqafa">ثقافة</a></li><li><a href="/thaqafa/mahrajanat">مهرجانات</a></li></ol>
        <article itemscope itemtype="https://schema.org/NewsArticle">
        <link itemprop="mainEntityOfPage" href="https://manara.example/ar/rose-festival">
        <div class="surtitre">تقاليد</div>
        <h1 itemprop="headline">مهرجان الورود يعود إلى قلعة مكونة</h1>
        <p class="chapo" itemprop="description">موسم القطاف بدأ مبكرا هذا العام.</p>
        <div class="byline">بقلم <span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">الأستاذة فاطمة الزهراء العلوي</span></span> و <span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">إدريس بنجلون</span></span></div>
        <div class="date-publication">الأحد ١٣ يوليوز ٢٠٢٥ - ٢٠:٠٣</div>
        <figure itemprop="image" itemscope itemtype="https://schema.org/ImageObject"><img itemprop="url" src="rose_files/warda.jpg" alt="حقل ورد"><figcaption itemprop="caption">حقول الورد عند الفجر. تصوير: سعيد أوبلا</figcaption></figure>
        <div itemprop="articleBody">
        <p>عاد مهرجان الورود إلى قلعة مكونة بعد غياب سنتين، وملأت الأهازيج ساحة البلدة منذ الصباح الباكر.</p>
        <h2>موسم مبكر</h2>
        <p>قال أحد المزارعين إن القطاف بدأ في <b>منتصف أبريل</b>، أي قبل الموعد المعتاد بأسبوعين، وفق <a href="/ar/wizara">وزارة الفلاحة</a>.</p>
        <p lang="fr">« La récolte est belle », ajoute-t-il en français.</p>
        <p>اقرأ أيضا: <a href="/ar/zaafaran">الزعفران ينتظر المطر</a></p>
        </div>
        <div itemprop="keywords">ورود، قلعة مكونة، مهرجان</div>
        </article></body></html>
        """#
}
