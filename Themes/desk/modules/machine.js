// What a machine proposes for a translation's empty passages. Its words come into the editor like a paste: nobody's words
// are replaced, one undo takes them away again, and they are saved as whatever else is written.
import { make } from './dom.js';
import { t } from './strings.js';
import { ask, Refused } from './server.js';
import { notice } from './announce.js';

const LETTER = /\p{L}/u;
/** The attributes of blocks that are words. */
const WORDS = ['headline', 'attribution', 'caption', 'altText', 'title'];
const FIELDS = ['kicker', 'headline', 'standfirst', 'dateline'];

/** Whether nobody wrote anything in a block that has room for words. */
function isEmpty(node) {
  if (/^(related|relatedLink|horizontalRule|embed)$/.test(node.type.name)) return false;
  let words = node.textContent;
  const add = ({ attrs }) => { for (const name of WORDS) words += attrs[name] ?? ''; };
  add(node);
  node.descendants(add);
  return !LETTER.test(words);
}

export class Machine {
  constructor({ original, editor, fields, onChange }) {
    const path = original.text?.dataset.propose;
    if (!path) return;
    Object.assign(this, { original, editor, fields, onChange, path });
    this.button = make('button.quiet', { type: 'button', id: 'machine', onclick: () => this.fill() }, t('machine_fill'));
    original.text.before(make('p.original-machine', {}, this.button));
  }

  /** The places of the original's blocks whose counterparts are empty, each with where its counterpart stands. */
  empty() {
    this.original.match();
    const found = new Map();
    this.editor.state.doc.forEach((node, offset, index) => {
      const block = this.original.blocks[this.original.pairs[index] ?? -1];
      if (block && isEmpty(node)) found.set(Number(block.dataset.block), { offset, size: node.nodeSize });
    });
    return found;
  }

  emptyFields() {
    const values = this.fields.read();
    return FIELDS.filter((name) => name in values && !LETTER.test(values[name]));
  }

  async fill() {
    if (!this.editor.isEditable) return;
    const blocks = [...this.empty().keys()];
    const fields = this.emptyFields();
    if (!blocks.length && !fields.length) return void notice('machine', t('machine_nothing'));
    this.button.disabled = true;
    this.button.textContent = t('machine_busy');
    try {
      const revision = Number(this.original.text.dataset.revision);
      const answer = await ask(this.path, { method: 'POST', json: { revision, fields, blocks }, patience: 310_000 });
      const count = this.take(answer);
      notice('machine', count ? t('machine_filled', { n: count }) : t('machine_nothing'));
    } catch (error) {
      notice('machine', error instanceof Refused ? error.message : t('machine_silent'), { grave: true });
    } finally {
      this.button.disabled = false;
      this.button.textContent = t('machine_fill');
    }
  }

  /** Puts in what is still missing. @returns how many places were filled */
  take({ fields, blocks }) {
    if (!this.editor.isEditable) return 0;
    const free = this.emptyFields();
    const values = Object.fromEntries(Object.entries(fields).filter(([name]) => free.includes(name)));
    this.fields.write(values);
    const { state } = this.editor;
    const { tr } = state;
    const places = this.empty();
    let count = Object.keys(values).length;
    for (const { index, document: { content: [json] } } of blocks.toSorted((a, b) => (places.get(b.index)?.offset ?? 0) - (places.get(a.index)?.offset ?? 0))) {
      const place = places.get(index);
      const node = state.schema.nodeFromJSON(json);
      if (!place || isEmpty(node)) continue;
      tr.replaceWith(place.offset, place.offset + place.size, node);
      count += 1;
    }
    if (tr.docChanged) this.editor.view.dispatch(tr);
    if (count) this.onChange();
    return count;
  }
}
