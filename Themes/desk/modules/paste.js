// What comes from elsewhere becomes clean blocks: structure, links and emphasis stay, everything else goes.
import { Extension, Plugin, ModelParser, Slice, Fragment, PluginKey } from './engine.js';
import { tidy } from './paste-html.js';
import { linesToBlocks } from './paste-text.js';
import { providerOf, safeAddress } from './addresses.js';
import { languageOfScript } from './languages.js';
import { clean } from './body.js';

export const Paste = Extension.create({
  name: 'cleanPaste',
  priority: 1100,
  addOptions: () => ({ language: 'fr', upload: null }),
  addProseMirrorPlugins() {
    const { options } = this;
    return [new Plugin({
      key: new PluginKey('cleanPaste'),
      props: {
        // Before the engine reads the HTML: it would set the styles of elsewhere, which the policy of the page reports.
        handleDOMEvents: {
          paste: (view, event) => {
            if (!take(view, event.clipboardData, options)) return false;
            event.preventDefault();
            return true;
          },
        },
        handleDrop: (view, event, _, moved) => {
          if (moved) return false;
          const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
          const files = picturesIn(event.dataTransfer);
          if (!files.length) return false;
          event.preventDefault();
          options.upload(files, place?.pos);
          return true;
        },
      },
    })];
  },
});

const picturesIn = (data) => [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'));

function take(view, data, options) {
  if (!data || !view.editable) return false;
  const html = data.getData('text/html');
  const text = data.getData('text/plain');
  // Text of the editor itself is whole already, and carries the cards that a clean-up would not know.
  if (html.includes('data-pm-slice') && !inCell(view.state)) return false;
  const files = picturesIn(data);
  // Word and Excel put a picture of the text beside the text: the text is meant.
  if (files.length && !text.trim()) {
    options.upload(files);
    return true;
  }
  const alone = text.trim();
  if (!/\s/.test(alone) && safeAddress(alone) && takeAddress(view, alone)) return true;
  // Code editors hand out coloured HTML that holds nothing but the text.
  const slice = html && !data.types.includes('vscode-editor-data') ? sliceOfHTML(html, view, options) : sliceOfText(text, view, options);
  if (!slice?.size) return Boolean(html || text);
  const fitting = inCell(view.state) ? flat(slice, view.state.schema) : slice;
  view.dispatch(view.state.tr.replaceSelection(fitting).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
  return true;
}

/** An address alone: a link on the selected words, a card on a line of its own, else linked text. */
function takeAddress(view, address) {
  const { state } = view;
  const { selection, schema, tr } = state;
  const mark = schema.marks.link.create({ href: address });
  if (!selection.empty && selection.$from.sameParent(selection.$to)) {
    view.dispatch(tr.addMark(selection.from, selection.to, mark));
    return true;
  }
  const { $from } = selection;
  if (providerOf(address) && selection.empty && $from.parent.type.name === 'paragraph' && !$from.parent.childCount) {
    const card = schema.nodes.embed.create({ url: address });
    const holder = $from.node(-1);
    if (holder.canReplaceWith($from.index(-1), $from.indexAfter(-1), schema.nodes.embed)) {
      const after = $from.after();
      const isLast = !tr.doc.resolve(after).nodeAfter;
      tr.replaceWith($from.before(), after, isLast ? [card, schema.nodes.paragraph.create()] : card);
      const next = $from.before() + card.nodeSize + 1;
      tr.setSelection(state.selection.constructor.near(tr.doc.resolve(Math.min(next, tr.doc.content.size))));
      view.dispatch(tr.scrollIntoView());
      return true;
    }
  }
  if (!selection.empty) return false;
  view.dispatch(tr.replaceSelectionWith(schema.text(address, [...($from.marks()), mark]), false).removeStoredMark(schema.marks.link).scrollIntoView());
  return true;
}

export function sliceOfHTML(html, view, options) {
  const { schema } = view.state;
  const dom = tidy(html);
  const doc = ModelParser.fromSchema(schema).parse(dom, { preserveWhitespace: false });
  return opened(speak(doc, options.language, schema));
}

export function sliceOfText(text, view, options) {
  const { schema } = view.state;
  const blocks = linesToBlocks(clean(text.replace(/\r\n?/g, '\n')), schema);
  return opened(speak(schema.topNodeType.create(null, blocks), options.language, schema));
}

/** Leaves the ends open where they are plain text, so that they join the words around the caret. */
function opened(doc) {
  const content = doc.content;
  if (!content.childCount) return Slice.empty;
  const isOpen = (node) => node.type.name === 'paragraph' && !node.attrs.lang;
  // One paragraph is a few words; several are blocks that should stay the blocks they are.
  if (content.childCount === 1 && isOpen(content.firstChild)) return new Slice(content, 1, 1);
  return new Slice(content, isOpen(content.firstChild) ? 1 : 0, isOpen(content.lastChild) ? 1 : 0);
}

/** Gives blocks in another script their language, which gives them their direction. */
function speak(node, language, schema) {
  if (node.isText || node.isAtom) return node;
  if (node.isTextblock && 'lang' in node.attrs && !node.attrs.lang) {
    const lang = languageOfScript(node.textContent, language);
    return lang ? node.type.create({ ...node.attrs, lang }, node.content, node.marks) : node;
  }
  const children = [];
  node.forEach((child) => {
    // An empty paragraph between two others is how other programs make space.
    if (child.type.name === 'paragraph' && !child.textContent.trim() && node.childCount > 1 && node.type.name !== 'tableRow') return;
    children.push(speak(child, language, schema));
  });
  const content = Fragment.fromArray(children);
  return node.type.validContent(content) ? node.copy(content) : node;
}

function inCell(state) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) if (/^table(Cell|Header)$/.test($from.node(depth).type.name)) return true;
  return false;
}

/** Blocks made one run, for a cell, which holds no blocks. */
function flat(slice, schema) {
  const runs = [];
  slice.content.descendants((node) => {
    if (!node.isTextblock) return true;
    if (runs.length) runs.push(schema.nodes.hardBreak.create());
    node.forEach((run) => runs.push(run));
    return false;
  });
  return new Slice(Fragment.fromArray(runs), 0, 0);
}
