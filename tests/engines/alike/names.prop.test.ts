import fc from 'fast-check';
import { expect, test } from 'vitest';
import { soughtNameKeys, storedNameKeys } from '../../../src/engines/alike/name-keys.js';
import { comparableName, editsBetween, nameLikeness } from '../../../src/engines/alike/names.js';

const near = (a: string, b: string) => nameLikeness(comparableName(a), comparableName(b));
const letters = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'abcdefghiklmnoprstuvwyz'), minLength, maxLength });
const person = fc.tuple(letters(5, 9), letters(5, 10));
const anyName = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  person.map((words) => words.join(' ')),
);

test('a name is as near as can be to itself, in capitals and out of them', () => {
  fc.assert(
    fc.property(anyName, (name) => {
      expect(near(name, name)).toBe(1);
    }),
  );
});

test('likeness is the same from either side, and between 0 and 1', () => {
  fc.assert(
    fc.property(anyName, anyName, (a, b) => {
      const likeness = near(a, b);
      expect(near(b, a)).toBe(likeness);
      expect(likeness).toBeGreaterThanOrEqual(0);
      expect(likeness).toBeLessThanOrEqual(1);
    }),
  );
});

test('two letters that changed places leave a name near, and it is found', () => {
  fc.assert(
    fc.property(person, fc.nat(), ([first, last], at) => {
      const i = 1 + (at % (last.length - 2));
      const swapped = last.slice(0, i) + last[i + 1] + last[i] + last.slice(i + 2);
      const [name, typed] = [`${first} ${last}`, `${first} ${swapped}`];
      expect(near(name, typed)).toBeGreaterThan(0);
      const stored = new Set(storedNameKeys(name));
      const { any, words } = soughtNameKeys(typed);
      const shared = words.filter((forms) => forms.some((key) => stored.has(key))).length;
      expect(any.some((key) => stored.has(key)) || shared >= 2).toBe(true);
    }),
  );
});

test('a name in the other order is near', () => {
  fc.assert(
    fc.property(person, ([first, last]) => {
      expect(near(`${first} ${last}`, `${last.toUpperCase()}, ${first}`)).toBeGreaterThan(0);
    }),
  );
});

test('edits between two words are none for the same, as many from either side, and never more than asked for', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const edits = editsBetween(a, b, 2);
      expect(edits === 0).toBe(a === b);
      expect(editsBetween(b, a, 2)).toBe(edits);
      expect(edits).toBeLessThanOrEqual(3);
    }),
  );
});
