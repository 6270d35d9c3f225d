// What a screen reader hears, and what stands in the notices under the bar.
import { make, icon } from './dom.js';
import { t } from './strings.js';

let voice;
let waiting;

/** Says it once the writer pauses; a newer sentence takes the place of one not yet said. */
export function announce(text, patience = 0) {
  voice ??= document.body.appendChild(make('p.unseen', { role: 'status' }));
  clearTimeout(waiting);
  waiting = setTimeout(() => { voice.textContent = text; }, patience);
}

const shown = new Map();

/** A notice that stays until dealt with; one of each `key` at a time. */
export function notice(key, text, { actions = [], grave = false, dismissible = true } = {}) {
  withdraw(key);
  const buttons = actions.map(({ label, act, href, download }) => (href
    ? make('a.button', { href, download }, label)
    : make('button.button', { type: 'button', onclick: () => act() }, label)));
  const close = dismissible && make('button.card-move', { type: 'button', 'aria-label': t('close'), onclick: () => withdraw(key) }, icon('remove'));
  const element = make(`div.notice-bar${grave ? '.grave' : ''}`, { role: grave ? 'alert' : 'status' },
    make('p', { dir: 'auto' }, text), make('div.notice-actions', {}, ...buttons, close || null));
  place().append(element);
  shown.set(key, element);
  return element;
}

export function withdraw(key) {
  shown.get(key)?.remove();
  shown.delete(key);
}

function place() {
  return document.getElementById('desk-notices')
    ?? document.getElementById('article').insertAdjacentElement('beforebegin', make('div.notices', { id: 'desk-notices' }));
}
