import { expect, it } from 'vitest';
import { gravestDifference } from '../../../src/checking/comparisons/model/explain.js';
import { compareWording } from '../../../src/engines/fidelity/compare.js';

// The sentence that is stored with a comparison, and stands in rows, the queue and exported entries.

function stored(wording: string, copy: string): string | null {
  return gravestDifference(compareWording(wording, copy), wording, copy);
}

it('names every negation, number and name that differs', () => {
  const copy =
    'We will not sell the harbour and we will never leave it, and 40 of the pilots went to Halvern.';
  expect(
    stored('We will sell the harbour and we will leave it, and 50 of the pilots went to Westerholm.', copy),
  ).toBe(
    '‘not’ is missing after ‘will’; ‘never’ is missing after ‘will’; ‘50’ where the copy has ‘40’; ‘Westerholm’ where the copy has ‘Halvern’',
  );
});

it('of several differences that change no meaning names the first', () => {
  expect(stored('We shall sell the old harbour soon.', 'We will sell the harbour.')).toMatch(/^‘\S+’ [^;]+$/);
});

it('says how often the same is missing', () => {
  expect(stored('We will sell. We will go.', 'We will not sell. We will not go.')).toBe(
    '‘not’ is missing after ‘will’, twice',
  );
});

it('is bounded, and counts what it leaves out', () => {
  const verbs =
    'sell,leave,paint,flood,close,mend,guard,burn,lend,map,sink,raise,name,light,rent,visit'.split(',');
  const copy = verbs.map((verb) => `We ${verb} pier and ${verb} not the rest.`).join(' ');
  const wording = copy.replaceAll(' not', '');
  const said = stored(wording, copy) ?? '';
  expect(said.length).toBeLessThan(430);
  expect(said).toMatch(/; and \d+ more$/);
});
