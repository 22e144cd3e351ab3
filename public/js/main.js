// What every page loads. The rest comes when a page has a use for it: on its first key, its first typed
// letter, or at once where the page carries its mark. Every page works without any of this.
import { guardForms } from './once.js';

const TYPED_INTO = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]';

guardForms();
closeMenus();
focusProblems();
whenPresent('[data-order]', () => import('./order.js').then((m) => m.orderRows()));
whenPresent('[data-select]', () => import('./select.js').then((m) => m.countTicks()));
whenPresent('button[data-copy]', () => import('./copy.js').then((m) => m.offerCopies()));
whenPresent('.copy-text, .quote-hero[data-new-claim]', watchWords);

const pressed = [];
addEventListener('focusin', loadCombo);
addEventListener('keydown', loadKeys);
addEventListener('click', loadKeysHelp);
loadDrafts();

function whenPresent(selector, load) {
  if (document.querySelector(selector)) load();
}

/** The menu at selected words comes with the first selection that could want it. */
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
  // The slash opens the browser's own search in some browsers, and the module arrives too late to stop it.
  if (event.key === '/' || event.key === '?') event.preventDefault();
  // A field is there at once: what is typed next, before the module is there, belongs in it.
  if (pressed.length === 0 && focusField(event)) return;
  // A second key may be pressed before the module is there: `g` and a letter.
  if (pressed.push(event.key) > 1) return;
  const { listenForKeys, pressKey } = await import('./keys.js');
  removeEventListener('keydown', loadKeys);
  listenForKeys();
  for (const key of pressed) if (!document.activeElement?.matches(TYPED_INTO)) pressKey(key);
}

/** Goes to the field that the key stands for; false where it stands for something else. */
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

/** As keys.js keeps it: asked before it is loaded, so that a key which stands for nothing is left to the browser. */
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

/** The letter, or the paste, that loaded a module is announced again, so that it is kept as well. */
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
