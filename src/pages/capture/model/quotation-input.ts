import type { Typed } from '../../../platform/lib/fields/form-page.js';
import type { FieldError } from '../../../platform/lib/result.js';
import { nested } from './fields.js';

// The fields of a quotation of a capture as those of the form for a new quotation, which checks them.

const ATTRIBUTED = /^(?:credited_as|cue|locator$|recounted_by\.|relayed_from\.)/;
/**
 * What only a capture has: the claim that gets the source, a fragment of another quotation of the capture, and the words
 * that say on which day it was.
 */
const OWN = new Set(['claim', 'fragment_of', 'said_on_from']);

/** @param attribution its source and copy */
export function quotationInput(fields: Typed, attribution: object): unknown {
  const entries = Object.entries(fields).filter(([name]) => !OWN.has(name));
  const attributed = entries.filter(([name]) => ATTRIBUTED.test(name));
  const said = entries.filter(([name]) => !ATTRIBUTED.test(name));
  const fragment = fields.fragment_of ?? '';
  return {
    ...nested(Object.fromEntries(said)),
    ...(/^\d+$/.test(fragment) && { fragment_of: fragment }),
    attribution: { ...nested(Object.fromEntries(attributed)), ...attribution },
  };
}

/** Its errors by the names of the form of a capture. */
export function errorsInForm(errors: readonly FieldError[]): FieldError[] {
  return errors.map((error) => ({ ...error, path: error.path.replace(/^attribution\./, '') }));
}

/** The number of another quotation of the capture, of which this one is a fragment; null for none. */
export function wholeInCapture({ fragment_of: of = '' }: Typed): number | null {
  const [, n] = /^n(\d{1,6})$/.exec(of) ?? [];
  return n === undefined ? null : Number(n);
}
