// The form around the body: its values as the server wants them, and what it says about them.
import { make, freshID } from './dom.js';

const NAMES = [
  'kicker', 'headline', 'alternativeHeadline', 'standfirst', 'dateline', 'source', 'slug', 'edNote', 'kind', 'section', 'topics', 'credits', 'leadPicture',
];

export class Fields {
  constructor(form) {
    this.form = form;
  }

  controls(name) {
    const found = this.form.elements.namedItem(name);
    return !found ? [] : found instanceof RadioNodeList ? [...found] : [found];
  }

  /** A text for a single control, a list of texts for a `select multiple` or several boxes of one name. */
  read() {
    const values = {};
    for (const name of NAMES) {
      const controls = this.controls(name);
      const [first] = controls;
      if (!first) continue;
      if (first instanceof HTMLSelectElement && first.multiple) values[name] = [...first.selectedOptions].map((one) => one.value);
      else if (first.type === 'checkbox') values[name] = controls.filter((one) => one.checked).map((one) => one.value);
      else if (first.type === 'radio') values[name] = controls.find((one) => one.checked)?.value ?? '';
      // Browsers hand out line breaks as LF; a paste may still carry characters no page can hold.
      else values[name] = first.value.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, '');
    }
    return values;
  }

  write(values) {
    for (const [name, value] of Object.entries(values ?? {})) {
      for (const control of this.controls(name)) {
        if (control instanceof HTMLSelectElement && control.multiple) {
          for (const option of control.options) option.selected = value.includes(option.value);
        } else if (control.type === 'checkbox' || control.type === 'radio') {
          control.checked = Array.isArray(value) ? value.includes(control.value) : control.value === value;
        } else if (control.value !== value) control.value = value ?? '';
        control.dispatchEvent(new Event('manchette:written', { bubbles: true }));
      }
    }
  }

  label(name) {
    return this.controls(name)[0]?.labels?.[0]?.textContent.trim() || name;
  }

  lock(locked) {
    for (const name of NAMES) {
      for (const control of this.controls(name)) {
        // Read-only keeps the words selectable and readable aloud; only text controls know it.
        if (control.type === 'hidden') continue;
        if ('readOnly' in control && !/^(checkbox|radio)$/.test(control.type)) control.readOnly = locked;
        else control.disabled = locked;
      }
    }
  }

  /** Says at the control what the server does not accept. @returns whether there is such a control */
  refuse(name, text) {
    const [control] = this.controls(name);
    if (!control) return false;
    this.accept(name);
    const note = make('p.field-error', { id: freshID('error'), dir: 'auto' }, text);
    control.setAttribute('aria-invalid', 'true');
    control.setAttribute('aria-describedby', [control.getAttribute('aria-describedby'), note.id].filter(Boolean).join(' '));
    control.insertAdjacentElement('afterend', note);
    return true;
  }

  accept(name) {
    for (const control of this.controls(name)) {
      const note = control.parentElement?.querySelector('.field-error');
      control.removeAttribute('aria-invalid');
      if (!note) continue;
      const rest = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && id !== note.id);
      if (rest.length) control.setAttribute('aria-describedby', rest.join(' '));
      else control.removeAttribute('aria-describedby');
      note.remove();
    }
  }

  acceptAll() {
    for (const name of NAMES) this.accept(name);
  }

  /** Long fields show all their words; a headline that scrolls is a headline half read. */
  grow() {
    for (const area of this.form.querySelectorAll('textarea[data-grow]')) {
      if (area.dataset.grow === 'line') {
        area.addEventListener('keydown', (event) => { if (event.key === 'Enter' && !event.isComposing) event.preventDefault(); });
      }
      if (CSS.supports('field-sizing', 'content')) continue;
      const fit = () => {
        area.rows = 1;
        const line = Number.parseFloat(getComputedStyle(area).lineHeight) || 24;
        area.rows = Math.max(1, Math.round((area.scrollHeight - padding(area)) / line));
      };
      for (const event of ['input', 'manchette:written']) area.addEventListener(event, fit);
      new ResizeObserver(() => requestAnimationFrame(fit)).observe(area.parentElement);
      fit();
    }
  }
}

function padding(area) {
  const style = getComputedStyle(area);
  return Number.parseFloat(style.paddingBlockStart) + Number.parseFloat(style.paddingBlockEnd);
}
