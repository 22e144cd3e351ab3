// Shows a comparison once it is done: asks at growing intervals how many wait, and then takes the parts of the page
// anew. Without it the page has a link that loads it again.
import { whenReleased } from './pressed.js';

const FIRST_MS = 1000;
const MAX_MS = 30_000;

const PLACE = '[data-comparing]';

export function awaitComparison() {
  hideLinks();
  const said = document.createElement('p');
  said.setAttribute('role', 'status');
  said.className = 'visually-hidden';
  document.querySelector('main').append(said);
  setTimeout(look, FIRST_MS, FIRST_MS, said);
}

async function look(after, said) {
  const place = document.querySelector(PLACE);
  if (!place) return;
  const count = await waiting(place.dataset.comparing);
  const isShown = count === 0 && (await showAnew());
  if (isShown) said.textContent = `Compared. ${verdicts()}`;
  if (isShown === null) return;
  const next = Math.min(after * 1.5, MAX_MS);
  setTimeout(look, next, next, said);
}

/** Null where the server does not answer, or asks to sign in: it is asked again. */
async function waiting(address) {
  try {
    const answer = await fetch(address, { headers: { accept: 'application/json' } });
    return answer.ok ? (await answer.json()).waiting : null;
  } catch {
    return null;
  }
}

/** Whether the parts were taken anew; null where something is typed in one of them, which is left to the link. */
async function showAnew() {
  const parts = new Set(
    [...document.querySelectorAll(PLACE)].flatMap((one) => one.dataset.shown.split(', ')),
  );
  if ([...parts].some((part) => isTypedInto(document.querySelector(part)))) return offerLinks();
  const page = await pageAnew();
  if (page === null) return false;
  await whenReleased();
  for (const part of parts) {
    const [now, next] = [document, page].map((one) => one.querySelector(part));
    if (now && next) now.replaceWith(next);
  }
  await takeChecks(page);
  hideLinks();
  return true;
}

/** What the checks offer depends on the comparison. They stay where somebody is in them, or has set something. */
async function takeChecks(page) {
  const [now, next] = [document, page].map((one) => one.querySelector('#checks'));
  if (!now || !next || now.querySelector('.is-changed, [data-focus]') || now.contains(document.activeElement))
    return;
  if (isTypedInto(now)) return;
  now.replaceWith(next);
  const form = next.querySelector('form[data-checks]');
  if (!form) return;
  (await import('./checks.js')).followForm(form);
  (await import('./draft.js')).keepDraft(form);
}

async function pageAnew() {
  try {
    const answer = await fetch(location.href);
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
  } catch {
    return null;
  }
}

function isTypedInto(part) {
  const fields = [...(part?.querySelectorAll('textarea, input:not([type="hidden"])') ?? [])];
  return fields.some((field) => field.value !== field.defaultValue || field.checked !== field.defaultChecked);
}

function verdicts() {
  const lines = [...document.querySelectorAll('.attribution .verdict, .standing .match-strip')];
  return lines[0]?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}

function hideLinks() {
  for (const link of document.querySelectorAll(`${PLACE} a`)) link.hidden = true;
}

function offerLinks() {
  for (const link of document.querySelectorAll(`${PLACE} a`)) {
    link.hidden = false;
    link.textContent = 'Compared. Reload to see it';
  }
  return null;
}
