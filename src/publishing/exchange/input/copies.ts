import { type Field, field, kindOf } from '../../../platform/lib/fields/fields.js';
import { ok, refused } from '../../../platform/lib/result.js';

// The fields of a saved copy and of a style, which are stored unchanged: a normalised copy is none.

/** The largest copy in bytes; the database has the same limit. */
const MAX_BYTES = 20 * 1024 * 1024;

/** Bytes as base64. */
export function base64(): Field<Buffer> {
  return field(
    (value) => {
      if (typeof value !== 'string') return refused(`Give the bytes as base64, not as ${kindOf(value)}`);
      const bytes = Buffer.from(value, 'base64');
      if (bytes.toString('base64') !== value) return refused('The bytes are not base64: encode them again');
      return bytes.length <= MAX_BYTES
        ? ok(bytes)
        : refused(`The copy has ${bytes.length} bytes; the limit is ${MAX_BYTES}`);
    },
    { type: 'string', contentEncoding: 'base64' },
  );
}

/** Text with any characters. @param max its bytes in UTF-8; by default any number */
export function keptText({ max = Number.POSITIVE_INFINITY } = {}): Field<string> {
  return field(
    (value) => {
      if (typeof value !== 'string') return refused(`Give this as text, not as ${kindOf(value)}`);
      const broken = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(value);
      if (broken) return refused('The text has an incomplete character, which cannot be stored');
      if (value.includes('\0')) return refused('The text has a null character, which cannot be stored');
      const bytes = Buffer.byteLength(value);
      return bytes <= max ? ok(value) : refused(`The text has ${bytes} bytes; the limit is ${max}`);
    },
    { type: 'string' },
  );
}

export function sha256(): Field<string> {
  return field(
    (value) =>
      typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
        ? ok(value)
        : refused('Give the SHA-256 as 64 hexadecimal digits in lower case, or leave it out'),
    { type: 'string' },
  );
}

/** The server's response headers, as JSON text. */
export function headers(): Field<string> {
  return field(
    (value) =>
      typeof value === 'object'
        ? ok(JSON.stringify(value))
        : refused(`Give the headers as a set of fields, not as ${kindOf(value)}`),
    { type: 'object' },
  );
}
