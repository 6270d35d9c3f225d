// Words that an earlier page could not bring to the server, found again in this browser.
import { ask, Refused } from './server.js';
import { canonical } from './body.js';
import { chooseVersion, downloadLink } from './conflict.js';
import { notice, withdraw } from './announce.js';
import { t, moment } from './strings.js';
import { make } from './dom.js';

export const sameVersion = (one, other) => canonical([one.fields, one.body]) === canonical([other.fields, other.body]);

/** A save was under way when the page died: asks the server what became of it, by repeating it under its number. */
async function settle(entry, article) {
  if (!entry.pending) return entry.base;
  const text = `{"base":${entry.pending.base},"save":${JSON.stringify(entry.pending.save)},"fields":${JSON.stringify(entry.fields)},"body":${JSON.stringify(entry.body)}}`;
  try {
    const answer = await ask(`/desk/articles/${article}/draft`, { method: 'PUT', json: text });
    return answer.revision;
  } catch (error) {
    if (error instanceof Refused && error.status === 409) return entry.base;
    return entry.base;
  }
}

/**
 * @param page `{journal, saver, article, fields, language, direction, server, read, write, touched}`; `server` is the
 * version the page came with, `read` and `write` the one on screen
 */
export async function recover(page) {
  const entries = (await page.journal.recoverable()).filter((one) => !one.kept).map((one) => ({ ...one, body: JSON.parse(one.body) }));
  let done = false;
  for (const entry of entries) {
    if (sameVersion(entry, page.server)) {
      await page.journal.forget(entry.key);
      continue;
    }
    if (done || !page.mayEdit) {
      // Older words than those taken up: not merged, not lost.
      await page.journal.keep({ base: entry.base, fields: entry.fields, body: JSON.stringify(entry.body) });
      if (entry.key !== page.journal.key) await page.journal.forget(entry.key);
      offerDownload(page, entry);
      continue;
    }
    done = await takeUp(page, entry);
  }
  await listKept(page);
  return done;
}

/** The versions put aside stay within reach, beside the article's other particulars. */
async function listKept(page) {
  const kept = (await page.journal.entries()).filter((one) => one.kept);
  if (!kept.length) return;
  const rows = kept.map((one) => make('li', {}, make('span', {}, moment(one.at)), downloadLink({ fields: one.fields, body: JSON.parse(one.body) }, page.fields)));
  document.querySelector('.details')?.append(make('section.kept', {}, make('h2', {}, t('kept_title')), make('ul', {}, ...rows)));
}

async function takeUp(page, entry) {
  const revision = page.saver.revision;
  // Also when the page came with the revision the entry began on: the save may have arrived after the page was made.
  const base = await settle(entry, page.article);
  if (base > revision || base === revision) {
    page.saver.revision = base;
    apply(page, entry);
    notice('recovered', t('recovered', { time: moment(entry.at) }), {
      actions: [{ label: t('recovered_discard'), act: () => discard(page, entry) }],
    });
    return true;
  }
  const chosen = await chooseVersion({
    theirs: { ...page.server, author: page.author, savedAt: page.savedAt }, mine: entry, fields: page.fields,
    language: page.language, direction: page.direction, heading: t('recovered_title'), text: t('recovered_text', { time: moment(entry.at) }),
  });
  if (chosen === 'mine') {
    apply(page, entry);
    return true;
  }
  await setAside(page, entry);
  return false;
}

function apply(page, entry) {
  page.write(entry);
  page.touched();
  // Its own entry is on disk before the old one goes.
  page.journal.write().then(() => { if (entry.key !== page.journal.key) page.journal.forget(entry.key); });
}

async function discard(page, entry) {
  withdraw('recovered');
  await setAside(page, { ...entry, ...page.read() });
  page.write(page.server);
  page.touched();
}

async function setAside(page, entry) {
  await page.journal.keep({ base: entry.base, fields: entry.fields, body: JSON.stringify(entry.body) });
  await page.journal.forget(entry.key);
  offerDownload(page, entry);
}

/** Says that a version is kept and hands it out. */
export function offerDownload(page, version) {
  const link = downloadLink(version, page.fields);
  notice(`kept-${version.at ?? ''}`, t('kept_here', { time: moment(version.at ?? Date.now()) }), {
    actions: [{ label: link.textContent, href: link.href, download: link.download }],
  });
}
