// A text box that suggests saved records, by the ARIA combobox pattern. Choosing one sets the hidden id beside the box;
// further typing clears that id, and the name is sent as typed. Without this module the box is an input with a datalist.
// @source WAI-ARIA Authoring Practices 1.2, editable combobox with list autocomplete
import { whenReleased } from './pressed.js';

const WAIT_MS = 150;

export function makeCombo(input) {
  const combo = {
    input,
    list: makeList(input),
    hidden: hiddenOf(input),
    options: [],
    at: -1,
    timer: 0,
    asking: null,
  };
  input.removeAttribute('list');
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', combo.list.id);
  input.setAttribute('aria-expanded', 'false');
  input.addEventListener('input', () => {
    if (combo.hidden) combo.hidden.value = '';
    clearTimeout(combo.timer);
    combo.timer = setTimeout(() => ask(combo), WAIT_MS);
  });
  input.addEventListener('keydown', (event) => onKey(combo, event));
  input.addEventListener('blur', () => {
    close(combo);
    if (foldOf(input) && input.value.trim() !== '' && !combo.hidden?.value) showIfNew(combo);
  });
  // Pressing an option must not move the focus out of the box, or the list would close before the click.
  combo.list.addEventListener('pointerdown', (event) => event.preventDefault());
  combo.list.addEventListener('click', (event) => {
    const row = event.target.closest('[role="option"]');
    if (row) choose(combo, [...combo.list.children].indexOf(row));
  });
  // A name typed before this module was loaded is looked up as well.
  if (input.value !== input.defaultValue && !combo.hidden?.value) {
    if (document.activeElement === input) ask(combo);
    else if (foldOf(input)) showIfNew(combo);
  }
}

function makeList(input) {
  const list = document.createElement('div');
  list.className = 'combo-list';
  list.id = `${input.id}-list`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.labels[0]?.textContent.trim() ?? 'Suggestions');
  list.hidden = true;
  const says = document.createElement('p');
  says.className = 'visually-hidden';
  says.setAttribute('role', 'status');
  input.after(list, says);
  return list;
}

function hiddenOf(input) {
  return input.parentElement.querySelector('input[data-combo-id]');
}

async function ask(combo) {
  const words = combo.input.value.trim();
  combo.asking?.abort();
  if (words === '') return close(combo);
  combo.asking = new AbortController();
  try {
    const answer = await suggestionsFor(combo.input, words, combo.asking.signal);
    show(combo, optionsOf(answer, words, combo.input.dataset.comboLeavesOut), words);
  } catch (error) {
    if (error.name !== 'AbortError') close(combo);
  }
}

/**
 * The answer is `{speakers: [{id, name}]}`, or the same with another noun and `title`. What begins with the words comes
 * before what only holds them: an article before a source that is “cited in” it.
 * @param leavesOut the field that says that the box refuses a record; undefined where it refuses none
 */
function optionsOf(answer, words, leavesOut) {
  const rows = (Object.values(answer).find(Array.isArray) ?? []).filter((row) => !row[leavesOut]);
  const labelOf = (row) => row.name ?? row.title ?? row.text;
  const begins = (row) => labelOf(row).toLowerCase().startsWith(words.toLowerCase());
  const named = [...rows.filter(begins), ...rows.filter((row) => !begins(row))].slice(0, 10).map((row) => ({
    id: row.id,
    label: labelOf(row),
    more:
      row.description ??
      row.about ??
      [
        row.speaker?.name,
        row.outlet?.name,
        row.date ?? row.issued,
        row.own_piece && 'our own piece, not a source',
      ]
        .filter(Boolean)
        .join(', '),
  }));
  // Records of the same name are distinguished by their ids.
  const twice = (label) => named.filter((one) => one.label === label).length > 1;
  return named.map((one) =>
    twice(one.label) ? { ...one, more: [`number ${one.id}`, one.more].filter(Boolean).join(': ') } : one,
  );
}

