// How long things are: where search engines and social cards cut, words, reading time, what the page will weigh.
import { make, freshID } from './dom.js';
import { t } from './strings.js';
import { announce } from './announce.js';
import { pictures } from './pictures.js';

// Characters that are still shown, counted as a reader would.
export const LIMITS = { headline: [['search', 60], ['social', 70]], alternativeHeadline: [['search', 60]], standfirst: [['search', 155], ['social', 200]] };

const whenIdle = window.requestIdleCallback ?? ((act) => setTimeout(act, 300));

// As readers' pages have it (LanguageRules.readingMinutes).
const WORDS_A_MINUTE = { fr: 195, ar: 138, en: 228, es: 218, zgh: 138 };
const counted = new WeakMap();
let graphemes;
let words;

export function charactersOf(text) {
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return text.length < 1 ? 0 : [...graphemes.segment(text)].length;
}

/** Words as the script has them, so that Arabic and Tifinagh count as French does. */
export function wordsOf(text) {
  words ??= new Intl.Segmenter(document.documentElement.lang || 'fr', { granularity: 'word' });
  let count = 0;
  for (const segment of words.segment(text)) if (segment.isWordLike) count += 1;
  return joined(text, count);
}

// The segmenter knows the narrow no-break space as part of a figure, but parts “12 000” at the wide one.
const joined = (text, count) => count - (text.match(/\d\u00a0(?=\d{3})/g)?.length ?? 0);

/**
 * Words of a document; a block counted once is not counted again.
 * @param mayGoOn asked before each block that is new; when it says no, the answer is `null` and another call goes on
 */
export function wordsOfDocument(doc, mayGoOn = () => true) {
  let total = 0;
  doc.descendants((node) => {
    if (total === null) return false;
    if (!node.isTextblock) {
      const { caption, headline, label, title, attribution } = node.attrs;
      for (const text of [caption, headline, label, title, attribution]) if (text) total += wordsOf(text);
      return true;
    }
    let count = counted.get(node);
    if (count === undefined) {
      if (!mayGoOn()) {
        total = null;
        return false;
      }
      count = wordsOf(node.textBetween(0, node.content.size, ' ', ' '));
      counted.set(node, count);
    }
    total += count;
    return false;
  });
  return total;
}

// A rendition of 800 pixels' width in WebP, as the archive's pictures come out on average.
const PICTURE_WIDTH = 800;
const BYTES_A_PIXEL = 0.11;
const UNKNOWN_PICTURE = 60_000;

/** What a reader's first view will fetch, in bytes: an estimate from what is known here. */
export function weightOf(doc, textBytes, base, lead = null) {
  let total = base + textBytes * 0.45 + (lead ? weightOfPicture(lead) : 0);
  doc.descendants((node) => {
    if (node.type.name === 'image') total += weightOfPicture(node.attrs.picture);
    return !node.isTextblock;
  });
  return Math.round(total);
}

function weightOfPicture(number) {
  const known = pictures.known(number);
  if (known?.bytes) return known.bytes;
  if (!known?.width) return UNKNOWN_PICTURE;
  return Math.min(PICTURE_WIDTH, known.width) ** 2 * (known.height / known.width) * BYTES_A_PIXEL;
}

export class Counters {
  constructor({ form, fields, language, budget, base }) {
    this.pace = WORDS_A_MINUTE[language.split('-')[0]] ?? 220;
    Object.assign(this, { form, fields, budget, base });
    this.over = new Map();
    for (const name of Object.keys(LIMITS)) {
      const [control] = fields.controls(name);
      if (control) this.watch(name, control);
    }
    this.words = make('dd');
    this.minutes = make('dd');
    this.weight = make('dd');
    this.meter = make('meter', { min: '0', value: '0', max: String(budget), high: String(budget * 0.8), optimum: '0', 'aria-label': t('weight') });
    const list = make('dl.count-list', {}, make('div', {}, make('dt', {}, t('words')), this.words),
      make('div', {}, make('dt', {}, t('reading_time')), this.minutes),
      make('div', {}, make('dt', {}, t('weight')), this.weight));
    document.getElementById('article-counters')?.append(list, this.meter);
  }

  watch(name, control) {
    const note = make('p.count', { id: freshID('count') });
    control.insertAdjacentElement('afterend', note);
    control.setAttribute('aria-describedby', [control.getAttribute('aria-describedby'), note.id].filter(Boolean).join(' '));
    const show = (event) => {
      const length = charactersOf(control.value.trim());
      const cut = LIMITS[name].filter(([, limit]) => length > limit);
      note.textContent = [t('characters', { n: length }), ...cut.map(([where, limit]) => t(`cut_${where}`, { n: limit }))].join(' · ');
      note.classList.toggle('over', cut.length > 0);
      // Only crossing a limit is worth interrupting for; each key is not.
      if (event && cut.length !== (this.over.get(name) ?? 0)) announce(`${this.fields.label(name)}: ${note.textContent}`, 1200);
      this.over.set(name, cut.length);
    };
    control.addEventListener('input', show);
    control.addEventListener('manchette:written', () => show());
    show();
  }

  /** Shows the figures of `take()`, `{doc, textBytes, lead}`, in the pauses of the writer; a long article takes several. */
  soon(take) {
    if (this.counting) return;
    this.counting = true;
    const step = (deadline) => {
      const { doc, textBytes, lead } = take();
      const count = wordsOfDocument(doc, () => (deadline?.timeRemaining() ?? 50) > 4);
      if (count === null) return void whenIdle(step);
      this.counting = false;
      return this.show(doc, count, textBytes, lead);
    };
    setTimeout(() => whenIdle(step), 400);
  }

  show(doc, count, textBytes, lead) {
    this.words.textContent = t('word_count', { n: count });
    this.minutes.textContent = t('minutes', { n: Math.max(1, Math.round(count / this.pace)) });
    const bytes = weightOf(doc, textBytes, this.base, lead);
    this.weight.textContent = t('kilobytes', { n: Math.round(bytes / 1000) });
    this.meter.value = Math.min(bytes, this.budget);
    const over = bytes > this.budget;
    this.weight.classList.toggle('over', over);
    if (over) this.weight.textContent += ` · ${t('weight_over', { n: Math.round(this.budget / 1000) })}`;
    if (over && !this.heavy) announce(this.weight.textContent, 1200);
    this.heavy = over;
  }
}
