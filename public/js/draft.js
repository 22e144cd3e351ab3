// Keeps what is typed in the tab's session storage and offers to restore it when the form is shown without it: after an
// expired session, a closed page or a crash. A form that was sent and accepted is deleted. Signing out deletes everything,
// because a draft may hold restricted text.
const PREFIX = 'draft:';
const NOT_KEPT = new Set(['hidden', 'password', 'file', 'submit', 'button']);

export function keepDrafts() {
  for (const form of document.querySelectorAll('form[action="/sign-out"]'))
    form.addEventListener('submit', forgetAll);
  if (document.querySelector('form[action^="/sign-in"], form[action^="/account/second-factor"]')) return;
  forgetSent();
  for (const form of document.querySelectorAll('form[data-draft]')) keepDraft(form);
}

/** Also for a form that takes the place of another. */
export function keepDraft(form) {
  const name = `${PREFIX}${location.pathname} ${form.getAttribute('action')}`;
  const kept = readDraft(name);
  if (kept && !document.querySelector('[data-focus]') && differs(form, kept.fields)) offer(form, name, kept);
  let timer;
  const save = () => {
    sessionStorage.setItem(
      name,
      JSON.stringify({ at: Date.now(), path: location.pathname, sent: false, fields: fieldsOf(form) }),
    );
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(save, 400);
  });
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    save();
    const draft = readDraft(name);
    sessionStorage.setItem(name, JSON.stringify({ ...draft, sent: true }));
  });
}

function offer(form, name, draft) {
  const when = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short' }).format(
    draft.at,
  );
  const bar = document.createElement('div');
  bar.className = 'notice';
  bar.setAttribute('role', 'status');
  const words = document.createElement('p');
  words.textContent = `Unsaved draft from ${when}. `;
  bar.append(words);
  const answer = (label, act) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button text';
    button.textContent = label;
    button.addEventListener('click', () => {
      act();
      bar.remove();
    });
    words.append(button, ' ');
  };
  answer('Restore draft', () => fill(form, draft.fields));
  answer('Discard draft', () => sessionStorage.removeItem(name));
  form.prepend(bar);
}

function controlsOf(form) {
  return [...form.elements].filter((element) => element.name && !NOT_KEPT.has(element.type));
}

function fieldsOf(form) {
  return controlsOf(form).map((c) => [c.name, c.value, 'checked' in c ? c.checked : null]);
}

function differs(form, fields) {
  const now = JSON.stringify(fieldsOf(form));
  return (
    now !== JSON.stringify(fields) && fields.some(([, value, on]) => (on === null ? value.trim() !== '' : on))
  );
}

function fill(form, fields) {
  const controls = controlsOf(form);
  for (const [name, value, on] of fields) {
    const same = controls.filter((c) => c.name === name);
    const control = on === null || on === undefined ? same[0] : same.find((c) => c.value === value);
    if (!control) continue;
    if (control.type === 'checkbox' || control.type === 'radio') control.checked = on;
    else control.value = value;
  }
  form.querySelector('textarea, input:not([type="hidden"])')?.focus();
}

function readDraft(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name));
  } catch {
    return null;
  }
}

/** A sent form was accepted unless the answer shows it with errors or is the sign-in page. */
export function forgetSent() {
  const refused = document.querySelector('[data-focus], .conflict');
  for (const name of draftNames()) if (!refused && readDraft(name)?.sent) sessionStorage.removeItem(name);
}

function forgetAll() {
  for (const name of draftNames()) sessionStorage.removeItem(name);
}

function draftNames() {
  return Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX));
}
