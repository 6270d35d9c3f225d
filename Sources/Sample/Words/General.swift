/// Sentences that fit any department.
enum General {
    static let openings: [Phrase] = [
        Phrase(
            "La nouvelle circulait depuis la veille à {p} ; elle a été confirmée en milieu de matinée.",
            "كان الخبر متداولا منذ أمس في {p} قبل أن يتأكد في منتصف الصباح.",
            "The news had been going round {p} since the day before; it was confirmed in mid-morning."),
        Phrase(
            "C’est une décision que l’on attendait à {p}, sans trop y croire.",
            "إنه قرار كان منتظرا في {p} دون كثير من الأمل.",
            "It is a decision people in {p} had been waiting for, without much hope."),
        Phrase(
            "Ils étaient {n} ce matin devant la porte, avant même l’ouverture.",
            "كانوا {n} شخصا هذا الصباح أمام الباب قبل موعد الافتتاح.",
            "There were {n} of them outside the door this morning, before it even opened."),
        Phrase(
            "Le rendez-vous avait été fixé à {q}, et personne n’a manqué.", "كان الموعد محددا في {q} ولم يتغيب أحد.",
            "The meeting had been set for {q}, and nobody missed it."),
        Phrase(
            "Tout est parti d’une lettre envoyée de {p} il y a un mois.", "بدأ كل شيء برسالة بعثت من {p} قبل شهر.",
            "It all began with a letter sent from {p} a month ago."),
    ]
    static let middles: [Phrase] = [
        Phrase(
            "Interrogée par la rédaction, une source proche du dossier parle d’un « premier pas ».",
            "تحدث مصدر قريب من الملف إلى هيئة التحرير عن «خطوة أولى».",
            "Asked by this newsroom, a source close to the matter speaks of “a first step”."),
        Phrase(
            "Il reste {n} jours pour trouver un accord.", "بقي {n} يوما للتوصل إلى اتفاق.",
            "There are {n} days left to find an agreement."),
        Phrase(
            "La question du calendrier, elle, n’est pas tranchée.", "أما مسألة الجدول الزمني فلم تحسم بعد.",
            "The question of timing, however, is not settled."),
        Phrase(
            "Les habitants de {q}, eux, demandent à voir.", "أما سكان {q} فينتظرون النتائج.",
            "People in {q}, for their part, are waiting to see."),
        Phrase(
            "« Nous ferons le point chaque semaine », promet {w}.", "يعد {w} قائلا: «سنقوم بتقييم كل أسبوع».",
            "“We shall take stock every week,” promises {w}."),
        Phrase(
            "Les premières estimations, encore provisoires, font état de {m} personnes concernées.",
            "تشير التقديرات الأولى، وهي مؤقتة، إلى {m} شخص معني.",
            "First estimates, still provisional, speak of {m} people concerned."),
        Phrase(
            "Une réunion publique est prévue à {p} avant la fin du mois.",
            "من المقرر عقد لقاء عمومي في {p} قبل نهاية الشهر.",
            "A public meeting is planned in {p} before the end of the month."),
        Phrase(
            "Le document compte {n} pages et une seule carte.", "تضم الوثيقة {n} صفحة وخريطة واحدة.",
            "The document has {n} pages and a single map."),
    ]
    static let endings: [Phrase] = [
        Phrase(
            "Prochaine étape : une visite de terrain à {q}.", "الخطوة المقبلة: زيارة ميدانية إلى {q}.",
            "Next step: a field visit to {q}."),
        Phrase(
            "D’ici là, chacun à {p} garde un œil sur le ciel et l’autre sur le téléphone.",
            "إلى ذلك الحين يراقب الجميع في {p} السماء بعين والهاتف بالأخرى.",
            "Until then, everyone in {p} keeps one eye on the sky and the other on the telephone."),
        Phrase("Le Fanal y reviendra.", "ستعود جريدة الفنار إلى الموضوع.", "The Lantern will return to this."),
        Phrase(
            "La suite dépendra du vote, et un peu du temps qu’il fera.",
            "يبقى الباقي رهينا بالتصويت وقليلا بحالة الطقس.",
            "The rest will depend on the vote, and a little on the weather."),
    ]
    static let standfirsts: [Phrase] = [
        Phrase(
            "Un projet suivi de près par {o}, et qui en annonce d’autres autour de {q}.",
            "مشروع يحظى بمتابعة دقيقة ويمهد لمشاريع أخرى حول {q}.",
            "A project closely followed by {o}, and one that heralds others around {q}."),
        Phrase(
            "À {p}, la mesure divise ; à {q}, on l’attend depuis longtemps.",
            "في {p} ينقسم الناس حول القرار، وفي {q} ينتظرونه منذ زمن.",
            "In {p} the measure divides; in {q} they have long been waiting for it."),
        Phrase(
            "Récit d’une semaine qui a changé les habitudes de {m} foyers.", "قصة أسبوع غير عادات {m} أسرة.",
            "The story of a week that changed the habits of {m} households."),
        Phrase(
            "Les chiffres, les voix et ce qu’il faut en retenir.", "الأرقام والأصوات وما ينبغي الاحتفاظ به.",
            "The figures, the voices, and what to make of them."),
        Phrase(
            "Notre reportage entre {p} et {q}, en {n} étapes.", "تقريرنا بين {p} و{q} في {n} محطة.",
            "Our report between {p} and {q}, in {n} stages."),
        Phrase(
            "Entre {p} et {q}, les avis se rejoignent plus qu’on ne le croit.",
            "بين {p} و{q} تلتقي الآراء أكثر مما نظن.",
            "Between {p} and {q}, people agree more than one would think."),
        Phrase(
            "La décision concerne près de {m} habitants, dont beaucoup l’ont apprise ce matin.",
            "يهم القرار نحو {m} من السكان، علم به كثيرون منهم هذا الصباح.",
            "The decision touches some {m} residents, many of whom heard of it this morning."),
        Phrase(
            "Après {n} jours de discussions, {o} a tranché.",
            "بعد {n} يوما من النقاش، حسم {o} الأمر.",
            "After {n} days of talks, {o} has decided."),
        Phrase(
            "Derrière les annonces, le calendrier reste serré jusqu’à l’été.",
            "خلف الإعلانات يبقى البرنامج ضيقا إلى حدود الصيف.",
            "Behind the announcements, the schedule stays tight until summer."),
        Phrase(
            "Sur place, {w} raconte comment tout a commencé, il y a {n} mois.",
            "في عين المكان، شهادة {w} عن بداية كل شيء قبل {n} شهرا.",
            "On the spot, {w} tells how it all began, {n} months ago."),
        Phrase(
            "Le budget, les délais, les oppositions : ce que disent les documents.",
            "الميزانية والآجال والاعتراضات: ما تقوله الوثائق.",
            "The budget, the deadlines, the objections: what the documents say."),
        Phrase(
            "À {q}, on regarde déjà ce que {p} en fera.",
            "في {q} يترقب الناس ما ستفعله {p} بذلك.",
            "In {q}, they are already watching what {p} will make of it."),
        Phrase(
            "Trois questions pour comprendre ce qui change, et pour qui.",
            "ثلاثة أسئلة لفهم ما الذي يتغير، ولمن.",
            "Three questions to understand what changes, and for whom."),
        Phrase(
            "Une première depuis {n} ans, saluée par {m} personnes réunies sur la place.",
            "سابقة منذ {n} سنة، حياها {m} شخص اجتمعوا في الساحة.",
            "A first in {n} years, cheered by {m} people gathered on the square."),
        Phrase(
            "Les travaux coûteront moins que prévu ; les habitants demandent à voir.",
            "ستكلف الأشغال أقل مما كان متوقعا، والسكان ينتظرون أن يروا.",
            "The works will cost less than planned; residents wait to see it."),
        Phrase(
            "De {p} à {q}, le même constat revient dans presque toutes les bouches.",
            "من {p} إلى {q} يتكرر الكلام نفسه على كل لسان تقريبا.",
            "From {p} to {q}, the same remark is on almost every tongue."),
    ]
    static let subheads: [Phrase] = [
        Phrase("Ce que l’on sait", "ما نعرفه", "What we know"), Phrase("Et maintenant ?", "وماذا بعد؟", "What now?"),
        Phrase("Le poids des chiffres", "ثقل الأرقام", "The weight of figures"),
        Phrase("À {p}, on s’organise", "في {p} يستعد الناس", "In {p}, people get organised"),
        Phrase("Une question de temps", "مسألة وقت", "A matter of time"),
    ]
    static let quotes: [Phrase] = [
        Phrase(
            "On nous avait dit d’attendre. Nous avons préféré commencer.", "قيل لنا أن ننتظر، ففضلنا أن نبدأ.",
            "We had been told to wait. We preferred to begin."),
        Phrase(
            "Le plus difficile n’est pas d’ouvrir, c’est de rester ouvert.", "الصعب ليس أن نفتح، بل أن نبقى مفتوحين.",
            "The hard part is not opening, it is staying open."),
        Phrase(
            "Ici, chacun connaît le prix de l’eau.", "هنا يعرف كل واحد ثمن الماء.",
            "Here, everyone knows the price of water."),
        Phrase(
            "Il faudra deux hivers pour juger, pas deux semaines.", "يلزم شتاءان للحكم لا أسبوعان.",
            "It will take two winters to judge, not two weeks."),
    ]
    static let facts: [Phrase] = [
        Phrase("{m} foyers concernés", "{m} أسرة معنية", "{m} households concerned"),
        Phrase("{n} communes autour de {p}", "{n} جماعة حول {p}", "{n} communes around {p}"),
        Phrase("Un premier bilan dans six mois", "حصيلة أولى بعد ستة أشهر", "A first review in six months"),
    ]
    static let factsHeadline = Phrase("En bref", "باختصار", "In short")
    static let tableCaption = Phrase("Trois semaines de relevés", "قياسات ثلاثة أسابيع", "Three weeks of readings")
    static let tableHeader: [Phrase] = [
        Phrase("Ville", "المدينة", "Town"), Phrase("Cette semaine", "هذا الأسبوع", "This week"),
        Phrase("Il y a un an", "قبل سنة", "A year ago"),
    ]
    static let corrections: [Phrase] = [
        Phrase(
            "Une version précédente de cet article situait la réunion à {q}. Elle s’est tenue à {p}.",
            "ذكرت صيغة سابقة من هذا المقال أن الاجتماع انعقد في {q}، والصحيح أنه انعقد في {p}.",
            "An earlier version of this article placed the meeting in {q}. It was held in {p}.")
    ]
    /// What comes in after an article is out, in the language of originals alone.
    static let news: [(note: String, sentence: String)] = [
        (
            "De nouveaux chiffres sont attendus lundi.",
            "Joints depuis la parution, les organisateurs confirment ces chiffres et en promettent d’autres pour lundi."
        ),
        (
            "Un second témoignage précise le récit.",
            "Un second témoignage, recueilli depuis la parution, précise le déroulement de la matinée."
        ),
        (
            "Le calendrier est avancé de deux semaines.",
            "La rédaction a reçu depuis une réponse écrite : le calendrier est avancé de deux semaines."
        ),
    ]
    static let sources = Phrase("Agence du Détroit", "وكالة المضيق", "Straits Agency")
    static let biography: [Phrase] = [
        Phrase(
            "Écrit sur la vie des villes et des vallées depuis dix ans.", "صحافة المدن والأودية منذ عشر سنوات.",
            "Has written on the life of towns and valleys for ten years."),
        Phrase(
            "Ancien correspondant dans l’Oriental, suit aujourd’hui l’économie.",
            "مراسلات سابقة من الشرق، ومتابعة للاقتصاد اليوم.",
            "Formerly a correspondent in the east, now covers the economy."),
        Phrase(
            "Couvre les stades le dimanche et les tribunaux le reste de la semaine.",
            "الملاعب يوم الأحد والمحاكم بقية الأسبوع.", "Covers stadiums on Sunday and courts the rest of the week."),
        Phrase(
            "Aime les trains lents, les archives et les longs entretiens.",
            "شغف بالقطارات البطيئة والأرشيف والحوارات الطويلة.", "Likes slow trains, archives and long interviews."),
    ]
}
