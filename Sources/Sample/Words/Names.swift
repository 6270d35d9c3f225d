/// Places, people and institutions. The people and institutions are invented.
enum Names {
    static let places: [Phrase] = [
        Phrase("Rabat", "الرباط", "Rabat"), Phrase("Casablanca", "الدار البيضاء", "Casablanca"),
        Phrase("Fès", "فاس", "Fez"), Phrase("Tanger", "طنجة", "Tangier"), Phrase("Agadir", "أكادير", "Agadir"),
        Phrase("Oujda", "وجدة", "Oujda"), Phrase("Meknès", "مكناس", "Meknes"), Phrase("Safi", "آسفي", "Safi"),
        Phrase("Essaouira", "الصويرة", "Essaouira"), Phrase("Tétouan", "تطوان", "Tetouan"),
        Phrase("Nador", "الناظور", "Nador"), Phrase("Béni Mellal", "بني ملال", "Beni Mellal"),
        Phrase("Khénifra", "خنيفرة", "Khenifra"), Phrase("Errachidia", "الرشيدية", "Errachidia"),
        Phrase("Ouarzazate", "ورزازات", "Ouarzazate"), Phrase("Taroudant", "تارودانت", "Taroudant"),
        Phrase("Taza", "تازة", "Taza"), Phrase("Larache", "العرائش", "Larache"), Phrase("Settat", "سطات", "Settat"),
        Phrase("Kénitra", "القنيطرة", "Kenitra"), Phrase("Ifrane", "إفران", "Ifrane"),
        Phrase("Midelt", "ميدلت", "Midelt"), Phrase("Zagora", "زاكورة", "Zagora"),
        Phrase("Guelmim", "كلميم", "Guelmim"), Phrase("Laâyoune", "العيون", "Laayoune"),
        Phrase("Dakhla", "الداخلة", "Dakhla"), Phrase("Azilal", "أزيلال", "Azilal"),
        Phrase("Marrakech", "مراكش", "Marrakesh"),
    ]

    /// In the order of `places`: which of the children of `Beat.regions` each lies in.
    static let regions = [
        1, 1, 0, 0, 2, 0, 1, 1, 1, 0, 0, 1, 1, 2, 2, 2, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 1, 1,
    ]

    /// Given names: women and men mixed; no sentence of the sample depends on which.
    static let given: [Phrase] = [
        Phrase("Salma", "سلمى", "Salma"), Phrase("Youness", "يونس", "Youness"), Phrase("Imane", "إيمان", "Imane"),
        Phrase("Hicham", "هشام", "Hicham"), Phrase("Zineb", "زينب", "Zineb"), Phrase("Anouar", "أنوار", "Anouar"),
        Phrase("Meryem", "مريم", "Meryem"), Phrase("Tarik", "طارق", "Tarik"), Phrase("Loubna", "لبنى", "Loubna"),
        Phrase("Nabil", "نبيل", "Nabil"), Phrase("Hajar", "هاجر", "Hajar"), Phrase("Ilyas", "إلياس", "Ilyas"),
        Phrase("Ghita", "غيثة", "Ghita"), Phrase("Mourad", "مراد", "Mourad"), Phrase("Sanae", "سناء", "Sanae"),
        Phrase("Badr", "بدر", "Badr"), Phrase("Kenza", "كنزة", "Kenza"), Phrase("Rachid", "رشيد", "Rachid"),
    ]

    static let family: [Phrase] = [
        Phrase("Tazrouti", "التازروتي", "Tazrouti"), Phrase("Ben Amlal", "بن أملال", "Ben Amlal"),
        Phrase("Ouchrif", "أوشريف", "Ouchrif"), Phrase("El Merzani", "المرزاني", "El Merzani"),
        Phrase("Sefraoui", "الصفراوي", "Sefraoui"), Phrase("Aït Oulma", "آيت أولما", "Ait Oulma"),
        Phrase("Lemghari", "المغاري", "Lemghari"), Phrase("Dadsi", "الدادسي", "Dadsi"),
        Phrase("Zerhouni", "الزرهوني", "Zerhouni"), Phrase("Boukraa", "بوكراع", "Boukraa"),
        Phrase("Tafraouti", "التافراوتي", "Tafraouti"), Phrase("Rifaï", "الريفاعي", "Rifai"),
        Phrase("Souiri", "الصويري", "Souiri"), Phrase("Ghomari", "الغماري", "Ghomari"),
        Phrase("Imlil", "إمليل", "Imlil"), Phrase("Filali", "الفيلالي", "Filali"),
    ]

    static func person(_ number: Int, _ language: Int) -> String {
        let first = given[number % given.count]
        let last = family[(number / given.count) % family.count]
        if language == SampleArchive.tamazight {
            return Tamazight.given[number % given.count] + " "
                + Tamazight.family[(number / given.count) % family.count]
        }
        return "\(first.text(language)) \(last.text(language))"
    }
}
