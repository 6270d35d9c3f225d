// Making elements without innerHTML, so that no text can become markup.

/** `make('button.quiet', { type: 'button', onclick }, 'words', otherElement)` */
export function make(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split('.');
  const element = document.createElement(tag || 'div');
  if (classes.length) element.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'value') element.value = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

// Drawn for this desk on a grid of 20; strokes take the colour of the text.
const SHAPES = {
  bold: 'M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z', italic: 'M9 4h6M5 16h6M12 4 8 16',
  link: 'M8.5 11.5a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1-1',
  subscript: 'M4 4l7 9M11 4l-7 9M14 13.5c.3-2 3-1.600 3 0 0 1.200-3 1.800-3 3.500h3',
  superscript: 'M4 7l7 9M11 7l-7 9M14 4.500c.3-2 3-1.600 3 0 0 1.200-3 1.800-3 3.500h3',
  bullets: 'M8 5h9M8 10h9M8 15h9M3.500 5h.1M3.500 10h.1M3.500 15h.1', numbers: 'M9 5h8M9 10h8M9 15h8M3 4l1.500-1v5M3 12.500c0-2 3-2 3 0 0 1.500-3 2-3 4h3',
  quote: 'M4 5v10M8 6h9M8 10h9M8 14h5', insert: 'M10 4v12M4 10h12', undo: 'M7 4 3.500 7.500 7 11M4 7.500h7a4.500 4.500 0 0 1 0 9H8',
  redo: 'M13 4l3.500 3.500L13 11M16 7.500H9a4.500 4.500 0 0 0 0 9h3', table: 'M3 4.500h14v11H3zM3 8.500h14M10 4.500v11',
  language: 'M3 5h9M7.500 3v2M10 5c-.5 4-3 6.500-6.500 8M5 8c1 2.500 3 4 5.500 5M10.500 17 14 8.500l3.500 8.500M11.800 14h4.500',
  up: 'M10 16V4M5 9l5-5 5 5', down: 'M10 4v12M5 11l5 5 5-5', remove: 'M5 5l10 10M15 5 5 15', picture: 'M3 4h14v12H3zM3 13l4-4 4 4 2-2 4 3M13 8h.1',
  more: 'M6 8l4 4 4-4',
};

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', `icon icon-${name}`);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', SHAPES[name]);
  svg.append(path);
  return svg;
}

let count = 0;
export const freshID = (stem) => `${stem}-${(count += 1)}`;
