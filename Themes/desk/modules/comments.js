// Comments beside the words they are about. What is said stands in the page already; this puts it in its place, sends
// forms without leaving the text, and brings what others say.
import { make } from './dom.js';
import { t } from './strings.js';
import { announce } from './announce.js';
import { getToken, Refused, Unreachable } from './server.js';
import { Passages, passageAt, locate } from './passages.js';

const GAP = 10;
const beside = matchMedia('(min-width: 78em)');

async function load(path, body) {
  let response;
  let text;
  try {
    response = await fetch(path, {
      method: body ? 'POST' : 'GET', body, credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(20_000),
      headers: { Accept: 'text/html, application/problem+json' },
    });
    text = await response.text();
  } catch (error) {
    throw new Unreachable(String(error));
  }
  if (response.ok) return new DOMParser().parseFromString(text, 'text/html');
  let problem = {};
  try { problem = JSON.parse(text); } catch { /* a proxy's page */ }
  if (response.status >= 500) throw new Unreachable(String(response.status));
  throw new Refused(response.status, problem);
}

export class Comments {
  /** @param form the article's; @param known called with nothing when the session is over */
  constructor({ editor, form, saver, presence }) {
    this.aside = document.getElementById('comments');
    if (!this.aside) return;
    Object.assign(this, { editor, form, saver, presence, desk: form.closest('.desk') });
    this.path = `/desk/articles/${form.dataset.article}/comments`;
    this.marks = new Passages(editor);
    this.readCards();
    this.showMarks();
    this.wire();
    this.lay();
  }

  get known() { return document.getElementById('remarks-known'); }
  get cards() { return [...this.aside.querySelectorAll('.remark')]; }

  wire() {
    this.fresh = document.getElementById('remark-new');
    if (this.fresh) this.makeForm();
    this.aside.addEventListener('submit', (event) => this.submit(event));
    this.aside.addEventListener('click', (event) => {
      const link = event.target.closest('.remark-quote a');
      if (link) this.goTo(event, link.closest('.remark'));
    });
    this.aside.addEventListener('focusin', ({ target }) => this.choose(target.closest('.remark')));
    this.aside.addEventListener('change', ({ target }) => { if (target.id === 'show-resolved') this.lay(); });
    this.aside.addEventListener('toggle', () => this.lay(), true);
    this.editor.view.dom.addEventListener('click', ({ target }) => {
      const id = target.closest?.('[data-remark]')?.dataset.remark;
      if (id && id !== 'new') this.choose(document.getElementById(`comment-${id}`), true);
    });
    this.editor.on('update', ({ transaction }) => {
      if (transaction.getMeta('loading')) this.showMarks();
      this.soon();
    });
    new ResizeObserver(() => this.lay()).observe(this.editor.view.dom);
    beside.addEventListener('change', () => this.lay());
    this.presence.addEventListener('people', ({ detail: { comments } }) => {
      if (comments && this.known && comments !== this.known.dataset.mark) this.refresh();
    });
    this.saver.addEventListener('state', ({ detail: { accepted } }) => {
      for (const { comment, ...passage } of accepted?.passages ?? []) Object.assign(this.passages.get(String(comment)) ?? {}, passage);
    });
  }

  // What is said

  readCards() {
    this.passages = new Map(this.cards.map(({ dataset }) => [dataset.comment, {
      place: dataset.place, quote: dataset.quote, start: dataset.start === undefined ? undefined : Number(dataset.start),
    }]));
  }

  open(card) { return !card.classList.contains('resolved'); }

  showMarks() {
    const wanted = new Map(this.cards.filter(this.open).map(({ dataset }) => [dataset.comment, this.passages.get(dataset.comment)]));
    if (this.composing?.place.startsWith('body.')) wanted.set('new', this.composing);
    // What is marked already goes on from where it stands: the words may have been mended since.
    const { doc } = this.editor.state;
    for (const [id, passage] of this.marks.passages()) if (wanted.has(id) && id !== 'new' && passage) wanted.set(id, passage);
    this.marks.show(wanted);
    this.tellGone(doc);
  }

  /** Where the text is without a comment's words, the comment says so. */
  tellGone(doc) {
    const standing = this.marks.standing;
    for (const card of this.cards) {
      const passage = this.passages.get(card.dataset.comment);
      if (!passage.place.startsWith('body.')) continue;
      card.querySelector('.remark-gone').hidden = standing.has(card.dataset.comment) || Boolean(locate(doc, passage));
    }
  }

  /** What the next save tells of where the words stand: those that moved or were mended, as a list. */
  moved() {
    if (!this.passages?.size) return undefined;
    const changed = [];
    for (const [id, passage] of this.marks.passages()) {
      const before = this.passages.get(id);
      if (!before || !passage || passage.isBlock !== !before.quote) continue;
      const { place, quote, start } = passage;
      if (place !== before.place || quote !== before.quote || start !== (before.start ?? null)) changed.push({ comment: Number(id), place, quote, start });
    }
    return changed.length ? changed : undefined;
  }

