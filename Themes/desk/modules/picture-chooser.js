// Choosing pictures from the library, or bringing new ones in.
import { make, icon } from './dom.js';
import { t } from './strings.js';
import { pictures } from './pictures.js';
import { modal, cancelButton, searchList } from './choosers.js';

/** @returns {Promise<object[]>} the pictures chosen, in the order of choosing */
export async function choosePictures({ several }) {
  const chosen = new Map();
  const answer = await modal(several ? t('block_gallery') : t('block_image'), (resolve) => {
    const submit = make('button.button.primary', { type: 'button', disabled: true, hidden: !several, onclick: () => resolve([...chosen.values()]) });
    const count = () => {
      submit.disabled = !chosen.size;
      submit.textContent = t('insert_pictures', { n: chosen.size });
    };
    const choose = (picture, button) => {
      if (!several) return resolve([picture]);
      if (chosen.has(picture.picture)) chosen.delete(picture.picture);
      else chosen.set(picture.picture, picture);
      button.setAttribute('aria-pressed', String(chosen.has(picture.picture)));
      return count();
    };
    const entry = (picture) => {
      const button = make('button.picture', { type: 'button', 'aria-pressed': several ? String(chosen.has(picture.picture)) : null },
        make('img', { src: picture.thumb, alt: picture.alt || picture.caption || t('picture_number', { n: picture.picture }), width: picture.width, height: picture.height, loading: 'lazy', decoding: 'async' }),
        make('small', { 'aria-hidden': 'true', dir: 'auto' }, picture.caption || picture.alt || ''));
      button.addEventListener('click', () => choose(picture, button));
      return button;
    };
    const list = searchList({ label: t('search_pictures'), search: pictures.search, entry, className: 'picture-grid' });
    const said = make('p.field-error', { role: 'alert' });
    const file = make('input.unseen', { type: 'file', accept: 'image/*', multiple: several, tabindex: '-1', 'aria-hidden': 'true' });
    const upload = make('button.button', { type: 'button', onclick: () => file.click() }, icon('insert'), t('upload'));
    file.addEventListener('change', async () => {
      upload.disabled = true;
      said.textContent = '';
      for (const one of file.files) {
        try {
          const picture = await pictures.upload(one);
          if (!several) return resolve([picture]);
          chosen.set(picture.picture, picture);
        } catch (error) {
          said.textContent = t('upload_failed', { name: one.name, reason: error.message });
        }
      }
      upload.disabled = false;
      count();
      return list.again();
    });
    count();
    return [...list.parts, said, make('div.dialog-actions', {}, upload, file, cancelButton(resolve), submit)];
  }, 'dialog.sheet.wide');
  return answer ?? [];
}
