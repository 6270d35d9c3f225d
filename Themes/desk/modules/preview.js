// The window that shows an article as readers will get it, made anew as saves land, at the place where one was reading.
import { ask } from './server.js';

const PACE = 10_000;

const stage = document.getElementById('stage');
const said = document.getElementById('live-said');
let frame = document.getElementById('live');
let shown = Number(frame.dataset.revision);
let loading = null;

/** The frame has the width of a phone or of a desktop, and is made smaller where the window has less. */
function fit() {
  const width = Number(document.querySelector('[name=width]:checked').value);
  const room = stage.clientWidth;
  const scale = Math.min(1, room / width);
  const height = Math.max(420, innerHeight - stage.getBoundingClientRect().top - scrollY - 16);
  for (const one of stage.querySelectorAll('iframe')) {
    one.style.inlineSize = `${width}px`;
    one.style.blockSize = `${Math.round(height / scale)}px`;
    one.style.transformOrigin = document.documentElement.dir === 'rtl' ? '100% 0' : '0 0';
    one.style.transform = `scale(${scale})`;
  }
  stage.style.blockSize = `${Math.round(height)}px`;
}

/** The new page is loaded behind the old one and takes its place when it is there, scrolled to where that one was. */
function refresh(revision) {
  if (revision <= shown || loading) return;
  loading = frame.cloneNode();
  loading.id = 'live-next';
  loading.classList.add('behind');
  loading.dataset.revision = String(revision);
  loading.addEventListener('load', () => {
    const { scrollX: left = 0, scrollY: top = 0 } = frame.contentWindow ?? {};
    loading.contentWindow.scrollTo({ left, top, behavior: 'instant' });
    frame.remove();
    loading.classList.remove('behind');
    loading.id = 'live';
    frame = loading;
    loading = null;
    shown = revision;
    said.textContent = '';
    setTimeout(() => { said.textContent = said.dataset.refreshed; }, 50);
    fit();
  }, { once: true });
  stage.append(loading);
  fit();
}

const path = `/desk/articles/${frame.dataset.article}/preview/revision`;
async function look() {
  if (document.visibilityState !== 'visible') return;
  try { refresh((await ask(path)).revision); } catch { /* the next look will tell */ }
}

// The editor of this browser says at once what it saved; what others save is asked for.
new BroadcastChannel(`manchette-article-${frame.dataset.article}`).addEventListener('message', ({ data }) => refresh(Number(data)));
setInterval(look, PACE);
addEventListener('focus', look);
addEventListener('resize', fit);
for (const choice of document.querySelectorAll('[name=width]')) choice.addEventListener('change', fit);
fit();
document.body.dataset.preview = 'ready';
