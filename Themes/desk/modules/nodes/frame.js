// Blocks with words beside their text (the source of a quotation, a box's headline) and cards that are no text at all:
// what both need to be filled in by keyboard inside the engine's document.
import { NodeSelection, TextSelection } from '../engine.js';
import { make, icon } from '../dom.js';
import { t } from '../strings.js';

/** An input bound to one attribute of the node, whatever moves the node meanwhile. */
export function attributeInput({ editor, getPos, key, label, multiline = false }) {
  const field = make(multiline ? 'textarea.inset' : 'input.inset', {
    type: multiline ? null : 'text', rows: multiline ? 1 : null, 'aria-label': t(label), placeholder: t(label),
    autocomplete: 'off',
  });
  // Empty, “auto” would be left to right; then the article's own direction holds.
  const turn = () => (field.value ? field.setAttribute('dir', 'auto') : field.removeAttribute('dir'));
  field.addEventListener('input', () => {
    turn();
    editor.view.dispatch(editor.state.tr.setNodeAttribute(getPos(), key, field.value || (key === 'headline' || key === 'label' ? '' : null)));
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      select(editor, getPos());
    } else if (event.key === 'Enter' && !event.isComposing && (!multiline || !event.shiftKey)) {
      event.preventDefault();
      enter(editor, getPos());
    }
  });
  return {
    field,
    show(node) {
      const value = node.attrs[key] ?? '';
      if (field.value !== value) field.value = value;
      turn();
      field.disabled = !editor.isEditable;
    },
  };
}

/** Puts the selection on the node as a whole, with the focus in the text. */
export function select(editor, position) {
  const { state, view } = editor;
  view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, position)).scrollIntoView());
  view.focus();
}

/** From the words beside a text goes into the text, from a card's words to the line below. */
function enter(editor, position) {
  const node = editor.state.doc.nodeAt(position);
  if (node.isAtom || node.type.name === 'pullQuote' || node.type.name === 'blockquote') leave(editor, position);
  else caretTo(editor, editor.state.tr, position + 1);
}

function caretTo(editor, tr, place) {
  editor.view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(place))).scrollIntoView());
  editor.view.focus();
}

/** Goes on writing below the node. */
export function leave(editor, position) {
  const { state } = editor;
  const { tr } = state;
  const below = position + state.doc.nodeAt(position).nodeSize;
  if (!state.doc.resolve(below).nodeAfter) tr.insert(below, state.schema.nodes.paragraph.create());
  caretTo(editor, tr, below);
}

const fromControl = (event) => event.target instanceof HTMLElement && Boolean(event.target.closest('input, textarea, button, select'));

/** The view of a block whose text the engine writes, with inputs before and after it. */
export function framed({ tag, content, before = [], after = [] }) {
  return ({ node, editor, getPos }) => {
    const dom = make(tag);
    const contentDOM = make(content);
    const inputs = (list) => list.map(([key, label]) => attributeInput({ editor, getPos, key, label }));
    const [heads, feet] = [inputs(before), inputs(after)];
    const hold = (name, fields) => fields.length
      ? make(name, { contenteditable: 'false' }, ...fields.map((one) => one.field)) : null;
    dom.append(...[hold('div.frame-head', heads), contentDOM, hold('div.frame-foot', feet)].filter(Boolean));
    let shown = null;
    const show = (next) => {
      for (const one of [...heads, ...feet]) one.show(next);
      if (shown?.attrs.lang !== next.attrs.lang) {
        for (const name of ['lang', 'dir']) contentDOM.removeAttribute(name);
        const attributes = next.attrs.lang ? next.type.spec.toDOM(next)[1] : {};
        for (const name of ['lang', 'dir']) if (attributes[name]) contentDOM.setAttribute(name, attributes[name]);
      }
      shown = next;
    };
    show(node);
    return {
      dom, contentDOM,
      update: (next) => next.type === node.type && (show(next), true),
      stopEvent: fromControl,
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
    };
  };
}

/** Up, down and away, for those who drag nothing. */
export function moves({ editor, getPos, name }) {
  const button = (shape, key, act) => make(`button.card-move`, {
    // By keyboard a block is moved where it is written (Alt and the arrows), so that these are no stops of the Tab key.
    type: 'button', tabindex: '-1', 'aria-label': t(key, { name: t(name) }), title: t(key, { name: t(name) }), onclick: act,
  }, icon(shape));
  return make('div.card-moves', {},
    button('up', 'move_up', () => move(editor, getPos(), -1)),
    button('down', 'move_down', () => move(editor, getPos(), 1)),
    button('remove', 'remove', () => remove(editor, getPos())));
}

/** Moves the node by a place among its siblings, and the selection with it. */
export function move(editor, position, step) {
  const { doc, tr, selection } = editor.state;
  const place = doc.resolve(position);
  const other = place.index() + step;
  if (!editor.isEditable || other < 0 || other >= place.parent.childCount) return;
  const node = doc.nodeAt(position);
  const target = step < 0 ? position - place.parent.child(other).nodeSize : position + place.parent.child(other).nodeSize;
  tr.delete(position, position + node.nodeSize).insert(target, node);
  const isInside = selection instanceof TextSelection && selection.from > position && selection.to < position + node.nodeSize;
  const shift = target - position;
  tr.setSelection(isInside ? TextSelection.create(tr.doc, selection.anchor + shift, selection.head + shift) : NodeSelection.create(tr.doc, target));
  editor.view.dispatch(tr.scrollIntoView());
  editor.view.focus();
}

/** The block that the selection is in, or is: an item moves in its list, a picture in its gallery, all else in the text. */
export function moveSelected(editor, step) {
  const { selection } = editor.state;
  const { $from } = selection;
  if (selection instanceof NodeSelection) return move(editor, selection.from, step);
  let depth = 1;
  for (let level = $from.depth; level > 1; level -= 1) if ($from.node(level).type.name === 'listItem') { depth = level; break; }
  return $from.depth ? move(editor, $from.before(depth), step) : undefined;
}

export function remove(editor, position) {
  if (!editor.isEditable) return;
  select(editor, position);
  editor.commands.deleteSelection();
}

/** The view of a card: no text of the engine in it, only what `build` makes. */
export function card({ className, name, build }) {
  return (props) => {
    const { node, editor, getPos } = props;
    const dom = make(`figure.card.${className}`, { contenteditable: 'false', 'aria-label': t(name) });
    const { parts, show } = build({ editor, getPos, node });
    dom.append(...parts, moves({ editor, getPos, name }));
    const lock = () => { for (const button of dom.querySelectorAll('button')) button.disabled = !editor.isEditable; };
    show(node);
    lock();
    return {
      dom,
      update: (next) => next.type === node.type && (show(next), true),
      stopEvent: fromControl,
      ignoreMutation: () => true,
    };
  };
}
