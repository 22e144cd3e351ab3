// The menu: pages, the actions of this page, and records by name, by the ARIA combobox pattern in a dialog. The dialog
// is part of every page and opened by main.js, so that nothing typed is lost while this is loaded.
// @source WAI-ARIA Authoring Practices 1.2, editable combobox with list autocomplete
const WAIT_MS = 120;
const MAX_ACTIONS = 8;
const ACTIONS =
  'main a[data-key], main a.button, main :is(.acts, .menu .panel) :is(a, button), main .toolbar a';
const PAGES = '.site-nav a, .person .panel a, .site-foot a';

export function runMenu(dialog) {
  const input = dialog.querySelector('input');
  const list = makeList(dialog);
  const menu = { dialog, input, list, records: [], at: 0, timer: 0, asking: null };
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'true');
  input.addEventListener('input', () => typed(menu));
  input.addEventListener('keydown', (event) => onKey(menu, event));
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const row = event.target.closest('[role="option"]');
    if (row) choose(menu, row);
  });
  typed(menu);
}

function makeList(dialog) {
  const list = document.createElement('div');
  list.id = 'menu-list';
  list.className = 'menu-list';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'Pages, actions and records');
  dialog.append(list);
  return list;
}

function typed(menu) {
  const words = menu.input.value.trim();
  // Records that were found with other words must not be opened with these.
  menu.records = words === '' ? [] : menu.records.filter(isMeantBy(words));
  show(menu);
  clearTimeout(menu.timer);
  menu.asking?.abort();
  if (words !== '') menu.timer = setTimeout(() => ask(menu, words), WAIT_MS);
}

async function ask(menu, words) {
  menu.asking = new AbortController();
  try {
    const answer = await fetch(`/menu?q=${encodeURIComponent(words)}`, { signal: menu.asking.signal });
    if (!answer.ok) return;
    menu.records = (await answer.json()).records;
    show(menu);
  } catch (error) {
    if (error.name !== 'AbortError') menu.records = [];
  }
}

function show(menu) {
  const words = menu.input.value.trim();
  const isMeant = isMeantBy(words);
  const search = { label: `Search quotations: ${words}`, run: () => submit(menu) };
  const lookUp = {
    label: `Can I run this? ${words}`,
    run: () => location.assign(`/lookup?q=${encodeURIComponent(words)}`),
  };
  const groups = [
    ['This page', linksAt(ACTIONS).filter(isMeant).slice(0, MAX_ACTIONS)],
    ['Pages', linksAt(PAGES).filter(isMeant)],
    ['Records', menu.records.map((record) => ({ ...record, run: () => location.assign(record.href) }))],
    ['Search', words === '' ? [] : [search, lookUp]],
  ];
  menu.options = [];
  menu.list.replaceChildren(
    ...groups.filter(([, options]) => options.length > 0).map((group) => groupOf(menu, group)),
  );
  menu.at = Math.min(menu.at, Math.max(menu.options.length - 1, 0));
  if (words === '' || menu.typed !== menu.input.value) menu.at = 0;
  menu.typed = menu.input.value;
  mark(menu);
}

function isMeantBy(words) {
  const each = folded(words).split(/\s+/).filter(Boolean);
  return ({ label }) => each.every((word) => folded(label).includes(word));
}

/** Of what stands once on the page: what is done with one row or note of several is done there. */
const OF_A_ROW = 'dialog, article[id], li[id], [data-row]';

/** Links and buttons by name, each once. */
function linksAt(selector) {
  const named = new Map();
  for (const element of document.querySelectorAll(selector)) {
    const label = element.textContent.replace(/\s+/g, ' ').trim();
    if (label !== '' && !element.closest(OF_A_ROW) && !element.disabled && !named.has(label))
      named.set(label, { label, run: () => element.click() });
  }
  return [...named.values()];
}

function groupOf(menu, [title, options]) {
  const group = document.createElement('div');
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', title);
  const heading = document.createElement('p');
  heading.className = 'quiet small';
  heading.setAttribute('aria-hidden', 'true');
  heading.textContent = title;
  group.append(heading, ...options.map((option) => rowOf(menu, option)));
  return group;
}

function rowOf(menu, option) {
  const row = document.createElement('div');
  row.id = `menu-${menu.options.push(option) - 1}`;
  row.setAttribute('role', 'option');
  const label = document.createElement('bdi');
  label.textContent = option.label;
  if (option.lang) label.lang = option.lang;
  row.append(label);
  if (option.kind) {
    const kind = document.createElement('span');
    kind.className = 'quiet small';
    kind.textContent = option.kind;
    row.append(' ', kind);
  }
  return row;
}

function mark(menu) {
  const rows = menu.list.querySelectorAll('[role="option"]');
  for (const [at, row] of rows.entries()) row.setAttribute('aria-selected', String(at === menu.at));
  const row = rows[menu.at];
  if (row) menu.input.setAttribute('aria-activedescendant', row.id);
  else menu.input.removeAttribute('aria-activedescendant');
  row?.scrollIntoView({ block: 'nearest' });
}

function onKey(menu, event) {
  if (event.isComposing) return;
  const last = menu.options.length - 1;
  if (event.key === 'ArrowDown') menu.at = menu.at >= last ? 0 : menu.at + 1;
  else if (event.key === 'ArrowUp') menu.at = menu.at <= 0 ? Math.max(last, 0) : menu.at - 1;
  else if (event.key === 'Enter') return enter(menu, event);
  else return;
  event.preventDefault();
  mark(menu);
}

/** Records may still be on their way: Enter then takes what is there, and at least searches. */
function enter(menu, event) {
  const row = menu.list.querySelector('[aria-selected="true"]');
  if (!row) return;
  event.preventDefault();
  choose(menu, row);
}

function choose(menu, row) {
  const option = menu.options[Number(row.id.slice('menu-'.length))];
  menu.dialog.close();
  option?.run();
}

function submit(menu) {
  menu.input.form.submit();
}

function folded(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
