// The words of the desk, in the language of the page. The server puts the file of that language into the page.
let words = {};
let rules;
let numbers;

export function readStrings(documentRoot = document) {
  const language = documentRoot.documentElement.lang || 'fr';
  const source = documentRoot.getElementById('desk-strings');
  words = source ? JSON.parse(source.textContent) : {};
  rules = new Intl.PluralRules(language);
  numbers = new Intl.NumberFormat(language);
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
  // The newsroom's zone, not the machine's: a laptop that travels must not change what “saved at” says.
  const timeZone = document.getElementById('article')?.dataset.timezone || undefined;
  const day = (d) => d.toLocaleDateString('en-CA', { timeZone });
  const style = day(date) === day(new Date()) ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' };
  return date.toLocaleString(language, { ...style, timeZone });
}
