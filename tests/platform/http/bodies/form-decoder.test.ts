import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BODY_CLASSES } from '../../../../src/platform/http/bodies/body-limits.js';
import { FormDecoder } from '../../../../src/platform/http/bodies/form-decoder.js';
import { JsonScan } from '../../../../src/platform/http/bodies/json-scan.js';
import { nest } from '../../../../src/platform/http/bodies/nest.js';

// Forms and JSON are looked through piece by piece as they come: where they are cut makes no difference.

function decode(form: string | Buffer, pieceLength: number): readonly (readonly [string, string])[] {
  const [bytes, decoder] = [Buffer.from(form as string), new FormDecoder(BODY_CLASSES.text)];
  for (let at = 0; at < bytes.length; at += pieceLength) decoder.push(bytes.subarray(at, at + pieceLength));
  return decoder.end();
}

const sign = fc.constantFrom(
  'a',
  'b',
  '.',
  '&',
  '=',
  '+',
  '%',
  '%2',
  '%26',
  '%3D',
  '%C3%A9',
  'é',
  '東',
  '1',
  'f',
  '\u{1f600}',
);

describe('a form', () => {
  it('is decoded as the URL standard has it, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 30 }), fc.integer({ min: 1, max: 9 }), (signs, length) => {
        const form = signs.join('');
        let expected: [string, string][];
        try {
          decodeURIComponent(form.replaceAll(/%(?![0-9a-f]{2})/gi, '%25'));
          // NOTE: Node loses letters beyond ASCII that stand beside a broken escape.
          const ascii = form.replaceAll(/[^a-z0-9.&=+%]+/gi, encodeURIComponent);
          expected = [...new URLSearchParams(`x=&${ascii}`)].slice(1);
        } catch {
          expect(() => decode(form, length)).toThrow('not UTF-8');
          return;
        }
        expect(decode(form, length)).toEqual(expected);
      }),
    );
  });

  it('that is no UTF-8 is refused, half a character too', () => {
    for (const form of ['a=%ff', 'a=%C3', 'a=%C3&b=%A9', '%ff=a'])
      expect(() => decode(form, 3)).toThrow('UTF-8');
    expect(() => decode(Buffer.from('a=\xe9', 'latin1'), 10)).toThrow('UTF-8');
  });

  it('keeps line ends apart from carriage returns, however long it is', async () => {
    const line = `${'x'.repeat(99)}\r\n`;
    const text = line.repeat(6_000);
    expect(await nest([['note', text]])).toEqual({ note: text.replaceAll('\r\n', '\n') });
  });
});

describe('JSON', () => {
  const scan = (json: string, length: number) => {
    const [bytes, scanner] = [Buffer.from(json), new JsonScan()];
    for (let at = 0; at < bytes.length; at += length) scanner.push(bytes.subarray(at, at + length));
  };

  it('with each name once passes, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.integer({ min: 1, max: 7 }), (value, length) => {
        expect(() => scan(JSON.stringify(value), length)).not.toThrow();
      }),
    );
  });

  it.each([
    ['{"a":1,"a":2}', /has ‘a’ twice/],
    ['[{"b":[{"a":1}],"a":{"a":1,"c":"\\"","c":0}}]', /has ‘c’ twice/],
    [String.raw`{"\u00e9":1,"é":2}`, /has ‘é’ twice/],
    ['['.repeat(33), /nested more than 32/],
    [`{"${'n'.repeat(501)}":1}`, /more than 500 bytes/],
  ])('%s is refused, wherever it is cut', (json, said) => {
    for (const length of [1, 2, 3, 1_000]) expect(() => scan(json, length)).toThrow(said);
  });

  it('is no fault of names that only look alike', () => {
    expect(() => scan('{"a":"a","b":{"a":["a","a"]},"c":"{\\"a\\":1,\\"a\\":2}"}', 2)).not.toThrow();
  });
});