function show(combo, known, words) {
  const adds = combo.input.dataset.comboAdds;
  const exactAt = known.findIndex((option) => option.label.toLowerCase() === words.toLowerCase());
  const exact = exactAt >= 0;
  combo.options = adds && !exact ? [...known, { id: '', label: words, more: adds }] : known;
  if (words !== '') unfold(combo.input, !exact);
  combo.list.replaceChildren(...combo.options.map((option, at) => makeOption(combo, option, at)));
  combo.list.hidden = combo.options.length === 0;
  combo.input.setAttribute('aria-expanded', String(!combo.list.hidden));
  combo.list.nextElementSibling.textContent =
    known.length === 1 ? '1 suggestion' : `${known.length} suggestions`;
  // An exact name is marked, so that Enter takes it; one that is only near has to be chosen.
  mark(combo, exactAt);
}

function makeOption(combo, option, at) {
  const row = document.createElement('div');
  row.id = `${combo.list.id}-${at}`;
  row.setAttribute('role', 'option');
  row.setAttribute('aria-selected', 'false');
  const name = document.createElement('bdi');
  name.textContent = option.label;
  const more = document.createElement('small');
  more.textContent = option.more;
  row.append(name, ...(option.more ? [more] : []));
  return row;
}

function mark(combo, at) {
  combo.at = at;
  [...combo.list.children].forEach((row, place) => {
    row.setAttribute('aria-selected', String(place === at));
    if (place === at) row.scrollIntoView({ block: 'nearest' });
  });
  if (at < 0) combo.input.removeAttribute('aria-activedescendant');
  else combo.input.setAttribute('aria-activedescendant', `${combo.list.id}-${at}`);
}

function onKey(combo, event) {
  const size = combo.options.length;
  if (combo.list.hidden) {
    if (event.key === 'ArrowDown') ask(combo);
    return;
  }
  if (event.key === 'ArrowDown') mark(combo, combo.at + 1 >= size ? 0 : combo.at + 1);
  else if (event.key === 'ArrowUp') mark(combo, combo.at <= 0 ? size - 1 : combo.at - 1);
  else if (event.key === 'Enter' && combo.at >= 0) choose(combo, combo.at);
  else if (event.key === 'Escape') close(combo);
  else return;
  event.preventDefault();
}

function choose(combo, at) {
  const option = combo.options[at];
  combo.input.value = option.label;
  if (combo.hidden) combo.hidden.value = option.id;
  unfold(combo.input, option.id === '');
  close(combo);
  combo.input.dispatchEvent(new Event('change', { bubbles: true }));
  if ('comboSubmits' in combo.input.dataset) submit(combo);
}

/** Sends the form of a filter; the id of what was chosen is enough. */
function submit({ input, hidden }) {
  if (hidden?.value) input.removeAttribute('name');
  input.form.requestSubmit();
}

/** The fields of a new record, below the box that names it; null where there are none. */
function foldOf(input) {
  const fold = input.closest('.field')?.nextElementSibling;
  return fold?.matches('[data-if-new]') ? fold : null;
}

/** Closes only fields without contents, so that nothing typed is out of sight. */
function unfold(input, isNew) {
  const fold = foldOf(input);
  if (!fold) return;
  const isFilled = [...fold.querySelectorAll('input, textarea, select')].some((field) => field.value !== '');
  fold.open = isNew || isFilled;
  // The field that has the focus by now may have been moved out of sight.
  document.activeElement?.scrollIntoView({ block: 'nearest' });
}

/** For a name that was typed and left before its suggestions came. */
async function showIfNew(combo) {
  const words = combo.input.value.trim();
  try {
    const known = optionsOf(await suggestionsFor(combo.input, words), words);
    await whenReleased();
    if (combo.input.value.trim() !== words || combo.hidden?.value) return;
    unfold(combo.input, !known.some((option) => option.label.toLowerCase() === words.toLowerCase()));
  } catch {
    // Without suggestions the fields stay as they are, and can be unfolded by hand.
  }
}

async function suggestionsFor(input, words, signal) {
  const answer = await fetch(input.dataset.combo + encodeURIComponent(words), {
    headers: { Accept: 'application/json' },
    signal,
  });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

function close(combo) {
  clearTimeout(combo.timer);
  combo.asking?.abort();
  combo.list.hidden = true;
  combo.input.setAttribute('aria-expanded', 'false');
  mark(combo, -1);
}
