import { z } from 'zod';
import type { EdtfDate } from '../edtf/edtf.js';
import { parseEdtf } from '../edtf/edtf.js';
import type { Result } from '../result.js';
import { ok, refused } from '../result.js';
import { cleanLine, cleanProse, cleanSpan, isBlank } from '../text/text-hygiene.js';
import { readTypedInstant } from './typed-instant.js';
import type { Instant } from './values.js';
import {
  clip,
  counted,
  readEmail,
  readId,
  readInstant,
  readLanguage,
  readTimeZone,
  readUrl,
} from './values.js';

// The kinds of input fields. A field parses one untrusted value, from a form (always text) or from JSON, and coerces no
// other type: a list is not text. Null and '' mean ‘nothing’ and become null. `shapes.ts` combines fields into a
// record.

/** Parses one value; null is ‘nothing’. The shape handles missing keys. */
export type Field<T> = z.ZodType<T | null>;

interface TextOptions {
  /** UTF-16 code units, as `maxlength` in HTML counts. */
  readonly max: number;
  /** The subject of the error when the text is too long: ‘Title’. */
  readonly label?: string;
}

/** One line of text, trimmed. */
export function line(options: TextOptions): Field<string> {
  return textField(
    (text) => within(visible(cleanLine(text)), options),
    { maxLength: options.max },
    options.label,
  );
}

/** Text of several lines: notes, descriptions, reasons. */
export function prose(options: TextOptions): Field<string> {
  return textField(
    (text) => within(visible(cleanProse(text)), options),
    { maxLength: options.max },
    options.label,
  );
}

/** The text of a quotation: keeps line breaks, trims white space. 20,000 is a long speech. */
export function words({ max = 20_000, label = 'The quotation' }: Partial<TextOptions> = {}): Field<string> {
  const read = (text: string) => {
    const clean = visible(cleanProse(text));
    return within(clean.ok ? ok(clean.value.trim()) : clean, { max, label });
  };
  return textField(read, { maxLength: max }, label);
}

/** A passage of a saved text (a selector's exact, prefix, suffix): unchanged, including white space. */
export function span(options: TextOptions): Field<string> {
  return textField((text) => within(cleanSpan(text), options), { maxLength: options.max }, options.label);
}

export function edtfDate(label = 'Date'): Field<EdtfDate> {
  return lineField(
    (text) => {
      const date = parseEdtf(text);
      return date.ok ? date : refused(`${label}: ${date.errors}`);
    },
    { description: 'EDTF' },
  );
}

export function httpUrl(): Field<string> {
  return lineField(readUrl, { format: 'uri' });
}

/** @param word one that is accepted beside languages */
export function language(word?: string): Field<string> {
  return lineField((text) => (text === word ? ok(text) : readLanguage(text)), {
    description: word === undefined ? 'BCP 47' : `BCP 47, or ${word}`,
  });
}

export function timeZone(): Field<string> {
  return lineField(readTimeZone, { description: 'IANA time zone' });
}

export function emailAddress(): Field<string> {
  return lineField(readEmail, { format: 'email' });
}

export function instantWithOffset(): Field<Instant> {
  return lineField(readInstant, { description: 'ISO 8601 with offset, such as 2023-06-19T09:30+08:00' });
}

/** A point in time as people type it into a form. */
export function typedInstant(): Field<Instant> {
  return lineField((text) => readTypedInstant(text), {
    description: 'Such as 20 June 2023, 00:01, or ISO 8601 with offset',
  });
}

/** One of a vocabulary's keys. @param name of a filter, which has no label beside it */
export function oneOf<K extends string>(vocabulary: Readonly<Record<K, string>>, name?: string): Field<K> {
  const keys = Object.keys(vocabulary);
  return lineField(
    (text) =>
      Object.hasOwn(vocabulary, text)
        ? ok(text as K)
        : refused(
            `${clip(text)} is not one of ${name ? `the values of ‘${name}’` : 'these'}: ${keys.join(', ')}`,
          ),
    { enum: keys },
  );
}

