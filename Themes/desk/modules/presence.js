// Who else has this article open, and who writes.
import { ask, getToken, Refused } from './server.js';

const PACE = 10_000;

/** Tells `people` (others only), `writer` (the one who keeps this tab from writing), `mayEdit`, `askers`. */
export class Presence extends EventTarget {
  constructor({ article, tab, editing }) {
    super();
    // The pen is in hand only when the server has said so.
    Object.assign(this, { article, tab, editing: false, sent: 0, heard: 0, wantsPen: editing });
    this.path = `/desk/articles/${article}/presence`;
    const back = () => { if (document.visibilityState === 'visible') this.tell(); };
    document.addEventListener('visibilitychange', back);
    window.addEventListener('focus', back);
    window.addEventListener('pageshow', back);
    window.addEventListener('online', back);
    window.addEventListener('pagehide', () => this.leave());
    this.timer = setInterval(() => { if (document.visibilityState === 'visible') this.tell(); }, PACE);
  }

  /** `edit` asks for the pen when it is free; only `take` takes it from somebody. */
  async tell(action = this.wantsPen ? 'edit' : 'here') {
    const turn = (this.sent += 1);
    let answer;
    try {
      answer = await ask(this.path, { method: 'POST', json: { tab: this.tab, action }, patience: PACE });
    } catch (error) {
      // Silence says nothing about others: whoever wrote goes on writing, and the saves say what the server thinks.
      if (error instanceof Refused && error.status === 401) this.dispatchEvent(new Event('session'));
      return false;
    }
    // An answer that comes after a later one tells of the past.
    if (turn < this.heard) return false;
    this.heard = turn;
    this.hear(answer);
    return true;
  }

  hear({ people = [], mayEdit = true, revision, comments }) {
    const others = people.filter((one) => one.tab !== this.tab);
    const writer = others.find((one) => one.editing) ?? null;
    // Alone, one may always write: a pen that nobody holds keeps nobody out.
    const may = mayEdit || !writer;
    const before = this.editing;
    this.editing = may && this.wantsPen;
    this.dispatchEvent(new CustomEvent('people', {
      detail: { others, writer: may ? null : writer, mayEdit: may, revision, comments, askers: others.filter((one) => one.asks), lost: before && !may },
    }));
    if (!may) this.wantsPen = false;
  }

  want() {
    this.wantsPen = true;
    return this.tell('edit');
  }

  take() {
    this.wantsPen = true;
    return this.tell('take');
  }

  leave() {
    const note = new Blob([JSON.stringify({ tab: this.tab, action: 'leave', csrf: getToken() })], { type: 'application/json' });
    navigator.sendBeacon?.(this.path, note);
  }
}
