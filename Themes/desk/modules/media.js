// Bringing files into the library: dropped, pasted or chosen, each with how far it is. Without this the form sends them all.
import { make } from './dom.js';

const form = document.getElementById('upload');
const list = document.getElementById('uploads');
const words = form.dataset;
const LARGEST = 250_000_000;
const AT_ONCE = 2;

const queue = [];
let running = 0;
let isUnloading = false;
addEventListener('pagehide', () => { isUnloading = true; });

function entry(file) {
  const state = make('span.soft', {}, words.waits);
  const bar = make('progress', { max: '1', value: '0', 'aria-label': file.name });
  const row = make('li', {}, make('span.blank', { 'aria-hidden': 'true' }), make('span', {}, make('bdi', {}, file.name)), bar, state);
  list.hidden = false;
  list.append(row);
  return {
    file,
    progress(part) {
      bar.value = part;
      state.textContent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' }).format(part);
    },
    taken(answer) {
      bar.remove();
      state.textContent = answer.sentence;
      row.children[1].replaceChildren(make('a', { href: answer.page }, make('bdi', {}, file.name)));
      if (answer.thumb) row.firstChild.replaceWith(make('img', { src: answer.thumb, alt: '', width: 48, height: 38 }));
    },
    refused(sentence) {
      bar.remove();
      state.className = 'wrong';
      state.textContent = sentence;
    },
  };
}

// Fetch cannot tell how much of a request was sent; this can.
function send(item) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.setRequestHeader('X-CSRF-Token', words.csrf);
    request.setRequestHeader('Accept', 'application/json');
    request.upload.addEventListener('progress', (event) => { if (event.lengthComputable) item.progress(event.loaded / event.total); });
    request.addEventListener('load', () => {
      let answer = {};
      try { answer = JSON.parse(request.responseText); } catch { /* Told below. */ }
      if (request.status === 200) item.taken(answer);
      else item.refused(answer.title || words.network);
      resolve();
    });
    request.addEventListener('error', () => { if (!isUnloading) item.refused(words.network); resolve(); });
    const data = new FormData();
    data.append('file', item.file, item.file.name);
    request.send(data);
  });
}

async function next() {
  if (running >= AT_ONCE || !queue.length) return;
  running += 1;
  await send(queue.shift());
  running -= 1;
  next();
}

function take(files) {
  for (const file of files) {
    const item = entry(file);
    if (file.size > LARGEST) item.refused(words.large);
    else queue.push(item);
  }
  for (let i = 0; i < AT_ONCE; i += 1) next();
}

const chosen = [...form.querySelectorAll('input[type=file]')];
for (const input of chosen) {
  input.addEventListener('change', () => { take([...input.files]); input.value = ''; });
}
form.addEventListener('submit', (event) => {
  event.preventDefault();
  for (const input of chosen) { take([...input.files]); input.value = ''; }
});

const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
addEventListener('dragover', (event) => { if (carriesFiles(event)) { event.preventDefault(); form.dataset.over = ''; } });
addEventListener('dragleave', (event) => { if (!event.relatedTarget) delete form.dataset.over; });
addEventListener('drop', (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  delete form.dataset.over;
  take([...event.dataTransfer.files]);
});
addEventListener('paste', (event) => {
  const files = [...(event.clipboardData?.files ?? [])];
  if (files.length) { event.preventDefault(); take(files); }
});
form.dataset.ready = '';
