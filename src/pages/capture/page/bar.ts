import { howMany } from '../../../platform/lib/text/how-many.js';
import { isCertain, isCertainAlone, isFullName } from '../model/asks.js';
import { seenWords } from '../model/seen.js';
import { type CaptureItem, MAX_SAVED_AT_ONCE } from '../model.js';
import type { CaptureShown } from './state.js';

// What is left to decide, and the buttons for the whole capture.

export function countsOf({ items, parts, matched, recorded }: CaptureShown) {
  const open = items.filter((item) => isOpen(item, recorded));
  const certain = matched.filter((one) => isOpen(one.item, recorded) && isCertain(one)).length;
  const count = (state: CaptureItem['state']) =>
    items.filter((item) => item.state === state && !recorded.has(item.n)).length;
  return {
    all: items.length,
    // What is certain is known of the shown part alone.
    ...(parts.length > 1
      ? { left: open.length, leftWords: 'open' }
      : { left: open.length - certain, leftWords: 'to confirm' }),
    ...{ accepted: count('accepted'), dropped: count('dropped'), recorded: recorded.size },
  };
}

function isOpen({ n, state }: CaptureItem, recorded: ReadonlySet<number>): boolean {
  return state === 'open' && !recorded.has(n);
}

/** For all parts: those elsewhere are compared with what is saved when the button is used. */
export function acceptanceOf({ capture, items, parts, part, matched, recorded }: CaptureShown) {
  const certain = matched.filter((one) => isOpen(one.item, recorded) && isCertain(one));
  const here = new Set(matched.map(({ item }) => item.n));
  const elsewhere = items.filter(
    (item) => !here.has(item.n) && isOpen(item, recorded) && isCertainAlone(item) && hasFullName(item),
  );
  const seen = [...certain.map(({ item }) => item), ...elsewhere];
  if (seen.length === 0) return null;
  const which = certain.length === 1 ? 'the one that is' : `the ${certain.length} that are`;
  return {
    action: `/capture/${capture.id}/acceptance`,
    seen: seenWords(seen),
    part: part.number,
    submit:
      elsewhere.length === 0
        ? `Accept ${which} certain`
        : `Accept all that are certain, in all ${parts.length} parts`,
  };
}

/** Whether half a name means somebody is known only where it is looked up. */
function hasFullName({ fields }: CaptureItem): boolean {
  return fields['speaker.id'] !== undefined || isFullName(fields['speaker.name'] ?? '');
}

export function saveOf({ capture, items, recorded }: CaptureShown) {
  const accepted = items.filter(({ n, state }) => state === 'accepted' && !recorded.has(n));
  const now = accepted.slice(0, MAX_SAVED_AT_ONCE);
  if (now.length === 0) return null;
  const submit =
    accepted.length > now.length
      ? `Save the first ${now.length} of ${accepted.length.toLocaleString('en-GB')} quotations`
      : `Save ${howMany(now.length, 'quotation')}`;
  return { action: '/capture/claims', id: capture.id, seen: seenWords(now), submit };
}

/** The class of a quotation in the text; null for one that is certain. */
export function lookIn({ matched, recorded }: CaptureShown): (item: CaptureItem) => string | null {
  const certain = new Set(matched.filter(isCertain).map(({ item }) => item.n));
  return ({ n, state }) => {
    if (recorded.has(n)) return 'recorded';
    if (state === 'accepted') return 'taken';
    if (state === 'dropped') return 'dropped';
    return certain.has(n) ? null : 'ask';
  };
}
