// The search of the whole desk, over any page: Ctrl-K or ⌘K opens it, arrows go through what is found, Enter opens that.
// A combobox with a listbox (ARIA APG): the focus stays in the field. Everything it says comes from the server.
const dialog = document.getElementById('find');
const opener = document.getElementById('find-open');
const field = document.getElementById('find-field');
const list = document.getElementById('find-list');
const said = document.getElementById('find-said');

const PAUSE = 120;
let timer;
let running;
let options = [];
let active = -1;
// Enter came before the answer to what was typed.
let isAwaited = false;
let isStale = false;

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function choose(place) {
  options[active]?.setAttribute('aria-selected', 'false');
  active = options.length ? (place + options.length) % options.length : -1;
  const option = options[active];
  if (!option) return field.removeAttribute('aria-activedescendant');
  option.setAttribute('aria-selected', 'true');
  field.setAttribute('aria-activedescendant', option.id);
  option.scrollIntoView({ block: 'nearest' });
}

function show({ groups, said: sentence, suggestion }) {
  options = [];
  const meant = suggestion ? [make('div', { role: 'option', id: 'find-0', 'aria-selected': 'false', 'data-text': suggestion.text },
    make('span', {}, `${suggestion.label} `, make('bdi', {}, suggestion.text)))] : [];
  options.push(...meant);
  list.replaceChildren(...meant, ...groups.map((group, at) => {
    const name = make('div', { class: 'find-kind', id: `find-kind-${at}`, role: 'presentation' }, group.name);
    const hits = group.hits.map((hit) => {
      const option = make('div', { role: 'option', id: `find-${options.length}`, 'aria-selected': 'false', 'data-url': hit.url },
        make('span', { dir: 'auto', lang: hit.lang }, hit.title), hit.note ? make('small', { dir: 'auto' }, hit.note) : '');
      options.push(option);
      return option;
    });
    return make('div', { role: 'group', 'aria-labelledby': name.id }, name, ...hits);
  }));
  field.setAttribute('aria-expanded', String(options.length > 0));
  said.textContent = sentence;
  active = -1;
  choose(0);
  isStale = false;
  if (isAwaited) go(options[0]);
  isAwaited = false;
}

async function run() {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  isStale = true;
  dialog.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(`${opener.pathname}?q=${encodeURIComponent(field.value.trim())}`, {
      headers: { accept: 'application/json' }, signal: mine.signal,
    });
    if (answer.status === 401) return location.reload();
    if (!answer.ok) throw new Error(answer.status);
    const found = await answer.json();
    if (mine === running) show(found);
  } catch (error) {
    // What was cancelled has a successor. Without an answer the plain page is the way.
    if (error.name === 'AbortError') return;
    isStale = false;
    isAwaited = false;
    said.textContent = dialog.dataset.failed;
  } finally {
    if (mine === running) dialog.removeAttribute('aria-busy');
  }
}

function open() {
  if (dialog.open) return field.select();
  dialog.showModal();
  field.focus();
  field.select();
  run();
}

function go(option, isElsewhere) {
  if (!option) return;
  if (option.dataset.text) {
    field.value = option.dataset.text;
    field.focus();
    run();
  } else if (isElsewhere) window.open(option.dataset.url, '_blank', 'noopener');
  else location.assign(option.dataset.url);
}

if (dialog && opener) {
  opener.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open();
  });
  document.addEventListener('keydown', (event) => {
    // Where words of a text are chosen the editor takes the keys for a link.
    if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    if (event.key.toLowerCase() !== 'k' && event.code !== 'KeyK') return;
    event.preventDefault();
    open();
  });
  field.addEventListener('input', () => {
    clearTimeout(timer);
    running?.abort();
    isStale = true;
    isAwaited = false;
    timer = setTimeout(run, PAUSE);
  });
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') choose(active + 1);
    else if (event.key === 'ArrowUp') choose(active < 0 ? -1 : active - 1);
    else if (event.key === 'Enter' && isStale) isAwaited = true;
    else if (event.key === 'Enter') go(options[active], event.ctrlKey || event.metaKey);
    else return;
    event.preventDefault();
  });
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => go(event.target.closest('[role=option]'), event.ctrlKey || event.metaKey));
  dialog.addEventListener('pointerdown', (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener('close', () => {
    clearTimeout(timer);
    running?.abort();
  });
  document.getElementById('find-close').addEventListener('click', () => dialog.close());
}
