// The editor's page: brings the parts together. Without this script the form still works by its button.
import { readStrings, t } from './strings.js';
import { setToken } from './server.js';
import { pictures } from './pictures.js';
import { Fields } from './fields.js';
import { Journal, tabName } from './journal.js';
import { Saver } from './saver.js';
import { Presence } from './presence.js';
import { People } from './people.js';
import { Status, pauseOfKeys } from './status.js';
import { Counters } from './counters.js';
import { Toolbar } from './toolbar.js';
import { makeEditor, show } from './editor.js';
import { askLink } from './insert.js';
import { bodyText, keepBlanks } from './body.js';
import { recover, sameVersion, offerDownload } from './recovery.js';
import { chooseVersion } from './conflict.js';
import { notice, announce } from './announce.js';
import { Comments } from './comments.js';
import { Suggestions } from './suggest.js';
import { Address } from './address.js';
import { Teasers } from './teasers.js';
import { Original } from './original.js';
import { Machine } from './machine.js';
import { Lead } from './lead.js';

async function start(form) {
  readStrings();
  pictures.readPage();
  const { article, csrf, tabMode = 'edit', author = '', savedAt, weightBudget = 500_000, weightBase = 14_000 } = form.dataset;
  setToken(csrf);
  const mayEver = tabMode === 'edit';
  if ('translation' in form.dataset) keepBlanks();
  const element = document.getElementById('body-editor');
  const [language, direction] = [element.lang || document.documentElement.lang, element.dir || document.documentElement.dir];
  const fields = new Fields(form);
  // The text as it stands without a script gives way to the editor.
  const plain = [...element.childNodes];
  element.replaceChildren();
  const { editor, keys, upload } = makeEditor({ element, language, editable: mayEver, label: t('body_label') });
  try {
    show(editor, JSON.parse(document.getElementById('article-body').textContent));
  } catch (error) {
    // Writing on would drop what this editor does not know; reading the page's source is all that is safe.
    editor.destroy();
    element.replaceChildren(...plain);
    notice('unknown', t('unknown_body', { reason: error.message }), { grave: true, dismissible: false });
    return;
  }
  const toolbar = new Toolbar(editor, { language, upload });
  element.before(toolbar.element);
  fields.grow();
  const tab = await tabName();
  const journal = await new Journal(article, tab).open();
  const version = () => ({ fields: fields.read(), body: bodyText(editor.state.doc) });
  const read = () => ({ fields: fields.read(), body: JSON.parse(bodyText(editor.state.doc)) });
  let comments;
  const saver = new Saver({ article, tab, revision: Number(form.dataset.revision), take: () => ({ ...version(), passages: comments?.moved() }) });
  const counters = new Counters({ form, fields, language, budget: Number(weightBudget), base: Number(weightBase) });
  const status = new Status({ saver, fields, editor, form });

  const entry = () => ({ base: saver.revision, pending: saver.pending && { save: saver.pending.save, base: saver.pending.base }, ...version() });
  const count = () => counters.soon(() => ({ doc: editor.state.doc, textBytes: bodyText(editor.state.doc).length, lead: lead.picture }));
  const touched = () => {
    journal.touch(entry);
    saver.touch();
    count();
  };
  const write = ({ fields: values, body }) => {
    fields.write(values);
    show(editor, body);
    count();
  };
  const lead = new Lead({ fields, onChange: touched });
  const lock = (locked) => {
    editor.setEditable(!locked, false);
    fields.lock(locked);
    lead.lock(locked);
    toolbar.element.inert = locked;
    for (const control of element.querySelectorAll('.inset, .card button')) control.disabled = locked;
    document.body.classList.toggle('reading', locked);
  };

  const page = {
    journal, saver, article, fields, language, direction, author, savedAt, mayEdit: mayEver, server: read(), read, write, touched,
  };
  editor.on('update', ({ transaction }) => { if (!transaction.getMeta('loading')) touched(); });
  form.addEventListener('input', (event) => { if (event.target.name) touched(); });
  form.addEventListener('change', (event) => { if (event.target instanceof HTMLSelectElement) touched(); });

  saver.addEventListener('composed', () => {
    // The number of the save is on disk before the save is on its way.
    journal.touch(entry);
    journal.write();
  });
  saver.addEventListener('state', async ({ detail: { state, theirs } }) => {
    if (state === 'saved') {
      journal.take = null;
      journal.forget();
    } else if (state === 'changed') journal.touch(entry);
    else if (state === 'conflict') {
      journal.touch(entry);
      await settleConflict(theirs);
    }
  });

  async function settleConflict(theirs) {
    await journal.write();
    await pauseOfKeys();
    const mine = read();
    let chosen = 'same';
    if (!sameVersion(mine, theirs)) chosen = await chooseVersion({ theirs, mine, fields, language, direction });
    if (editor.view.hasFocus()) editor.view.focus();
    if (chosen === 'theirs') {
      await journal.keep({ base: theirs.revision, fields: mine.fields, body: JSON.stringify(mine.body) });
      offerDownload(page, { ...mine, at: Date.now() });
      write(theirs);
      page.server = read();
    }
    saver.changed = chosen === 'mine';
    saver.since = null;
    if (chosen !== 'mine') saver.savedAt = theirs.savedAt ?? saver.savedAt;
    saver.resume(theirs.revision);
  }

  Object.assign(keys, {
    link: () => askLink(editor), save: () => saver.now(), toolbar: () => toolbar.focus(), trouble: (text) => notice('trouble', text, { grave: true }),
    insert: () => toolbar.insert.open({ onAbandon: () => {
      editor.view.focus();
      editor.commands.insertContent('/');
    } }),
  });

  if (!mayEver) lock(true);
  const presence = new Presence({ article, tab, editing: mayEver });
  presence.addEventListener('session', () => { if (saver.state !== 'session') status.offerSignIn(); });
  comments = new Comments({ editor, form, saver, presence });
  new Address(fields);
  const teasers = new Teasers({ fields, editor });
  for (const [name, what] of [['topics', 'topics'], ['credits', 'credits'], ['translators', 'credits']]) {
    const [control] = fields.controls(name);
    if (control?.type === 'text') new Suggestions(control, what, form.dataset.edition ?? '');
  }
  new Machine({ original: new Original({ editor, fields }), editor, fields, onChange: touched });
  const channel = new BroadcastChannel(`manchette-article-${article}`);
  saver.addEventListener('state', ({ detail: { state } }) => {
    if (state !== 'saved') return;
    channel.postMessage(saver.revision);
    teasers.soon();
    // What readers do not have yet can be published from here on.
    if (saver.revision === Number(form.dataset.revision)) return;
    for (const place of document.querySelectorAll('[data-after-save]')) place.hidden = false;
  });
  new People({ presence, saver, lock, mayEver, isDead: (name) => journal.isDead(name) });

  // A button that publishes or submits goes to the server as a form: with everything saved before.
  let isLeaving = false;
  form.addEventListener('submit', async (event) => {
    if (isLeaving) return;
    event.preventDefault();
    const { submitter } = event;
    const isSaved = await saver.flush();
    if (!submitter?.formAction || submitter.hasAttribute('data-save') || !submitter.hasAttribute('formaction')) return void announce(t(isSaved ? 'saved' : 'offline'));
    if (!isSaved) return void notice('save', t('save_first'), { grave: true });
    // With nothing to save all this ran before the event was over, and a form that is being sent cannot be sent again.
    await new Promise((resolve) => { setTimeout(resolve); });
    isLeaving = true;
    form.requestSubmit(submitter);
    isLeaving = false;
  });
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 's') {
      event.preventDefault();
      saver.now();
    }
  });
  const goingAway = () => {
    saver.part();
    if (saver.changed || saver.pending) journal.touch(entry);
    journal.write(true);
  };
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') goingAway(); });
  window.addEventListener('pagehide', goingAway);

  // Words found again go first: whoever holds the pen, they are on their way before this tab is told to wait.
  const recovery = recover(page);
  await Promise.race([recovery, new Promise((done) => { setTimeout(done, 2000); })]);
  presence.tell();
  await recovery;
  count();
  performance.mark('editor-ready');
  document.body.dataset.editor = 'ready';
  // For the tests of the page, and for those who look into a fault at their own desk.
  form.editor = editor;
  form.saver = saver;
}

const form = document.getElementById('article');
if (form) start(form);
