extension Beat {
    static let politics = Beat(
        name: Phrase("Politique", "سياسة", "Politics"), slug: Phrase("politique", "سياسة", "politics"),
        children: [
            Child(Phrase("Gouvernement", "الحكومة", "Government"), Phrase("gouvernement", "الحكومة", "government")),
            Child(Phrase("Parlement", "البرلمان", "Parliament"), Phrase("parlement", "البرلمان", "parliament")),
            Child(Phrase("Diplomatie", "دبلوماسية", "Diplomacy"), Phrase("diplomatie", "دبلوماسية", "diplomacy")),
        ],
        institutions: [
            Phrase("la Commission des territoires", "لجنة المجالات الترابية", "the Territories Committee"),
            Phrase("le Conseil des communes", "مجلس الجماعات", "the Council of Communes"),
            Phrase("l’Observatoire des services publics", "مرصد الخدمات العمومية", "the Public Services Observatory"),
        ],
        headlines: [
            Headline(
                in: ["Gouvernement"], on: ["Services publics", "Décentralisation"],
                "Services publics : {p} et {q} ouvrent {n} guichets communs",
                "الخدمات العمومية: {p} و{q} تفتحان {n} شباكا مشتركا",
                "Public services: {p} and {q} open {n} joint counters"),
            Headline(
                in: ["Parlement"], on: ["Élus locaux", "Décentralisation"],
                "À {p}, {n} élus demandent un débat sur l’eau au Parlement",
                "{n} منتخبا في {p} يطالبون بنقاش حول الماء في البرلمان",
                "In {p}, {n} councillors call for a debate on water in Parliament"),
            Headline(
                in: ["Gouvernement", "Parlement"], on: ["Budget", "Décentralisation"],
                "Budget : {m} millions de dirhams pour relier {p} à {q}",
                "الميزانية: {m} مليون درهم لربط {p} بمدينة {q}",
                "Budget: {m} million dirhams to link {p} with {q}"),
            Headline(
                in: ["Gouvernement", "Parlement"], on: ["Décentralisation", "Élus locaux"],
                "{w} : « La réforme doit commencer à {p} »",
                "{w}: «الإصلاح يجب أن يبدأ من {p}»",
                "{w}: “Reform must begin in {p}”"),
            Headline(
                in: ["Gouvernement"], on: ["Services publics"],
                "Registre des associations : {n} dossiers examinés à {p}",
                "سجل الجمعيات: دراسة {n} ملفا في {p}",
                "Register of associations: {n} files examined in {p}"),
            Headline(
                in: ["Gouvernement"], on: ["Élus locaux", "Budget"],
                "Pourquoi {p} veut revoir son plan de {m} logements",
                "لماذا تريد {p} مراجعة مخطط {m} سكن",
                "Why {p} wants to rethink its plan for {m} homes"),
            Headline(
                in: ["Diplomatie"], on: ["Coopération", "Élus locaux"],
                "Jumelage : {p} reçoit une délégation de {n} maires",
                "التوأمة: {p} تستقبل وفدا من {n} رئيس جماعة",
                "Twinning: {p} welcomes a delegation of {n} mayors"),
        ],
        sentences: [
            Phrase(
                "Le texte, préparé par {o}, sera soumis au vote avant la fin du trimestre.",
                "سيعرض النص الذي أعدته الجهات المختصة على التصويت قبل نهاية الفصل.",
                "The text, prepared by {o}, will be put to the vote before the end of the quarter."),
            Phrase(
                "Les élus de {p} ont demandé que le calendrier soit rendu public dès la semaine prochaine.",
                "طلب منتخبو {p} نشر الجدول الزمني ابتداء من الأسبوع المقبل.",
                "Councillors in {p} have asked for the timetable to be published as early as next week."),
            Phrase(
                "Deux lectures s’opposent : l’une insiste sur le coût, l’autre sur l’urgence.",
                "تتعارض قراءتان: الأولى تركز على الكلفة والثانية على الاستعجال.",
                "Two readings collide: one stresses the cost, the other the urgency."),
            Phrase(
                "Une mission d’information se rendra à {q} pour entendre les habitants.",
                "ستنتقل مهمة استطلاعية إلى {q} للاستماع إلى السكان.",
                "A fact-finding mission will travel to {q} to hear residents."),
            Phrase(
                "Le dossier avait été ouvert il y a deux ans, puis laissé de côté faute d’accord.",
                "كان الملف قد فتح قبل سنتين ثم ترك جانبا لغياب الاتفاق.",
                "The file was opened two years ago, then set aside for want of agreement."),
            Phrase(
                "Sur {m} demandes reçues, {n} ont déjà trouvé une réponse, selon le relevé consulté par la rédaction.",
                "من أصل {m} طلب، حصل {n} ملفا على جواب وفق الكشف الذي اطلعت عليه هيئة التحرير.",
                "Of {m} requests received, {n} have already been answered, according to the record seen by this newsroom."
            ),
            Phrase(
                "Le vote a été reporté au lendemain, le temps de vérifier les chiffres.",
                "أرجئ التصويت إلى الغد إلى حين التحقق من الأرقام.",
                "The vote was put off until the following day, while the figures are checked."),
        ],
        topics: [
            Phrase("Décentralisation", "اللامركزية", "Devolution"), Phrase("Budget", "الميزانية", "Budget"),
            Phrase("Élus locaux", "المنتخبون المحليون", "Local councillors"),
            Phrase("Coopération", "التعاون", "Cooperation"),
            Phrase("Services publics", "الخدمات العمومية", "Public services"),
        ],
        scenes: [.colonnade, .skyline, .zellige]
    )

