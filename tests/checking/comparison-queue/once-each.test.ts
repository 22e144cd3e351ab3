import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWaiting } from '../../../src/checking/comparison-queue/model/compare.js';
import type { Waiting, WaitingWording } from '../../../src/checking/comparison-queue/model/waiting.js';
import { comparedAtOnce } from './at-once.js';

// Wordings that are compared together have the answers that each has alone, and equal ones are compared once.

const TEXTS = [
  'The mayor said: “The ferry sails at noon, and we will not raise the fees.” Then she left the hall.',
  'Corrected. The mayor said: “The ferry sails at one, and we will not raise the fees.” Then she left.',
];

const wordings = fc.array(
  fc.record({
    wording: fc.constantFrom('The ferry sails at noon', 'we will raise the fees', 'Nobody said this at all.'),
    language: fc.constantFrom('en', 'de'),
    language_guessed: fc.boolean(),
    form: fc.constantFrom('direct', 'indirect'),
    speakers: fc.constantFrom(['Ann Mayor'], ['Bea Bold']),
    pointed: fc.constantFrom(null, [18, 41] as const, [47, 75] as const),
  }),
  { minLength: 1, maxLength: 8 },
);

function waitingWith(given: readonly WaitingWording[]): Waiting {
  const copies = TEXTS.map((text, at) => ({
    id: at + 1,
    captured_at: `2026-0${at + 1}-01T00:00:00.000Z`,
    bytes: Buffer.byteLength(text),
  }));
  return { sourceId: 1, language: 'en', type: 'webpage', copies, wordings: given, notes: [] };
}

const textOf = (copyId: number) => TEXTS[copyId - 1] ?? '';

test('equal and distinct wordings have the answers of comparing one by one, in their order', () => {
  fc.assert(
    fc.property(wordings, (given) => {
      const all = given.map(
        ({ pointed, ...one }, at): WaitingWording => ({
          ...{ ...one, id: at + 1, version: 1, snapshot_id: pointed && 1 },
          ...{ start_utf16: pointed?.[0] ?? null, end_utf16: pointed?.[1] ?? null },
        }),
      );
      const alone = all.flatMap((one) => comparedAtOnce(waitingWith([one]), textOf).wordings);
      expect(comparedAtOnce(waitingWith(all), textOf).wordings).toEqual(alone);
    }),
    { numRuns: 60 },
  );
});

test('a wording equal to another takes no step of its own', () => {
  const one = { wording: 'The ferry sails at noon', language: 'en', language_guessed: false, form: 'direct' };
  const place = { snapshot_id: null, start_utf16: null, end_utf16: null };
  const many = Array.from({ length: 20 }, (_, at) => ({
    ...{ ...one, ...place, form: 'direct' as const, id: at + 1, version: 1, speakers: ['Ann Mayor'] },
  }));
  expect(stepsOf(waitingWith(many))).toEqual(stepsOf(waitingWith(many.slice(0, 1))));
});

function stepsOf(waiting: Waiting) {
  const steps = [];
  const work = compareWaiting(waiting, () => []);
  for (let step = work.next(''); !step.done; step = work.next(textOf(step.value.id))) steps.push(step.value);
  return steps;
}
