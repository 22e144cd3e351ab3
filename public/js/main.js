// Loaded by every page. Other modules are loaded on the first key, the first input, or at once if the page has the
// attribute that needs them. Every page works without scripts.

const TYPED_INTO = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]';

guardForms();
closeMenus();
focusProblems();
whenPresent('[data-capture]', () => import('./capture.js').then((m) => m.runCapture()));
whenPresent('[data-busy]', () => import('./busy.js').then((m) => m.sayBusy()));
whenPresent('[data-live]', () => import('./live.js').then((m) => m.sendHere()));
whenPresent('[data-order]', () => import('./order.js').then((m) => m.orderRows()));
whenPresent('[data-select]', () => import('./select.js').then((m) => m.countTicks()));
whenPresent('form[data-checks]', () => import('./checks.js').then((m) => m.followChecks()));
whenPresent('[data-progress]', () => import('./progress.js').then((m) => m.followProgress()));
whenPresent('[data-comparing]', () => import('./compared.js').then((m) => m.awaitComparison()));
whenPresent('time[datetime$="Z"]', () => import('./times.js').then((m) => m.showTimesHere()));
whenPresent('[data-zone-offer]', () => import('./times.js').then((m) => m.offerZone()));
whenPresent('button[data-copy]', () => import('./copy.js').then((m) => m.offerCopies()));
whenPresent('.copy-text, .quote-hero[data-new-claim]', watchWords);

const pressed = [];
confirmSaved();
offerMenu();
addEventListener('focusin', loadCombo);
addEventListener('keydown', runChords);
addEventListener('keydown', loadKeys);
addEventListener('click', loadKeysHelp);
addEventListener('click', copyByLink);
loadDrafts();

function whenPresent(selector, load) {
  if (document.querySelector(selector)) load();
}

/** A message is for once: a reload, a bookmark or the way back does not show it again. */
function confirmSaved() {
  const said = document.querySelector('[data-done]');
  if (!said) return;
  const here = new URL(location.href);
  here.searchParams.delete('done');
  here.searchParams.delete('undid');
  history.replaceState(history.state, '', here);
  // Screen readers announce what a live region receives, not what it has when the page loads.
  requestAnimationFrame(() => said.replaceChildren(...said.childNodes));
}

/** Shows the key of the menu where there is one: only with scripts. */
function offerMenu() {
  const button = document.querySelector('[data-menu-open]');
  if (!button) return;
  if (/Mac|iP(hone|ad)/.test(navigator.platform)) button.querySelector('kbd').textContent = '⌘ K';
  button.hidden = false;
  button.addEventListener('click', openMenu);
}

/** Opened at once, so that what is typed while its module loads goes into it. */
function openMenu() {
  const dialog = document.querySelector('[data-finder]');
  if (!dialog) return;
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('input').select();
  if (dialog.dataset.runs) return;
  dialog.dataset.runs = 'yes';
  import('./menu.js').then((m) => m.runMenu(dialog));
}

/** Ctrl+K and Ctrl+Enter: with a modifier, so they stay on where single keys are switched off. */
function runChords(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.isComposing) return;
  if (event.key.toLowerCase() === 'k') {
    event.preventDefault();
    openMenu();
  } else if (event.key === 'Enter') saveForm(event);
}

/** With the button that has the focus, or else with the main one of the form. */
function saveForm(event) {
  // A fold and a link are within a form, and none of its fields.
  const form = event.target.form ?? event.target.closest?.('form');
  if (form?.method !== 'post' || event.defaultPrevented) return;
  const buttons = [...form.elements].filter(({ type, disabled }) => type === 'submit' && !disabled);
  const isMain = (one) => one.classList.contains('main');
  const button = buttons.find((one) => one === event.target) ?? buttons.find(isMain) ?? buttons[0];
  if (!button) return;
  event.preventDefault();
  form.requestSubmit(button);
}

