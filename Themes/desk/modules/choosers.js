// Dialogs that ask for an address or for one of our articles.
import { make, freshID } from './dom.js';
import { t } from './strings.js';
import { ask } from './server.js';
import { addressFromTyped } from './addresses.js';

const PAUSE = 200;

/** A modal dialog; `resolve` closes it with an answer, Escape with `null`. */
export function modal(title, fill, className = 'dialog.sheet') {
  const id = freshID('title');
  return new Promise((done) => {
    let answer = null;
    const dialog = make(className, { 'aria-labelledby': id });
    const resolve = (value) => {
      answer = value;
      dialog.close();
    };
    dialog.append(make('h2', { id }, title), ...fill(resolve));
    dialog.addEventListener('close', () => {
      dialog.remove();
      done(answer);
    });
    dialog.addEventListener('pointerdown', (event) => { if (event.target === dialog) dialog.close(); });
    document.body.append(dialog);
    dialog.showModal();
  });
}

export const cancelButton = (resolve) => make('button.button', { type: 'button', onclick: () => resolve(null) }, t('cancel'));

/** A search field with a list of buttons under it, each one an answer; arrows go through the list. */
export function searchList({ label, search, entry, className = 'results', live = true }) {
  const field = make('input', { type: 'search', autocomplete: 'off', dir: 'auto' });
  const list = make(`ul.${className}`, { 'aria-label': t('results') });
  const said = make('p.small', { role: 'status' });
  let turn = 0;
  let timer;
  const run = async () => {
    const mine = (turn += 1);
    let found = [];
    try {
      found = await search(field.value.trim());
      if (mine !== turn) return;
      said.textContent = found.length ? t('found', { n: found.length }) : t('found_none');
    } catch {
      if (mine !== turn) return;
      said.textContent = t('search_unreachable');
    }
    list.replaceChildren(...found.map((one) => make('li', {}, entry(one))));
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(run, PAUSE);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      list.querySelector('button')?.focus();
    }
  });
  list.addEventListener('keydown', (event) => {
    const buttons = [...list.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement);
    if (event.key === 'ArrowDown') buttons[Math.min(at + 1, buttons.length - 1)]?.focus();
    else if (event.key === 'ArrowUp') (buttons[at - 1] ?? field).focus();
    else return;
    event.preventDefault();
  });
  if (live) run();
  return { field, parts: [make('label.field', {}, make('span', {}, label), field), said, list], again: run };
}

const articles = (words) => ask(`/desk/search/articles?q=${encodeURIComponent(words)}`);

const articleButton = (article, act) => make('button.result', { type: 'button', onclick: () => act(article) },
  make('bdi', {}, article.headline), make('small', {}, article.date ?? ''));

export const searchArticles = (title) => modal(title, (resolve) => [
  ...searchList({ label: t('search_articles'), search: articles, entry: (one) => articleButton(one, resolve) }).parts,
  make('div.dialog-actions', {}, cancelButton(resolve)),
]);

const files = (words) => ask(`/desk/media/files?q=${encodeURIComponent(words)}`);

/** A sound or a document of the library. */
export const searchFiles = (title) => modal(title, (resolve) => [
  ...searchList({
    label: t('search_files'), search: files, entry: (one) => make('button.result', { type: 'button', onclick: () => resolve(one) },
      make('bdi', {}, one.label), make('small', {}, `${one.format} · ${one.size}`)),
  }).parts,
  make('div.dialog-actions', {}, cancelButton(resolve)),
]);

/**
 * @returns {Promise<{address: string, label?: string}|{removed: true}|null>}
 */
export function askAddress({ title, text, value = '', submit, check = () => null, labelled = false, search = false, removable = false }) {
  return modal(title, (resolve) => {
    const problem = make('p.field-error', { id: freshID('error'), role: 'alert' });
    const field = make('input', { type: 'text', inputmode: 'url', autocomplete: 'off', spellcheck: 'false', dir: 'ltr', value, 'aria-describedby': problem.id });
    const label = labelled ? make('input', { type: 'text', autocomplete: 'off', dir: 'auto' }) : null;
    const form = make('form', {
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        const address = addressFromTyped(field.value);
        const said = address ? check(address) : t('address_unfit');
        problem.textContent = said ?? '';
        field.setAttribute('aria-invalid', String(Boolean(said)));
        if (said) field.focus();
        else resolve({ address, label: label?.value.trim() });
      },
    },
    text ? make('p.small', {}, text) : null,
    make('label.field', {}, make('span', {}, t('address')), field), problem,
    label ? make('label.field', {}, make('span', {}, t('related_label')), label) : null,
    make('div.dialog-actions', {},
      removable ? make('button.button', { type: 'button', onclick: () => resolve({ removed: true }) }, t('link_remove')) : null,
      cancelButton(resolve), make('button.button.primary', { type: 'submit' }, submit)));
    if (!search) return [form];
    const own = searchList({
      label: t('link_own'), search: articles, entry: (one) => articleButton(one, ({ url, headline }) => resolve({ address: url, label: headline })), live: false,
    });
    return [form, make('div.dialog-more', {}, ...own.parts)];
  });
}