/** Several keys of a vocabulary, separated by commas: each once, in the order of the vocabulary. */
export function someOf<K extends string>(
  vocabulary: Readonly<Record<K, string>>,
  name: string,
): Field<readonly K[]> {
  const keys = Object.keys(vocabulary) as K[];
  return lineField(
    (text): Result<readonly K[], string> => {
      const given = text.split(',').map((one) => one.trim());
      const unknown = given.find((one) => !Object.hasOwn(vocabulary, one));
      return unknown === undefined
        ? ok(keys.filter((key) => given.includes(key)))
        : refused(`${clip(unknown)} is not one of the values of ‘${name}’: ${keys.join(', ')}`);
    },
    { type: 'string', pattern: `^(${keys.join('|')})(,(${keys.join('|')}))*$` },
  );
}

/** The id of a record: a positive integer, as a number or its digits. */
export function idOf(label: string): Field<number> {
  return field(
    (value) => {
      const id = typeof value === 'number' || typeof value === 'string' ? readId(value) : null;
      return id === null ? refused(`${label} must be a number, such as 42`) : ok(id);
    },
    { type: 'integer', minimum: 1 },
  );
}

/** A whole number from `min` to `max`, as a number or its digits. */
export function wholeNumber({ min, max, label }: { min: number; max: number; label: string }): Field<number> {
  return field(
    (value) => {
      const isDigits = typeof value === 'string' && /^-?\d{1,16}$/.test(value);
      const number = typeof value === 'number' || isDigits ? Number(value) : Number.NaN;
      const fits = Number.isSafeInteger(number) && number >= min && number <= max;
      return fits
        ? ok(number)
        : refused(`${label} must be a whole number from ${counted(min)} to ${counted(max)}`);
    },
    { type: 'integer', minimum: min, maximum: max },
  );
}

/** A checkbox (‘on’; missing when not ticked) or a boolean. */
export function flag(): Field<boolean> {
  return field(
    (value) => {
      if (value === true || value === 'true' || value === 'on') return ok(true);
      if (value === false || value === 'false' || value === 'off') return ok(false);
      return refused('Give true or false');
    },
    { type: 'boolean' },
  );
}

/** A field of any kind. `read` gets values other than null and ''; `json` is the JSON Schema of the input. */
export function field<T>(read: (value: unknown) => Result<T, string>, json: object): Field<T> {
  return z
    .unknown()
    .transform((value, context): T | null => {
      if (value === null || value === undefined || value === '') return null;
      const result = read(value);
      if (result.ok) return result.value;
      context.addIssue({ code: 'custom', message: result.errors });
      return z.NEVER;
    })
    .meta({ ...json });
}

/** The default length limit. */
const MAX_LENGTH = 20_000;
/**
 * Cleaning shortens a text, mostly by its white space; a text this many times too long is refused before the expensive
 * cleaning.
 */
const FAR_LONGER = 10;

/** A text field; text that is blank once cleaned is ‘nothing’. */
function textField<T>(
  read: (text: string) => Result<T, string>,
  json: { readonly maxLength?: number },
  label = 'This',
): Field<T> {
  const { maxLength: max = MAX_LENGTH } = json;
  return field<T | null>(
    (value) => {
      if (typeof value !== 'string') return refused(`Give this as text, not as ${kindOf(value)}`);
      if (value.length > FAR_LONGER * max)
        return refused(`${label} is ${counted(value.length)} characters long; the limit is ${counted(max)}`);
      const result = read(value);
      return result.ok && result.value === '' ? ok(null) : result;
    },
    { type: 'string', ...json },
  );
}

function lineField<T>(read: (line: string) => Result<T, string>, json: object): Field<T> {
  return textField((text): Result<T | '', string> => {
    const clean = cleanLine(text);
    if (!clean.ok) return clean;
    return clean.value === '' ? ok('') : read(clean.value);
  }, json) as Field<T>;
}

function visible(clean: Result<string, string>): Result<string, string> {
  return clean.ok && isBlank(clean.value) ? ok('') : clean;
}

function within(clean: Result<string, string>, { max, label }: TextOptions): Result<string, string> {
  if (!clean.ok || clean.value.length <= max) return clean;
  const count = counted(clean.value.length);
  return refused(`${label ?? 'This'} is ${count} characters long; the limit is ${counted(max)}`);
}

/** The name of a JSON type. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    default:
      return 'a set of fields';
  }
}
