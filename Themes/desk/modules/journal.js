// What is written in this browser, kept at once: in IndexedDB, or in localStorage where there is none. One entry a tab,
// so that two tabs never write over one another.
const DATABASE = 'manchette-desk';
const STORE = 'journal';
const PACE = 200;
const KEPT_FOR = 30 * 24 * 3600 * 1000;

/** The name of this tab. A duplicated tab inherits the session storage of its twin and must not take its name. */
export async function tabName() {
  let name = sessionStorage.getItem('manchette-tab');
  if (!name || !navigator.locks || !(await hold(name))) {
    name = crypto.randomUUID?.() ?? `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
    sessionStorage.setItem('manchette-tab', name);
    sessionStorage.removeItem('manchette-save');
    if (navigator.locks) await hold(name);
  }
  return name;
}

const lockOf = (tab) => `manchette-tab-${tab}`;

const hold = (tab) => new Promise((resolve) => {
  navigator.locks.request(lockOf(tab), { ifAvailable: true }, (lock) => {
    resolve(Boolean(lock));
    // Held for the life of the tab; the browser lets go when it dies, however it dies.
    return lock ? new Promise(() => {}) : undefined;
  }).catch(() => resolve(true));
});

async function livingTabs() {
  if (!navigator.locks) return new Set();
  const { held } = await navigator.locks.query();
  return new Set(held.map((lock) => lock.name));
}

const promised = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

async function openDatabase() {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'key' });
  return promised(request);
}

const localKey = (key) => `${DATABASE}:${key}`;

export class Journal {
  constructor(article, tab) {
    this.article = article;
    this.tab = tab;
    this.key = `${article}/${tab}`;
    this.state = 'empty';
    this.timer = null;
    this.last = 0;
  }

  async open() {
    try {
      this.database = await openDatabase();
      this.database.onclose = () => { this.database = null; };
      this.database.onversionchange = () => { this.database?.close(); this.database = null; };
    } catch {
      this.database = null;
    }
    // In this storage, not the local one, which the browser writes down too late to outlive being killed.
    await this.put({ key: `tab/${this.tab}`, at: Date.now() });
    return this;
  }

  /** Whether the tab was of this browser and is no more: then its pen may be taken back without asking. */
  async isDead(tab) {
    if (!this.database || !navigator.locks) return false;
    const known = await promised(this.database.transaction(STORE).objectStore(STORE).get(`tab/${tab}`));
    return Boolean(known) && !(await livingTabs()).has(lockOf(tab));
  }

  /** Notes that there is something to keep; `take` is called for it when it is written, at most every 200 ms. */
  touch(take) {
    this.take = take;
    this.timer ??= setTimeout(() => { this.write(); }, Math.max(0, PACE - (performance.now() - this.last)));
  }

  /** Writes now what was touched. @param last the page may be about to die: also write where writing is immediate */
  write(last = false) {
    clearTimeout(this.timer);
    this.timer = null;
    if (!this.take) return Promise.resolve();
    const entry = { key: this.key, article: this.article, tab: this.tab, at: Date.now(), ...this.take() };
    this.take = null;
    this.last = performance.now();
    if (last || !this.database) this.writeLocal(entry);
    return this.put(entry);
  }

  async put(entry) {
    if (!this.database) return;
    try {
      await promised(this.database.transaction(STORE, 'readwrite').objectStore(STORE).put(entry));
    } catch {
      this.writeLocal(entry);
    }
  }

  writeLocal(entry) {
    try {
      localStorage.setItem(localKey(entry.key), JSON.stringify(entry));
    } catch {
      // A full or forbidden storage: the other one, or the server's save, still keeps it.
    }
  }

  /** Puts a version aside that its writer did not choose, to be downloaded later. */
  async keep(entry) {
    const kept = { ...entry, key: `${this.key}/kept-${Date.now()}`, article: this.article, tab: this.tab, kept: true, at: Date.now() };
    if (this.database) await this.put(kept);
    else this.writeLocal(kept);
  }

  /** All entries of this article, newest first, those of dead tabs and of this one. */
  async recoverable() {
    const found = await this.entries();
    let alive = await livingTabs();
    // A tab killed a moment ago may still seem to live.
    for (let tries = 0; tries < 4 && found.some((one) => one.tab !== this.tab && alive.has(lockOf(one.tab))); tries += 1) {
      await new Promise((done) => { setTimeout(done, 150); });
      alive = await livingTabs();
    }
    for (const old of [...found, ...await this.entries('tab')].filter((one) => Date.now() - one.at > KEPT_FOR)) await this.forget(old.key);
    return found.filter((one) => Date.now() - one.at <= KEPT_FOR && (one.tab === this.tab || !alive.has(lockOf(one.tab))));
  }

  async entries(of = this.article) {
    const all = new Map();
    if (this.database) {
      const range = IDBKeyRange.bound(`${of}/`, `${of}/\uffff`);
      for (const entry of await promised(this.database.transaction(STORE).objectStore(STORE).getAll(range))) all.set(entry.key, entry);
    }
    for (const name of Object.keys(localStorage)) {
      if (!name.startsWith(localKey(`${of}/`))) continue;
      try {
        const entry = JSON.parse(localStorage.getItem(name));
        if (!(all.get(entry.key)?.at > entry.at)) all.set(entry.key, entry);
      } catch {
        localStorage.removeItem(name);
      }
    }
    return [...all.values()].sort((a, b) => b.at - a.at);
  }

  async forget(key = this.key) {
    localStorage.removeItem(localKey(key));
    if (this.database) await promised(this.database.transaction(STORE, 'readwrite').objectStore(STORE).delete(key)).catch(() => {});
  }
}
