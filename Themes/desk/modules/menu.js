// A button that opens a menu, as the ARIA Authoring Practices describe it.
import { make, icon, freshID } from './dom.js';

/**
 * @param entries gives, each time it opens, `{label, act, shortcut, checked, disabled}`; `checked` makes it a radio item
 * @returns the button and the menu, `open()` to open it from elsewhere
 */
export function menuButton({ label, shape, text, entries, className = 'tool' }) {
  const id = freshID('menu');
  const words = text && make('span.tool-text', {}, text);
  const button = make(`button.${className}`, {
    type: 'button', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-controls': id, title: label,
    'aria-label': text ? null : label,
  }, shape ? icon(shape) : null, words || null, icon('more'));
  const menu = make('div.menu', { id, role: 'menu', 'aria-label': label, popover: 'manual' });
  let abandoned = null;

  const items = () => [...menu.querySelectorAll('[role^=menuitem]:not([aria-disabled=true])')];
  const isOpen = () => menu.matches(':popover-open');

  function open({ last = false, onAbandon = null } = {}) {
    abandoned = onAbandon;
    menu.replaceChildren(...entries().map(entryElement));
    menu.showPopover();
    place();
    button.setAttribute('aria-expanded', 'true');
    (menu.querySelector('[aria-checked=true]') ?? items().at(last ? -1 : 0))?.focus();
  }

  function close(returning = true) {
    if (!isOpen()) return;
    menu.hidePopover();
    button.setAttribute('aria-expanded', 'false');
    if (returning) button.focus();
  }

  function entryElement({ label: name, act, shortcut, checked, disabled, separator }) {
    if (separator) return make('hr', { role: 'separator' });
    return make('button', {
      type: 'button', role: checked === undefined ? 'menuitem' : 'menuitemradio', tabindex: '-1',
      'aria-checked': checked === undefined ? null : String(checked), 'aria-disabled': disabled ? 'true' : null,
      onclick: () => {
        if (disabled) return;
        close(false);
        act();
      },
    }, make('span', {}, name), shortcut ? make('kbd', { 'aria-hidden': 'true' }, shortcut) : null);
  }

  function place() {
    const box = button.getBoundingClientRect();
    const [width, height] = [menu.offsetWidth, menu.offsetHeight];
    const isRight = getComputedStyle(button).direction === 'rtl';
    const left = isRight ? box.right - width : box.left;
    // Set through the object model, which a policy against inline styles lets through.
    menu.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
    menu.style.top = `${box.bottom + height + 12 > innerHeight && box.top > height ? box.top - height - 4 : Math.min(box.bottom + 4, Math.max(8, innerHeight - height - 8))}px`;
  }

  button.addEventListener('click', () => (isOpen() ? close() : open()));
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    open({ last: event.key === 'ArrowUp' });
  });
  menu.addEventListener('keydown', (event) => {
    const list = items();
    const at = list.indexOf(document.activeElement);
    const to = { ArrowDown: (at + 1) % list.length, ArrowUp: (at - 1 + list.length) % list.length, Home: 0, End: list.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      list[to].focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      const leave = abandoned;
      close(!leave);
      leave?.();
    } else if (event.key === 'Tab') close(false);
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && event.key !== ' ') {
      const begins = (one) => one.textContent.trim().toLocaleLowerCase().startsWith(event.key.toLocaleLowerCase());
      [...list.slice(at + 1), ...list.slice(0, at + 1)].find(begins)?.focus();
    }
  });
  document.addEventListener('pointerdown', (event) => {
    if (isOpen() && !menu.contains(event.target) && !button.contains(event.target)) close(false);
  });
  return { button, menu, open, close, setText: (value) => { if (words) words.textContent = value; } };
}
