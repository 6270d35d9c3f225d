import { Node } from '../engine.js';
import { make, icon } from '../dom.js';
import { t } from '../strings.js';
import { providerOf, safeAddress } from '../addresses.js';
import { pictures } from '../pictures.js';
import { attributeInput, card } from './frame.js';
import { textAttribute } from './text.js';

const number = (name) => ({
  [name]: {
    default: null,
    parseHTML: (element) => Number.parseInt(element.getAttribute(`data-${name}`), 10) || null,
    renderHTML: (attributes) => (attributes[name] ? { [`data-${name}`]: String(attributes[name]) } : {}),
  },
});

/** The words over an input whose own words hide its place-holder. */
const worded = (key, field) => make('div.worded', {}, make('span', { 'aria-hidden': 'true' }, t(key)), field);

const atom = { group: 'block', atom: true, draggable: true };

export const Image = Node.create({
  ...atom,
  name: 'image',
  addAttributes: () => ({ ...number('picture'), ...textAttribute('caption'), ...textAttribute('alt') }),
  parseHTML: () => [{ tag: 'figure[data-picture]' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes],
  addNodeView: () => card({
    className: 'card-picture',
    name: 'block_image',
    build({ editor, getPos }) {
      const frame = make('div.card-image');
      const caption = attributeInput({ editor, getPos, key: 'caption', label: 'caption', multiline: true });
      const alt = attributeInput({ editor, getPos, key: 'alt', label: 'alt', multiline: true });
      const missing = make('p.card-warning', { hidden: true }, t('alt_missing'));
      let picture = null;
      const draw = async (node) => {
        if (picture !== node.attrs.picture) {
          picture = node.attrs.picture;
          frame.replaceChildren(icon('picture'));
          const known = await pictures.find(picture);
          if (known && picture === known.picture) {
            const image = make('img', { src: known.thumb, alt: '', width: known.width, height: known.height, decoding: 'async', loading: 'lazy' });
            frame.replaceChildren(image);
          }
        }
        const known = pictures.known(picture);
        // Where nothing is written here, the reader gets the picture's own words: the writer should see them.
        caption.field.placeholder = known?.caption || '';
        alt.field.placeholder = known?.alt || t('alt_hint');
        missing.hidden = Boolean(node.attrs.alt || !known || known.alt);
      };
      return {
        parts: [frame, make('figcaption', {}, worded('caption', caption.field), worded('alt_label', alt.field), missing)],
        show(node) {
          caption.show(node);
          alt.show(node);
          draw(node);
        },
      };
    },
  }),
});

export const Gallery = Node.create({
  name: 'gallery',
  group: 'block',
  content: 'image+',
  isolating: true,
  draggable: true,
  selectable: true,
  parseHTML: () => [{ tag: 'div[data-gallery]' }],
  renderHTML: () => ['div', { 'data-gallery': '' }, 0],
  addNodeView: () => ({ node, editor, getPos }) => {
    const contentDOM = make('div.gallery-pictures');
    const add = make('button.quiet', {
      type: 'button',
      onclick: async () => {
        const { choosePictures } = await import('../picture-chooser.js');
        const chosen = await choosePictures({ several: true });
        if (!chosen.length) return;
        const here = editor.state.doc.nodeAt(getPos());
        editor.commands.insertContentAt(getPos() + here.nodeSize - 1, chosen.map((one) => ({ type: 'image', attrs: { picture: one.picture } })));
      },
    }, icon('insert'), t('gallery_add'));
    const label = make('p.card-label', {}, t('block_gallery'));
    const head = make('div.frame-head', { contenteditable: 'false' }, label, add);
    const dom = make('div.card.card-gallery', { role: 'group', 'aria-label': t('block_gallery') }, head, contentDOM);
    return {
      dom, contentDOM,
      update: (next) => next.type === node.type,
      stopEvent: (event) => head.contains(event.target),
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
    };
  },
});

/** The safe address that stands on an element, as a rule of parsing. */
const addressed = (tag) => [{ tag, getAttrs: (element) => (safeAddress(element.getAttribute('data-url')) ? null : false) }];

export const Embed = Node.create({
  ...atom,
  name: 'embed',
  addAttributes: () => ({ ...textAttribute('url'), ...textAttribute('title') }),
  parseHTML: () => [{ tag: 'div[data-embed]', getAttrs: (element) => (providerOf(element.getAttribute('data-url')) ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ['div', { 'data-embed': '', ...HTMLAttributes }],
  addNodeView: () => card({
    className: 'card-embed',
    name: 'block_embed',
    build({ editor, getPos }) {
      const provider = make('p.card-label');
      const address = make('bdi.card-address', { dir: 'ltr' });
      const title = attributeInput({ editor, getPos, key: 'title', label: 'embed_title' });
      return {
        parts: [provider, address, title.field, make('p.card-note', {}, t('embed_note'))],
        show(node) {
          provider.textContent = providerOf(node.attrs.url)?.name ?? t('block_embed');
          address.textContent = node.attrs.url;
          title.show(node);
        },
      };
    },
  }),
});

export const Related = Node.create({
  ...atom,
  name: 'related',
  addAttributes: () => ({ ...number('article'), ...textAttribute('label', '') }),
  parseHTML: () => [{ tag: 'div[data-article]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', HTMLAttributes],
  addNodeView: () => card({
    className: 'card-related',
    name: 'block_related',
    build: () => {
      const headline = make('bdi.card-headline');
      return {
        parts: [make('p.card-label', {}, t('read_also')), headline],
        show: (node) => { headline.textContent = node.attrs.label; },
      };
    },
  }),
});

export const RelatedLink = Node.create({
  ...atom,
  name: 'relatedLink',
  addAttributes: () => ({ ...textAttribute('label', ''), ...textAttribute('url') }),
  parseHTML: () => addressed('div[data-related-link]'),
  renderHTML: ({ HTMLAttributes }) => ['div', { 'data-related-link': '', ...HTMLAttributes }],
  addNodeView: () => card({
    className: 'card-related',
    name: 'block_related_link',
    build({ editor, getPos }) {
      const label = attributeInput({ editor, getPos, key: 'label', label: 'related_label' });
      const address = make('bdi.card-address', { dir: 'ltr' });
      return {
        parts: [make('p.card-label', {}, t('block_related_link')), label.field, address],
        show(node) {
          label.show(node);
          address.textContent = node.attrs.url;
        },
      };
    },
  }),
});
