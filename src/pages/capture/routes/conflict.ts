import { conflictWith } from '../../../platform/http/outcomes.js';
import type { Reply } from '../../../platform/http/reply.js';
import type { RequestContext } from '../../../platform/http/request-context.js';
import type { Typed } from '../../../platform/lib/fields/form-page.js';
import { NOBODY_ASKED, withoutSameRule } from '../model/terms.js';
import { itemFields } from '../page/fields.js';
import type { Conflict } from '../page/state.js';
import type { CaptureContext } from './capture-context.js';
import { captureView } from './draft.js';
import type { Found } from './item.js';

// A quotation that was changed in another window: both versions with their difference, and the form as it was typed.

/** Of the capture as a whole. */
export function aboutAll(words: string): Conflict {
  return { n: null, words, rows: [] };
}

const STANDS = { open: 'open', accepted: 'accepted', dropped: 'dropped' } as const;

/** @param typed what the form had; null for a button, which the page then shows anew */
export function changedMeanwhile(
  req: RequestContext,
  ctx: CaptureContext,
  { capture, item }: Found,
  typed: Typed | null,
): Reply {
  const { n, version, state, fields } = item;
  const stands = `Quotation ${n} was changed in another window and is ${STANDS[state]} now.`;
  const detail = `${stands} ${typed === null ? 'Look at it, then decide.' : 'Compare, then keep your changes or cancel.'}`;
  const conflict = { n, words: detail, rows: rowsOf(fields, typed && withoutSameRule(typed, capture)) };
  return {
    kind: 'conflict',
    detail,
    current: { n, version, state, ...fields },
    html: () =>
      captureView(
        req,
        ctx,
        capture.id,
        { conflict, editing: typed === null ? null : { n, errors: [] }, shown: n },
        typed && { n, fields: typed },
      ),
  };
}

const NOTHING_TO_CHOOSE = {
  alike: [],
  wholes: [],
  target: null,
  sameName: null,
  named: [],
  terms: NOBODY_ASKED,
};

function rowsOf(saved: Typed, typed: Typed | null) {
  if (typed === null) return [];
  const { fields, more } = itemFields(typed, [], NOTHING_TO_CHOOSE);
  const chosen = CHOICES.filter(({ name }) => typed[name] !== undefined && saved[name] !== undefined).map(
    (choice) => ({ ...choice, value: typed[choice.name] ?? null, error: null }),
  );
  // A rule that is the text’s alone is shown in every form.
  const own = [...fields, ...more].filter(
    ({ name }) => !RULE.test(name) || typed[name] !== undefined || saved[name] !== undefined,
  );
  return conflictWith([...own, ...chosen], saved);
}

const RULE = /^(?:ground_rule|embargoed_until)$/;

/** Choices among records, by their numbers. */
const CHOICES = [
  { name: 'claim', label: 'Save as', options: [{ value: 'new', label: 'A new quotation' }] },
  {
    name: 'fragment_of',
    label: 'Part of a longer quotation',
    options: [{ value: '', label: 'A quotation of its own' }],
  },
];
