// The original beside a translation: which of its blocks the caret's block stands for, and the way from a block that
// changed to its place in the translation. The two are paired by the kinds of their blocks, in order.
import { make } from './dom.js';

/** The longest row of pairs whose kinds agree; `pairs[i]` is the place in `other` of `own[i]`, or -1. */
export function pair(own, other) {
  const rows = Array.from({ length: own.length + 1 }, () => new Uint16Array(other.length + 1));
  for (let i = own.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      rows[i][j] = own[i] === other[j] ? rows[i + 1][j + 1] + 1 : Math.max(rows[i + 1][j], rows[i][j + 1]);
    }
  }
  const pairs = new Array(own.length).fill(-1);
  for (let i = 0, j = 0; i < own.length && j < other.length;) {
    if (own[i] === other[j] && rows[i][j] === rows[i + 1][j + 1] + 1) pairs[i++] = j++;
    else if (rows[i + 1][j] >= rows[i][j + 1]) i += 1;
    else j += 1;
  }
  return pairs;
}

export class Original {
  constructor({ editor, fields }) {
    this.text = document.querySelector('#original .original-text');
    if (!this.text) return;
    this.editor = editor;
    this.blocks = [...this.text.querySelectorAll('[data-block]')];
    this.kinds = '';
    for (const block of this.text.querySelectorAll('.changed')) {
      const note = block.querySelector('.original-tag');
      if (block.dataset.block === undefined || !note) continue;
      note.append(' ', make('button.quiet', { type: 'button', onclick: () => this.go(block) }, this.text.dataset.go));
    }
    const follow = () => this.follow();
    editor.on('selectionUpdate', follow);
    editor.on('focus', follow);
    for (const name of ['headline', 'standfirst']) {
      for (const control of fields.controls(name)) control.addEventListener('focus', () => this.show(this.text.querySelector(name === 'headline' ? 'h3' : '.original-standfirst')?.closest('.original-block')));
    }
  }

  match() {
    const { doc } = this.editor.state;
    const own = [];
    doc.forEach((node) => own.push(node.type.name));
    if (own.join() === this.kinds) return;
    this.kinds = own.join();
    const limit = 800;
    this.pairs = pair(own.slice(0, limit), this.blocks.slice(0, limit).map((block) => block.dataset.kind));
  }

  follow() {
    this.match();
    const index = this.editor.state.selection.$from.index(0);
    let place = index;
    while (place > 0 && (this.pairs[place] ?? -1) < 0) place -= 1;
    this.show(this.blocks[this.pairs[place] ?? -1]);
  }

  /** Marks a block of the original and brings it into sight, without moving the page. */
  show(block) {
    if (!block || block === this.shown) return;
    this.shown?.classList.remove('here');
    block.classList.add('here');
    this.shown = block;
    const [frame, place] = [this.text.getBoundingClientRect(), block.getBoundingClientRect()];
    if (this.text.scrollHeight <= this.text.clientHeight) return;
    if (place.top < frame.top || place.bottom > frame.bottom) this.text.scrollTop += place.top - frame.top - 16;
  }

  go(block) {
    this.match();
    const index = this.pairs.indexOf(this.blocks.indexOf(block));
    const { doc } = this.editor.state;
    let position = 0;
    for (let place = 0; place < (index < 0 ? doc.childCount - 1 : index); place += 1) position += doc.child(place).nodeSize;
    this.editor.chain().focus(position + 1, { scrollIntoView: true }).run();
    this.show(block);
  }
}
