import { execFileSync } from 'node:child_process';
import edtf from 'edtf';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatEdtf, parseEdtf, withinEdtf } from '../../../../src/platform/lib/edtf/edtf.js';

const day = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const plainDate = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([text, length]) => text.slice(0, length));
const qualifier = fc.constantFrom('', '?', '~', '%');
const digit = fc.constantFrom(...'0123456789X');
const patterned = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.array(digit, { minLength: 8, maxLength: 8 }),
    fc.constantFrom(4, 7, 10),
    qualifier,
  )
  .map(([sign, d, length, mark]) => {
    const text = `${d.slice(0, 4).join('')}-${d.slice(4, 6).join('')}-${d.slice(6).join('')}`;
    return `${sign}${text.slice(0, length)}${mark}`;
  });
const component = fc.oneof(plainDate, patterned, fc.constantFrom('2020-21', '2020-24~', '9999-22', '', '..'));
const almostEdtf = fc.oneof(
  component,
  fc.tuple(component, component).map(([from, to]) => `${from}/${to}`),
  fc.array(component, { maxLength: 4 }).map((members) => `[${members.join(',')}]`),
  fc.string({ unit: fc.constantFrom(...'0123456789-/.XYES?~%[]{}, T:年月June') }),
  fc.string({ unit: 'binary' }),
);

describe('any text', () => {
  test('is read or refused with a sentence, never thrown at', () => {
    fc.assert(
      fc.property(almostEdtf, (text) => {
        const parsed = parseEdtf(text);
        expect(parsed.ok ? parsed.value.text : parsed.errors).not.toBe('');
        expect(typeof formatEdtf(text)).toBe('string');
      }),
      { numRuns: 500 },
    );
  });

  test('has its first day not after its last, and lies within itself', () => {
    fc.assert(
      fc.property(almostEdtf, (text) => {
        const parsed = parseEdtf(text);
        if (!parsed.ok) return;
        const { min, max } = parsed.value;
        if (min !== null && max !== null) expect(min <= max).toBe(true);
        expect(withinEdtf(parsed.value, parsed.value)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('that was read reads the same again', () => {
    fc.assert(
      fc.property(almostEdtf, (text) => {
        const parsed = parseEdtf(text);
        if (parsed.ok) expect(parseEdtf(parsed.value.text)).toEqual(parsed);
      }),
    );
  });
});

test('a date in words is read back as the date it was', () => {
  fc.assert(
    fc.property(plainDate, fc.constantFrom('en-GB' as const, 'en-US' as const), (text, locale) => {
      expect(parseEdtf(formatEdtf(text, locale))).toMatchObject({ ok: true, value: { text } });
    }),
  );
});

test('a date before our era in words is read back as the date it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9998 }), (year) => {
      const text = `-${String(year).padStart(4, '0')}-03-15`;
      expect(parseEdtf(formatEdtf(text))).toMatchObject({ ok: true, value: { text } });
    }),
  );
});

test('of two days the earlier sorts first', () => {
  fc.assert(
    fc.property(day, day, (a, b) => {
      const [first, second] = [parseEdtf(a), parseEdtf(b)];
      if (!first.ok || !second.ok) throw new Error('both are dates');
      expect((first.value.min ?? '') < (second.value.min ?? '')).toBe(Date.parse(a) < Date.parse(b));
    }),
  );
});

test('plain dates have the bounds that the edtf package gives them', () => {
  fc.assert(
    fc.property(plainDate, (text) => {
      const parsed = parseEdtf(text);
      if (!parsed.ok) throw new Error(parsed.errors);
      const other = edtf(text);
      expect(parsed.value.min).toBe(new Date(other.min).toISOString().slice(0, 10));
      expect(parsed.value.max).toBe(new Date(other.max).toISOString().slice(0, 10));
    }),
  );
});

test('the answer is the same wherever the computer stands', () => {
  const script = `
    const { parseEdtf, formatEdtf } = await import('./dist/src/platform/lib/edtf/edtf.js');
    const texts = ['2023-06-19', '2023-03-26', '2011-12-30', '1984', '-0044-03-15', '2023-24', 'Monday, 19 June 2023'];
    console.log(JSON.stringify([new Date(0).getHours(), texts.map((text) => [parseEdtf(text), formatEdtf(text)])]));`;
  const answers = ['Pacific/Kiritimati', 'America/New_York', 'UTC'].map((TZ) => {
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ },
    });
    return JSON.parse(out.toString()) as [number, unknown];
  });
  expect(new Set(answers.map(([hour]) => hour)).size).toBe(3);
  expect(new Set(answers.map(([, answer]) => JSON.stringify(answer))).size).toBe(1);
});
