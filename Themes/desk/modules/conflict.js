// Two versions of one article: both are shown, the writer chooses, and nothing is thrown away.
import { make, freshID } from './dom.js';
import { t, moment } from './strings.js';
import { plainLines } from './body.js';
import { sideBySide } from './diff.js';

const CONTEXT = 1;

/**
 * @param theirs `{author, savedAt, fields, body}`; @param mine `{fields, body}`, both with `body` as a document
 * @returns {Promise<'mine'|'theirs'>}
 */
export function chooseVersion({ theirs, mine, fields, language, direction, heading, text }) {
  const title = freshID('title');
  const table = make('div.versions', { lang: language, dir: direction, role: 'group', 'aria-label': t('conflict_compare'), tabindex: '0' },
    columnHeads(theirs), ...fieldRows(theirs, mine, fields, language), ...bodyRows(theirs, mine, language));
  const said = make('p.unseen', { role: 'status' });
  return new Promise((resolve) => {
    let chosen = null;
    const choose = (which) => () => {
      chosen = which;
      dialog.close();
    };
    const copy = async () => {
      await navigator.clipboard.writeText(textOf(mine, fields)).then(() => { said.textContent = t('copied'); }, () => { said.textContent = t('copy_failed'); });
    };
    const dialog = make('dialog.sheet.wide', { 'aria-labelledby': title },
      make('h2', { id: title }, heading ?? t('conflict_title')),
      make('p', {}, text ?? t('conflict_text', { author: theirs.author ?? '', time: moment(theirs.savedAt) })),
      table,
      make('div.dialog-actions', {},
        make('button.button', { type: 'button', onclick: copy }, t('copy_mine')),
        downloadLink(mine, fields),
        make('button.button', { type: 'button', onclick: choose('theirs') }, t('take_theirs')),
        make('button.button.primary', { type: 'button', onclick: choose('mine') }, t('keep_mine'))),
      make('p.small', {}, t('conflict_note')), said);
    // Escape would be a choice nobody made; the words of both stay on screen until one is made.
    dialog.addEventListener('cancel', (event) => event.preventDefault());
    dialog.addEventListener('close', () => {
      if (!chosen) return void dialog.showModal();
      dialog.remove();
      resolve(chosen);
    });
    document.body.append(dialog);
    dialog.showModal();
    table.focus();
  });
}

const columnHeads = (theirs) => make('div.version-row.version-heads', {},
  make('h3', {}, t('version_theirs'), ' ', make('bdi', {}, theirs.author ?? ''), ' ', make('small', {}, moment(theirs.savedAt))),
  make('h3', {}, t('version_mine')));

const asText = (value) => (Array.isArray(value) ? value.join(', ') : value ?? '');

function fieldRows(theirs, mine, fields, language) {
  const rows = [];
  for (const name of Object.keys(mine.fields ?? {})) {
    const [a, b] = [asText(theirs.fields?.[name]), asText(mine.fields[name])];
    if (a === b) continue;
    const [row] = sideBySide([a], [b], language);
    rows.push(make('p.version-label', {}, fields.label(name)), pair(row));
  }
  return rows;
}

function bodyRows(theirs, mine, language) {
  const rows = sideBySide(plainLines(theirs.body), plainLines(mine.body), language);
  const near = rows.map((_, index) => rows.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some((row) => !row.same));
  const shown = [];
  let left = 0;
  const gap = () => { if (left) shown.push(make('p.version-gap', {}, t('same_paragraphs', { n: left }))); left = 0; };
  rows.forEach((row, index) => {
    if (!near[index]) { left += 1; return; }
    gap();
    shown.push(pair(row));
  });
  gap();
  // Bodies can differ in what is no word: a bold run, a link's address.
  return rows.every((row) => row.same) && rows.length ? [make('p.version-gap', {}, t('same_words'))] : shown;
}

const pair = (row) => make(`div.version-row${row.same ? '.version-same' : ''}`, {}, side(row.theirs, 'del', 'version_theirs'), side(row.mine, 'ins', 'version_mine'));

const side = (parts, tag, name) => make('p', { dir: 'auto' }, make('span.unseen', {}, `${t(name)} `),
  ...(parts ?? []).map(({ text, changed }) => (changed ? make(tag, {}, text) : text)));

export function textOf({ fields: values, body }, fields) {
  const heads = Object.entries(values ?? {}).filter(([, value]) => asText(value)).map(([name, value]) => `${fields.label(name)}\n${asText(value)}`);
  return [...heads, ...plainLines(body)].join('\n\n');
}

/** A link that hands a version out as a file of text and a file's worth of JSON in one. */
export function downloadLink(version, fields) {
  const content = `${textOf(version, fields)}\n\n${'-'.repeat(40)}\n${JSON.stringify(version)}\n`;
  const href = URL.createObjectURL(new Blob([content], { type: 'text/plain;charset=utf-8' }));
  const name = (version.fields?.slug || 'article').replace(/[^\w-]+/g, '-');
  return make('a.button', { href, download: `${name}-${new Date().toISOString().slice(0, 16).replace(/[:T]/g, '-')}.txt` }, t('download_mine'));
}
