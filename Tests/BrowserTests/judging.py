"""What every screen of the desk is judged by: axe-core, the Nu HTML checker, and how its text lies on phones and a desktop."""

import layout

# The narrowest phone, a common one and a desktop.
WIDTHS = (320, 390, 1280)


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
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            self.laid_out(name, page, width)
        page.set_viewport_size(size)

    def laid_out(self, name, page, width):
        """The page at the width that it has: nothing to scroll sideways, no word cut off or crossed by another."""
        scroll = page.evaluate("document.documentElement.scrollWidth")
        self.check(f"{self.part}: {name} fits {width} pixels", scroll <= width, f"{scroll} wide")
        faults = page.evaluate(layout.FAULTS)
        self.check(f"{self.part}: {name} shows every word whole and apart at {width} pixels", not faults, faults[:4])


def page_of(screen):
    return getattr(screen, "page", screen)
