// The text of the article: the engine with our blocks, and the keys that belong to the desk.
import { Editor, Extension, Document, Text, UndoRedo, Gapcursor, Dropcursor, TrailingNode, Plugin, PluginKey, Decoration, DecorationSet } from './engine.js';
import { Paragraph, Heading, Blockquote, PullQuote, FactBox, HorizontalRule, HardBreak } from './nodes/text.js';
import { BulletList, OrderedList, ListItem } from './nodes/lists.js';
import { Image, Gallery, Embed, Related, RelatedLink } from './nodes/cards.js';
import { Table, TableRow, TableCell, TableHeader, TableRoles } from './nodes/tables.js';
import { Link, Strong, Emphasis, Subscript, Superscript, Language } from './nodes/marks.js';
import { moveSelected } from './nodes/frame.js';
import { Directions } from './directions.js';
import { Paste } from './paste.js';
import { documentOf } from './body.js';
import { pictures } from './pictures.js';
import { announce } from './announce.js';
import { insertBlock } from './insert.js';
import { t } from './strings.js';

/** Keys of the desk; what they do comes from outside, because the tools are made after the editor. */
const DeskKeys = Extension.create({
  name: 'deskKeys',
  addOptions: () => ({ key: () => null }),
  addKeyboardShortcuts() {
    const { key } = this.options;
    const call = (name) => () => { key(name)?.(); return true; };
    return {
      // With nothing chosen there is nothing to link, and the keys are the search's, as on every page of the desk.
      'Mod-k': () => (getSelection().isCollapsed && !this.editor.isActive('link') ? false : call('link')()),
      'Mod-s': call('save'), 'Alt-F10': call('toolbar'),
      'Alt-ArrowUp': () => (moveSelected(this.editor, -1), true), 'Alt-ArrowDown': () => (moveSelected(this.editor, 1), true),
      // A card is one thing to the engine: Enter goes into its words.
      Enter: () => {
        const { selection } = this.editor.state;
        const field = selection.node?.isAtom && this.editor.view.nodeDOM(selection.from)?.querySelector?.('input, textarea');
        if (!field) return false;
        field.focus();
        return true;
      },
      '/': () => {
        const { empty, $from } = this.editor.state.selection;
        if (!empty || $from.parent.type.name !== 'paragraph' || $from.parent.childCount || !key('insert')) return false;
        key('insert')();
        return true;
      },
    };
  },
});

const Hints = Extension.create({
  name: 'hints',
  addProseMirrorPlugins() {
    return [new Plugin({
      key: new PluginKey('hints'),
      props: {
        decorations({ doc, selection }) {
          const { parent } = selection.$from;
          const isOnly = doc.childCount === 1 && doc.firstChild.type.name === 'paragraph' && !doc.firstChild.childCount;
          if (!isOnly && !(selection.empty && parent.type.name === 'paragraph' && !parent.childCount && selection.$from.depth === 1)) return null;
          const from = isOnly ? 0 : selection.$from.before();
          const words = isOnly ? t('write_here') : t('write_more');
          return DecorationSet.create(doc, [Decoration.node(from, from + 2, { 'data-hint': words })]);
        },
      },
    })];
  },
});

const trouble = new PluginKey('trouble');

/** Marks the block that the server does not accept, until it changes. */
const Trouble = Extension.create({
  name: 'trouble',
  addProseMirrorPlugins() {
    return [new Plugin({
      key: trouble,
      state: {
        init: () => DecorationSet.empty,
        apply(tr, held) {
          const asked = tr.getMeta(trouble);
          if (asked === null) return DecorationSet.empty;
          if (asked !== undefined) {
            const node = tr.doc.nodeAt(asked);
            return node ? DecorationSet.create(tr.doc, [Decoration.node(asked, asked + node.nodeSize, { class: 'refused' })]) : DecorationSet.empty;
          }
          return held === DecorationSet.empty ? held : held.map(tr.mapping, tr.doc);
        },
      },
      props: { decorations: (state) => trouble.getState(state) },
    })];
  },
});

/** Marks `body.content[3].content[0]`, or nothing for `null`. @returns whether there is such a block */
export function markTrouble(editor, field) {
  const found = /^body\.content\[(\d+)\]/.exec(field ?? '');
  const index = found ? Number(found[1]) : -1;
  const { doc, tr } = editor.state;
  if (index < 0 || index >= doc.childCount) {
    if (trouble.getState(editor.state) !== DecorationSet.empty) editor.view.dispatch(tr.setMeta(trouble, null).setMeta('addToHistory', false));
    return false;
  }
  let position = 0;
  for (let before = 0; before < index; before += 1) position += doc.child(before).nodeSize;
  editor.view.dispatch(tr.setMeta(trouble, position).setMeta('addToHistory', false));
  return true;
}

export function makeEditor({ element, language, editable, label }) {
  const keys = {};
  const upload = async (files, position) => {
    for (const file of files) {
      announce(t('uploading', { name: file.name }));
      try {
        const picture = await pictures.upload(file);
        if (position !== undefined) editor.commands.setTextSelection(Math.min(position, editor.state.doc.content.size));
        insertBlock(editor, { type: 'image', attrs: { picture: picture.picture } });
        announce(t('uploaded', { name: file.name }));
      } catch (error) {
        keys.trouble?.(t('upload_failed', { name: file.name, reason: error.message }));
      }
    }
  };
  const editor = new Editor({
    element,
    editable,
    injectCSS: false,
    enablePasteRules: false,
    enableCoreExtensions: { delete: false, textDirection: false },
    extensions: [
      Document.extend({ content: 'block+' }), Text, UndoRedo.configure({ depth: 300 }), Gapcursor, Dropcursor.configure({ color: false, class: 'drop-place' }), TrailingNode,
      Paragraph, Heading, BulletList, OrderedList, ListItem, Blockquote, PullQuote, Image, Gallery, Embed, Table, TableRow, TableHeader,
      TableCell, TableRoles, FactBox, Related, RelatedLink, HorizontalRule, HardBreak,
      Link, Strong, Emphasis, Subscript, Superscript, Language,
      Paste.configure({ language, upload }), DeskKeys.configure({ key: (name) => keys[name] }), Hints, Trouble,
      Directions.configure({ language }),
    ],
    editorProps: {
      attributes: { class: 'text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, 'aria-keyshortcuts': 'Alt+F10', spellcheck: 'true' },
    },
  });
  return { editor, keys, upload };
}

/** Puts a body in place of the one shown; not a step to undo, because it is not the writer's. */
export function show(editor, body) {
  const doc = documentOf(editor.schema, body);
  const { state } = editor;
  const tr = state.tr.replaceWith(0, state.doc.content.size, doc.content).setMeta('addToHistory', false).setMeta('loading', true);
  editor.view.dispatch(tr);
}
