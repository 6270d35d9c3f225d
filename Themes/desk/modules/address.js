// The address an article will have, as its headline and its slug are typed.
import { make } from './dom.js';
import { t } from './strings.js';
import { ask } from './server.js';

const PAUSE = 350;

export class Address {
  constructor(fields) {
    this.fields = fields;
    [this.slug] = fields.controls('slug');
    this.proposals = document.getElementById('slug-proposals');
    this.shown = document.getElementById('slug-address');
    if (!this.slug || !this.proposals) return;
    for (const name of ['slug', 'headline', 'section']) {
      for (const control of fields.controls(name)) {
        for (const event of ['input', 'change', 'manchette:written']) control.addEventListener(event, () => this.soon());
      }
    }
    this.ask();
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const value = (name) => this.fields.controls(name)[0]?.value ?? '';
    const query = new URLSearchParams({ headline: value('headline'), slug: value('slug'), section: value('section') });
    const mine = (this.turn = (this.turn ?? 0) + 1);
    let answer;
    try { answer = await ask(`${this.proposals.dataset.address}?${query}`); } catch { return; }
    if (mine !== this.turn) return;
    this.slug.placeholder = answer.proposed;
    if (answer.address) this.shown.textContent = answer.address;
    this.fields.accept('slug');
    if (answer.problem) this.fields.refuse('slug', answer.problem);
    const buttons = [answer.latin].filter((one) => one && one !== value('slug')).map((slug) => make('button.quiet', {
      type: 'button', onclick: () => this.take(slug), disabled: this.slug.readOnly,
    }, t('slug_use', { slug })));
    this.proposals.replaceChildren(...buttons);
  }

  take(slug) {
    this.slug.value = slug;
    this.slug.dispatchEvent(new Event('input', { bubbles: true }));
    this.slug.focus();
  }
}
