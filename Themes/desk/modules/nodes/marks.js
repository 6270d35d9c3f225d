import { Mark, markInputRule } from '../engine.js';
import { safeAddress } from '../addresses.js';
import { directionOf, isLanguage } from '../languages.js';

const plain = (name, tags, shortcut, rules = []) => Mark.create({
  name,
  parseHTML: () => tags.map((tag) => ({ tag })),
  renderHTML: () => [tags[0], 0],
  addKeyboardShortcuts() {
    return { [shortcut]: () => this.editor.commands.toggleMark(name) };
  },
  addInputRules() {
    return rules.map((find) => markInputRule({ find, type: this.type }));
  },
});

export const Link = Mark.create({
  name: 'link',
  priority: 900,
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [{
    tag: 'a[href]',
    getAttrs: (element) => {
      const href = safeAddress(element.getAttribute('href'));
      return href ? { href } : false;
    },
  }],
  // No target and no way to follow it by a plain click: a click in a text being written places the caret.
  renderHTML: ({ HTMLAttributes }) => ['a', { href: HTMLAttributes.href, title: HTMLAttributes.href }, 0],
});

export const Strong = plain('strong', ['strong', 'b'], 'Mod-b', [/(?:^|\s)(\*\*([^\s*][^*]*)\*\*)$/]);
export const Emphasis = plain('emphasis', ['em', 'i'], 'Mod-i');
export const Subscript = plain('subscript', ['sub'], 'Mod-,').extend({ excludes: 'superscript subscript' });
export const Superscript = plain('superscript', ['sup'], 'Mod-.').extend({ excludes: 'superscript subscript' });

export const Language = Mark.create({
  name: 'language',
  addAttributes: () => ({ lang: { default: null } }),
  parseHTML: () => [{
    tag: 'span[lang]',
    getAttrs: (element) => (isLanguage(element.getAttribute('lang')) ? { lang: element.getAttribute('lang') } : false),
  }],
  renderHTML: ({ HTMLAttributes: { lang } }) => ['span', { lang, dir: directionOf(lang) }, 0],
});
