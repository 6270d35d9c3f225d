// A block that runs the other way without anyone having said so stands as readers see it: by most of its letters.
import { Extension, Plugin, PluginKey, Decoration, DecorationSet } from './engine.js';
import { directionOf } from './languages.js';

const RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/g;
const LEFT = /[A-Za-z\u00c0-\u024f\u0370-\u052f\u1e00-\u1fff\u2d30-\u2d7f]/g;

// Nodes never change once made, so a key press asks for one block anew.
const known = new WeakMap();

function direction(node) {
  let most = known.get(node);
  if (most === undefined) {
    const text = node.textContent;
    const balance = (text.match(LEFT)?.length ?? 0) - (text.match(RIGHT)?.length ?? 0);
    most = balance === 0 ? null : balance > 0 ? 'ltr' : 'rtl';
    known.set(node, most);
  }
  return most;
}

export const Directions = Extension.create({
  name: 'directions',
  addOptions: () => ({ language: 'fr' }),
  addProseMirrorPlugins() {
    const usual = directionOf(this.options.language);
    let last;
    let shown = DecorationSet.empty;
    return [new Plugin({
      key: new PluginKey('directions'),
      props: {
        decorations({ doc }) {
          if (doc === last) return shown;
          const turned = [];
          doc.descendants((node, position) => {
            if (!node.isTextblock) return true;
            const most = node.attrs.lang ? null : direction(node);
            if (most && most !== usual) turned.push(Decoration.node(position, position + node.nodeSize, { dir: most }));
            return false;
          });
          last = doc;
          shown = turned.length ? DecorationSet.create(doc, turned) : DecorationSet.empty;
          return shown;
        },
      },
    })];
  },
});
