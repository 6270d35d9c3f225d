// The row of tools over the text: one stop of the Tab key, arrows inside (mirrored where the desk is right to left).
import { make, icon } from './dom.js';
import { t } from './strings.js';
import { menuButton } from './menu.js';
import { LANGUAGES } from './languages.js';
import { blockLanguage, setBlockLanguage, setWordsLanguage, tableEntries } from './commands.js';
import { insertEntries, askLink } from './insert.js';

const isMac = /Mac|iP(hone|ad)/.test(navigator.platform);
const keys = (text) => text.replace('Mod', isMac ? '⌘' : 'Ctrl').replace('Alt', isMac ? '⌥' : 'Alt').replaceAll('+', isMac ? '' : '+');
const aria = (text) => text.replace('Mod', isMac ? 'Meta' : 'Control');

export class Toolbar {
  constructor(editor, options) {
    this.editor = editor;
    this.options = options;
    this.toggles = [];
    const toggle = (name, shape, shortcut, act) => this.toggle(name, shape, shortcut, act);
    const run = (command, ...values) => () => {
      // At once, not in the engine's next frame: fast hands type on.
      editor.view.focus();
      editor.commands[command](...values);
    };
    this.style = menuButton({ label: t('block_style'), text: t('block_paragraph'), className: 'tool.tool-style', entries: () => this.styleEntries() });
    this.insert = menuButton({ label: t('insert'), text: t('insert'), shape: 'insert', className: 'tool.tool-insert', entries: () => insertEntries(editor, options) });
    this.language = menuButton({ label: t('language'), shape: 'language', entries: () => this.languageEntries() });
    this.table = menuButton({ label: t('table_tools'), shape: 'table', entries: () => tableEntries(editor) });
    const group = (...children) => make('div.tools', { role: 'group' }, ...children);
    this.element = make('div.toolbar', { role: 'toolbar', 'aria-label': t('toolbar'), 'aria-controls': 'body-editor' },
      group(this.style.button, this.insert.button),
      group(
        toggle('strong', 'bold', 'Mod+B', run('toggleMark', 'strong')), toggle('emphasis', 'italic', 'Mod+I', run('toggleMark', 'emphasis')),
        toggle('link', 'link', 'Mod+K', () => askLink(editor)),
        toggle('superscript', 'superscript', 'Mod+.', run('toggleMark', 'superscript')), toggle('subscript', 'subscript', 'Mod+,', run('toggleMark', 'subscript'))),
      group(
        toggle('bulletList', 'bullets', 'Mod+Shift+8', run('toggleList', 'bulletList', 'listItem')),
        toggle('orderedList', 'numbers', 'Mod+Shift+7', run('toggleList', 'orderedList', 'listItem')),
        toggle('blockquote', 'quote', 'Mod+Shift+9', run('toggleWrap', 'blockquote'))),
      group(this.language.button, this.table.button),
      group(this.action('undo', 'Mod+Z', run('undo')), this.action('redo', 'Mod+Shift+Z', run('redo'))),
      this.style.menu, this.insert.menu, this.language.menu, this.table.menu);
    this.stops = [...this.element.querySelectorAll('.tool')];
    this.stops.forEach((stop, index) => { stop.tabIndex = index ? -1 : 0; });
    this.element.addEventListener('keydown', (event) => this.key(event));
    this.element.addEventListener('focusin', ({ target }) => this.stop(target.closest('.tool')));
    // A press on a tool must not take the caret out of the text on its way.
    this.element.addEventListener('pointerdown', (event) => { if (event.target.closest('.tool')) event.preventDefault(); });
    editor.on('transaction', () => this.soon());
    this.show();
  }

  toggle(name, shape, shortcut, act) {
    const button = this.action(name, shortcut, act, shape);
    button.setAttribute('aria-pressed', 'false');
    this.toggles.push([button, name]);
    return button;
  }

  action(name, shortcut, act, shape = name) {
    const label = t(`tool_${name}`);
    return make('button.tool', {
      type: 'button', 'aria-label': label, title: `${label} (${keys(shortcut)})`, 'aria-keyshortcuts': aria(shortcut),
      onclick: () => { if (this.editor.isEditable) act(); },
    }, icon(shape));
  }

  styleEntries() {
    const { editor } = this;
    const set = (...values) => () => {
      editor.view.focus();
      editor.commands.setNode(...values);
    };
    return [
      { label: t('block_paragraph'), shortcut: keys('Mod+Alt+0'), checked: editor.isActive('paragraph'), act: set('paragraph') },
      ...[2, 3, 4].map((level) => ({
        label: t(`block_heading_${level}`), shortcut: keys(`Mod+Alt+${level}`), checked: editor.isActive('heading', { level }), act: set('heading', { level }),
      })),
    ];
  }

  languageEntries() {
    const { editor } = this;
    const current = blockLanguage(editor);
    const hasWords = !editor.state.selection.empty;
    const own = { label: t('language_own', { name: t(`language_${this.options.language.split('-')[0]}`) }), checked: !current, act: () => setBlockLanguage(editor, null) };
    const blocks = LANGUAGES.filter((tag) => tag !== this.options.language).map((tag) => ({
      label: t(`language_${tag}`), checked: current === tag, act: () => setBlockLanguage(editor, tag),
    }));
    if (!hasWords) return [own, ...blocks];
    const words = LANGUAGES.map((tag) => ({
      label: t('language_words', { name: t(`language_${tag}`) }), checked: editor.isActive('language', { lang: tag }), act: () => setWordsLanguage(editor, tag),
    }));
    return [own, ...blocks, { separator: true }, ...words];
  }

  key(event) {
    if (event.target.closest('[role=menu]')) return;
    const shown = this.stops.filter((stop) => stop.offsetParent);
    const at = shown.indexOf(document.activeElement);
    const forward = getComputedStyle(this.element).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
    const to = { [forward]: (at + 1) % shown.length, [backward]: (at - 1 + shown.length) % shown.length, Home: 0, End: shown.length - 1 }[event.key];
    if (to !== undefined && at >= 0) {
      event.preventDefault();
      shown[to].focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      this.editor.view.focus();
    }
  }

  stop(tool) {
    if (!tool) return;
    for (const one of this.stops) one.tabIndex = one === tool ? 0 : -1;
  }

  focus() {
    (this.stops.find((one) => one.tabIndex === 0) ?? this.stops[0]).focus();
  }

  /** Tools are brought up to date after the words are on screen, never before. */
  soon() {
    if (this.planned) return;
    this.planned = true;
    setTimeout(() => {
      this.planned = false;
      this.show();
    }, 80);
  }

  show() {
    const { editor } = this;
    for (const [button, name] of this.toggles) {
      const on = String(editor.isActive(name));
      if (button.getAttribute('aria-pressed') !== on) button.setAttribute('aria-pressed', on);
    }
    const level = [2, 3, 4].find((one) => editor.isActive('heading', { level: one }));
    this.style.setText(level ? t(`block_heading_${level}`) : editor.isActive('pullQuote') ? t('block_pullQuote') : t('block_paragraph'));
    const hidden = !editor.isActive('table');
    if (this.table.button.hidden !== hidden) this.table.button.hidden = hidden;
  }
}
