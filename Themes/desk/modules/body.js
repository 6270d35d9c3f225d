// Between the engine's document and the body as the server keeps it: same names, nothing that says nothing.
import { ModelNode, Fragment } from './engine.js';

// What the server wants even when it is empty.
const REQUIRED = { factBox: ['headline'], related: ['label'], relatedLink: ['label'] };
const ENGINE_ONLY = new Set(['colspan', 'rowspan', 'colwidth']);
// Neither a page nor a feed can hold these, and the server refuses them; they come by pasting.
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g;

export const clean = (text) => {
  const tidy = text.replace(CONTROLS, '');
  return tidy.toWellFormed ? tidy.toWellFormed() : tidy;
};

// Nodes never change once made: a key press makes one new block, and the other blocks' texts are taken from here. So
// the journal may write the whole article at each pause without walking through it.
const written = new WeakMap();

/** The body as JSON text. */
export const bodyText = (doc) => `{"type":"doc","content":[${blockTexts(doc).join(',')}]}`;

let keepsBlanks = false;

/** In a translation an empty paragraph is one that is still to be written. */
export function keepBlanks() {
  keepsBlanks = true;
}

/** The JSON text of every block; empty paragraphs at the end are the engine's place to go on, not the writer's. */
function blockTexts(doc) {
  let end = doc.childCount;
  while (end > 0 && isBlank(doc.child(end - 1)) && !(keepsBlanks && doc.maybeChild(end - 2)?.isTextblock)) end -= 1;
  const texts = [];
  for (let index = 0; index < end; index += 1) {
    const node = doc.child(index);
    let text = written.get(node);
    if (text === undefined) {
      const json = nodeJSON(node);
      text = json ? JSON.stringify(json) : '';
      written.set(node, text);
    }
    if (text) texts.push(text);
  }
  return texts;
}

const isBlank = (node) => node.type.name === 'paragraph' && node.childCount === 0 && !node.attrs.lang;

export function nodeJSON(node) {
  const name = node.type.name;
  if (node.isText) {
    const text = clean(node.text);
    return text ? { type: 'text', text, ...(node.marks.length ? { marks: node.marks.map(markJSON) } : {}) } : null;
  }
  if (name === 'hardBreak') return { type: name };
  if (name === 'image' && !node.attrs.picture) return null;
  const json = { type: name };
  const attrs = attributes(name, node.attrs);
  if (attrs) json.attrs = attrs;
  if (name === 'table') json.content = evenRows(node);
  else if (node.childCount || !(node.isTextblock || node.isAtom)) {
    json.content = [];
    node.forEach((child) => {
      const one = nodeJSON(child);
      if (one) json.content.push(one);
    });
  }
  if (name === 'gallery' && !json.content.length) return null;
  if (node.inlineContent && json.content?.length === 0) delete json.content;
  return json;
}

function attributes(name, values) {
  const kept = {};
  for (const [key, value] of Object.entries(values)) {
    if (ENGINE_ONLY.has(key)) continue;
    if (typeof value === 'string') {
      const text = clean(value);
      if (text || REQUIRED[name]?.includes(key)) kept[key] = text;
    } else if (value !== null && value !== undefined) kept[key] = value;
  }
  return Object.keys(kept).length ? kept : null;
}

const markJSON = (mark) => {
  const attrs = attributes(mark.type.name, mark.attrs);
  return attrs ? { type: mark.type.name, attrs } : { type: mark.type.name };
};

/** The reader's table has all rows of one length, and header cells only as its whole first row. */
function evenRows(table) {
  const rows = [];
  table.forEach((row) => rows.push(nodeJSON(row)));
  const width = Math.max(...rows.map((row) => row.content.length));
  rows.forEach((row, index) => {
    while (row.content.length < width) row.content.push({ type: 'tableCell' });
    const isHeader = index === 0 && row.content[0].type === 'tableHeader';
    for (const cell of row.content) cell.type = isHeader ? 'tableHeader' : 'tableCell';
  });
  return rows;
}

/**
 * The engine's document of a body. Places that are empty get the paragraph a caret can stand in.
 * @throws {RangeError} when the body holds what this editor does not know: then it must not be edited here.
 */
export function documentOf(schema, body) {
  const doc = ModelNode.fromJSON(schema, body?.content ? body : { type: 'doc', content: [] });
  return filled(doc);
}

function filled(node) {
  if (node.isText || node.isAtom || node.inlineContent) return node;
  const children = [];
  node.forEach((child) => {
    // A gallery without pictures shows nothing to anybody.
    if (child.type.name !== 'gallery' || child.childCount) children.push(filled(child));
  });
  const content = Fragment.fromArray(children);
  if (children.length) return node.copy(content);
  return node.type.createAndFill(node.attrs, content) ?? node;
}

/** Two bodies are the same when their sorted texts are. */
export const canonical = (value) => JSON.stringify(value, (_, one) => (
  one && typeof one === 'object' && !Array.isArray(one)
    ? Object.fromEntries(Object.entries(one).filter(([, inner]) => inner !== null).sort(([a], [b]) => (a < b ? -1 : 1))) : one
));

/** The body's text, a line a block, for copying and comparing. */
export function plainLines(body) {
  const lines = [];
  const walk = (node) => {
    const content = node.content ?? [];
    if (content.some((child) => child.type === 'text' || child.type === 'hardBreak')) {
      lines.push(content.map((child) => child.text ?? '\n').join(''));
    } else content.forEach(walk);
    const { caption, alt, attribution, headline, label, title, url, picture } = node.attrs ?? {};
    for (const text of [headline, label, title, url, picture && `[${picture}]`, caption, alt, attribution]) if (text) lines.push(String(text));
  };
  walk(body ?? {});
  return lines;
}
