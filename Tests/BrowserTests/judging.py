"""What every screen of the desk is judged by: axe-core, the Nu HTML checker, and a phone of 320 pixels."""


class Judge:
    """Called with a screen's name and its page, or the person who has it open, it asks all three."""

    def __init__(self, part, tools):
        self.part, self.check, self.nu, self.axe = part, tools["check"], tools["nu"], tools["Axe"]()

    def __call__(self, name, screen):
        self.accessible(name, screen)
        self.valid(name, screen)
        self.narrow(name, screen)

    def accessible(self, name, screen):
        found = self.axe.run(page_of(screen)).response["violations"]
        self.check(f"{self.part}: {name} has no axe violation", not found, [(v["id"], v["nodes"][0]["html"][:200]) for v in found])

    def valid(self, name, screen):
        errors = self.nu.errors(page_of(screen).content().encode())
        self.check(f"{self.part}: {name} is valid HTML", not errors, errors[:3])

    def narrow(self, name, screen):
        page = page_of(screen)
        size = page.viewport_size
        page.set_viewport_size({"width": 320, "height": 800})
        scroll = page.evaluate("document.documentElement.scrollWidth")
        self.check(f"{self.part}: {name} fits 320 pixels", scroll <= 320, f"{scroll} wide")
        page.set_viewport_size(size)


def page_of(screen):
    return getattr(screen, "page", screen)
