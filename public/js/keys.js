// Runs the single keys of key-table.js. They can be switched off together, because speech input or an accident may
// trigger them (WCAG 2.1.4). The link “Keyboard” at the foot of every page still lists them, to switch them on again.
import { KEYS } from './key-table.js';

const OFF = 'keys-off';
const TYPED_INTO = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]';
const COMMANDS = {
  press,
  go: (key) => click(`[data-go="${CSS.escape(key)}"]`),
  next: () => step(1),
  previous: () => step(-1),
  open: openRow,
  tick: tickRow,
  edit: () => press('e') || click('main a[href$="/edit"]'),
  copy: copyCitations,
  help: showKeys,
};
const going = { until: 0 };

export function listenForKeys() {
  for (const hint of document.querySelectorAll('[data-keys-hint]')) hint.hidden = keysAreOff();
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.key.length !== 1) return;
    if (event.target.closest?.(TYPED_INTO) || document.querySelector('dialog[open]')) return;
    if (pressKey(event.key)) event.preventDefault();
  });
}

/** Runs a key's command; false if it has none on this page. */
export function pressKey(key) {
  if (keysAreOff()) return false;
  const isGoing = performance.now() < going.until;
  going.until = 0;
  if (!isGoing && key === 'g') {
    going.until = performance.now() + 1500;
    return true;
  }
  const entry = KEYS.find(({ keys, does }) => does && keys === (isGoing ? `g ${key}` : key));
  return entry ? COMMANDS[entry.does](key) : false;
}

/** What has the key in the current row, or else on the page. */
function press(key) {
  const selector = `[data-key="${CSS.escape(key)}"]`;
  return activate(currentRow()?.querySelector(selector) ?? document.querySelector(selector));
}

function click(selector) {
  return activate(document.querySelector(selector));
}

function activate(target) {
  if (!target) return false;
  const fold = target.closest('details');
  if (fold) fold.open = true;
  if (target.matches('a, button')) target.click();
  else {
    target.focus();
    target.select?.();
  }
  return true;
}

function focusedRow() {
  return document.activeElement?.closest('[data-row]') ?? null;
}

/** A page may mark one as the current one without its having the focus. */
function currentRow() {
  return focusedRow() ?? document.querySelector('[data-row].is-current');
}

function step(by) {
  const rows = [...document.querySelectorAll('[data-row]')];
  if (rows.length === 0) return false;
  const at = rows.indexOf(focusedRow());
  const row =
    at === -1
      ? (currentRow() ?? rows.at(by > 0 ? 0 : -1))
      : rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
  const target =
    row.querySelector('[data-first]') ?? row.querySelector('[data-open]') ?? row.querySelector('a') ?? row;
  if (target === row) row.tabIndex = -1;
  target.focus();
  row.scrollIntoView({ block: 'nearest' });
  return true;
}

function openRow() {
  const link = currentRow()?.querySelector('[data-open], a');
  link?.click();
  return Boolean(link);
}

function tickRow() {
  const tick = currentRow()?.querySelector('input.tick, [data-key="x"]');
  tick?.click();
  return Boolean(tick);
}

/** Copies what there is to cite; where that cannot be copied, follows the link to it. */
function copyCitations() {
  const link = document.querySelector('[data-key="c"]');
  import('./cite.js').then(async ({ citedFrom, copyCitation }) => {
    const cited = citedFrom(link, currentRow());
    if (!cited || !(await copyCitation(cited))) COMMANDS.press('c');
  });
  return true;
}

export function keysAreOff() {
  try {
    return localStorage.getItem(OFF) === 'yes';
  } catch {
    return false;
  }
}

export function showKeys() {
  const dialog = document.querySelector('dialog.keys') ?? makeDialog();
  if (!dialog.open) dialog.showModal();
  return true;
}

function makeDialog() {
  const dialog = document.createElement('dialog');
  dialog.className = 'keys';
  dialog.setAttribute('aria-labelledby', 'keys-title');
  dialog.innerHTML = `<h2 id="keys-title">Keys</h2><dl></dl>
    <p class="choice"><input type="checkbox" id="keys-on"><label for="keys-on">Use these keys in this browser</label></p>
    <form method="dialog" class="buttons"><button class="button">Close</button></form>`;
  for (const { keys, what } of KEYS) dialog.querySelector('dl').append(...keyRow(keys, what));
  const on = dialog.querySelector('input');
  on.checked = !keysAreOff();
  on.addEventListener('change', () => {
    if (on.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, 'yes');
  });
  document.body.append(dialog);
  return dialog;
}

function keyRow(keys, what) {
  const dt = document.createElement('dt');
  for (const key of keys.split(' ')) {
    const kbd = document.createElement('kbd');
    kbd.textContent = key;
    dt.append(kbd, ' ');
  }
  const dd = document.createElement('dd');
  dd.textContent = what;
  return [dt, dd];
}
