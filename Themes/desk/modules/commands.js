// What the tools do to the document, where the engine has no word for it.
import { tables } from './engine.js';
import { t } from './strings.js';

/** The blocks of text in the selection that can say their language. */
function speakers(state) {
  const found = [];
  const { from, to } = state.selection;
  state.doc.nodesBetween(from, to, (node, position) => {
    if (node.isTextblock && 'lang' in node.attrs) found.push([node, position]);
    return !node.isTextblock;
  });
  return found;
}

export const blockLanguage = (editor) => speakers(editor.state)[0]?.[0].attrs.lang ?? null;

export function setBlockLanguage(editor, lang) {
  const { tr } = editor.state;
  for (const [, position] of speakers(editor.state)) tr.setNodeAttribute(position, 'lang', lang);
  editor.view.dispatch(tr);
  editor.view.focus();
}

export function setWordsLanguage(editor, lang) {
  editor.view.focus();
  const chain = editor.chain();
  (editor.isActive('language', { lang }) ? chain.unsetMark('language') : chain.setMark('language', { lang })).run();
}

export function tableEntries(editor) {
  const run = (command) => () => {
    command(editor.state, editor.view.dispatch);
    editor.view.focus();
  };
  const can = (command) => command(editor.state);
  const inHeader = editor.isActive('tableHeader');
  return [
    { label: t('row_above'), act: run(tables.addRowBefore), disabled: inHeader },
    { label: t('row_below'), act: run(tables.addRowAfter) },
    { label: t('column_before'), act: run(tables.addColumnBefore) },
    { label: t('column_after'), act: run(tables.addColumnAfter) },
    { separator: true },
    { label: t('header_row'), act: () => toggleHeaderRow(editor) },
    { label: t('row_delete'), act: run(tables.deleteRow), disabled: !can(tables.deleteRow) },
    { label: t('column_delete'), act: run(tables.deleteColumn), disabled: !can(tables.deleteColumn) },
    { label: t('table_delete'), act: run(tables.deleteTable) },
  ];
}

/** Only a whole first row can be a header, so it is switched from wherever the caret stands. */
function toggleHeaderRow(editor) {
  const { state } = editor;
  const { $from } = state.selection;
  let depth = $from.depth;
  while (depth > 0 && $from.node(depth).type.name !== 'table') depth -= 1;
  if (!depth) return;
  const first = $from.node(depth).firstChild;
  const { tableCell, tableHeader } = state.schema.nodes;
  const type = first.firstChild.type === tableHeader ? tableCell : tableHeader;
  let position = $from.start(depth) + 1;
  const { tr } = state;
  first.forEach((cell) => {
    tr.setNodeMarkup(position, type, cell.attrs);
    position += cell.nodeSize;
  });
  editor.view.dispatch(tr);
  editor.view.focus();
}
