// The page of a capture: sends its forms without leaving it and takes what changed from the answer, keeps one quotation
// the current one in the list and in the text, and adds words selected in the text. Without it, and where sending fails,
// the browser sends the forms and shows the answer.

import { keysAreOff } from './keys.js';

const PARTS = ['capture-head', 'capture-steps', 'capture-add'];
/** The speaker, in the row of an open quotation. */
const NAMES = '.captured-speaker input:not([type="hidden"])';
const list = () => document.getElementById('captured');
const rowOf = (n) => document.getElementById(`q-${n}`);

export function runCapture() {
  addEventListener('submit', send);
  addEventListener('click', onClick);
  addEventListener('focusin', ({ target }) => {
    const row = target.closest('[data-row]');
    if (row) markCurrent(row.dataset.n);
  });
  showKeys();
  markCurrent(/^#[qw]-(\d+)$/.exec(location.hash)?.[1] ?? firstOpen()?.dataset.n);
  stayAt(location.href);
}

/** One after another: an answer on its way would show what was decided meanwhile as open. */
let queue = Promise.resolve();

function send(event) {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || !form.closest('[data-capture]')) return;
  const typed = typedBeside(form);
  const named = 'leaves' in form.dataset ? list().querySelectorAll(NAMES) : [];
  const waiting = [...named].find(isChanged);
  if (!typed && !waiting && 'leaves' in form.dataset) return;
  event.preventDefault();
  if (waiting) {
    offerAgain(form);
    waiting.focus();
    document.getElementById('capture-said').textContent =
      'First accept the quotation whose speaker you changed.';
    return;
  }
  if (typed) {
    offerAgain(form);
    pointAt(typed);
    return;
  }
  const body = new URLSearchParams(new FormData(form));
  if (submitter?.name) body.append(submitter.name, submitter.value);
  if ('accepts' in form.dataset) body.append('editing', openNumbers());
  queue = queue.then(() => sendHere(form, body)).catch(() => sendPlainly(form, submitter));
}

/** Another form with words that would be lost: of the same row, or of the whole capture where it is saved. */
function typedBeside(form) {
  const saves = form.querySelector('[data-save]') !== null;
  const within = saves ? form.closest('[data-capture]') : form.closest('[data-row]');
  const others = [...(within?.querySelectorAll('form:is([data-draft], [data-adds])') ?? [])];
  return others.find((one) => one !== form && ('refused' in one.dataset || isTyped(one)));
}

/** It was not sent: main.js disables the buttons of a form that is. */
function offerAgain(form) {
  setTimeout(() => {
    delete form.dataset.sent;
    for (const button of form.elements) button.disabled = false;
  });
}

function pointAt(form) {
  const fold = form.closest('details');
  if (fold) fold.open = true;
  const words = form.querySelector('[data-unkept]');
  words.hidden = false;
  words.focus();
}

/** Of the rows whose forms are open, or whose speaker was changed. */
function openNumbers() {
  const rows = [...list().querySelectorAll('[data-row]')];
  return rows
    .filter((row) => row.querySelector('.captured-form') ?? [...row.querySelectorAll(NAMES)].some(isChanged))
    .map(({ dataset }) => dataset.n)
    .join(' ');
}

async function sendHere(form, body) {
  const row = form.closest('[data-row]')?.dataset.n;
  const answer = await fetch(form.action, { method: 'POST', body });
  take(await pageOf(answer), form);
  if (answer.redirected) stayAt(answer.url);
  import('./draft.js').then((m) => m.forgetSent());
  focusAfter(rowOf(numberIn(answer.url) ?? row), row === undefined);
}

/** @throws Error for an answer that is no page of a capture */
async function pageOf(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (!page.querySelector('[data-capture]')) throw new Error(`${answer.status}`);
  return page;
}

function numberIn(address) {
  const { hash, searchParams } = new URL(address);
  return /^#q-(\d+)$/.exec(hash)?.[1] ?? searchParams.get('n');
}

/** A script that sends a form leaves out its button. The key makes it the same change, if it was made already. */
function sendPlainly(form, submitter) {
  // Another answer took its place.
  if (!form.isConnected) return location.reload();
  const { name, value } = submitter ?? {};
  if (name) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
  form.submit();
}

/** All that the answer has anew, but forms in which somebody is typing. */
function take(page, sent) {
  document.title = page.title;
  for (const id of PARTS) {
    const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
    if (old.contains(sent) || !isTyped(old)) old.replaceWith(fresh);
  }
  takeText(page);
  const rows = [...page.getElementById('captured').children].map((fresh) => {
    const old = document.getElementById(fresh.id);
    const isKept = old && !old.contains(sent) && (old.querySelector('.captured-form') ?? isTyped(old));
    return isKept ? old : fresh;
  });
  list().replaceChildren(...rows);
  // Screen readers announce what a live region receives.
  document.getElementById('capture-said').replaceChildren(...page.getElementById('capture-said').childNodes);
  showKeys();
}

