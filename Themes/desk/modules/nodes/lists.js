import { Node, wrappingInputRule } from '../engine.js';

const list = (name, tag, find, shortcut) => Node.create({
  name,
  group: 'block',
  content: 'listItem+',
  parseHTML: () => [{ tag }],
  renderHTML: () => [tag, 0],
  addKeyboardShortcuts() {
    return { [shortcut]: () => this.editor.commands.toggleList(name, 'listItem') };
  },
  addInputRules() {
    return [wrappingInputRule({ find, type: this.type })];
  },
});

export const BulletList = list('bulletList', 'ul', /^\s*[-*•]\s$/, 'Mod-Shift-8');
// Lists of the reader's page begin with 1, so no other number starts one.
export const OrderedList = list('orderedList', 'ol', /^1[.)]\s$/, 'Mod-Shift-7');

export const ListItem = Node.create({
  name: 'listItem',
  content: 'block+',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem('listItem'),
      'Mod-]': () => this.editor.commands.sinkListItem('listItem'),
      'Mod-[': () => this.editor.commands.liftListItem('listItem'),
      // Tab leaves the editor when there is nothing to indent: no keyboard trap.
      Tab: () => this.editor.commands.sinkListItem('listItem'),
      'Shift-Tab': () => this.editor.commands.liftListItem('listItem'),
      Backspace: () => {
        const { empty, $from } = this.editor.state.selection;
        const item = $from.depth > 1 ? $from.node(-1) : null;
        if (!empty || $from.parentOffset > 0 || item?.type.name !== 'listItem' || $from.index(-1) > 0) return false;
        return $from.index(-2) === 0 ? this.editor.commands.liftListItem('listItem') : false;
      },
    };
  },
});
