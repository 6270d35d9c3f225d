extension Beat {
    static let economy = Beat(
        name: Phrase("Économie", "اقتصاد", "Economy"), slug: Phrase("economie", "اقتصاد", "economy"),
        children: [
            Child(
                Phrase("Entreprises", "مقاولات", "Business"), Phrase("entreprises", "مقاولات", "business"),
                sentences: [
                    Phrase(
                        "À {p}, le mètre carré se loue {n} dirhams de plus qu’il y a un an.",
                        "في {p} يكترى المتر المربع بزيادة {n} درهما مقارنة بالسنة الماضية.",
                        "In {p}, a square metre rents for {n} dirhams more than a year ago."),
                    Phrase(
                        "Un second site ouvrira à {q} au printemps.",
                        "سيفتح موقع ثان في {q} خلال الربيع.",
                        "A second site will open in {q} in the spring."),
                    Phrase(
                        "Les plus optimistes tablent sur {m} contrats avant l’été.",
                        "يراهن الأكثر تفاؤلا على {m} عقد قبل الصيف.",
                        "The most hopeful are counting on {m} contracts before the summer."),
                ]),
            Child(
                Phrase("Agriculture", "فلاحة", "Farming"), Phrase("agriculture", "فلاحة", "farming"),
                sentences: [
                    Phrase(
                        "Sur le marché de {p}, la caisse se négocie {n} dirhams de plus qu’il y a un an.",
                        "في سوق {p} يباع الصندوق بزيادة {n} درهما مقارنة بالسنة الماضية.",
                        "On the market in {p}, a crate trades for {n} dirhams more than a year ago."),
                    Phrase(
                        "Un second entrepôt ouvrira à {q} au printemps.",
                        "سيفتح مستودع ثان في {q} خلال الربيع.",
                        "A second warehouse will open in {q} in the spring."),
                    Phrase(
                        "Les exportateurs tablent sur {m} tonnes, à condition que la pluie ne manque pas.",
                        "يراهن المصدرون على {m} طن شريطة ألا يغيب المطر.",
                        "Exporters are counting on {m} tonnes, provided the rain holds."),
                ]),
            Child(
                Phrase("Finances", "مالية", "Finance"), Phrase("finances", "مالية", "finance"),
                sentences: [
                    Phrase(
                        "À {p}, les remboursements s’étalent sur {n} mois.",
                        "في {p} يمتد السداد على {n} شهرا.",
                        "In {p}, repayments are spread over {n} months."),
                    Phrase(
                        "Une seconde agence ouvrira à {q} au printemps.",
                        "ستفتح وكالة ثانية في {q} خلال الربيع.",
                        "A second branch will open in {q} in the spring."),
                    Phrase(
                        "Les banques tablent sur {m} demandes avant l’été.",
                        "تراهن البنوك على {m} طلب قبل الصيف.",
                        "Banks are counting on {m} applications before the summer."),
                ]),
        ],
        institutions: [
            Phrase("la Chambre des métiers", "غرفة الحرف", "the Chamber of Trades"),
            Phrase("la Bourse des grains", "بورصة الحبوب", "the Grain Exchange"),
            Phrase("le Cercle des exportateurs", "دائرة المصدرين", "the Exporters’ Circle"),
        ],
        headlines: [
            Headline(
                in: ["Agriculture"], on: ["Olives", "Exportations"],
                "Huile d’olive : la récolte de {p} en hausse de {n} %",
                "زيت الزيتون: محصول {p} يرتفع بنسبة {n} %",
                "Olive oil: the {p} harvest is up {n} %"),
            Headline(
                in: ["Entreprises"], on: ["Emploi", "Exportations"],
                "Textile : une usine de {p} embauche {m} personnes",
                "النسيج: مصنع في {p} يشغل {m} شخص",
                "Textiles: a factory in {p} hires {m} people"),
            Headline(
                in: ["Entreprises"], on: ["Ports", "Exportations"],
                "Port de {p} : {n} navires attendus avant la fin du mois",
                "ميناء {p}: انتظار {n} سفينة قبل نهاية الشهر",
                "Port of {p}: {n} ships expected by the end of the month"),
            Headline(
                in: ["Agriculture", "Finances"], on: ["Exportations", "Ports"],
                "Le prix du blé recule à {p}, les minotiers de {q} prudents",
                "سعر القمح يتراجع في {p} ومطاحن {q} حذرة لليوم {n}",
                "Wheat prices fall in {p}, millers in {q} cautious"),
            Headline(
                in: ["Entreprises"], on: ["Exportations", "Ports"],
                "{w} : « Nous exportons depuis {p} vers {n} pays »",
                "{w}: «نصدر من {p} نحو {n} بلدا»",
                "{w}: “From {p} we export to {n} countries”"),
            Headline(
                in: ["Entreprises"], on: ["Tourisme", "Emploi"],
                "Tourisme : {p} dépasse {m} réservations par jour",
                "السياحة: {p} تتجاوز {m} حجز في اليوم",
                "Tourism: {p} passes {m} bookings a day"),
            Headline(
                in: ["Finances"], on: ["Emploi"],
                "Énergie solaire : des prêts pour {n} toits équipés à {p}, {q} suit",
                "الطاقة الشمسية: قروض لتجهيز {n} سطحا في {p} و{q} تلتحق",
                "Solar power: loans for {n} roofs in {p}, {q} follows"),
        ],
        sentences: [
            Phrase(
                "Tout tient aux commandes de l’automne, précise {o}.",
                "يرتبط الأمر أساسا بطلبيات الخريف.",
                "It all hangs on the autumn orders, says {o}."),
            Phrase(
                "Les petites entreprises, elles, attendent toujours d’être payées.",
                "أما المقاولات الصغيرة فما زالت تنتظر مستحقاتها.",
                "Small firms, for their part, are still waiting to be paid."),
            Phrase(
                "Le crédit reste cher et les carnets de commandes se remplissent lentement.",
                "يبقى القرض مكلفا وتمتلئ دفاتر الطلبيات ببطء.",
                "Credit remains dear and order books are filling slowly."),
            Phrase(
                "Le secteur emploie une famille sur cinq dans la province.",
                "يشغل القطاع أسرة من كل خمس أسر في الإقليم.", "The sector employs one family in five in the province."),
        ],
        topics: [
            Phrase("Emploi", "الشغل", "Jobs"), Phrase("Exportations", "الصادرات", "Exports"),
            Phrase("Olives", "الزيتون", "Olives"), Phrase("Tourisme", "السياحة", "Tourism"),
            Phrase("Ports", "الموانئ", "Ports"),
        ],
        scenes: [.chart, .harbour, .fields, .market]
    )

    static let world = Beat(
        name: Phrase("Monde", "العالم", "World"), slug: Phrase("monde", "العالم", "world"),
        children: [
            Child(Phrase("Afrique", "إفريقيا", "Africa"), Phrase("afrique", "إفريقيا", "africa")),
            Child(
                Phrase("Méditerranée", "المتوسط", "Mediterranean"), Phrase("mediterranee", "المتوسط", "mediterranean")),
            Child(Phrase("Atlantique", "الأطلسي", "Atlantic"), Phrase("atlantique", "الأطلسي", "atlantic")),
        ],
        institutions: [
            Phrase("le Forum des deux rives", "منتدى الضفتين", "the Two Shores Forum"),
            Phrase("l’Institut des détroits", "معهد المضايق", "the Straits Institute"),
            Phrase("la Ligue des ports atlantiques", "رابطة الموانئ الأطلسية", "the League of Atlantic Ports"),
        ],
        headlines: [
            Headline(
                in: ["Méditerranée", "Atlantique"], on: ["Pêche"],
                "Conférence sur la pêche : {n} pays réunis à {p}",
                "مؤتمر الصيد: {n} بلدا يجتمع في {p}",
                "Fisheries conference: {n} countries meet in {p}"),
            Headline(
                in: ["Méditerranée", "Atlantique"], on: ["Universités"],
                "Câble sous-marin : {p} reliée à {n} villes de la côte",
                "كابل بحري: ربط {p} مع {n} مدينة ساحلية",
                "Undersea cable: {p} linked to {n} towns along the coast"),
            Headline(
                in: ["Afrique"], on: ["Universités", "Migrations"],
                "Étudiants étrangers : {p} et {q} accueillent {m} boursiers",
                "الطلبة الأجانب: {p} و{q} تستقبلان {m} مستفيد من المنح",
                "Foreign students: {p} and {q} welcome {m} scholars"),
            Headline(
                in: ["Méditerranée", "Atlantique"], on: ["Migrations", "Pêche"],
                "Au large de {p}, un exercice de sauvetage avec {n} équipages",
                "قبالة {p}: تمرين إنقاذ بمشاركة {n} طاقما",
                "Off {p}, a rescue drill with {n} crews"),
            Headline(
                on: ["Migrations"],
                "{w} représentera {p} au sommet des villes, avec {n} propositions",
                "{w} يمثل {p} في قمة المدن حاملا {n} مقترحا",
                "{w} to represent {p} at the cities’ summit, with {n} proposals"),
            Headline(
                in: ["Afrique"], on: ["Aide humanitaire"],
                "Aide d’urgence : {m} tonnes partent de {p}",
                "مساعدات عاجلة: {m} طن تنطلق من {p}",
                "Emergency aid: {m} tonnes leave from {p}"),
        ],
        sentences: [
            Phrase(
                "La déclaration finale tient en quatre pages et autant de promesses.",
                "يقع البيان الختامي في أربع صفحات ومثلها من الوعود.",
                "The final declaration runs to four pages and as many promises."),
            Phrase(
                "Les délégations se retrouveront à {q} dans six mois pour un premier bilan.",
                "ستلتقي الوفود في {q} بعد ستة أشهر لتقديم حصيلة أولى.",
                "The delegations will meet again in {q} in six months for a first review."),
            Phrase(
                "Les observateurs retiennent surtout l’absence de calendrier.", "يسجل المراقبون أساسا غياب جدول زمني.",
                "What observers note above all is the lack of a timetable."),
            Phrase(
                "Le convoi, parti de {p}, doit franchir la frontière avant la nuit.",
                "من المنتظر أن تعبر القافلة التي انطلقت من {p} الحدود قبل الليل.",
                "The convoy, which left from {p}, is due to cross the border before nightfall."),
            Phrase(
                "Sur place, {n} équipes se partagent le travail.", "في عين المكان يتقاسم {n} فريقا العمل.",
                "On the ground, {n} teams share the work."),
            Phrase(
                "L’accord, négocié depuis un an, n’attend plus que les signatures.",
                "ينتظر الاتفاق الذي يجري التفاوض حوله منذ سنة التوقيعات فقط.",
                "The agreement, a year in the making, now waits only for signatures."),
        ],
        topics: [
            Phrase("Pêche", "الصيد البحري", "Fisheries"), Phrase("Migrations", "الهجرة", "Migration"),
            Phrase("Aide humanitaire", "المساعدات الإنسانية", "Humanitarian aid"),
            Phrase("Universités", "الجامعات", "Universities"),
        ],
        scenes: [.harbour, .sea, .zellige]
    )

    static let science = Beat(
        name: Phrase("Sciences", "علوم", "Science"), slug: Phrase("sciences", "علوم", "science"),
        children: [
            Child(Phrase("Environnement", "بيئة", "Environment"), Phrase("environnement", "بيئة", "environment")),
            Child(Phrase("Espace", "فضاء", "Space"), Phrase("espace", "فضاء", "space")),
            Child(Phrase("Numérique", "رقمنة", "Digital"), Phrase("numerique", "رقمنة", "digital")),
        ],
        institutions: [
            Phrase("le Laboratoire du littoral", "مختبر الساحل", "the Coastal Laboratory"),
            Phrase("l’Observatoire de l’Oukaï", "مرصد أوكاي", "the Oukai Observatory"),
            Phrase("la Station des cèdres", "محطة الأرز", "the Cedar Station"),
        ],
        headlines: [
            Headline(
                in: ["Environnement"], on: ["Eau", "Énergie"],
                "Barrages : la retenue de {p} remonte à {n} %",
                "السدود: حقينة {p} ترتفع إلى {n} %",
                "Dams: the {p} reservoir is back up to {n} %"),
            Headline(
                in: ["Environnement"], on: ["Climat", "Forêt"],
                "Près de {p}, {n} cigognes équipées d’une balise",
                "قرب {p}: تزويد {n} لقلاقا بأجهزة تتبع",
                "Near {p}, {n} storks fitted with trackers"),
            Headline(
                in: ["Espace"], on: ["Astronomie"],
                "Une météorite de {n} kilos retrouvée entre {p} et {q}",
                "العثور على نيزك يزن {n} كيلوغراما بين {p} و{q}",
                "A {n}-kilo meteorite found between {p} and {q}"),
            Headline(
                in: ["Environnement"], on: ["Eau", "Énergie"],
                "Dessalement : {p} produira {m} litres par seconde",
                "تحلية المياه: {p} ستنتج {m} لتر في الثانية",
                "Desalination: {p} to produce {m} litres a second"),
            Headline(
                in: ["Espace"], on: ["Astronomie", "Climat"],
                "À {p}, {n} lycéens envoient un ballon à la limite du ciel",
                "{n} تلميذا من {p} يطلقون منطادا نحو حدود السماء",
                "In {p}, {n} pupils send a balloon to the edge of the sky"),
            Headline(
                in: ["Numérique"], on: ["Forêt", "Climat"],
                "Cédraies : une application, {m} hectares suivis par satellite depuis {p}",
                "غابات الأرز: تطبيق لتتبع {m} هكتار بالأقمار الاصطناعية من {p}",
                "Cedar forests: one app, {m} hectares watched by satellite from {p}"),
        ],
        sentences: [
            Phrase(
                "Les mesures, publiées par {o}, seront refaites au printemps.", "ستعاد القياسات المنشورة خلال الربيع.",
                "The measurements, published by {o}, will be repeated in the spring."),
            Phrase(
                "L’équipe a travaillé {n} nuits de suite, par temps clair.", "اشتغل الفريق {n} ليلة متتالية في جو صاف.",
                "The team worked {n} nights in a row, under clear skies."),
            Phrase(
                "Rien n’est encore sûr, prévient la chercheuse qui dirige le projet.",
                "تنبه الباحثة المشرفة على المشروع إلى أن لا شيء مؤكد بعد.",
                "Nothing is certain yet, warns the researcher who leads the project."),
            Phrase(
                "Les données sont ouvertes ; chacun peut les télécharger et les vérifier.",
                "البيانات مفتوحة ويمكن لأي كان تحميلها والتحقق منها.",
                "The data are open; anyone may download and check them."),
            Phrase(
                "À {q}, une station jumelle donnera bientôt un point de comparaison.",
                "في {q} ستوفر محطة مماثلة قريبا نقطة للمقارنة.",
                "In {q}, a twin station will soon give a point of comparison."),
            Phrase(
                "Le capteur, pas plus grand qu’une boîte d’allumettes, pèse {n} grammes.",
                "يزن اللاقط الذي لا يتجاوز حجم علبة ثقاب {n} غراما.",
                "The sensor, no bigger than a matchbox, weighs {n} grams."),
        ],
        topics: [
            Phrase("Eau", "الماء", "Water"), Phrase("Climat", "المناخ", "Climate"),
            Phrase("Forêt", "الغابة", "Forests"),
            Phrase("Astronomie", "علم الفلك", "Astronomy"), Phrase("Énergie", "الطاقة", "Energy"),
        ],
        scenes: [.dam, .ridges, .sea, .panels]
    )
}
