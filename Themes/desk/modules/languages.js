// Languages a block or some words may be in; the direction always follows from the language.
export const LANGUAGES = ['fr', 'ar', 'en', 'es', 'zgh', 'zgh-Latn'];

const RIGHT_TO_LEFT = new Set(['ar', 'he', 'fa', 'ur', 'ps', 'dv', 'yi', 'ckb', 'ary']);
const RIGHT_TO_LEFT_SCRIPTS = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo']);

export function directionOf(tag) {
  const [primary, ...rest] = tag.split('-');
  const script = rest.find((part) => part.length === 4);
  if (script) return RIGHT_TO_LEFT_SCRIPTS.has(script) ? 'rtl' : 'ltr';
  return RIGHT_TO_LEFT.has(primary) ? 'rtl' : 'ltr';
}

export const isLanguage = (tag) => /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(tag ?? '') && tag.length <= 35;

/** The language that the script alone proves, when most letters are of a script other than the article's. */
export function languageOfScript(text, articleLanguage) {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 2) return null;
  const share = (pattern) => (text.match(pattern)?.length ?? 0) / letters;
  if (share(/\p{Script=Arabic}/gu) > 0.6) return directionOf(articleLanguage) === 'rtl' ? null : 'ar';
  if (share(/\p{Script=Tifinagh}/gu) > 0.6) return articleLanguage.startsWith('zgh') ? null : 'zgh';
  return null;
}
