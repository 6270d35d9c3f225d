extension Beat {
    static let culture = Beat(
        name: Phrase("Culture", "ثقافة", "Culture"), slug: Phrase("culture", "ثقافة", "culture"),
        children: [
            (Phrase("Cinéma", "سينما", "Film"), Phrase("cinema", "سينما", "film")),
            (Phrase("Musique", "موسيقى", "Music"), Phrase("musique", "موسيقى", "music")),
            (Phrase("Livres", "كتب", "Books"), Phrase("livres", "كتب", "books")),
        ],
        institutions: [
            Phrase("le Festival des remparts", "مهرجان الأسوار", "the Ramparts Festival"),
            Phrase("la Maison des poètes", "دار الشعراء", "the House of Poets"),
            Phrase("la Cinémathèque du phare", "خزانة أفلام الفنار", "the Lighthouse Film Archive"),
        ],
        headlines: [
            Phrase(
                "Festival : {n} films de {p} et d’ailleurs en compétition",
                "المهرجان: {n} فيلما من {p} ومن غيرها في المسابقة",
                "Festival: {n} films from {p} and beyond in competition"),
            Phrase(
                "{w} publie un roman en {n} chapitres sur l’enfance à {p}", "{w}: رواية من {n} فصلا عن الطفولة في {p}",
                "{w} publishes a novel in {n} chapters about a childhood in {p}"),
            Phrase(
                "À {p}, un orchestre de {n} musiciens joue dans les cours d’école",
                "فرقة من {n} عازفا تعزف في ساحات مدارس {p}", "In {p}, an orchestra of {n} plays in school yards"),
            Phrase(
                "La médina de {p} expose {n} photographes de {q}", "مدينة {p} العتيقة تعرض أعمال {n} مصورا من {q}",
                "The medina of {p} shows {n} photographers from {q}"),
            Phrase(
                "Théâtre : la troupe de {p} fête ses {n} ans sur scène",
                "المسرح: فرقة {p} تحتفل بمرور {n} عاما على الخشبة", "Theatre: the {p} company marks {n} years on stage"),
            Phrase(
                "Manuscrits : {m} feuillets restaurés à {p}", "المخطوطات: ترميم {m} ورقة في {p}",
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
            Phrase(
                "L’exposition voyagera ensuite à {q}, puis dans {n} écoles.",
                "سينتقل المعرض بعد ذلك إلى {q} ثم إلى {n} مدرسة.",
                "The exhibition will then travel to {q}, and on to {n} schools."),
            Phrase(
                "« J’ai écrit ce livre comme on répare un filet », confie {w}.",
                "يقول صاحب العمل: «كتبت هذا الكتاب كما نصلح شبكة صيد».",
                "“I wrote this book the way one mends a net,” says {w}."),
            Phrase(
                "Les répétitions ont lieu le soir, quand l’atelier de menuiserie se tait.",
                "تجري التداريب مساء حين تصمت ورشة النجارة.",
                "Rehearsals are held in the evening, when the carpenter’s shop falls silent."),
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
            (Phrase("Football", "كرة القدم", "Football"), Phrase("football", "كرة-القدم", "football")),
            (Phrase("Athlétisme", "ألعاب القوى", "Athletics"), Phrase("athletisme", "ألعاب-القوى", "athletics")),
            (Phrase("Basket", "كرة السلة", "Basketball"), Phrase("basket", "كرة-السلة", "basketball")),
        ],
        institutions: [
            Phrase("l’Étoile du détroit", "نجم المضيق", "Straits Star"),
            Phrase("l’Union de la plaine", "اتحاد السهل", "Plain United"),
            Phrase("les Cigognes de l’Atlas", "لقالق الأطلس", "the Atlas Storks"),
        ],
        headlines: [
            Phrase(
                "Football : {p} renverse {q} à la {n}e minute", "كرة القدم: {p} تقلب الطاولة على {q} في الدقيقة {n}",
                "Football: {p} turn it round against {q} in minute {n}"),
            Phrase(
                "{w} signe à {p} jusqu’à la fin de la saison, avec le numéro {n}",
                "{w} يوقع لفريق {p} إلى نهاية الموسم بالرقم {n}",
                "{w} signs for {p} until the end of the season, with number {n}"),
            Phrase(
                "Basket : {p} s’impose de {n} points devant {q}", "كرة السلة: {p} تفوز على {q} بفارق {n} نقطة",
                "Basketball: {p} win by {n} points against {q}"),
            Phrase(
                "Course de {p} : {m} coureurs sur la ligne de départ", "سباق {p}: {m} عداء على خط الانطلاق",
                "{p} road race: {m} runners on the start line"),
            Phrase(
                "{p}-{q} : un derby sous la pluie et {n} corners", "{p} و{q}: ديربي تحت المطر و{n} ركنية",
                "{p} v {q}: a derby in the rain and {n} corners"),
            Phrase(
                "{w}, {n} ans, bat le record régional du 1 500 mètres à {p}",
                "{w}: {n} عاما ورقم جهوي جديد في 1500 متر في {p}",
                "{w}, {n}, breaks the regional 1,500 metres record in {p}"),
            Phrase(
                "Le stade de {p} rouvre avec {m} places de plus", "ملعب {p} يفتح أبوابه من جديد بزيادة {m} مقعد",
                "The {p} stadium reopens with {m} more seats"),
        ],
        sentences: [
            Phrase(
                "Menés à la pause, les joueurs de {p} ont égalisé sur leur première occasion.",
                "بعد تأخرهم في الشوط الأول، عادل لاعبو {p} من أول فرصة.",
                "Behind at the break, {p} levelled with their first chance."),
            Phrase(
                "Le gardien de {q} a repoussé trois tirs avant de céder.", "صد حارس {q} ثلاث تسديدات قبل أن يستسلم.",
                "The {q} goalkeeper saved three shots before giving way."),
            Phrase(
                "Devant {m} spectateurs, le match a changé d’âme en dix minutes.",
                "أمام {m} متفرج تغيرت روح المباراة في عشر دقائق.",
                "In front of {m} spectators, the match changed its soul in ten minutes."),
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
            (Phrase("Éditoriaux", "افتتاحيات", "Editorials"), Phrase("editoriaux", "افتتاحيات", "editorials")),
            (Phrase("Tribunes", "منبر", "Guest columns"), Phrase("tribunes", "منبر", "guest-columns")),
        ],
        institutions: [
            Phrase("l’école", "المدرسة", "the school"), Phrase("le quartier", "الحي", "the neighbourhood"),
            Phrase("la commune", "الجماعة", "the commune"),
        ],
        headlines: [
            Phrase(
                "Ce que {p} peut apprendre de {q} en {n} jours", "ما يمكن أن تتعلمه {p} من {q} في {n} يوما",
                "What {p} can learn from {q} in {n} days"),
            Phrase(
                "Éloge du trottoir : {n} pas dans {p}, autant à {q}", "في مديح الرصيف: {n} خطوة في {p} ومثلها في {q}",
                "In praise of the pavement: {n} steps in {p}, as many in {q}"),
            Phrase(
                "Lire à {p}, attendre à {q} : {n} minutes de bus",
                "القراءة في {p} والانتظار في {q}: {n} دقيقة في الحافلة",
                "Reading in {p}, waiting in {q}: {n} minutes on the bus"),
            Phrase(
                "{n} fenêtres et un platane : lettre de {p} à {q}", "{n} نافذة وشجرة واحدة: رسالة من {p} إلى {q}",
                "{n} windows and a plane tree: a letter from {p} to {q}"),
            Phrase(
                "Et si {p} commençait par écouter {w} ?", "ماذا لو بدأت {p} بالاستماع إلى {w}؟",
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

    /// The places of those whose sub-sections are regions.
    static let ofRegions: Set = [5, 6]
}
