import type { FieldError } from '../../../platform/lib/result.js';
import type { TypedRow } from '../form-input.js';
import { rowOf } from '../model/usual.js';
import type { EvidenceLine } from './evidence.js';

// Maps errors to the fields of the form of the six facets.

/** A row of the form as typed, with the evidence that it offers. */
export interface Row {
  readonly typed: TypedRow;
  readonly lines: readonly EvidenceLine[];
}

/** Errors count only the rows and evidence that were sent; the form has a row and a line for each. */
export function atItsField(error: FieldError, kept: readonly TypedRow[], rows: readonly Row[]): FieldError {
  const [, number, rest = ''] = /^findings\.(\d+)(?:\.(.*))?$/.exec(error.path) ?? [];
  const row = rows.find(({ typed }) => typed === kept[Number(number ?? Number.NaN)]);
  if (row === undefined) return { ...error, path: '' };
  const at = `findings.${rowOf(row.typed.facet)}`;
  const [, place, within = ''] = /^evidence\.(\d+)(\..*)?$/.exec(rest) ?? [];
  if (place !== undefined) {
    const ref = row.typed.evidence[Number(place)];
    const line = row.lines.find(({ typed }) => typed === ref);
    if (line === undefined) return { ...error, path: `${at}.evidence` };
    const box = line.hasPassage ? (within === '.selector.exact' ? within : '.cited') : '';
    return { ...error, path: `${at}.evidence.${line.name}${box}` };
  }
  const own = { '': 'value', facet: 'value', supersedes: 'value' }[rest];
  const name = rest.startsWith('actual_speaker') ? speakerPath(rest) : (own ?? rest);
  return { ...error, path: `${at}.${name}` };
}

function speakerPath(rest: string): string {
  return rest === 'actual_speaker' || rest === 'actual_speaker_id' || rest === 'actual_speaker.id'
    ? 'actual_speaker.name'
    : rest;
}
