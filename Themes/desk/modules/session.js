// Signing in again without leaving the page: what was being written stays where it is.
import { ask, setToken, Refused } from './server.js';
import { make, freshID } from './dom.js';
import { t } from './strings.js';

let open = null;

/** Resolves to whether the writer is signed in again. */
export function signInAgain(email = '') {
  open ??= show(email).finally(() => { open = null; });
  return open;
}

function show(email) {
  const [title, problem] = [freshID('title'), freshID('problem')];
  const error = make('p.field-error', { id: problem, role: 'alert' });
  const mail = make('input', { type: 'email', name: 'email', autocomplete: 'username', required: true, value: email, dir: 'ltr' });
  const password = make('input', { type: 'password', name: 'password', autocomplete: 'current-password', required: true, dir: 'ltr' });
  const submit = make('button.button.primary', { type: 'submit' }, t('sign_in'));
  const form = make('form', { method: 'dialog' },
    make('label.field', {}, make('span', {}, t('email')), mail),
    make('label.field', {}, make('span', {}, t('password')), password), error,
    make('div.dialog-actions', {}, make('button.button', { type: 'button', onclick: () => dialog.close() }, t('later')), submit));
  const dialog = make('dialog.sheet', { 'aria-labelledby': title },
    make('h2', { id: title }, t('session_title')), make('p', {}, t('session_text')), form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    let isIn = false;
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(isIn);
    });
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      submit.disabled = true;
      error.textContent = '';
      try {
        const { csrf: seal } = await ask('/desk/session');
        const json = { email: mail.value, password: password.value };
        const { csrf } = await ask('/desk/session', { method: 'POST', json, seal });
        setToken(csrf);
        isIn = true;
        dialog.close();
      } catch (failure) {
        error.textContent = failure instanceof Refused
          ? (failure.problem.detail || t('session_wrong')) : t('session_unreachable');
        password.focus();
      }
      submit.disabled = false;
    });
    dialog.showModal();
    (email ? password : mail).focus();
  });
}