  /** Puts the list as the server has it in place of the one shown; words being typed stay. */
  take(page) {
    const fresh = page.getElementById('remarks-known');
    if (!fresh) throw new Unreachable('no comments');
    const held = new Map(this.cards.map((card) => [card.id, card.querySelector('details')]));
    const focused = document.activeElement;
    const wasShown = document.getElementById('show-resolved')?.checked;
    this.known.replaceWith(document.adoptNode(fresh));
    for (const card of this.cards) {
      const details = held.get(card.id);
      const area = details?.querySelector('textarea');
      if (area && (area.value || details.contains(focused))) card.querySelector('details')?.replaceWith(details);
    }
    const box = document.getElementById('show-resolved');
    if (box && wasShown) box.checked = true;
    if (focused?.isConnected && focused !== document.activeElement) focused.focus({ preventScroll: true });
    this.readCards();
    this.showMarks();
    this.lay();
  }

  async refresh() {
    if (this.refreshing) return;
    this.refreshing = true;
    try {
      const before = new Set([...this.aside.querySelectorAll('[id^=comment-]')].map((one) => one.id));
      this.take(await load(this.path));
      const isNew = [...this.aside.querySelectorAll('[id^=comment-]')].some((one) => one.id !== 'comments-title' && !before.has(one.id));
      if (isNew) announce(t('comments_new'), 1000);
    } catch {
      // The next sign of who is here tries again.
    } finally {
      this.refreshing = false;
    }
  }

  // What is sent

  async submit(event) {
    const form = event.target.closest('form');
    event.preventDefault();
    if (form.dataset.sending) return;
    form.dataset.sending = 'yes';
    this.refuse(form, null);
    try {
      if (form === this.fresh) {
        // The words are in a revision before anyone speaks of them.
        if (this.editor.isEditable && !(await this.saver.flush())) throw new Unreachable('not saved');
        form.elements.revision.value = this.saver.revision;
      }
      const values = new URLSearchParams(new FormData(form));
      values.set('csrf', getToken());
      const page = await load(form.action, values);
      const area = form.elements.text;
      if (area) area.value = '';
      const card = form.closest('.remark');
      const details = form.closest('details');
      if (details) details.open = false;
      if (form === this.fresh) this.stop();
      this.take(page);
      if (area) announce(t('comment_sent'));
      const again = card && document.getElementById(card.id);
      if (form === this.fresh) this.editor.view.focus();
      else (again?.querySelector('summary, button') ?? this.aside.querySelector('a, summary'))?.focus();
    } catch (error) {
      if (error instanceof Refused && error.status === 401) this.presence.dispatchEvent(new Event('session'));
      this.refuse(form, error instanceof Refused ? error.message : t('comment_failed'));
    } finally {
      delete form.dataset.sending;
    }
  }

  refuse(form, text) {
    form.querySelector('.field-error')?.remove();
    const area = form.elements.text;
    if (!text) return void area?.removeAttribute('aria-invalid');
    form.append(make('p.field-error', { role: 'alert', dir: 'auto' }, text));
    if (area) {
      area.setAttribute('aria-invalid', 'true');
      area.focus();
    }
    this.lay();
  }

  // A new one

