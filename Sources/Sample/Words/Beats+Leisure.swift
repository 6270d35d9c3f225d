extension Beat {
    static let culture = Beat(
        name: Phrase("Culture", "ثقافة", "Culture"), slug: Phrase("culture", "ثقافة", "culture"),
        children: [
            Child(
                Phrase("Cinéma", "سينما", "Film"), Phrase("cinema", "سينما", "film"),
                sentences: [
                    Phrase(
                        "L’exposition voyagera ensuite à {q} avec les films, puis dans {n} écoles.",
                        "سينتقل المعرض بعد ذلك مع الأفلام إلى {q} ثم إلى {n} مدرسة.",
                        "The exhibition will then travel to {q} with the films, and on to {n} schools."),
                    Phrase(
                        "« J’ai regardé cette rue comme on répare un filet », confie {w}.",
                        "يقول صاحب العمل: «نظرت إلى هذا الشارع كما نصلح شبكة صيد».",
                        "“I looked at this street the way one mends a net,” says {w}."),
                    Phrase(
                        "On s’y presse le soir, quand l’atelier de menuiserie se tait.",
                        "يتوافد الزوار مساء حين تصمت ورشة النجارة.",
                        "People crowd in of an evening, when the carpenter’s shop falls silent."),
                ]),
            Child(
                Phrase("Musique", "موسيقى", "Music"), Phrase("musique", "موسيقى", "music"),
                sentences: [
                    Phrase(
                        "Le spectacle voyagera ensuite à {q}, puis dans {n} écoles.",
                        "سينتقل العرض بعد ذلك إلى {q} ثم إلى {n} مدرسة.",
                        "The show will then travel to {q}, and on to {n} schools."),
                    Phrase(
                        "« J’ai composé cet air comme on répare un filet », confie {w}.",
                        "يقول صاحب العمل: «لحنت هذا المقطع كما نصلح شبكة صيد».",
                        "“I wrote this tune the way one mends a net,” says {w}."),
                    Phrase(
                        "Les répétitions ont lieu le soir, quand l’atelier de menuiserie se tait.",
                        "تجري التداريب مساء حين تصمت ورشة النجارة.",
                        "Rehearsals are held in the evening, when the carpenter’s shop falls silent."),
                ]),
            Child(
                Phrase("Livres", "كتب", "Books"), Phrase("livres", "كتب", "books"),
                sentences: [
                    Phrase(
                        "Des pages en seront lues ensuite à {q}, puis dans {n} écoles.",
                        "ستقرأ صفحات منها بعد ذلك في {q} ثم في {n} مدرسة.",
                        "Pages of it will then be read in {q}, and in {n} schools."),
                    Phrase(
                        "« J’ai repris chaque page comme on répare un filet », confie {w}.",
                        "يقول صاحب العمل: «عدت إلى كل صفحة كما نصلح شبكة صيد».",
                        "“I went back over every page the way one mends a net,” says {w}."),
                    Phrase(
                        "Le travail se fait le soir, quand l’atelier de menuiserie se tait.",
                        "ينجز العمل مساء حين تصمت ورشة النجارة.",
                        "The work is done in the evening, when the carpenter’s shop falls silent."),
                ]),
        ],
        institutions: [
            Phrase("le Festival des remparts", "مهرجان الأسوار", "the Ramparts Festival"),
            Phrase("la Maison des poètes", "دار الشعراء", "the House of Poets"),
            Phrase("la Cinémathèque du phare", "خزانة أفلام الفنار", "the Lighthouse Film Archive"),
        ],
        headlines: [
            Headline(
                in: ["Cinéma"], on: ["Festivals", "Photographie"],
                "Festival : {n} films de {p} et d’ailleurs en compétition",
                "المهرجان: {n} فيلما من {p} ومن غيرها في المسابقة",
                "Festival: {n} films from {p} and beyond in competition"),
            Headline(
                in: ["Livres"], on: ["Roman", "Patrimoine"],
                "{w} publie un roman en {n} chapitres sur l’enfance à {p}",
                "{w}: رواية من {n} فصلا عن الطفولة في {p}",
                "{w} publishes a novel in {n} chapters about a childhood in {p}"),
            Headline(
                in: ["Musique"], on: ["Festivals", "Patrimoine"],
                "À {p}, un orchestre de {n} musiciens joue dans les cours d’école",
                "فرقة من {n} عازفا تعزف في ساحات مدارس {p}",
                "In {p}, an orchestra of {n} plays in school yards"),
            Headline(
                in: ["Cinéma"], on: ["Photographie", "Patrimoine"],
                "Cinéma : la médina de {p} expose {n} photographes de {q}",
                "السينما: مدينة {p} العتيقة تعرض أعمال {n} مصورا من {q}",
                "Film sets: the medina of {p} shows {n} photographers from {q}"),
            Headline(
                in: ["Musique"], on: ["Théâtre", "Festivals"],
                "Théâtre : la troupe de {p} fête ses {n} ans de chant sur scène",
                "المسرح: فرقة {p} تحتفل بمرور {n} عاما من الغناء على الخشبة",
                "Theatre: the {p} company marks {n} years of singing on stage"),
            Headline(
                in: ["Livres"], on: ["Patrimoine"],
                "Manuscrits : {m} feuillets restaurés à {p}",
                "المخطوطات: ترميم {m} ورقة في {p}",
                "Manuscripts: {m} leaves restored in {p}"),
        ],
        sentences: [
            Phrase(
                "La salle était pleine bien avant l’heure, et la file faisait le tour de la place.",
                "امتلأت القاعة قبل الموعد بكثير وأحاط الطابور بالساحة.",
                "The hall was full well before time, and the queue went round the square."),
            Phrase(
                "On y entend la langue des marchés de {p}, ses silences aussi.", "نسمع فيه لغة أسواق {p} وصمتها أيضا.",
                "One hears in it the language of the markets of {p}, and its silences too."),
            Phrase(
                "Le jury, réuni par {o}, a salué un travail sans effets.", "أشادت لجنة التحكيم بعمل خال من البهرجة.",
                "The jury, convened by {o}, praised work without effects."),
        ],
        topics: [
            Phrase("Festivals", "المهرجانات", "Festivals"), Phrase("Roman", "الرواية", "Fiction"),
            Phrase("Patrimoine", "التراث", "Heritage"), Phrase("Photographie", "التصوير", "Photography"),
            Phrase("Théâtre", "المسرح", "Theatre"),
        ],
        scenes: [.stage, .zellige, .shelves, .skyline]
    )

    static let sport = Beat(
        name: Phrase("Sport", "رياضة", "Sport"), slug: Phrase("sport", "رياضة", "sport"),
        children: [
            Child(
                Phrase("Football", "كرة القدم", "Football"), Phrase("football", "كرة-القدم", "football"),
                sentences: [
                    Phrase(
                        "Menés à la pause, les joueurs de {p} ont égalisé sur leur première occasion.",
                        "بعد تأخرهم في الشوط الأول، عادل لاعبو {p} من أول فرصة.",
                        "Behind at the break, {p} levelled with their first chance."),
                    Phrase(
                        "Le gardien de {q} a repoussé trois tirs avant de céder.",
                        "صد حارس {q} ثلاث تسديدات قبل أن يستسلم.",
                        "The {q} goalkeeper saved three shots before giving way."),
                    Phrase(
                        "Devant {m} spectateurs, le match a changé d’âme en dix minutes.",
                        "أمام {m} متفرج تغيرت روح المباراة في عشر دقائق.",
                        "In front of {m} spectators, the match changed its soul in ten minutes."),
                ]),
            Child(
                Phrase("Athlétisme", "ألعاب القوى", "Athletics"), Phrase("athletisme", "ألعاب-القوى", "athletics"),
                sentences: [
                    Phrase(
                        "Partis derrière, les coureurs de {p} sont revenus dans le dernier kilomètre.",
                        "بعد انطلاقة متأخرة، عاد عداؤو {p} في الكيلومتر الأخير.",
                        "Behind at first, the runners of {p} came back in the last kilometre."),
                    Phrase(
                        "La favorite de {q}, blessée à l’entraînement, n’a pas pris le départ.",
                        "غابت عداءة {q} المرشحة للفوز بسبب إصابة في التداريب.",
                        "The favourite from {q}, hurt in training, did not start."),
                    Phrase(
                        "Devant {m} spectateurs, le vent a tourné, et les chronos avec lui.",
                        "أمام {m} متفرج تغير اتجاه الريح وتغيرت معه الأزمنة.",
                        "In front of {m} spectators the wind turned, and the times with it."),
                ]),
            Child(
                Phrase("Basket", "كرة السلة", "Basketball"), Phrase("basket", "كرة-السلة", "basketball"),
                sentences: [
                    Phrase(
                        "Menés à la pause, les joueurs de {p} ont égalisé sur leur premier tir à trois points.",
                        "بعد تأخرهم عند الاستراحة، عادل لاعبو {p} بأول رمية ثلاثية.",
                        "Behind at the break, {p} drew level with their first three-pointer."),
                    Phrase(
                        "Le meneur de {q} a manqué trois lancers francs avant de sortir.",
                        "أضاع صانع ألعاب {q} ثلاث رميات حرة قبل أن يغادر الملعب.",
                        "The {q} point guard missed three free throws before going off."),
                    Phrase(
                        "Devant {m} spectateurs, le match s’est joué aux lancers francs.",
                        "أمام {m} متفرج حسمت الرميات الحرة المباراة.",
                        "In front of {m} spectators, free throws decided the match."),
                ]),
        ],
        institutions: [
            Phrase("l’Étoile du détroit", "نجم المضيق", "Straits Star"),
            Phrase("l’Union de la plaine", "اتحاد السهل", "Plain United"),
            Phrase("les Cigognes de l’Atlas", "لقالق الأطلس", "the Atlas Storks"),
        ],
        headlines: [
            Headline(
                in: ["Football"], on: ["Championnat"],
                "Football : {p} renverse {q} à la {n}e minute",
                "كرة القدم: {p} تقلب الطاولة على {q} في الدقيقة {n}",
                "Football: {p} turn it round against {q} in minute {n}"),
            Headline(
                in: ["Football", "Basket"], on: ["Transferts", "Championnat"],
                "{w} signe à {p} jusqu’à la fin de la saison, avec le numéro {n}",
                "{w} يوقع لفريق {p} إلى نهاية الموسم بالرقم {n}",
                "{w} signs for {p} until the end of the season, with number {n}"),
            Headline(
                in: ["Basket"], on: ["Championnat"],
                "Basket : {p} s’impose de {n} points devant {q}",
                "كرة السلة: {p} تفوز على {q} بفارق {n} نقطة",
                "Basketball: {p} win by {n} points against {q}"),
            Headline(
                in: ["Athlétisme"], on: ["Course à pied"],
                "Course de {p} : {m} coureurs sur la ligne de départ",
                "سباق {p}: {m} عداء على خط الانطلاق",
                "{p} road race: {m} runners on the start line"),
            Headline(
                in: ["Football"], on: ["Championnat", "Stades"],
                "{p}-{q} : un derby sous la pluie et {n} corners",
                "{p} و{q}: ديربي تحت المطر و{n} ركنية",
                "{p} v {q}: a derby in the rain and {n} corners"),
            Headline(
                in: ["Athlétisme"], on: ["Course à pied", "Stades"],
                "{w}, {n} ans, bat le record régional du 1 500 mètres à {p}",
                "{w}: {n} عاما ورقم جهوي جديد في 1500 متر في {p}",
                "{w}, {n}, breaks the regional 1,500 metres record in {p}"),
            Headline(
                in: ["Football", "Athlétisme"], on: ["Stades"],
                "Le stade de {p} rouvre avec {m} places de plus",
                "ملعب {p} يفتح أبوابه من جديد بزيادة {m} مقعد",
                "The {p} stadium reopens with {m} more seats"),
        ],
        sentences: [
            Phrase(
                "« On a couru les uns pour les autres », résume l’entraîneur.",
                "يلخص المدرب: «ركضنا من أجل بعضنا البعض».", "“We ran for one another,” the coach sums up."),
            Phrase(
                "Au classement, l’écart n’est plus que de deux points.", "في الترتيب لم يعد الفارق سوى نقطتين.",
                "In the table, the gap is now only two points."),
            Phrase(
                "Prochain rendez-vous dimanche à {q}, sans doute à guichets fermés.",
                "الموعد المقبل يوم الأحد في {q}، أمام مدرجات مملوءة على الأرجح.",
                "Next up on Sunday in {q}, most likely before a full house."),
            Phrase(
                "Le chronomètre s’est arrêté, et la tribune s’est levée d’un bloc.",
                "توقفت الساعة ووقف الجمهور دفعة واحدة.", "The clock stopped, and the stand rose as one."),
        ],
        topics: [
            Phrase("Championnat", "البطولة", "League"), Phrase("Transferts", "الانتقالات", "Transfers"),
            Phrase("Course à pied", "العدو", "Running"), Phrase("Stades", "الملاعب", "Stadiums"),
        ],
        scenes: [.pitch, .track, .stage]
    )

    static let opinion = Beat(
        name: Phrase("Opinions", "آراء", "Opinion"), slug: Phrase("opinions", "آراء", "opinion"),
        children: [
            Child(Phrase("Éditoriaux", "افتتاحيات", "Editorials"), Phrase("editoriaux", "افتتاحيات", "editorials")),
            Child(Phrase("Tribunes", "منبر", "Guest columns"), Phrase("tribunes", "منبر", "guest-columns")),
        ],
        institutions: [
            Phrase("l’école", "المدرسة", "the school"), Phrase("le quartier", "الحي", "the neighbourhood"),
            Phrase("la commune", "الجماعة", "the commune"),
        ],
        headlines: [
            Headline(
                "Ce que {p} peut apprendre de {q} en {n} jours",
                "ما يمكن أن تتعلمه {p} من {q} في {n} يوما",
                "What {p} can learn from {q} in {n} days"),
            Headline(
                "Éloge du trottoir : {n} pas dans {p}, autant à {q}",
                "في مديح الرصيف: {n} خطوة في {p} ومثلها في {q}",
                "In praise of the pavement: {n} steps in {p}, as many in {q}"),
            Headline(
                "Lire à {p}, attendre à {q} : {n} minutes de bus",
                "القراءة في {p} والانتظار في {q}: {n} دقيقة في الحافلة",
                "Reading in {p}, waiting in {q}: {n} minutes on the bus"),
            Headline(
                "{n} fenêtres et un platane : lettre de {p} à {q}",
                "{n} نافذة وشجرة واحدة: رسالة من {p} إلى {q}",
                "{n} windows and a plane tree: a letter from {p} to {q}"),
            Headline(
                "Et si {p} commençait par écouter {w} ?",
                "ماذا لو بدأت {p} بالاستماع إلى {w}؟",
                "What if {p} began by listening to {w}?"),
        ],
        sentences: [
            Phrase(
                "On juge une ville à la hauteur de ses bancs, et {p} en manque.",
                "تقاس المدينة بعلو مقاعدها، و{p} تفتقر إليها.",
                "A town is judged by the height of its benches, and {p} lacks them."),
            Phrase(
                "Il n’est pas trop tard, mais il n’est plus très tôt.", "لم يفت الأوان بعد، لكن الوقت لم يعد مبكرا.",
                "It is not too late, but it is no longer very early."),
            Phrase(
                "Les chiffres ne disent rien de la patience qu’il a fallu.",
                "لا تقول الأرقام شيئا عن الصبر الذي تطلبه الأمر.", "The figures say nothing of the patience it took."),
            Phrase(
                "À {q}, la même question a été posée autrement, et la réponse est venue.",
                "في {q} طرح السؤال نفسه بطريقة أخرى فجاء الجواب.",
                "In {q} the same question was put differently, and the answer came."),
            Phrase(
                "Nous avons appris à compter les voitures ; comptons aussi les enfants qui marchent.",
                "تعلمنا عد السيارات؛ فلنعد أيضا الأطفال الذين يمشون.",
                "We have learnt to count cars; let us also count the children who walk."),
            Phrase(
                "Ce n’est pas une affaire d’argent, ou pas seulement.", "ليست المسألة مسألة مال، أو ليست كذلك فقط.",
                "It is not a matter of money, or not only."),
        ],
        topics: [Phrase("Ville", "المدينة", "Cities"), Phrase("Débats", "نقاشات", "Debates")],
        scenes: [.zellige, .skyline, .ridges]
    )

    /// In the order of the sections.
    static let all: [Beat] = [politics, economy, society, culture, sport, regions, world, science, opinion]

    /// The place of the one that has a section in Tamazight, too.
    static let translated = 3

    /// The place of the one whose sub-sections follow from where something happens.
    static let domestic = 5

    /// The places of those whose sub-sections are regions.
    static let ofRegions: Set = [5, 6]
}
