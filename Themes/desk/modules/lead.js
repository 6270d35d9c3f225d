// The lead picture: what the form knows by its number, shown and chosen as a picture.
import { make, icon } from './dom.js';
import { t } from './strings.js';
import { pictures } from './pictures.js';

export class Lead {
  constructor({ fields, onChange }) {
    const [control] = fields.controls('leadPicture');
    const place = document.getElementById('lead');
    if (!control || !place) return;
    Object.assign(this, { control, place, onChange, fields });
    const label = place.querySelector('label');
    this.name = make('p.card-label', { id: 'lead-name' }, label.textContent);
    this.frame = make('div.card-image');
    this.said = make('p.lead-words', { dir: 'auto' });
    this.missing = make('p.card-warning');
    this.choice = make('button.quiet', { type: 'button', onclick: () => this.choose() });
    this.drop = make('button.quiet', { type: 'button', onclick: () => this.set(null) }, icon('remove'), t('lead_remove'));
    this.edit = make('a.quiet', { href: '/desk/media', target: '_blank', rel: 'noopener' }, t('lead_edit'));
    // The number stays the form's field; people see the picture.
    control.type = 'hidden';
    control.readOnly = false;
    control.removeAttribute('aria-describedby');
    place.replaceChildren(this.name, control, make('div.lead-picture', { role: 'group', 'aria-labelledby': 'lead-name' },
      this.frame, this.said, this.missing, make('div.lead-choices', {}, this.choice, this.edit, this.drop)));
    control.addEventListener('manchette:written', () => this.show());
    this.show();
  }

  get picture() {
    return Number.parseInt(this.control?.value, 10) || null;
  }

  async choose() {
    const { choosePictures } = await import('./picture-chooser.js');
    const [picture] = await choosePictures({ several: false });
    if (picture) this.set(picture.picture);
    this.choice.focus();
  }

  set(number) {
    this.control.value = number ?? '';
    this.fields.accept('leadPicture');
    this.show();
    this.onChange();
    if (!number) this.choice.focus();
  }

  lock(locked) {
    if (!this.control) return;
    this.choice.disabled = locked;
    this.drop.disabled = locked;
  }

  async show() {
    const { picture } = this;
    this.frame.hidden = !picture;
    this.edit.hidden = !picture;
    this.drop.hidden = !picture;
    this.choice.replaceChildren(icon('picture'), t(picture ? 'lead_change' : 'lead_choose'));
    this.said.textContent = '';
    this.missing.textContent = '';
    if (!picture) return void this.tell(null);
    this.edit.href = `/desk/media/pictures/${picture}`;
    this.frame.replaceChildren(icon('picture'));
    const known = await pictures.find(picture);
    if (picture !== this.picture || !known) return;
    this.frame.replaceChildren(make('img', { src: known.thumb, alt: known.alt, width: known.width, height: known.height, decoding: 'async' }));
    this.said.textContent = [known.caption, known.credit].filter(Boolean).join(' · ');
    this.missing.textContent = [!known.alt && t('lead_no_alt'), !known.credit && t('lead_no_credit')].filter(Boolean).join(' ');
    this.tell(known);
  }

  /** The card of those who share the article shows it, too. */
  tell(known) {
    const card = document.querySelector('.teaser-picture');
    card?.replaceChildren(known ? make('img', { src: known.thumb, alt: '' }) : make('span.teaser-blank.small', {}, card.dataset.blank));
  }
}
