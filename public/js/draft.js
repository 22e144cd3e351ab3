// Keeps what is typed in the tab's session storage, and offers it when the form is shown without it: after an expired
// session, a closed page or a crash. What another form would lose is back at once. A form that was sent
// and accepted is deleted. Signing out deletes everything: a draft may hold restricted text.
const PREFIX = 'draft:';
const NOT_KEPT = new Set(['hidden', 'password', 'file', 'submit', 'button']);

export function keepDrafts() {
  for (const form of document.querySelectorAll('form[action="/sign-out"]'))
    form.addEventListener('submit', forgetAll);
  if (document.querySelector('form[action^="/sign-in"], form[action^="/account/second-factor"]')) return;
  forgetSent();
  for (const form of document.querySelectorAll('form[data-draft]')) keepDraft(form);
  addEventListener('submit', carryDrafts);
}

/** So that the page that comes restores it. */
function carryDrafts({ target, defaultPrevented }) {
  if (defaultPrevented) return;
  for (const form of document.querySelectorAll('form[data-draft]')) {
    const kept = form !== target && readDraft(nameOf(form));
    // Not one that is only offered.
    if (kept && !differs(form, kept.fields)) keep(form, { isCarried: true });
  }
}

/** Also for a form that takes the place of another. */
export function keepDraft(form) {
  const name = nameOf(form);
  const kept = readDraft(name);
  if (kept && !document.querySelector('[data-focus]') && differs(form, kept.fields)) {
    if (kept.isCarried) fill(form, kept.fields);
    else offer(form, name, kept);
  }
  form.addEventListener('input', () => keep(form));
  // Paging saves nothing.
  form.addEventListener('submit', ({ submitter }) =>
    keep(form, { sent: !submitter?.hasAttribute('data-keeps') }),
  );
}

/** Not by the page: the one that answers a form has another address. */
function nameOf(form) {
  return `${PREFIX}${form.getAttribute('action')}`;
}

function keep(form, state) {
  const draft = { at: Date.now(), fields: fieldsOf(form), ...state };
  sessionStorage.setItem(nameOf(form), JSON.stringify(draft));
}

function offer(form, name, draft) {
  const when = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short' }).format(
    draft.at,
  );
  const bar = document.createElement('p');
  bar.className = 'notice';
  bar.setAttribute('role', 'status');
  bar.textContent = `Unsaved draft from ${when}. `;
  const answer = (label, act) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button text';
    button.textContent = label;
    button.addEventListener('click', () => {
      act();
      bar.remove();
    });
    bar.append(button, ' ');
  };
  answer('Restore draft', () => {
    fill(form, draft.fields);
    form.querySelector('textarea, input:not([type="hidden"])')?.focus();
  });
  answer('Discard draft', () => sessionStorage.removeItem(name));
  form.prepend(bar);
}

function controlsOf(form) {
  return [...form.elements].filter((element) => element.name && !NOT_KEPT.has(element.type));
}

function isChoice({ type }) {
  return type === 'checkbox' || type === 'radio';
}

function fieldsOf(form) {
  return controlsOf(form).map((c) => [c.name, c.value, isChoice(c) ? c.checked : null]);
}

/** By what is set: with another part of the evidence a form has other fields. */
function differs(form, fields) {
  const isSet = ([, value, on]) => on ?? value.trim();
  const set = (all) => JSON.stringify(all.filter(isSet).map(String).sort());
  return fields.some(isSet) && set(fields) !== set(fieldsOf(form));
}

function fill(form, fields) {
  const controls = controlsOf(form);
  for (const [name, value, on] of fields) {
    const same = controls.filter((c) => c.name === name);
    const control = on === null ? same[0] : same.find((c) => c.value === value);
    if (!control || (on === null ? control.value === value : control.checked === on)) continue;
    if (on === null) control.value = value;
    else control.checked = on;
    control.closest('details')?.setAttribute('open', '');
    if (!('combo' in control.dataset)) control.dispatchEvent(new Event('input', { bubbles: true }));
  }
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
