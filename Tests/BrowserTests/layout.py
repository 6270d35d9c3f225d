"""What is wrong with how a page's text is laid out, as a reader would see it: words that a box cuts off, words off the side
of the page, lines of different elements that run through each other. Measured by the boxes of the text itself, line by line."""

# A font's box of a line is higher than its letters, most of all in Arabic: lines cross where their cores do, four fifths of
# the type size around the middle. A few pixels are let through everywhere; those who see them see no fault.
FAULTS = """() => {
  const SLACK = 3;
  const styles = new Map();
  const style = (e) => styles.get(e) ?? (styles.set(e, getComputedStyle(e)), styles.get(e));
  const boxes = new Map();
  const padding = (e) => {
    if (!boxes.has(e)) {
      const box = e.getBoundingClientRect();
      const left = box.left + e.clientLeft, top = box.top + e.clientTop;
      boxes.set(e, { left, top, right: left + e.clientWidth, bottom: top + e.clientHeight });
    }
    return boxes.get(e);
  };
  const name = (e) => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + [...e.classList].slice(0, 2).map((c) => '.' + c).join('');
  // For screen readers alone: shrunk to a point or clipped away.
  const unseen = (e) => /inset\\(50%|inset\\(100%/.test(style(e).clipPath) || /rect\\((0|1)px/.test(style(e).clip)
    || (style(e).overflow !== 'visible' && e.clientWidth <= 1 && e.clientHeight <= 1);
  const outOfFlow = (e) => ['absolute', 'fixed'].includes(style(e).position);
  // The elements around one that can cut it: those between an absolute element and its containing block cannot.
  const around = new Map();
  const ancestors = (e) => {
    if (!e || e === document.documentElement) return [];
    if (!around.has(e)) {
      let next = e.parentElement;
      if (style(e).position === 'fixed') next = null;
      while (next && style(e).position === 'absolute' && style(next).position === 'static' && style(next).transform === 'none') next = next.parentElement;
      around.set(e, [e, ...ancestors(next)]);
    }
    return around.get(e);
  };
  const clamps = (e) => style(e).textOverflow === 'ellipsis' || style(e).webkitLineClamp !== 'none';
  const lines = [], faults = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const page = document.documentElement.clientWidth;
  while (walker.nextNode()) {
    const node = walker.currentNode, own = node.parentElement;
    if (!node.data.trim() || own.closest('script, style, template, noscript, option, textarea, svg')) continue;
    if (!own.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) continue;
    const chain = ancestors(own);
    if (chain.some(unseen)) continue;
    const said = node.data.replace(/\\s+/g, ' ').trim().slice(0, 40);
    const layer = own.closest('dialog[open], :popover-open') ?? chain.find((e) => ['fixed', 'sticky'].includes(style(e).position)) ?? document.body;
    const size = parseFloat(style(own).fontSize);
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      let [left, right] = [box.left, box.right];
      const middle = (box.top + box.bottom) / 2;
      let [top, bottom] = [middle - size * 0.4, middle + size * 0.4];
      let isScrolled = false;
      for (const e of chain) {
        if (e === document.body) break;
        const { overflowX: x, overflowY: y } = style(e);
        if (x === 'visible' && y === 'visible') continue;
        const frame = padding(e);
        const cutsX = (x === 'hidden' || x === 'clip') && Math.max(frame.left - left, right - frame.right) > SLACK;
        const cutsY = (y === 'hidden' || y === 'clip') && Math.max(frame.top - top, bottom - frame.bottom) > SLACK;
        if ((cutsX || cutsY) && !clamps(e)) faults.add(`cut off by ${name(e)}: “${said}” of ${name(own)}`);
        if (x !== 'visible') [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
        if (y !== 'visible') [top, bottom] = [Math.max(top, frame.top), Math.min(bottom, frame.bottom)];
        isScrolled ||= x === 'auto' || x === 'scroll';
      }
      if (right - left <= SLACK || bottom - top <= SLACK) continue;
      // A way past the navigation waits outside the page until it has the focus.
      if (Math.max(-left, right - page) > SLACK && !isScrolled && !chain.some((e) => outOfFlow(e) && e.matches('a'))) {
        faults.add(`off the page’s side: “${said}” of ${name(own)}`);
      }
      lines.push({ left, right, top, bottom, own, said, layer });
    }
  }
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((a, at) => {
    for (let next = at + 1; next < lines.length && lines[next].top < a.bottom - SLACK; next += 1) {
      const b = lines[next];
      if (a.own === b.own || a.layer !== b.layer) continue;
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) <= SLACK || Math.min(a.bottom, b.bottom) - b.top <= SLACK) continue;
      faults.add(`crossing: “${a.said}” of ${name(a.own)} and “${b.said}” of ${name(b.own)}`);
    }
  });
  return [...faults];
}"""

SOUND = """<!doctype html><html lang="fr"><title>x</title><style>
body { font: 16px/1.2 serif; margin: 8px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.clamped { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; width: 60px; }
.lines { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 1; overflow: hidden; width: 60px; }
.scroll { overflow: auto; width: 60px; height: 20px; white-space: nowrap; }
.menu { position: fixed; top: 8px; left: 8px; background: white; }
</style><h1>Un titre</h1><h2>et son chapô <a href="#">avec un lien</a></h2><p class="unseen">Pour les lecteurs d’écran</p>
<p class="clamped">Une phrase plus longue que sa place</p><p class="lines">Une phrase plus longue que sa place</p>
<div class="scroll">Une phrase plus longue que sa place<br>et une autre</div><details><summary>Plus</summary><p>Caché</p></details>
<p class="menu">Par-dessus</p>"""
FAULTY = {
    "cut off": '<div style="overflow: hidden; width: 80px; white-space: nowrap">Une phrase plus longue que sa place</div>',
    "cut off by div.low": '<div class="low" style="overflow: clip; height: 20px"><p>Une première ligne<br>et une seconde</p></div>',
    "off the page’s side": '<p style="margin-inline-start: -60px">Une phrase sans commencement</p>',
    "crossing": '<p style="margin: 0">Une ligne</p><p style="margin: -14px 0 0">et une autre dessus</p>',
    "crossing: “Un insigne”": '<div style="position: relative"><b style="position: absolute; top: 0; inset-inline-start: 0">Un insigne</b>Le titre</div>',
}


def can_fail(browser, check):
    """A judge that finds nothing wrong anywhere proves nothing."""
    page = browser.new_page(viewport={"width": 390, "height": 800})
    for direction in ("ltr", "rtl"):
        sound = SOUND.replace('lang="fr"', f'lang="fr" dir="{direction}"')
        page.set_content(sound)
        found = page.evaluate(FAULTS)
        check(f"layout: a sound page written {direction} has no fault", not found, found)
        for fault, html in FAULTY.items():
            page.set_content(f"{sound}<section>{html}</section>")
            found = page.evaluate(FAULTS)
            check(f"layout: {fault} is found in a page written {direction}", len(found) == 1 and found[0].startswith(fault), found)
    page.close()
