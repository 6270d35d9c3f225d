// Names proposed while someone types a list with commas between: topics, and those who sign.
import { make, freshID } from './dom.js';
import { t } from './strings.js';
import { ask } from './server.js';
import { announce } from './announce.js';

const PAUSE = 180;
const SEPARATORS = /[,،;]/;

/** A combobox after the ARIA practices: arrows choose, Enter takes, Escape closes. */
export class Suggestions {
  /** @param input the field; @param what `topics` or `credits`; @param edition whose names are proposed */
  constructor(input, what, edition) {
    Object.assign(this, { input, what, edition, names: [], at: -1, turn: 0 });
    const id = freshID('suggestions');
    this.list = make('ul.suggestions', { id, role: 'listbox', 'aria-label': t('suggestions'), hidden: true });
    input.insertAdjacentElement('afterend', this.list);
    input.parentElement.classList.add('suggesting');
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': id })) input.setAttribute(name, value);
    input.addEventListener('input', (event) => {
      if (event.isTrusted === false && !event.isComposing) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(), PAUSE);
    });
    input.addEventListener('keydown', (event) => this.key(event));
    input.addEventListener('blur', () => this.close());
    this.list.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      const option = event.target.closest('[role=option]');
      if (option) this.take(Number(option.dataset.index));
    });
  }

  /** The piece between two commas in which the caret stands. */
  piece() {
    const { value, selectionStart } = this.input;
    let from = selectionStart;
    while (from > 0 && !SEPARATORS.test(value[from - 1])) from -= 1;
    let to = selectionStart;
    while (to < value.length && !SEPARATORS.test(value[to])) to += 1;
    return { from, to, text: value.slice(from, selectionStart).trim() };
  }

  async look() {
    const { text } = this.piece();
    const mine = (this.turn += 1);
    let names = [];
    if (text && !this.input.readOnly) {
      try {
        ({ names } = await ask(`/desk/suggestions/${this.what}?q=${encodeURIComponent(text)}&edition=${this.edition}`));
      } catch { /* Without proposals one types on. */ }
    }
    if (mine !== this.turn || document.activeElement !== this.input) return;
    const taken = new Set(this.input.value.split(SEPARATORS).map((one) => one.trim().toLowerCase()));
    taken.delete(text.toLowerCase());
    this.show(names.filter((name) => !taken.has(name.toLowerCase()) && name !== text));
  }

  show(names) {
    this.names = names;
    this.at = -1;
    this.list.replaceChildren(...names.map((name, index) => make('li', {
      id: `${this.list.id}-${index}`, role: 'option', 'aria-selected': 'false', 'data-index': String(index), dir: 'auto',
    }, name)));
    this.list.hidden = !names.length;
    this.input.setAttribute('aria-expanded', String(Boolean(names.length)));
    this.input.removeAttribute('aria-activedescendant');
    if (names.length) announce(t('suggestions_n', { n: names.length }), 800);
  }

  close() {
    clearTimeout(this.timer);
    this.turn += 1;
    this.show([]);
  }

  key(event) {
    if (!this.names.length || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.move((this.at + step + this.names.length + (this.at < 0 && step < 0 ? 1 : 0)) % this.names.length);
    } else if (event.key === 'Enter' && this.at >= 0) {
      event.preventDefault();
      this.take(this.at);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      this.close();
    }
  }

  move(index) {
    this.at = index;
    [...this.list.children].forEach((option, place) => option.setAttribute('aria-selected', String(place === index)));
    this.list.children[index].scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', this.list.children[index].id);
  }

  take(index) {
    const name = this.names[index];
    const { value } = this.input;
    const { from, to } = this.piece();
    const comma = document.documentElement.lang === 'ar' || /[\u0600-\u06ff]/.test(name) ? '، ' : ', ';
    const before = value.slice(0, from).trimEnd();
    const after = value.slice(to).replace(SEPARATORS, '').trim();
    const start = (before ? `${before} ` : '') + name + comma;
    this.input.value = start + after;
    this.input.setSelectionRange(start.length, start.length);
    this.close();
    this.input.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