async function copyByLink(event) {
  const link = event.target.closest?.('a[data-key="c"], a[data-cite]');
  if (
    !link ||
    event.defaultPrevented ||
    event.ctrlKey ||
    event.metaKey ||
    event.shiftKey ||
    link.dataset.followed
  )
    return;
  // Without a word in its address that names what is cited, the link downloads a file.
  if (!/[?&](id|source)=\d|\/lists\/\d+\/export/.test(link.href)) return;
  event.preventDefault();
  const { citedBy, copyCitation } = await import('./cite.js');
  link.closest('[data-menu]')?.removeAttribute('open');
  const cited = citedBy(link);
  if (cited && (await copyCitation(cited, link.dataset.cite))) return;
  link.dataset.followed = 'yes';
  link.click();
  delete link.dataset.followed;
}

/** Loads the selection menu with the first selection in a text that supports it. */
function watchWords() {
  document.addEventListener('selectionchange', () => import('./words.js').then((m) => m.watchWords()), {
    once: true,
  });
}

async function loadCombo(event) {
  const input = event.target.closest?.('input[data-combo]:not([role="combobox"])');
  if (!input) return;
  const { makeCombo } = await import('./combo.js');
  makeCombo(input);
}

async function loadKeys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.key.length !== 1) return;
  if (event.target.closest?.(TYPED_INTO) || keysAreOff()) return;
  // Some browsers open their own search on `/`, and the module loads too late to prevent that.
  if (event.key === '/' || event.key === '?') event.preventDefault();
  // Focuses the field at once, so that what is typed while the module loads goes into it.
  if (pressed.length === 0 && focusField(event)) return;
  // The second key of `g` and a letter may be pressed before the module has loaded.
  if (pressed.push(event.key) > 1) return;
  const { listenForKeys, pressKey } = await import('./keys.js');
  removeEventListener('keydown', loadKeys);
  listenForKeys();
  for (const key of pressed) if (!document.activeElement?.matches(TYPED_INTO)) pressKey(key);
}

/** Focuses the field of a key; false if the key has another command. */
function focusField(event) {
  const field = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!field?.matches(TYPED_INTO)) return false;
  event.preventDefault();
  const fold = field.closest('details');
  if (fold) fold.open = true;
  field.focus();
  field.select();
  return true;
}

/** The setting stored by keys.js, read before that is loaded, so that unused keys are left to the browser. */
function keysAreOff() {
  try {
    return localStorage.getItem('keys-off') === 'yes';
  } catch {
    return false;
  }
}

async function loadKeysHelp(event) {
  const link = event.target.closest?.('[data-keys-help]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { showKeys } = await import('./keys.js');
  showKeys();
}

function loadDrafts() {
  if (!document.querySelector('form[data-draft], form[action="/sign-in"], form[action="/sign-out"]')) return;
  const load = () => import('./draft.js').then((m) => m.keepDrafts());
  const kept = Object.keys(sessionStorage).some((name) => name.startsWith('draft:'));
  if (kept) load();
  else addEventListener('input', (event) => load().then(() => repeat(event.target)), { once: true });
}

/** Dispatches the input event that loaded a module again, so that the module handles it too. */
function repeat(field) {
  if (!field.matches('[data-combo]')) field.dispatchEvent(new Event('input', { bubbles: true }));
}

function closeMenus() {
  const open = () => document.querySelectorAll('details[data-menu][open]');
  addEventListener('click', (event) => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
}

function focusProblems() {
  document.querySelector('[data-focus]')?.focus();
}

// Sends a form that writes once: a second click on its button does nothing until the answer is shown.

function guardForms() {
  addEventListener('submit', guard);
  addEventListener('pageshow', release);
}

function guard(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method === 'get' || 'again' in form.dataset) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  // After the browser has gathered the fields: a disabled button's name and value would not be sent.
  setTimeout(() => {
    for (const button of buttonsOf(form)) button.disabled = true;
  });
}

/** A page restored from the back/forward cache still has its buttons disabled. */
function release() {
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent;
    for (const button of buttonsOf(form)) button.disabled = false;
  }
}

function buttonsOf(form) {
  return [...form.elements].filter((element) => element.type === 'submit' && !('off' in element.dataset));
}