    static let society = Beat(
        name: Phrase("Société", "مجتمع", "Society"), slug: Phrase("societe", "مجتمع", "society"),
        children: [
            Child(
                Phrase("Éducation", "تعليم", "Education"), Phrase("education", "تعليم", "education"),
                sentences: [
                    Phrase(
                        "Les écoles demandent surtout du temps, et un peu de matériel.",
                        "تطلب المدارس الوقت أولا ثم بعض المعدات.",
                        "What the schools ask for above all is time, and some equipment.")
                ]),
            Child(
                Phrase("Santé", "صحة", "Health"), Phrase("sante", "صحة", "health"),
                sentences: [
                    Phrase(
                        "Les soignants demandent surtout du temps, et un peu de matériel.",
                        "يطلب المعالجون الوقت أولا ثم بعض المعدات.",
                        "What the carers ask for above all is time, and some equipment.")
                ]),
            Child(
                Phrase("Justice", "عدالة", "Justice"), Phrase("justice", "عدالة", "justice"),
                sentences: [
                    Phrase(
                        "Les avocats commis d’office demandent surtout du temps, et une salle au calme.",
                        "يطلب المحامون الوقت أولا ثم قاعة هادئة.",
                        "What the duty lawyers ask for above all is time, and a quiet room.")
                ]),
        ],
        institutions: [
            Phrase("l’Union des parents d’élèves", "اتحاد آباء التلاميذ", "the Parents’ Union"),
            Phrase("le Réseau des dispensaires", "شبكة المستوصفات", "the Clinics Network"),
            Phrase("la Maison du droit", "دار القانون", "the House of Law"),
        ],
        headlines: [
            Headline(
                in: ["Éducation"], on: ["École", "Jeunesse"],
                "Rentrée : {p} ouvre {n} classes, {q} attend encore ses enseignants",
                "الدخول المدرسي: {p} تفتح {n} قسما و{q} تنتظر أساتذتها",
                "Back to school: {p} opens {n} classes, {q} still waits for its teachers"),
            Headline(
                in: ["Santé"], on: ["Hôpital", "Bénévolat"],
                "Santé : une caravane de {n} médecins sillonne la région de {p}",
                "الصحة: قافلة من {n} طبيبا تجوب جهة {p}",
                "Health: a caravan of {n} doctors tours the {p} region"),
            Headline(
                in: ["Éducation"], on: ["Jeunesse", "Bénévolat"],
                "À {p}, la bibliothèque de quartier prête {m} livres par semaine",
                "مكتبة حي في {p} تعير {m} كتاب كل أسبوع",
                "In {p}, a neighbourhood library lends {m} books a week"),
            Headline(
                in: ["Éducation"], on: ["École", "Jeunesse"],
                "Transports scolaires : {m} élèves de {p} gagnent une heure par jour",
                "النقل المدرسي: {m} تلميذ في {p} يربحون ساعة كل يوم",
                "School buses: {m} pupils in {p} gain an hour a day"),
            Headline(
                in: ["Santé"], on: ["Hôpital"],
                "{w}, {n} ans de métier et toujours de garde à {p}",
                "{w}: {n} عاما من المهنة وحراسة مستمرة في {p}",
                "{w}, {n} years on the job and still on call in {p}"),
            Headline(
                in: ["Justice"], on: ["Logement", "Bénévolat"],
                "Aide juridique : {n} permanences gratuites entre {p} et {q}",
                "المساعدة القانونية: {n} مكتبا مجانيا بين {p} و{q}",
                "Legal aid: {n} free surgeries between {p} and {q}"),
        ],
        sentences: [
            Phrase(
                "À {p}, les familles arrivent tôt et repartent avec un rendez-vous, parfois avec une solution.",
                "في {p} تأتي الأسر باكرا وتعود بموعد، وأحيانا بحل.",
                "In {p}, families come early and leave with an appointment, sometimes with a solution."),
            Phrase(
                "« On ne demande pas la lune, seulement que la porte soit ouverte », dit une mère de trois enfants.",
                "تقول أم لثلاثة أطفال: «لا نطلب المستحيل، نطلب فقط أن يكون الباب مفتوحا».",
                "“We are not asking for the moon, only for the door to be open,” says a mother of three."),
            Phrase(
                "Le dispositif coûte moins cher qu’une campagne d’affichage, rappelle {o}.",
                "تكلف هذه الخطة أقل من حملة إعلانية، حسب الجهة المشرفة.",
                "The scheme costs less than a poster campaign, {o} points out."),
            Phrase(
                "Les bénévoles se relaient du lundi au samedi, sans interruption depuis le printemps.",
                "يتناوب المتطوعون من الاثنين إلى السبت دون انقطاع منذ الربيع.",
                "Volunteers take turns from Monday to Saturday, without a break since spring."),
            Phrase(
                "Dans la salle, {n} chaises et autant d’histoires différentes.",
                "في القاعة {n} كرسيا ومثلها من الحكايات.", "In the room, {n} chairs and as many different stories."),
            Phrase(
                "Le même service ouvrira à {q} si les locaux sont prêts avant l’hiver.",
                "ستفتح الخدمة نفسها في {q} إذا كانت المقرات جاهزة قبل الشتاء.",
                "The same service will open in {q} if the premises are ready before winter."),
        ],
        topics: [
            Phrase("École", "المدرسة", "Schools"), Phrase("Hôpital", "المستشفى", "Hospitals"),
            Phrase("Jeunesse", "الشباب", "Youth"), Phrase("Bénévolat", "التطوع", "Volunteering"),
            Phrase("Logement", "السكن", "Housing"),
        ],
        scenes: [.skyline, .market, .shelves]
    )

