// Where the words of a comment stand: found in the text, followed while it changes, told in the server's terms.
import { Plugin, PluginKey, Decoration, DecorationSet } from './engine.js';

const key = new PluginKey('passages');

/** The text of a block of the body, with the places of its letters: `{text, at}`, `at(offset)` being a position. */
function wordsOf(block, position) {
  const parts = [];
  let text = '';
  const add = (node, start) => {
    if (text) text += '\n';
    parts.push({ from: text.length, start });
    text += node.textBetween(0, node.content.size, '', () => '\n');
  };
  if (block.isTextblock) add(block, position + 1);
  else block.descendants((node, inside) => {
    if (node.isTextblock) add(node, position + 1 + inside + 1);
    return !node.isTextblock;
  });
  const at = (offset) => {
    const part = parts.findLast((one) => one.from <= offset);
    return part.start + offset - part.from;
  };
  return { text, at };
}

function blocksOf(doc) {
  const blocks = [];
  doc.forEach((node, position) => blocks.push([node, position]));
  return blocks;
}

function nearest(text, quote, start) {
  let best = -1;
  for (let index = text.indexOf(quote); index >= 0; index = text.indexOf(quote, index + 1)) {
    if (best < 0 || Math.abs(index - start) < Math.abs(best - start)) best = index;
  }
  return best;
}

/** @returns `{from, to, isBlock}` of a passage `{place: 'body.3', quote, start}`, or `null` where the text has it not */
export function locate(doc, { place, quote, start = 0 }) {
  const index = Number(/^body\.(\d+)/.exec(place)?.[1] ?? -1);
  if (index < 0) return null;
  const blocks = blocksOf(doc);
  const own = blocks[index];
  if (!quote) return own ? { from: own[1], to: own[1] + own[0].nodeSize, isBlock: true } : null;
  for (const [block, position] of [...(own ? [own] : []), ...blocks]) {
    const { text, at } = wordsOf(block, position);
    const found = nearest(text, quote, start);
    if (found >= 0) return { from: at(found), to: at(found + quote.length - 1) + 1, isBlock: false };
  }
  return null;
}

/** The passage from `from` to `to` as the server wants it; a selection over several paragraphs counts in its first. */
export function passageAt(doc, from, to) {
  const $from = doc.resolve(from);
  const index = $from.index(0);
  if (index >= doc.childCount) return null;
  const block = doc.child(index);
  const position = $from.posAtIndex(index, 0);
  const place = `body.${index}`;
  const whole = { place, quote: '', start: null, from: position, to: position + block.nodeSize, isBlock: true };
  if (from === to || !$from.parent.isTextblock) return whole;
  const end = Math.min(to, $from.end());
  const words = doc.textBetween(from, end, '', () => '\n');
  const quote = words.trim();
  if (!quote) return whole;
  const first = from + words.indexOf(quote);
  const { text, at } = wordsOf(block, position);
  let start = nearest(text, quote, 0);
  for (let found = start; found >= 0; found = text.indexOf(quote, found + 1)) if (at(found) <= first) start = found;
  return { place, quote, start, from: first, to: first + quote.length, isBlock: false };
}

const decoration = ({ from, to, isBlock }, id) => (isBlock
  ? Decoration.node(from, to, { class: 'passage', 'data-remark': id }, { id })
  : Decoration.inline(from, to, { class: 'passage', 'data-remark': id }, { id }));

/** Marks in the text that are no part of it. */
export class Passages {
  constructor(editor) {
    this.editor = editor;
    editor.registerPlugin(new Plugin({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, held) => tr.getMeta(key) ?? (held === DecorationSet.empty ? held : held.map(tr.mapping, tr.doc)),
      },
      props: { decorations: (state) => key.getState(state) },
    }));
  }

  /** @param wanted a map of identities and passages */
  show(wanted) {
    const { state } = this.editor;
    const found = [];
    for (const [id, passage] of wanted) {
      const place = locate(state.doc, passage);
      if (place) found.push(decoration(place, id));
    }
    if (!found.length && key.getState(state) === DecorationSet.empty) return;
    this.editor.view.dispatch(state.tr.setMeta(key, DecorationSet.create(state.doc, found)).setMeta('addToHistory', false));
  }

  /** Where they stand by now: a map of identities and `{from, to}`. */
  get standing() {
    const { state } = this.editor;
    const found = new Map();
    for (const one of key.getState(state)?.find() ?? []) if (one.to > one.from) found.set(one.spec.id, { from: one.from, to: one.to });
    return found;
  }

  /** The same as passages. */
  passages() {
    const { doc } = this.editor.state;
    const found = new Map();
    for (const [id, { from, to }] of this.standing) found.set(id, passageAt(doc, from, to));
    return found;
  }
}
