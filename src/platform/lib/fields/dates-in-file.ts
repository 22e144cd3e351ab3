import { type EdtfDate, parseEdtf } from '../edtf/edtf.js';
import { ok, type Result, refused } from '../result.js';
import { edtfDate, type Field, field } from './fields.js';

// Dates in onrecord-json are text, as everywhere. Earlier versions accepted more of EDTF than this one; such a date is
// exported with its earliest and latest day, so that it can be imported unchanged (decision 30).

/** A day as `sortableDay` writes it, or as earlier versions wrote it beyond four digits. */
const DAY = /^(?:-?\d{4}|[!Y]\d{5,20})-\d\d-\d\d$/;
const MAX_LENGTH = 100;
const EXAMPLE = '{"text": "{1960,1961}", "earliest": "1960-01-01", "latest": "1961-12-31"}';

/** A stored date for a file: its text if this version can parse it, otherwise the text with its days. */
export function dateRecord(text: string | null, earliest: string | null, latest: string | null) {
  return text === null || parseEdtf(text).ok ? text : { text, earliest, latest };
}

/** Reads what `dateRecord` writes. */
export function dateInFile(label = 'Date'): Field<EdtfDate> {
  const asText = edtfDate(label);
  return field<EdtfDate | null>(
    (value) => {
      if (typeof value === 'object') return withDays(value ?? {}, label);
      const read = asText.safeParse(value);
      return read.success ? ok(read.data) : refused(read.error.issues[0]?.message ?? '');
    },
    { description: 'EDTF, as text or with its earliest and latest day' },
  );
}

function withDays(given: object, label: string): Result<EdtfDate, string> {
  const { text, earliest, latest, ...others } = given as Readonly<Record<string, unknown>>;
  const isWhole = typeof text === 'string' && text.trim() !== '' && text.length <= MAX_LENGTH;
  if (!isWhole || !isDay(earliest) || !isDay(latest) || Object.keys(others).length > 0)
    return refused(`${label}: give a date as text, or with its days as ${EXAMPLE}`);
  if (earliest !== null && latest !== null && earliest > latest)
    return refused(`${label}: ${text} has its earliest day after its latest`);
  const read = parseEdtf(text);
  return read.ok ? read : ok({ text, min: earliest, max: latest });
}

function isDay(value: unknown): value is string | null {
  return value === null || (typeof value === 'string' && DAY.test(value));
}