    static let regions = Beat(
        name: Phrase("Régions", "جهات", "Regions"), slug: Phrase("regions", "جهات", "regions"),
        children: [
            Child(Phrase("Nord", "الشمال", "North"), Phrase("nord", "الشمال", "north")),
            Child(Phrase("Centre", "الوسط", "Centre"), Phrase("centre", "الوسط", "centre")),
            Child(Phrase("Sud", "الجنوب", "South"), Phrase("sud", "الجنوب", "south")),
        ],
        institutions: [
            Phrase("l’Agence des vallées", "وكالة الأودية", "the Valleys Agency"),
            Phrase("le Comité des routes de montagne", "لجنة الطرق الجبلية", "the Mountain Roads Committee"),
            Phrase("la Coopérative des oasis", "تعاونية الواحات", "the Oasis Cooperative"),
        ],
        headlines: [
            Headline(
                on: ["Routes", "Villages"],
                "Entre {p} et {q}, {n} kilomètres de piste deviennent une route",
                "بين {p} و{q}: {n} كيلومترا من المسالك تصبح طريقا",
                "Between {p} and {q}, {n} kilometres of track become a road"),
            Headline(
                on: ["Artisanat", "Villages"],
                "{p} : le marché hebdomadaire retrouve ses {m} étals",
                "{p}: السوق الأسبوعي يستعيد {m} بسطة",
                "{p}: the weekly market is back to its {m} stalls"),
            Headline(
                on: ["Montagne", "Villages"],
                "Neige : {n} villages désenclavés autour de {p}",
                "الثلوج: فك العزلة عن {n} دوارا حول {p}",
                "Snow: {n} villages reconnected around {p}"),
            Headline(
                on: ["Oasis", "Villages"],
                "À {p}, {m} arbres plantés par les écoliers de {q}",
                "تلاميذ {q} يغرسون {m} شجرة في {p}",
                "In {p}, {m} trees planted by pupils from {q}"),
            Headline(
                on: ["Routes", "Villages"],
                "Le vieux pont de {p} rouvre après {n} semaines de travaux",
                "الجسر القديم في {p} يفتح بعد {n} أسبوعا من الأشغال",
                "The old bridge at {p} reopens after {n} weeks of work"),
            Headline(
                on: ["Oasis", "Montagne"],
                "Vallée de {p} : {o} lance un inventaire des sources",
                "وادي {p}: إطلاق جرد للعيون المائية على مدى {n} يوما",
                "{p} valley: {o} begins a survey of springs"),
        ],
        sentences: [
            Phrase(
                "Le chantier a mobilisé {n} ouvriers de la commune et un seul engin.",
                "شارك في الورش {n} عاملا من الجماعة وآلة واحدة.",
                "The works took {n} labourers from the commune and a single digger."),
            Phrase(
                "Les commerçants de {p} disent avoir perdu une saison ; ils espèrent sauver la suivante.",
                "يقول تجار {p} إنهم خسروا موسما ويأملون إنقاذ الموسم المقبل.",
                "Traders in {p} say they lost one season; they hope to save the next."),
            Phrase(
                "La route passe désormais au-dessus de l’oued, là où il fallait attendre la décrue.",
                "تمر الطريق الآن فوق الوادي حيث كان على الناس انتظار انحسار المياه.",
                "The road now passes above the river, where people used to wait for the flood to fall."),
            Phrase(
                "Au village, on compte les jours jusqu’au premier autocar de {q}.",
                "في الدوار يعدون الأيام في انتظار أول حافلة من {q}.",
                "In the village they are counting the days to the first coach from {q}."),
            Phrase(
                "Les anciens se souviennent d’un hiver semblable, il y a quarante ans.",
                "يتذكر كبار السن شتاء مماثلا قبل أربعين سنة.", "The elders remember a winter like it, forty years ago."),
            Phrase(
                "La coopérative a livré {m} caisses cette semaine, sa meilleure depuis l’été.",
                "سلمت التعاونية {m} صندوق هذا الأسبوع، وهي أفضل حصيلة لها منذ الصيف.",
                "The cooperative shipped {m} crates this week, its best since summer."),
        ],
        topics: [
            Phrase("Montagne", "الجبل", "Mountains"), Phrase("Oasis", "الواحات", "Oases"),
            Phrase("Routes", "الطرق", "Roads"), Phrase("Artisanat", "الصناعة التقليدية", "Crafts"),
            Phrase("Villages", "الدواوير", "Villages"),
        ],
        scenes: [.ridges, .dunes, .fields]
    )
}