  makeForm() {
    this.details = this.fresh.closest('details');
    this.aside.classList.add('scripted');
    this.about = make('p.remark-quote', { hidden: true });
    this.fresh.prepend(this.about);
    const cancel = make('button.plain', { type: 'button', onclick: () => { this.stop(); this.editor.view.focus(); } }, t('cancel'));
    this.fresh.querySelector('.buttons').append(cancel);
    this.fresh.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') cancel.click();
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.fresh.requestSubmit();
    });
    const button = make('button.button.comment-add', {
      type: 'button', 'aria-keyshortcuts': 'Control+Alt+M', title: `${t('comment_add')} (Ctrl+Alt+M)`,
      onclick: () => this.begin(),
      // A press must not take the caret out of the words that are chosen.
      onpointerdown: (event) => event.preventDefault(),
    }, t('comment_add'));
    document.getElementById('save-state').before(button);
    document.addEventListener('keydown', (event) => {
      if ((event.ctrlKey || event.metaKey) && event.altKey && event.code === 'KeyM') {
        event.preventDefault();
        this.begin();
      }
    });
    this.details.addEventListener('toggle', () => {
      if (this.details.open && !this.composing) this.begin(false);
      if (!this.details.open && this.composing) this.stop();
    });
  }

  /** What is chosen, in the text, the headline or the standfirst. */
  chosen() {
    const field = document.activeElement;
    if (['headline', 'standfirst'].includes(field?.name) && this.form.contains(field)) {
      const [from, to] = [field.selectionStart, field.selectionEnd];
      return { place: field.name, quote: field.value.slice(from, to).trim(), start: from };
    }
    const { from, to } = this.editor.state.selection;
    return passageAt(this.editor.state.doc, from, to) ?? { place: 'body', quote: '', start: null };
  }

  begin(isAsked = true) {
    this.composing = this.chosen();
    const { place, quote, start } = this.composing;
    const { elements } = this.fresh;
    const select = elements.place;
    select.querySelector('[data-here]')?.remove();
    if (place.startsWith('body.')) select.append(make('option', { value: place, 'data-here': true }, t('comment_on_block')));
    select.value = place;
    elements.quote.value = quote;
    elements.start.value = start ?? '';
    const shown = quote ? make('q', { dir: 'auto' }, quote) : select.selectedOptions[0].textContent;
    this.about.replaceChildren(shown);
    this.about.hidden = false;
    this.desk.classList.add('remarked');
    this.details.open = true;
    this.showMarks();
    this.lay();
    elements.text.focus({ preventScroll: beside.matches });
    if (!beside.matches) this.fresh.scrollIntoView({ block: 'center' });
    if (isAsked) this.lay();
  }

  stop() {
    this.composing = null;
    this.details.open = false;
    this.about.hidden = true;
    this.refuse(this.fresh, null);
    this.showMarks();
    this.lay();
  }

  // Where it stands

  choose(card, shouldShow = false) {
    if (card === this.chosenCard && !shouldShow) return;
    this.chosenCard?.classList.remove('chosen');
    this.chosenCard = card ?? null;
    card?.classList.add('chosen');
    this.lay();
    if (card && shouldShow && !beside.matches) card.scrollIntoView({ block: 'nearest' });
  }

  goTo(event, card) {
    const place = this.marks.standing.get(card.dataset.comment);
    this.choose(card);
    if (!place) return;
    event.preventDefault();
    const { node } = this.editor.view.domAtPos(place.from + 1);
    (node.nodeType === 1 ? node : node.parentElement).scrollIntoView({ block: 'center' });
    this.editor.commands.setTextSelection(place);
    this.editor.view.focus();
  }

  /** Brought up to date in the pauses of the writer. */
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      // Words that were cut and came back somewhere are marked there.
      const { doc } = this.editor.state;
      const standing = this.marks.standing;
      const isBack = this.cards.some((card) => this.open(card) && !standing.has(card.dataset.comment) && locate(doc, this.passages.get(card.dataset.comment)));
      if (isBack) this.showMarks();
      else this.tellGone(doc);
      this.lay();
    }, 250);
  }

  lay() {
    if (this.planned) return;
    this.planned = true;
    requestAnimationFrame(() => {
      this.planned = false;
      this.place();
    });
  }

  place() {
    const isAny = this.cards.length || this.composing;
    this.desk.classList.toggle('remarked', Boolean(isAny));
    const items = this.cards.filter((card) => card.offsetParent).map((card) => [card, this.topOf(card.dataset.comment)]);
    if (this.composing && this.details?.open) items.push([this.details, this.topOf('new')]);
    if (!beside.matches || !isAny || this.desk.classList.contains('beside')) {
      for (const one of [...this.cards, this.details]) one?.style.removeProperty('inset-block-start');
      this.aside.classList.remove('placed');
      this.aside.style.removeProperty('min-block-size');
      return;
    }
    this.aside.classList.add('placed');
    const base = this.aside.getBoundingClientRect().top + this.known.querySelector('.remarks-head').offsetHeight + GAP;
    const origin = this.aside.getBoundingClientRect().top;
    // Those without a place in the text come after the others.
    items.sort((a, b) => (a[1] ?? Infinity) - (b[1] ?? Infinity));
    const heights = items.map(([card]) => card.offsetHeight);
    const tops = [];
    let end = base;
    items.forEach(([, top], index) => {
      tops[index] = Math.max(top ?? end, end);
      end = tops[index] + heights[index] + GAP;
    });
    // The one that is looked at stands at its words, and those above make room where they can.
    const at = items.findIndex(([card]) => card === this.chosenCard || card === this.details);
    if (at > 0 && items[at][1] !== null && items[at][1] < tops[at]) {
      let limit = items[at][1];
      const least = heights.slice(0, at).reduce((sum, height) => sum + height + GAP, base);
      limit = Math.max(limit, least);
      tops[at] = limit;
      for (let index = at - 1; index >= 0; index -= 1) {
        tops[index] = Math.min(tops[index], limit - heights[index] - GAP);
        limit = tops[index];
      }
      end = tops[at] + heights[at] + GAP;
      for (let index = at + 1; index < items.length; index += 1) {
        tops[index] = Math.max(items[index][1] ?? end, end);
        end = tops[index] + heights[index] + GAP;
      }
    }
    items.forEach(([card], index) => { card.style.insetBlockStart = `${Math.round(tops[index] - origin)}px`; });
    this.aside.style.minBlockSize = `${Math.round(end - origin + 48)}px`;
  }

  /** The height at which its words stand on the screen; `null` where they stand nowhere. */
  topOf(id) {
    const passage = id === 'new' ? this.composing : this.passages.get(id);
    if (passage && ['headline', 'standfirst'].includes(passage.place)) return this.form.elements[passage.place].getBoundingClientRect().top;
    const place = this.marks.standing.get(id);
    if (!place) return null;
    return this.editor.view.coordsAtPos(Math.min(place.from + 1, this.editor.state.doc.content.size)).top;
  }
}
