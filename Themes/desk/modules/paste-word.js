// Word writes a list as paragraphs that say “level 2 of list 1” in their style; here they become lists again.

function placeOf(paragraph) {
  const found = /mso-list\s*:\s*(l\d+)\s+level(\d+)/i.exec(paragraph.dataset.style ?? '');
  return found ? { name: found[1], level: Number(found[2]) } : null;
}

/** Takes out the printed bullet or figure, and tells which it was. */
function takeMarker(paragraph) {
  const marker = [...paragraph.querySelectorAll('span')].find((span) => /mso-list\s*:\s*ignore/i.test(span.dataset.style ?? ''));
  if (!marker) return '';
  const text = marker.textContent.replace(/[\s\u00a0]+/g, '');
  // Word wraps the marker in spans of its own fonts that would be left empty.
  let outer = marker;
  while (outer.parentElement !== paragraph && outer.parentElement.childNodes.length === 1) outer = outer.parentElement;
  outer.remove();
  return text;
}

export function listsOfWord(source) {
  let open = [];
  for (const paragraph of [...source.querySelectorAll('p')]) {
    const place = placeOf(paragraph);
    if (!place) continue;
    const { name, level } = place;
    // Anything between two of them ends the list, and so does another list's name.
    if (paragraph.previousElementSibling !== open[0]?.list || open[0].name !== name) open = [];
    const tag = /^(\(?\d+[.)]|\(?[a-z]{1,4}[.)])/i.test(takeMarker(paragraph)) ? 'ol' : 'ul';
    open = open.slice(0, level);
    let current = open.at(-1);
    if (!current || open.length < level) {
      const list = source.createElement(tag);
      if (current) current.list.lastElementChild.append(list);
      else paragraph.before(list);
      current = { list, name };
      open = [...open, current];
    }
    const item = current.list.appendChild(source.createElement('li'));
    item.append(...paragraph.childNodes);
    paragraph.remove();
  }
}
