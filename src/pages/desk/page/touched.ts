import { refOf } from '../../../people/activity/events-model.js';
import { nameIn, type RecordNames, type Ref } from '../../../people/activity/names-model.js';
import type { ActivityEvent } from '../../../people/activity/store.js';

// What a person worked on, from their own events: a claim for everything that belongs to one, otherwise the record
// itself.

interface Touch {
  readonly ref: Ref;
  readonly at: string;
}

/** Each record once, the last touched first. */
export function touchedBy(events: readonly ActivityEvent[]): Touch[] {
  const touched = new Map<string, Touch>();
  for (const event of events) {
    const ref = touchedIn(event);
    const key = `${ref.kind}:${ref.id}`;
    if (ref.id > 0 && !touched.has(key)) touched.set(key, { ref, at: event.at });
  }
  return [...touched.values()];
}

/** Those with a visible name and a page. */
export function touchedPage(touched: readonly Touch[], names: RecordNames, most: number) {
  const named = touched.flatMap(({ ref, at }) => {
    const name = nameIn(names, ref);
    return name?.href ? [{ ...name, href: name.href, at }] : [];
  });
  return named.slice(0, most);
}

function touchedIn(event: ActivityEvent): Ref {
  return event.claim_id === null ? refOf(event) : { kind: 'claim', id: event.claim_id };
}
