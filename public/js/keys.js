// Single keys: `/` search, `j k o` in lists, `n` note, `c` cite, `g` and a letter to go, `?` to see them.
// They can be switched off together, because speech input or an accident may trigger them (WCAG 2.1.4). The link
// “Keyboard” at the foot of every page still lists them, to switch them on again.
const OFF = 'keys-off';
const TYPED_INTO = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]';
const KEYS = [
  ['/', 'Search'],
  ['j', 'Next row or note'],
  ['k', 'Previous row or note'],
  ['o', 'Open row or note'],
  ['n', 'Write a note'],
  ['Tab', 'With text selected: go to its actions'],
  ['c', 'Cite'],
  ['g d', 'Go to the desk'],
  ['g c', 'Go to quotations'],
  ['g s', 'Go to sources'],
  ['g p', 'Go to speakers'],
  ['g l', 'Go to lists'],
  ['g v', 'Go to saved views'],
  ['g a', 'Go to activity'],
  ['?', 'Show these keys'],
];
const going = { until: 0 };

export function listenForKeys() {
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.key.length !== 1) return;
    if (event.target.closest?.(TYPED_INTO) || document.querySelector('dialog[open]')) return;
    if (pressKey(event.key)) event.preventDefault();
  });
}

/** Runs a key's command; false if it has none on this page. */
export function pressKey(key) {
  if (isOff()) return false;
  if (key === '?') return showKeys();
  if (performance.now() < going.until) {
    going.until = 0;
    return click(`[data-go="${CSS.escape(key)}"]`);
  }
  if (key === 'g') {
    going.until = performance.now() + 1500;
    return true;
  }
  if (key === 'j') return step(1);
  if (key === 'k') return step(-1);
  if (key === 'o') return openRow();
  return click(`[data-key="${CSS.escape(key)}"]`);
}

function click(selector) {
  const target = document.querySelector(selector);
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

function currentRow() {
  return document.activeElement?.closest('[data-row]') ?? null;
}

function step(by) {
  const rows = [...document.querySelectorAll('[data-row]')];
  if (rows.length === 0) return false;
  const at = rows.indexOf(currentRow());
  const row =
    rows[at === -1 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)];
  const target = row.querySelector('[data-open]') ?? row.querySelector('a') ?? row;
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

function isOff() {
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
  for (const [keys, what] of KEYS) dialog.querySelector('dl').append(...keyRow(keys, what));
  const on = dialog.querySelector('input');
  on.checked = !isOff();
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
