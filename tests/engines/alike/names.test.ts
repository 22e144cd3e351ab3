import { describe, expect, test } from 'vitest';
import { soughtNameKeys, storedNameKeys } from '../../../src/engines/alike/name-keys.js';
import { comparableName, nameLikeness } from '../../../src/engines/alike/names.js';

const near = (a: string, b: string) => nameLikeness(comparableName(a), comparableName(b));

/** As the store looks names up: by any distinctive key, or by two words. */
function isFound(sought: string, stored: string): boolean {
  const keys = new Set(storedNameKeys(stored));
  const { any, words } = soughtNameKeys(sought);
  const shared = words.filter((forms) => forms.some((key) => keys.has(key))).length;
  return any.some((key) => keys.has(key)) || shared >= 2;
}

describe('names that may be one', () => {
  test.each([
    ['Anthony Blinken', 'Antony Blinken'],
    ['Blinken', 'Antony Blinken'],
    ['Tony Blinken', 'Antony Blinken'],
    ['Bob Hale', 'Robert Hale'],
    ['Antony Blniken', 'Antony Blinken'],
    ['A. Blinken', 'Antony Blinken'],
    ['Blinken, Antony', 'Antony Blinken'],
    ['Secretary Blinken', 'Antony Blinken'],
    ['US Secretary of State Antony Blinken', 'Antony Blinken'],
    ['ANTONY BLINKEN', 'antony blinken'],
    ['Antony J. Blinken', 'Antony Blinken'],
    ['Foreign Minister Wang Yi', 'Wang Yi'],
    ['Wang', 'Wang Yi'],
    ['Li Wei', 'Li Wen'],
    ['Recep Tayyip Erdogan', 'Recep Tayyip Erdoğan'],
    ['Lech Wałęsa', 'Lech Walesa'],
    ['Volodymyr Zelensky', 'Volodymyr Zelenskyy'],
    ['Zelenskiy', 'Volodymyr Zelensky'],
    ['Muammar Gaddafi', 'Muammar Qaddafi'],
    ['Kim Jong-un', 'Kim Jongun'],
    ['Xi Jin-ping', 'Xi Jinping'],
    ['Ursula von der Leyen', 'Ursula Leyen'],
    ['Abdel Fattah al-Sisi', 'Abdel Fattah El Sisi'],
    ['王毅', '王毅'],
    ['王毅外长', '王毅'],
    ['Сергей Лавров', 'Лавров'],
    ['أحمد الشرع', 'احمد الشرع'],
    ['The Guardian', 'Guardian'],
    ['Reuter', 'Reuters'],
    ['BBC', 'BBC News'],
  ])('%j is near %j, from either side, and is found', (a, b) => {
    expect(near(a, b)).toBeGreaterThan(0);
    expect(near(b, a)).toBe(near(a, b));
    expect(isFound(a, b)).toBe(true);
    expect(isFound(b, a)).toBe(true);
  });

  test.each([
    ['Wang Yi', 'Wang Wei'],
    ['Wang Yi', 'Li Yi Ming'],
    ['王毅', '王刚'],
    ['John Smith', 'James Smith'],
    ['Kim Jong Un', 'Kim Jong Il'],
    ['CNN', 'CNBC'],
    ['BBC', 'NBC'],
    ['Ministry of Foreign Affairs of China', 'Ministry of Foreign Affairs of Japan'],
    ['State Department', 'Justice Department'],
    ['Antony Blinken', 'Evan Blinken'],
    ['A', 'Antony Blinken'],
    ['?', '!'],
  ])('%j is not near %j', (a, b) => {
    expect(near(a, b)).toBe(0);
  });

  test('come before others the nearer they are', () => {
    const [same, spelt, part] = ['antony blinken', 'Anthony Blinken', 'Blinken'].map((name) =>
      near(name, 'Antony Blinken'),
    );
    expect(same).toBe(1);
    expect(spelt).toBeLessThan(1);
    expect(part).toBeLessThan(spelt ?? 0);
  });
});
