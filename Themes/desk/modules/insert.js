// Putting blocks into the text: each from the keyboard, each with the caret where writing goes on.
import { t } from './strings.js';
import { TextSelection } from './engine.js';
import { addressFromTyped, providerOf, providers } from './addresses.js';
import { askAddress, searchArticles, searchFiles } from './choosers.js';
import { choosePictures } from './picture-chooser.js';

/** Where a block goes: in place of the empty paragraph of the caret, else after the block the caret is in. */
export function insertBlock(editor, json) {
  const { state } = editor;
  const { $to } = state.selection;
  let depth = $to.depth;
  // Neither a cell, a pull quote nor a gallery holds blocks.
  for (let level = $to.depth; level > 0; level -= 1) if (/^(table|pullQuote|gallery)$/.test($to.node(level).type.name)) depth = level;
  const isEmpty = $to.parent.type.name === 'paragraph' && !$to.parent.childCount && depth === $to.depth;
  const node = state.schema.nodeFromJSON(json);
  const { tr } = state;
  let position;
  if (depth === 0) {
    position = state.selection.to;
    tr.insert(position, node);
  } else if (isEmpty) {
    position = $to.before();
    tr.replaceWith(position, $to.after(), node);
  } else {
    position = $to.after(depth);
    tr.insert(position, node);
  }
  const after = position + node.nodeSize;
  if (node.isAtom || node.type.name === 'gallery') {
    if (!tr.doc.resolve(after).nodeAfter) tr.insert(after, state.schema.nodes.paragraph.create());
    tr.setSelection(TextSelection.near(tr.doc.resolve(after)));
  } else tr.setSelection(TextSelection.near(tr.doc.resolve(position + 1)));
  editor.view.dispatch(tr.scrollIntoView());
  editor.view.focus();
  return position;
}

const paragraph = { type: 'paragraph' };
const cells = (type) => Array.from({ length: 3 }, () => ({ type }));
const TABLE = { type: 'table', content: ['tableHeader', 'tableCell', 'tableCell'].map((type) => ({ type: 'tableRow', content: cells(type) })) };

/** The field of the block just put in that wants words first. */
const focusField = (editor, position) => {
  const dom = editor.view.nodeDOM(position);
  (dom?.querySelector?.('input, textarea') ?? editor.view.dom).focus();
};

export function insertEntries(editor, { upload }) {
  const back = () => editor.view.focus();
  return [
    { label: t('block_image'), act: async () => {
      const [one] = await choosePictures({ several: false, upload });
      if (!one) return back();
      focusField(editor, insertBlock(editor, { type: 'image', attrs: { picture: one.picture } }));
    } },
    { label: t('block_gallery'), act: async () => {
      const chosen = await choosePictures({ several: true, upload });
      if (!chosen.length) return back();
      insertBlock(editor, { type: 'gallery', content: chosen.map((one) => ({ type: 'image', attrs: { picture: one.picture } })) });
    } },
    { label: t('block_embed'), act: async () => {
      const answer = await askAddress({
        title: t('block_embed'), text: t('embed_hint', { names: providers.map((one) => one.name).join(', ') }), submit: t('insert'),
        check: (address) => (providerOf(address) ? null : t('embed_unknown')),
      });
      if (!answer?.address) return back();
      insertBlock(editor, { type: 'embed', attrs: { url: answer.address } });
    } },
    { label: t('block_table'), act: () => insertBlock(editor, TABLE) },
    { separator: true },
    { label: t('block_pullQuote'), act: () => insertBlock(editor, { type: 'pullQuote' }) },
    { label: t('block_blockquote'), act: () => insertBlock(editor, { type: 'blockquote', content: [paragraph] }) },
    { label: t('block_factBox'), act: () => focusField(editor, insertBlock(editor, { type: 'factBox', attrs: { headline: '' }, content: [paragraph] })) },
    { label: t('block_horizontalRule'), act: () => insertBlock(editor, { type: 'horizontalRule' }) },
    { separator: true },
    { label: t('block_related'), act: async () => {
      const article = await searchArticles(t('block_related'));
      if (!article) return back();
      insertBlock(editor, { type: 'related', attrs: { article: article.article, label: article.headline } });
    } },
    { label: t('block_related_link'), act: async () => {
      const answer = await askAddress({ title: t('block_related_link'), submit: t('insert'), labelled: true });
      if (!answer?.address) return back();
      insertBlock(editor, { type: 'relatedLink', attrs: { label: answer.label || answer.address, url: answer.address } });
    } },
    { label: t('block_file'), act: async () => {
      const file = await searchFiles(t('block_file'));
      if (!file) return back();
      insertBlock(editor, { type: 'relatedLink', attrs: { label: file.label, url: file.url } });
    } },
  ];
}

/** Asks where a link leads, or takes it away. */
export async function askLink(editor) {
  if (!editor.isEditable) return;
  // The browser tells of a selection made by keys a moment after the keys.
  await new Promise(requestAnimationFrame);
  const { state } = editor;
  const isLinked = editor.isActive('link');
  if (isLinked) editor.commands.extendMarkRange('link');
  const { from, to, empty } = editor.state.selection;
  const answer = await askAddress({
    title: t('tool_link'), value: editor.getAttributes('link').href ?? addressFromTyped(state.doc.textBetween(from, to)) ?? '',
    submit: t('link_set'), search: true, removable: isLinked,
  });
  editor.view.focus();
  const chain = editor.chain();
  if (answer?.removed) chain.unsetMark('link').run();
  else if (!answer) return;
  else if (empty) chain.insertContent({ type: 'text', text: answer.label || answer.address, marks: [{ type: 'link', attrs: { href: answer.address } }] }).run();
  else chain.setTextSelection({ from, to }).setMark('link', { href: answer.address }).setTextSelection(to).run();
}
