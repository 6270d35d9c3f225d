import News
import Testing
import Wire

@Suite struct SavedCopyTests {
    @Test("The picture that lies beside a saved page leads, though the metadata names another on the site")
    func leadBesidePage() throws {
        let page = try PageMaker.read(SavedCopyPage.html)
        #expect(page.leadPicture == 0)
        #expect(page.pictures.count == 2)
        let lead = try #require(page.pictures.first)
        #expect(lead.source == "https://relais.example/u/pressoir-1600.png")
        #expect(
            lead.otherSources == ["./La coopérative_files/pressoir.png", "https://relais.example/u/pressoir-800.png"]
        )
        #expect(lead.alt == "Un pressoir en bois")
        #expect(lead.caption == "Le grand pressoir, remis en marche.")
        #expect(lead.credit == nil)
        #expect(page.pictures[1].source == "./La coopérative_files/citerne.jpg")
        #expect(
            page.pictures[1].address?.rawValue
                == "https://relais.example/economie/cooperative-rouvre/La%20coop%C3%A9rative_files/citerne.jpg"
        )
        #expect(page.body.blocks.count == 5)
        #expect(page.body.blocks[3] == .image(PictureBlock(picture: PictureID(rawValue: 1))))
    }

    @Test("Breadcrumbs that go on below the section the page names tell a section of their own")
    func sectionPath() throws {
        #expect(try PageMaker.read(SavedCopyPage.html).sectionPath == ["Économie", "Agriculture"])
    }

    @Test("A lead picture beside the page keeps the address on the site among its others")
    func sameName() throws {
        let page = try PageMaker.read(
            PageMaker.page(
                head: "<meta property=\"og:image\" content=\"https://relais.example/u/pont-neuf.jpg\">",
                body:
                    "<figure><img src=\"Le pont_files/pont-neuf-800x600.jpg\"><figcaption>Le pont (Photo : A. B.)</figcaption></figure>"
            )
        )
        let lead = try #require(page.pictures.first)
        #expect(page.pictures.count == 1)
        #expect(lead.source == "Le pont_files/pont-neuf-800x600.jpg")
        #expect(lead.otherSources == ["https://relais.example/u/pont-neuf.jpg"])
        #expect(lead.address?.rawValue == "https://relais.example/u/pont-neuf.jpg")
        #expect(lead.caption == "Le pont")
        #expect(lead.credit == "A. B.")
    }

    @Test("Another picture than the lead that stands above the text stays in it where neither lies beside the page")
    func otherPictureStays() throws {
        let page = try PageMaker.read(
            """
            <html><head><meta property="og:image" content="https://a.example/share-card.jpg"></head><body><article><h1>Le pont rouvre</h1>
            <figure><img src="https://a.example/u/rive-gauche.jpg"></figure>
            <div><p>\(PageMaker.first)</p><p>\(PageMaker.last)</p></div></article></body></html>
            """
        )
        #expect(
            page.pictures.map(\.source) == ["https://a.example/share-card.jpg", "https://a.example/u/rive-gauche.jpg"])
        #expect(page.leadPicture == 0)
        #expect(page.body.blocks.first == .image(PictureBlock(picture: PictureID(rawValue: 1))))
    }
}
