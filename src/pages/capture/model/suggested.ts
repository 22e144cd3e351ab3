import { sentencesNear } from '../../../engines/quotations/wording/near.js';
import type { Span } from '../../../engines/text/span.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { type CaptureItem, extentOf } from '../model.js';
import { nameFound } from './same-name.js';

// Who may have said words that a person added: offered, for the person to decide.

type Named = Pick<CaptureItem, 'n' | 'spans' | 'found' | 'fields'>;

/** The fields of the speaker of the quotation that has the words, or whom their sentence names; none where it is unclear. */
export function suggestedSpeaker(text: string, added: Span, items: readonly Named[]): Typed {
  const around = items.filter(({ spans }) =>
    spans.some(([start, end]) => start <= added[0] && added[1] <= end),
  );
  const [start, end] = sentencesNear(text, added);
  const named = items.filter(
    ({ found }) => found?.speaker && found.speaker.start >= start && found.speaker.end <= end,
  );
  const here = around.length > 0 ? around : named;
  const speakers = here
    .map(({ fields }) => speakerIn(fields))
    .filter((fields) => Object.keys(fields).length > 0);
  const [first] = speakers;
  const isOne = speakers.every((fields) => JSON.stringify(fields) === JSON.stringify(first));
  return first !== undefined && isOne ? first : {};
}

function speakerIn(fields: Typed): Typed {
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => /^speaker\.(?:id|name|kind)$/.test(name)),
  );
}

const MAX_NAMES = 6;

/** Those whom the article names as speakers, the nearest first. */
export function namesNear(item: Named, items: readonly Named[]): string[] {
  const [at] = extentOf(item);
  const others = items
    .filter(({ n }) => n !== item.n)
    .toSorted((one, other) => Math.abs(extentOf(one)[0] - at) - Math.abs(extentOf(other)[0] - at));
  const names = new Set(others.flatMap((one) => one.fields['speaker.name'] ?? nameFound(one) ?? []));
  return [...names].slice(0, MAX_NAMES);
}
