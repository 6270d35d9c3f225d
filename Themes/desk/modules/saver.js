// Sends what is written to the server: soon after the last key, in order, each save once.
import { ask, Refused, Unreachable } from './server.js';

const PAUSE = 1500;
const LONGEST = 9000;
const FIRST_RETRY = 1000;
const LAST_RETRY = 30_000;

/**
 * States: `saved`, `changed`, `saving`, `offline` (will be tried again), `session` (signed out), `conflict`, `refused`
 * (waits for a change), `forbidden` (waits for the reader's word).
 */
export class Saver extends EventTarget {
  /** @param take gives `{fields, body, passages}`: `fields` an object, `body` JSON text, `passages` of comments that moved */
  constructor({ article, tab, revision, take }) {
    super();
    Object.assign(this, { article, tab, revision, take, state: 'saved', savedAt: null, changed: false, paused: false });
    this.number = Number(sessionStorage.getItem('manchette-save')) || 0;
    // A save sent whose answer never came: it is sent again as it was, under its own number, so that the server can
    // tell a repetition from something new.
    this.pending = null;
    this.delay = FIRST_RETRY;
    window.addEventListener('online', () => { if (this.state === 'offline') this.now(); });
  }

  become(state, detail = {}) {
    this.state = state;
    this.dispatchEvent(new CustomEvent('state', { detail: { state, ...detail } }));
  }

  /** Something was written. */
  touch() {
    this.changed = true;
    this.since ??= performance.now();
    if (['saved', 'refused'].includes(this.state)) this.become('changed');
    if (['conflict', 'session', 'forbidden', 'offline'].includes(this.state)) return;
    const wait = Math.min(PAUSE, Math.max(0, LONGEST - (performance.now() - this.since)));
    this.plan(wait);
  }

  plan(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), wait);
  }

  /** Saves what there is; resolves when nothing is left to save or nothing can be done now. */
  now() {
    clearTimeout(this.timer);
    this.running ??= this.run().finally(() => { this.running = null; });
    return this.running;
  }

  async run() {
    while ((this.changed || this.pending) && !this.paused && !['conflict', 'forbidden'].includes(this.state)) {
      this.pending ??= this.compose();
      this.become('saving');
      try {
        const answer = await ask(`/desk/articles/${this.article}/draft`, { method: 'PUT', json: this.pending.text });
        this.accepted(answer);
      } catch (error) {
        if (!this.failed(error)) return;
      }
      // What was written while the save was under way waits for its own pause, unless someone waits for all of it.
      if (this.changed && !this.pending && !this.urgent) {
        this.touch();
        return;
      }
    }
  }

  /** Saves all of it, also what is written meanwhile. @returns whether the server has everything */
  async flush() {
    this.urgent = true;
    await this.now();
    if (this.changed && this.state !== 'offline') await this.now();
    this.urgent = false;
    return this.state === 'saved';
  }

  compose() {
    const { fields, body, passages } = this.take();
    this.number += 1;
    sessionStorage.setItem('manchette-save', this.number);
    this.changed = false;
    this.since = null;
    const save = `${this.tab}:${this.number}`;
    const text = `{"base":${this.revision},"save":${JSON.stringify(save)},"fields":${JSON.stringify(fields)},"body":${body}${passages ? `,"passages":${JSON.stringify(passages)}` : ''}}`;
    this.dispatchEvent(new CustomEvent('composed', { detail: { save, base: this.revision } }));
    return { save, base: this.revision, text, fields, body, passages };
  }

  accepted(answer) {
    this.revision = answer.revision ?? this.revision;
    this.savedAt = answer.savedAt ?? new Date().toISOString();
    this.sent = this.pending;
    this.pending = null;
    this.delay = FIRST_RETRY;
    this.become(this.changed ? 'changed' : 'saved', { accepted: this.sent });
  }

  /** @returns whether to go on at once */
  failed(error) {
    if (error instanceof Unreachable || !(error instanceof Refused)) {
      this.become('offline');
      this.plan(this.delay * (0.8 + Math.random() * 0.4));
      this.delay = Math.min(this.delay * 2, LAST_RETRY);
      return false;
    }
    const { status, problem } = error;
    if (status === 401) {
      this.become('session');
      return false;
    }
    // The server kept nothing of it: it is written anew when sent again.
    const refused = this.pending;
    this.pending = null;
    this.changed = true;
    if (status === 409 && problem.theirs) this.become('conflict', { theirs: problem.theirs, mine: refused });
    else if (status === 403 || status === 404 || status === 410) this.become('forbidden', { problem, status });
    else this.become('refused', { problem, status });
    return false;
  }

  /** The cause of the stop is gone (signed in again, conflict settled): goes on from `revision`. */
  resume(revision = this.revision) {
    this.revision = revision;
    if (this.pending && this.pending.base !== revision) this.pending = null;
    this.become(this.changed || this.pending ? 'changed' : 'saved');
    return this.now();
  }

  /** Nothing more is written from here: someone else writes now. */
  pause(paused) {
    this.paused = paused;
    if (!paused && this.changed) this.touch();
  }

  /** The page goes away with words unsaved: one last try that may outlive it. The journal has them in any case. */
  part() {
    if (!this.changed && !this.pending) return;
    if (this.paused || this.running || ['conflict', 'forbidden', 'session'].includes(this.state)) return;
    this.pending ??= this.compose();
    // Browsers let no more than 64 KiB outlive the page.
    const keepalive = this.pending.text.length < 20_000;
    ask(`/desk/articles/${this.article}/draft`, { method: 'PUT', json: this.pending.text, keepalive })
      .then((answer) => this.accepted(answer), () => {});
  }
}
