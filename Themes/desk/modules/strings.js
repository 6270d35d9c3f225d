// The words of the desk, in the language of the page. The server puts the file of that language into the page.
// Morocco's Arabic has months and figures of its own, and British English the day before the month.
const LOCALES = { ar: 'ar-MA', en: 'en-GB' };
let words = {};
let rules;
let numbers;

export function readStrings(documentRoot = document) {
  const language = documentRoot.documentElement.lang || 'fr';
  const source = documentRoot.getElementById('desk-strings');
  words = source ? JSON.parse(source.textContent) : {};
  rules = new Intl.PluralRules(language);
  numbers = new Intl.NumberFormat(LOCALES[language] ?? language);
}

/** The text for `key`, its `{names}` filled in; `n` chooses the plural. A key without text shows itself. */
export function t(key, values = {}) {
  let text = words[key] ?? key;
  if (typeof text === 'object') text = text[rules.select(values.n)] ?? text.other;
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? numbers.format(value) : value;
  });
}

/** A time of day, or the day with it when that is not today. */
export function moment(instant) {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return '';
  const language = document.documentElement.lang || 'fr';
  // The newsroom's zone, not the machine's: a laptop that travels must not change what “saved at” says. And its offset as
  // the server has it, not the browser's: many browsers do not know that Morocco has kept +00:00 since 2026.
  const offset = Number(document.getElementById('article')?.dataset.offset ?? 0) * 1000;
  const wall = (instant) => new Date(instant + offset);
  const isToday = wall(date.getTime()).toISOString().slice(0, 10) === wall(Date.now()).toISOString().slice(0, 10);
  const style = isToday ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' };
  return wall(date.getTime()).toLocaleString(LOCALES[language] ?? language, { ...style, timeZone: 'UTC' });
}
