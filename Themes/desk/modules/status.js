// The one line that says where the writer's words are.
import { make } from './dom.js';
import { t, moment } from './strings.js';
import { announce, notice, withdraw } from './announce.js';
import { signInAgain } from './session.js';
import { markTrouble } from './editor.js';

const SPOKEN = new Set(['offline', 'session', 'refused', 'forbidden', 'conflict']);

/** Resolves when no key was pressed for a moment: a dialog that opens under typing hands swallows words. */
export function pauseOfKeys(patience = 700) {
  return new Promise((resolve) => {
    let timer;
    const done = () => {
      removeEventListener('keydown', again, true);
      resolve();
    };
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(done, patience);
    };
    addEventListener('keydown', again, true);
    again();
  });
}

export class Status {
  constructor({ saver, fields, editor, form }) {
    Object.assign(this, { saver, fields, editor, form });
    this.element = document.getElementById('save-state');
    saver.addEventListener('state', ({ detail }) => this.show(detail));
    // “14:03” says more than “2 minutes ago”, and need not tick.
    if (form.dataset.savedAt) saver.savedAt = form.dataset.savedAt;
    this.show({ state: 'saved' });
  }

  show({ state, problem, status }) {
    const time = this.saver.savedAt ? moment(this.saver.savedAt) : '';
    const words = {
      saved: time ? t('saved_at', { time }) : t('saved'), changed: t('changed'), saving: t('saving'), offline: t('offline'),
      session: t('signed_out'), conflict: t('conflict_state'), refused: t('refused'), forbidden: t('forbidden'),
    }[state];
    if (this.element) {
      // Between “changed” and “saving” nothing a writer must know happens: the line stays calm.
      this.element.dataset.state = state;
      this.element.textContent = words;
    }
    if (SPOKEN.has(state)) announce(words, 600);
    else if (SPOKEN.has(this.before) && state === 'saved') announce(words, 600);
    if (!(state === 'saving' && SPOKEN.has(this.before))) this.before = state;
    if (state === 'session') this.signIn();
    if (state === 'refused') this.refuse(problem);
    if (state === 'forbidden') notice('save', problem?.detail || problem?.title || t(status === 403 ? 'forbidden_text' : 'gone_text'), {
      grave: true, actions: [{ label: t('try_again'), act: () => { withdraw('save'); this.saver.resume(); } }],
    });
    if (state === 'saved') this.accept();
  }

  refuse({ title, detail, field }) {
    this.accept();
    const text = detail || title || t('refused');
    const isSaid = this.fields.refuse(field ?? '', text);
    const isMarked = !isSaid && markTrouble(this.editor, field);
    const go = () => (isSaid ? this.fields.controls(field)[0].focus() : this.element.ownerDocument.querySelector('.refused')?.scrollIntoView({ block: 'center' }));
    notice('save', isSaid ? `${this.fields.label(field)}: ${text}` : text, { grave: true, actions: isSaid || isMarked ? [{ label: t('show_there'), act: go }] : [] });
  }

  accept() {
    this.fields.acceptAll();
    markTrouble(this.editor, null);
    withdraw('save');
    withdraw('session');
  }

  async signIn() {
    await pauseOfKeys();
    const isIn = await signInAgain(this.form.dataset.email);
    // The browser gives the focus back; the engine would put the caret back only a moment later.
    if (this.editor.view.hasFocus()) this.editor.view.focus();
    if (isIn) {
      withdraw('session');
      this.saver.resume();
    } else this.offerSignIn();
  }

  offerSignIn() {
    notice('session', t('signed_out_text'), { dismissible: false, actions: [{ label: t('sign_in'), act: () => this.signIn() }] });
  }
}

/** Shows the first letters of who else is here. */
export function initials(name) {
  return name.split(/\s+/).filter(Boolean).map((word) => [...word][0]).slice(0, 2).join('');
}

export const person = ({ name, editing }) => make('li', {}, make('span.initials', { 'aria-hidden': 'true' }, initials(name)),
  make('span.person', {}, make('bdi', {}, name), ' ', make('span', {}, t(editing ? 'writes' : 'reads'))));
