// Shows a small menu at text selected in a saved copy or a quotation: note, question, new quotation. Without this module
// the passage is typed into the form for a note.
import { countKept, isFull, keepPassage, placesWith } from './words-kept.js';
import { wordsSelected } from './words-selected.js';

const SETTLED_MS = 200;
const GAP = 8;

export function watchWords() {
  const form = document.querySelector('form[data-note-form]');
  const menu = makeMenu(form);
  let timer = 0;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => look(menu), SETTLED_MS);
  };
  document.addEventListener('selectionchange', later);
  // The selection is not complete while it is being dragged.
  for (const held of ['pointerdown', 'pointermove'])
    document.addEventListener(held, (event) => {
      menu.isPressed = event.buttons > 0 && !menu.element.contains(event.target);
    });
  for (const end of ['pointerup', 'pointercancel'])
    document.addEventListener(end, (event) => {
      menu.isPressed = false;
      menu.byTouch = event.pointerType === 'touch';
      later();
    });
  document.addEventListener('keydown', (event) => onKey(menu, event));
  addEventListener('resize', () => menu.words && place(menu));
  later();
}

function makeMenu(form) {
  const element = document.createElement('div');
  element.className = 'words-menu';
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', 'Selected text');
  if ('popover' in element) element.popover = 'manual';
  element.hidden = true;
  const says = document.createElement('p');
  says.className = 'visually-hidden';
  says.setAttribute('role', 'status');
  document.body.append(element, says);
  const menu = { element, says, form, words: null, isPressed: false, byTouch: false };
  // Pressing a button must not clear the selection.
  element.addEventListener('pointerdown', (event) => event.preventDefault());
  element.addEventListener('mousedown', (event) => event.preventDefault());
  return menu;
}

/** Shows the menu if it applies to the selected text, and hides it otherwise. */
function look(menu) {
  if (
    menu.isPressed ||
    menu.element.contains(document.activeElement) ||
    document.querySelector('dialog[open]')
  )
    return;
  const words = wordsSelected();
  if (!words) return hide(menu);
  if (menu.words?.at === words.at && menu.words.about === words.about) return;
  menu.words = words;
  menu.element.replaceChildren(...choices(menu, words));
  if (menu.element.children.length === 0) return hide(menu);
  show(menu);
}

function choices(menu, words) {
  const { about, at } = words;
  const { form } = menu;
  const write = (motivation) => () => openForm(menu, words, motivation);
  const claim = about.dataset.newClaim;
  const isOne = !at.includes(',');
  const count = countKept(about) + at.split(',').length;
  const label = count === 1 ? 'New quotation from this text' : `New quotation from ${count} passages`;
  const keep = () => {
    keepPassage(words);
    hide(menu);
  };
  if ('adds' in about.dataset) return [button('Add as a quotation', () => add(menu))];
  return [
    ...(form && isOne ? [button('Note', write('commenting')), button('Question', write('questioning'))] : []),
    ...(claim ? [link(label, `${claim}&at=${placesWith(words)}`)] : []),
    ...(claim && about.dataset.copy && !isFull() ? [button('Add another passage', keep)] : []),
    ...(about.dataset.copy && isOne
      ? [link('Link to passage', `${location.pathname}?at=${at}#passage`)]
      : []),
  ];
}

function button(label, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', act);
  return made;
}

function link(label, href) {
  const made = document.createElement('a');
  made.textContent = label;
  made.href = href;
  return made;
}

function show(menu) {
  menu.element.hidden = false;
  if (menu.element.popover && !menu.element.matches(':popover-open')) menu.element.showPopover();
  menu.says.textContent = 'Press Tab for actions on the selected text.';
  place(menu);
}

function hide(menu) {
  menu.words = null;
  menu.says.textContent = '';
  if (menu.element.popover && menu.element.matches(':popover-open')) menu.element.hidePopover();
  menu.element.hidden = true;
}

/** Above the selection; below it if there is no room, or for touch, where the system's own menu is above. */
function place({ element, words, byTouch }) {
  const lines = [...words.range.getClientRects()].filter(({ width }) => width > 0);
  if (lines.length === 0) return;
  const top = Math.min(...lines.map((line) => line.top));
  const bottom = Math.max(...lines.map((line) => line.bottom));
  const { offsetWidth: width, offsetHeight: height } = element;
  const room = document.body.clientWidth;
  const isAbove = !byTouch && top - height - GAP > 0;
  const edge = isAbove ? lines[0] : lines.at(-1);
  // A selection taller than the window leaves no room above or below it.
  const below = Math.min(bottom + (byTouch ? 5 : 1) * GAP, Math.max(top, innerHeight - height - GAP));
  const x = Math.min(Math.max(GAP, edge.left), Math.max(GAP, room - width - GAP));
  element.style.left = `${x + scrollX}px`;
  element.style.top = `${(isAbove ? top - height - GAP : below) + scrollY}px`;
}

