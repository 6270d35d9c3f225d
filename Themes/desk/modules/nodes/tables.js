import { Node, Extension, tables } from '../engine.js';
import { attributeInput, leave } from './frame.js';
import { language, textAttribute } from './text.js';
import { make } from '../dom.js';

// The engine's table tools want these; the reader's page knows no merged cells, so they stay what they are.
const engineOnly = () => ({
  colspan: { default: 1, rendered: false }, rowspan: { default: 1, rendered: false }, colwidth: { default: null, rendered: false },
});

export const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  tableRole: 'table',
  addAttributes: () => textAttribute('caption'),
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]],
  addNodeView: () => ({ node, editor, getPos }) => {
    const contentDOM = make('tbody');
    const caption = attributeInput({ editor, getPos, key: 'caption', label: 'table_caption' });
    const dom = make('div.table', {},
      make('div.frame-head', { contenteditable: 'false' }, caption.field), make('table', {}, contentDOM));
    caption.show(node);
    return {
      dom, contentDOM,
      update: (next) => next.type === node.type && (caption.show(next), true),
      stopEvent: (event) => event.target === caption.field,
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
    };
  },
  addProseMirrorPlugins: () => [tables.tableEditing()],
  addKeyboardShortcuts() {
    const command = (make) => () => make(this.editor.state, this.editor.view.dispatch);
    const inTable = () => tables.isInTable(this.editor.state) && this.editor.isActive('table');
    return {
      Tab: () => {
        if (!inTable()) return false;
        if (command(tables.goToNextCell(1))()) return true;
        // Past the last cell a new row begins, as in every table a writer knows.
        command(tables.addRowAfter)();
        return command(tables.goToNextCell(1))();
      },
      'Shift-Tab': () => inTable() && command(tables.goToNextCell(-1))(),
      // A cell is a run of text: Enter may not split it in two, so it goes on to the cell below.
      Enter: () => inTable() && (goBelow(this.editor) || true),
    };
  },
});

function goBelow(editor) {
  const { $from } = editor.state.selection;
  let depth = $from.depth;
  while (depth > 0 && $from.node(depth).type.name !== 'tableRow') depth -= 1;
  const table = $from.node(depth - 1);
  const row = $from.index(depth - 1);
  const column = $from.index(depth);
  if (row + 1 >= table.childCount) {
    leave(editor, $from.before(depth - 1));
    return;
  }
  let position = $from.after(depth) + 1;
  for (let index = 0; index < column; index += 1) position += table.child(row + 1).child(index).nodeSize;
  editor.commands.setTextSelection(position + 1);
}

export const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)+',
  tableRole: 'row',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
});

const cell = (name, tag, tableRole) => Node.create({
  name,
  content: 'inline*',
  isolating: true,
  tableRole,
  addAttributes: () => ({ ...language(), ...engineOnly() }),
  parseHTML: () => [{ tag }],
  renderHTML: ({ HTMLAttributes }) => [tag, tag === 'th' ? { scope: 'col', ...HTMLAttributes } : HTMLAttributes, 0],
});

export const TableCell = cell('tableCell', 'td', 'cell');
export const TableHeader = cell('tableHeader', 'th', 'header_cell');

/** Tells the engine's table tools which of our nodes is what. */
export const TableRoles = Extension.create({
  name: 'tableRoles',
  extendNodeSchema: (extension) => (extension.config.tableRole ? { tableRole: extension.config.tableRole } : {}),
});
