// What is known of the pictures that stand in the article; bodies hold only their numbers.
import { ask } from './server.js';
import { safeAddress } from './addresses.js';

const known = new Map();
let wanted = new Map();

function learn(list) {
  for (const picture of list) if (picture?.picture) known.set(picture.picture, { ...picture, thumb: safeAddress(picture.thumb) ?? '' });
  return list;
}

async function fetchWanted() {
  const asked = wanted;
  wanted = new Map();
  const query = [...asked.keys()].map((id) => `id=${id}`).join('&');
  // Without the server the card shows its number's place-holder; writing goes on.
  const found = await ask(`/desk/media/pictures?${query}`).catch(() => []);
  learn(Array.isArray(found) ? found : []);
  for (const [id, { resolve }] of asked) resolve(known.get(id) ?? null);
}

export const pictures = {
  /** Reads what the page says of the pictures already in the body. */
  readPage() {
    const source = document.getElementById('article-pictures');
    if (source) learn(JSON.parse(source.textContent));
  },
  known: (id) => known.get(id) ?? null,
  /** All that are asked for in one turn go in one request. */
  async find(id) {
    if (known.has(id)) return known.get(id);
    if (!wanted.has(id)) {
      if (!wanted.size) queueMicrotask(fetchWanted);
      const entry = {};
      entry.promise = new Promise((resolve) => { entry.resolve = resolve; });
      wanted.set(id, entry);
    }
    return wanted.get(id).promise;
  },
  search: async (words) => learn(await ask(`/desk/media/pictures?q=${encodeURIComponent(words)}`)),
  async upload(file) {
    const form = new FormData();
    form.append('file', file);
    const picture = await ask('/desk/media', { method: 'POST', form, patience: 300_000 });
    learn([picture]);
    return picture;
  },
};