function onKey(menu, event) {
  if (!menu.words || menu.element.hidden) return;
  const isInside = menu.element.contains(document.activeElement);
  const edge = event.shiftKey ? menu.element.firstElementChild : menu.element.lastElementChild;
  if (event.key === 'Escape') leave(menu);
  else if (event.key === 'n' && mayBegin(menu, event)) {
    // The page's own `n` opens the form for a note on the whole.
    event.stopPropagation();
    if ('adds' in menu.words.about.dataset) add(menu);
    else openForm(menu, menu.words, 'commenting');
  } else if (event.key !== 'Tab') return;
  else if (isInside && document.activeElement === edge) leave(menu);
  else if (!isInside && !event.shiftKey) enter(menu);
  else return;
  event.preventDefault();
}

/** Whether the key may begin a note on the selected text, or a quotation with it. */
function mayBegin({ form, words }, event) {
  const isTyped = event.target.closest?.('input, textarea, select, [contenteditable]');
  const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyped);
  const isMeant = 'adds' in words.about.dataset || (form && !words.at.includes(','));
  return isPlain && isMeant && !keysAreOff();
}

/** A quotation that a capture missed. */
function add(menu) {
  const { at } = menu.words;
  hide(menu);
  import('./capture.js').then((m) => m.addSelected(at));
}

/** The setting stored by keys.js. */
function keysAreOff() {
  try {
    return localStorage.getItem('keys-off') === 'yes';
  } catch {
    return false;
  }
}

function enter(menu) {
  menu.before = document.activeElement;
  menu.element.firstElementChild.focus();
}

/** Returns the focus; the text stays selected, and the menu stays hidden until the selection changes. */
function leave(menu) {
  const { words, element } = menu;
  if (element.contains(document.activeElement)) {
    element.querySelector(':focus').blur();
    if (menu.before !== document.body) menu.before?.focus();
  }
  hide(menu);
  menu.words = words;
}

/** Moves the form for a note to the selection. When it is closed, it returns to its place and keeps what was typed. */
function openForm(menu, words, motivation) {
  const { form } = menu;
  const place = document.createComment('the form for a note');
  const dialog = makeDialog(words, motivation);
  form.before(place);
  fill(form, words, motivation);
  const leaves = button('Cancel', () => dialog.close());
  leaves.className = 'button text';
  form.append(leaves);
  dialog.querySelector('.dialog-form').append(form);
  document.body.append(dialog);
  hide(menu);
  keepInSight(words.range);
  dialog.addEventListener('close', () => {
    leaves.remove();
    place.replaceWith(form);
    keepInSight(null);
    form.classList.remove('about-words');
    dialog.remove();
    // Keyboard reading continues from the selection.
    getSelection().removeAllRanges();
    getSelection().addRange(words.range);
  });
  dialog.showModal();
  form.elements.namedItem('body').focus();
}

/** Highlights the passage, because browsers hide a selection while the focus is elsewhere. */
function keepInSight(range) {
  if (!globalThis.CSS?.highlights) return;
  if (range) CSS.highlights.set('words', new Highlight(range));
  else CSS.highlights.delete('words');
}

function fill(form, { exact, at }, motivation) {
  const exactField = form.elements.namedItem('selector.exact');
  exactField.value = exact;
  // Overrides an earlier choice among several positions.
  for (const old of form.querySelectorAll(
    '[name="selector.place"], [name="selector.prefix"], [name="selector.suffix"]',
  ))
    (old.type === 'hidden' ? old : old.closest('.field')).remove();
  const place = document.createElement('input');
  place.type = 'hidden';
  place.name = 'selector.place';
  place.value = at;
  form.append(place);
  exactField.addEventListener('input', () => place.remove(), { once: true });
  form.elements.namedItem('motivation').value = motivation;
  form.classList.add('about-words');
}

function makeDialog({ about, exact }, motivation) {
  const dialog = document.createElement('dialog');
  dialog.className = 'on-words';
  dialog.setAttribute('aria-labelledby', 'on-words-title');
  dialog.innerHTML = `<h2 id="on-words-title"></h2><blockquote><mark></mark></blockquote>
    <div class="dialog-form"></div>`;
  dialog.querySelector('h2').textContent =
    motivation === 'questioning' ? 'Question on this text' : 'Note on this text';
  const quoted = dialog.querySelector('blockquote');
  const spoken = about.querySelector('[data-at] [lang], [data-at][lang]');
  if (spoken) [quoted.lang, quoted.dir] = [spoken.lang, spoken.dir];
  quoted.firstElementChild.textContent = exact;
  return dialog;
}
