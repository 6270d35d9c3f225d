import { Node, textblockTypeInputRule, wrappingInputRule, InputRule } from '../engine.js';
import { directionOf, isLanguage } from '../languages.js';
import { framed, leave } from './frame.js';

export const language = () => ({
  lang: {
    default: null,
    parseHTML: (element) => (isLanguage(element.getAttribute('lang')) ? element.getAttribute('lang') : null),
    renderHTML: ({ lang }) => (lang ? { lang, dir: directionOf(lang) } : {}),
  },
});

/** An attribute that is a text, kept on the element as data so that copying inside the editor keeps it. */
export const textAttribute = (name, fallback = null) => ({
  [name]: {
    default: fallback,
    parseHTML: (element) => element.getAttribute(`data-${name}`) ?? fallback,
    renderHTML: (attributes) => (attributes[name] ? { [`data-${name}`]: attributes[name] } : {}),
  },
});

export const Paragraph = Node.create({
  name: 'paragraph',
  // The first block of the schema is what an empty place is filled with.
  priority: 1000,
  group: 'block',
  content: 'inline*',
  addAttributes: language,
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return { 'Mod-Alt-0': () => this.editor.commands.setNode('paragraph') };
  },
});

export const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ level: { default: 2, rendered: false }, ...language() }),
  parseHTML: () => [2, 3, 4].map((level) => ({ tag: `h${level}`, attrs: { level } })),
  renderHTML: ({ node, HTMLAttributes }) => [`h${node.attrs.level}`, HTMLAttributes, 0],
  addKeyboardShortcuts() {
    const shortcut = (level) => () => this.editor.commands.toggleNode('heading', 'paragraph', { level });
    return { 'Mod-Alt-2': shortcut(2), 'Mod-Alt-3': shortcut(3), 'Mod-Alt-4': shortcut(4) };
  },
  addInputRules() {
    return [2, 3, 4].map((level) => textblockTypeInputRule({
      find: new RegExp(`^(#{${level}})\\s$`), type: this.type, getAttributes: { level },
    }));
  },
});

export const Blockquote = Node.create({
  name: 'blockquote',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => textAttribute('attribution'),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', HTMLAttributes, 0],
  addNodeView: () => framed({ tag: 'blockquote', content: 'div', after: [['attribution', 'attribution']] }),
  addKeyboardShortcuts() {
    return { 'Mod-Shift-9': () => this.editor.commands.toggleWrap('blockquote') };
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })];
  },
});

export const PullQuote = Node.create({
  name: 'pullQuote',
  group: 'block',
  content: 'inline*',
  defining: true,
  isolating: true,
  addAttributes: () => ({ ...textAttribute('attribution'), ...language() }),
  parseHTML: () => [{ tag: 'aside[data-pull-quote]' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', { 'data-pull-quote': '', ...HTMLAttributes }, 0],
  addNodeView: () => framed({ tag: 'div.pull', content: 'p', after: [['attribution', 'attribution']] }),
  addKeyboardShortcuts() {
    const here = () => (this.editor.state.selection.$from.parent.type.name === 'pullQuote' ? this.editor.state.selection.$from : null);
    return {
      // It is one run of words: Enter goes on below it.
      Enter: () => Boolean(here()) && (leave(this.editor, here().before()), true),
      Backspace: () => Boolean(here()) && !here().parent.childCount && this.editor.commands.setNode('paragraph'),
    };
  },
});

export const FactBox = Node.create({
  name: 'factBox',
  group: 'block',
  content: 'block+',
  defining: true,
  isolating: true,
  addAttributes: () => textAttribute('headline', ''),
  parseHTML: () => [{ tag: 'aside[data-fact-box]' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', { 'data-fact-box': '', ...HTMLAttributes }, 0],
  addNodeView: () => framed({ tag: 'div.facts', content: 'div', before: [['headline', 'fact_headline']] }),
});

export const HorizontalRule = Node.create({
  name: 'horizontalRule',
  group: 'block',
  parseHTML: () => [{ tag: 'hr' }],
  renderHTML: () => ['hr'],
  addInputRules() {
    return [new InputRule({
      find: /^(?:---|—-)$/,
      handler: ({ state, range }) => {
        const { tr } = state;
        const place = tr.doc.resolve(range.from);
        tr.replaceRangeWith(place.before(), place.after(), this.type.create());
      },
    })];
  },
});

export const HardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
  addKeyboardShortcuts() {
    const insert = () => this.editor.commands.insertContent({ type: 'hardBreak' });
    return { 'Shift-Enter': insert, 'Mod-Enter': insert };
  },
});
