import type { Part } from '../../../record/snapshots/model/parts.js';
import type { MatchedItem } from '../model/asks.js';
import { sameNamed } from '../model/same-name.js';
import { namesNear } from '../model/suggested.js';
import { distinctDays, notesOf, sourcePage } from './article.js';
import { acceptanceOf, countsOf, lookIn, saveOf } from './bar.js';
import { itemPage } from './item.js';
import { passageAround } from './passage.js';
import type { CaptureShown } from './state.js';
import { itemsIn, paragraphsOf } from './text.js';
import { wholesAmong } from './wholes.js';

// The page of a capture: the article with its quotations marked, and beside it their list.

export function capturePage(shown: CaptureShown) {
  const { capture, items, parts, part, state } = shown;
  const { id, version, text, found } = capture;
  const action = `/capture/${id}`;
  const days = found.days.filter(({ start }) => start >= part.start && start < part.end);
  const pages = itemPages(shown);
  // The focus moves on to the next one.
  const despite = pages.find(({ n }) => n === state.decided)?.despite ?? null;
  return {
    ...{ id, version, said: state.said && [state.said, despite].filter(Boolean).join(' ') },
    errors: state.errors,
    conflict: state.conflict?.n === null ? state.conflict : null,
    editing: state.editing?.n ?? null,
    wrong: wrongOf(shown),
    undo: undoOf(shown),
    source: sourcePage(shown),
    days: distinctDays(shown),
    notes: notesOf(shown),
    counts: countsOf(shown),
    acceptance: acceptanceOf(shown),
    save: saveOf(shown),
    discard: { action: `${action}/removal`, version },
    parts: parts.length < 2 ? [] : parts.map((one) => partLink(one, part, action)),
    text: {
      lang: capture.source.language ?? found.language,
      paragraphs: paragraphsOf(text, part, { items: itemsIn(part, items), days }, lookIn(shown)),
    },
    items: pages,
    add: addForm(shown, action),
  };
}

function itemPages({ capture, items, part, matched, state }: CaptureShown) {
  const action = `/capture/${capture.id}`;
  const wholesOf = wholesAmong(items);
  return matched.map((one, at) => {
    const { item } = one;
    return {
      ...itemPage(one, {
        captureId: capture.id,
        next: matched[at + 1]?.item ?? null,
        wholes: wholesOf(item),
        sameNamed: needsName(one) || state.editing?.n === item.n ? sameNamed(item, items).length : 0,
        named: state.editing?.n === item.n ? namesNear(item, items) : [],
        terms: capture,
        open: state.editing?.n === item.n ? state.editing : null,
      }),
      conflict: state.conflict?.n === item.n ? state.conflict : null,
      passage: passageAround(capture.text, item),
      edit: `${action}?edit=${item.n}#q-${item.n}`,
      here: `${action}?part=${part.number}#q-${item.n}`,
    };
  });
}

/** Where a person says who it is. */
function needsName({ item, match }: MatchedItem): boolean {
  return item.state === 'open' && match.speaker.status === 'near';
}

/** Where a form further down was refused: without scripts, its page opens at the top. */
function wrongOf({ state: { editing, add } }: CaptureShown) {
  const [own] = editing?.errors ?? [];
  const [added] = add.errors;
  return [
    ...(own && editing
      ? [{ message: own.message, href: `#q-${editing.n}`, label: `Correct quotation ${editing.n}` }]
      : []),
    ...(added ? [{ message: added.message, href: '#capture-add', label: 'Correct what you added' }] : []),
  ].map((one) => ({ ...one, message: one.message.replace(/\.$/, '') }));
}

/** The quotation that was just decided and can be reopened. */
function undoOf({ matched, state }: CaptureShown): number | null {
  return matched.find(({ item }) => item.n === state.decided && item.state !== 'open')?.item.n ?? null;
}

function partLink({ number }: Part, current: Part, action: string) {
  return { number, href: `${action}?part=${number}`, isCurrent: number === current.number };
}

function addForm({ state }: CaptureShown, action: string) {
  const { typed, errors, places } = state.add;
  const exact = {
    ...{ name: 'exact', label: 'Missed quotation', kind: 'textarea', rows: 2 },
    hint: 'Paste it from the text of the article.',
    value: typed.exact ?? null,
    error: errors.find(({ path }) => path === 'exact')?.message ?? null,
  };
  const at = {
    ...{ name: 'at', label: 'Position', kind: 'radios', value: null, hint: 'In text order.' },
    options: places,
    error: 'This text occurs more than once. Choose which passage you mean.',
  };
  return { action: `${action}/quotations`, fields: places.length > 0 ? [exact, at] : [exact] };
}
