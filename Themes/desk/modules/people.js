// Two people on one article: who sees whom, who writes, and how the pen goes from hand to hand.
import { t } from './strings.js';
import { announce, notice, withdraw } from './announce.js';
import { person } from './status.js';

export class People {
  /** @param lock called with whether this tab may not write; @param mayEver whether this person may edit at all; @param isDead of a tab's name */
  constructor({ presence, saver, lock, mayEver, isDead }) {
    Object.assign(this, { presence, saver, lock, mayEver, isDead, reading: !mayEver, names: '' });
    this.list = document.getElementById('people');
    presence.addEventListener('people', ({ detail }) => this.hear(detail));
  }

  async hear({ others, writer, mayEdit, revision, askers, lost }) {
    this.list?.replaceChildren(...others.map(person));
    const names = others.map((one) => one.name).join(', ');
    if (names !== this.names && names) announce(t('also_here', { n: others.length, names }), 1500);
    this.names = names;
    this.revision = revision;
    if (!this.mayEver) return;
    if (writer?.you && await this.isDead(writer.tab)) {
      // The pen lies where a tab of this browser fell: its own hand may pick it up.
      this.presence.take();
      return;
    }
    if (writer) this.stepBack(writer, lost);
    else if (this.reading && this.presence.editing) this.takeUp();
    else if (this.reading) this.offerPen();
    if (!writer) this.answerAskers(mayEdit ? askers : []);
  }

  /** Someone else writes: this tab reads, after its last words are on their way. */
  stepBack(writer, lost) {
    const isNew = !this.reading || this.writer !== writer.name;
    this.writer = writer.name;
    if (!this.reading) {
      this.reading = true;
      this.lock(true);
      this.saver.flush().finally(() => { if (this.reading) this.saver.pause(true); });
    }
    if (!isNew) return;
    withdraw('asks');
    const text = writer.you ? t('own_other_tab') : lost ? t('taken_over', { name: writer.name }) : t('someone_writes', { name: writer.name });
    notice('pen', text, { dismissible: false, actions: [
      ...(writer.you ? [] : [{ label: t('ask_pen'), act: () => this.ask(writer) }]),
      { label: t('take_pen'), act: () => this.take() },
    ] });
  }

  async ask(writer) {
    await this.presence.tell('ask');
    announce(t('asked', { name: writer.name }));
    notice('asked', t('asked', { name: writer.name }));
  }

  async take() {
    if (!(await this.presence.take())) notice('asked', t('offline'));
  }

  offerPen() {
    if (this.writer === null) return;
    this.writer = null;
    notice('pen', t('pen_free'), { actions: [{ label: t('write'), act: () => this.presence.want() }] });
  }

  /** The pen is here again. What was written meanwhile must be on screen before the first word is added to it. */
  takeUp() {
    this.reading = false;
    this.writer = undefined;
    withdraw('pen');
    withdraw('asked');
    this.saver.pause(false);
    if (this.revision !== undefined && this.revision !== this.saver.revision && !this.saver.changed) {
      location.reload();
      return;
    }
    this.lock(false);
    announce(t('you_write'));
  }

  answerAskers(askers) {
    const names = askers.map((one) => one.name).join(', ');
    if (names === this.asking) return;
    this.asking = names;
    if (!names) return void withdraw('asks');
    notice('asks', t('asks_pen', { name: names }), { actions: [{ label: t('hand_over'), act: () => this.handOver() }] });
  }

  async handOver() {
    withdraw('asks');
    this.reading = true;
    this.lock(true);
    await this.saver.flush();
    this.presence.wantsPen = false;
    this.presence.editing = false;
    await this.presence.tell('here');
  }
}