/** It keeps its place. */
function takeText(page) {
  const text = document.getElementById('capture-text');
  const top = text.scrollTop;
  text.replaceChildren(...page.getElementById('capture-text').childNodes);
  text.scrollTop = top;
}

function isTyped(part) {
  return [...part.querySelectorAll('input:not([type="hidden"]), textarea, select')].some(isChanged);
}

function isChanged(field) {
  if (field.matches('[type="radio"], [type="checkbox"]')) return field.checked !== field.defaultChecked;
  if (!field.matches('select')) return field.value !== field.defaultValue;
  const first = [...field.options].findIndex(({ defaultSelected }) => defaultSelected);
  return field.selectedIndex !== Math.max(first, 0);
}

/** A problem; a quotation that is still open; the next open one; the button that saves. */
function focusAfter(row, isOfAll) {
  const parts = [row, ...PARTS.map((id) => document.getElementById(id))];
  const problem = parts.map((part) => part?.querySelector('[data-focus]')).find(Boolean);
  if (problem) problem.focus();
  else if (row?.querySelector('.captured-form')) goToForm(row);
  else if (row?.matches('.is-open')) goTo(row);
  else goTo(isOfAll ? firstOpen() : nextOpen(row));
}

function firstOpen() {
  return list().querySelector('.is-open');
}

function nextOpen(row) {
  const rows = [...list().children];
  const after = rows.slice(rows.indexOf(row) + 1).find((one) => one.matches('.is-open'));
  return after ?? firstOpen();
}

/** @param row null where nothing is left to decide */
function goTo(row) {
  const place =
    row?.querySelector('[data-first]') ?? row?.querySelector('a') ?? document.querySelector('[data-save]');
  place?.focus({ preventScroll: true });
  (row ?? place)?.scrollIntoView({ block: 'nearest' });
}

/** In the list and in the text. */
function markCurrent(n) {
  for (const old of document.querySelectorAll('.is-current')) old.classList.remove('is-current');
  if (n === undefined) return;
  rowOf(n)?.classList.add('is-current');
  const marks = document.querySelectorAll(`[data-of="${n}"]`);
  for (const mark of marks) mark.classList.add('is-current');
  if (marks[0]) scrollText(marks[0]);
}

/** The text alone, where it scrolls by itself. */
function scrollText(mark) {
  const text = document.getElementById('capture-text');
  if (text.scrollHeight <= text.clientHeight) return;
  const [own, frame] = [mark.getBoundingClientRect(), text.getBoundingClientRect()];
  if (own.top >= frame.top && own.bottom <= frame.bottom) return;
  text.scrollTop += own.top - frame.top - frame.height / 3;
}

function onClick(event) {
  const { target } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = target.closest('[data-capture] a:is([data-edit], [data-cancel], .mark-ref)');
  const mark = target.closest('[data-of]');
  if (link?.matches('.mark-ref')) {
    event.preventDefault();
    goTo(rowOf(link.dataset.sign));
  } else if (link) {
    event.preventDefault();
    showForm(link);
  } else if (mark && getSelection().isCollapsed) goTo(rowOf(mark.dataset.of));
  else {
    const row = target.closest('[data-row]');
    if (row) markCurrent(row.dataset.n);
  }
}

/** Opens the form of a quotation in its place, or closes it. */
async function showForm(link) {
  const { id } = link.closest('[data-row]');
  try {
    const fresh = (await pageOf(await fetch(link.href))).getElementById(id);
    if (!fresh) throw new Error('It was joined or saved.');
    document.getElementById(id).replaceWith(fresh);
  } catch {
    location.href = link.href;
    return;
  }
  const row = document.getElementById(id);
  const form = row.querySelector('.captured-form');
  if (!form) return goTo(row);
  import('./draft.js').then((m) => m.keepDraft(form));
  goToForm(row);
}

/** To the speaker where there is none yet, otherwise to the words. */
function goToForm(row) {
  const { elements } = row.querySelector('.captured-form');
  const speaker = elements.namedItem('speaker.name');
  (speaker.value === '' ? speaker : elements.namedItem('text')).focus({ preventScroll: true });
  row.scrollIntoView({ block: 'start' });
}

/** Words selected in the text, as a quotation that was missed. @param at `120-340` */
export function addSelected(at) {
  const form = document.querySelector('form[data-adds]');
  form.elements.namedItem('exact').value = '';
  const place = Object.assign(document.createElement('input'), { type: 'hidden', name: 'at', value: at });
  form.append(place);
  form.requestSubmit();
  getSelection().removeAllRanges();
}

function showKeys() {
  const hint = document.querySelector('[data-capture-keys]');
  if (hint) hint.hidden = keysAreOff();
}

/** A message is for once, and is no part of the address. */
function stayAt(address) {
  const here = new URL(address);
  for (const name of ['did', 'n', 'count', 'edit']) here.searchParams.delete(name);
  here.hash = '';
  history.replaceState(history.state, '', here);
}
