import { describe, expect, test } from 'vitest';
import { anchor } from '../../../src/engines/anchoring/anchor.js';
import { type Selector, selectorAt } from '../../../src/engines/anchoring/selector.js';

// Words of another speaker or passage: deleted words are gone, and not matched with similar ones.

function marked(exact: string, text: string, nth = 1): Selector {
  let at = text.indexOf(exact);
  for (let count = 1; count < nth; count += 1) at = text.indexOf(exact, at + 1);
  return selectorAt(text, at, at + exact.length);
}

/** With the old text at hand, and without. */
function anchors(selector: Selector, newer: string, older: string) {
  return [anchor(selector, newer), anchor(selector, newer, older)];
}

const PLAN = 'I agree with the plan.';
const [ABLE, BOLD] = [`Mr Able: ${PLAN}\n\n`, `Ms Bold: ${PLAN}\n\n`];
const END = 'The chair thanked them and closed the meeting at nine.';

describe('the same words of two speakers', () => {
  const older = `Minutes of the meeting.\n\n${ABLE}${BOLD}${END}`;

  test.each([
    ['second', 2, `Minutes of the meeting.\n\n${ABLE}${END}`],
    ['first', 1, `Minutes of the meeting.\n\n${BOLD}${END}`],
  ])('are gone where those of the %s were deleted', (_, nth, newer) => {
    for (const found of anchors(marked(PLAN, older, nth), newer, older)) expect(found.state).toBe('gone');
  });

  test.each([
    ['first', 1, `Minutes of the meeting.\n\n${ABLE}${END}`],
    ['second', 2, `Minutes of the meeting.\n\n${BOLD}${END}`],
    ['first, put second', 1, `Minutes of the meeting.\n\n${BOLD}${ABLE}${END}`],
  ])('are found again where those of the %s stayed', (_, nth, newer) => {
    const label = nth === 1 ? 'Mr Able: ' : 'Ms Bold: ';
    for (const found of anchors(marked(PLAN, older, nth), newer, older))
      expect(found.start).toBe(newer.indexOf(label) + label.length);
  });

  test('are gone in prose too, where the old text is at hand', () => {
    const prose = `“I agree with the plan,” said Mr Able. “I agree with the plan,” said Ms Bold. ${END}`;
    const newer = `“I agree with the plan,” said Mr Able. ${END}`;
    expect(anchor(marked('I agree with the plan', prose, 2), newer, prose).state).toBe('gone');
    expect(anchor(marked('I agree with the plan', prose, 1), newer, prose).start).toBe(1);
  });

  test('are gone where much else of what the two said was the same', () => {
    const said = 'said that he would agree with the plan for the pier.\n\n';
    const labelled = 'Yes. Well, I agree with the plan for the pier.\n\n';
    const texts: readonly (readonly [string, string, string])[] = [
      ['agree with the plan', `Mr Able ${said}`, `Mr Bold ${said}`],
      ['I agree with the plan', `Mr Able: ${labelled}`, `Ms Bold: ${labelled}`],
    ];
    for (const [words, first, second] of texts) {
      const both = `${first}${second}${END}`;
      expect(anchor(marked(words, both, 2), `${first}${END}`, both).state).toBe('gone');
      expect(anchor(marked(words, both, 1), `${first}${END}`, both).state).toBe('same');
      expect(anchor(marked(words, both, 1), `${second}${END}`, both).state).toBe('gone');
      expect(anchor(marked(words, both, 2), `${second}${END}`, both).state).toBe('moved');
    }
  });

  test('are gone where the other’s stand with other marks', () => {
    const newer = `Minutes of the meeting.\n\n${ABLE.replace('plan.', 'plan!')}${END}`;
    expect(anchor(marked(PLAN, older, 2), newer, older).state).toBe('gone');
  });

  test('are altered where their own were, and the other’s stayed', () => {
    const newer = older.replace(BOLD, BOLD.replace('with the plan', 'with the new plan'));
    for (const { state, start } of anchors(marked(PLAN, older, 2), newer, older))
      expect([state, start]).toEqual(['altered', newer.indexOf('I agree with the new')]);
  });

  test('are the nearest in order where they stand alike more often than they can be told apart', () => {
    const many = `${'Applause. The list was read. '.repeat(40)}${END}`;
    const selector = marked('The list was read.', many, 7);
    expect(anchor(selector, many, many)).toMatchObject({ state: 'same', start: selector.start_utf16 });
  });

  test('stay those of one whose name was added to', () => {
    const newer = older.replace('Ms Bold', 'Ms Bold (Harbour)');
    for (const found of anchors(marked(PLAN, older, 2), newer, older))
      expect(found.start).toBe(newer.lastIndexOf(PLAN));
  });
});

describe('words that were deleted', () => {
  const ASKED = 'Question: And the pier?';
  const older = `Ms Vale: The harbour stays open.\n\n${ASKED}\n\nMs Vale: The pier will be mended in spring.`;

  test('are gone, and not altered into an answer that shares two of them', () => {
    const newer = older.replace(`${ASKED}\n\n`, '');
    for (const found of anchors(marked(ASKED, older), newer, older)) expect(found.state).toBe('gone');
  });

  test('are gone, and not altered into another sentence that has half of them', () => {
    const lake = 'Asked about the lake: He will not sell. She will sell. Both left before noon.';
    const newer = lake.replace('He will not sell. ', '');
    for (const words of ['He will not sell', 'He will not sell.'])
      for (const found of anchors(marked(words, lake), newer, lake)) expect(found.state).toBe('gone');
  });

  test('are gone, and not altered into a like sentence that stood there already', () => {
    const [first, second] = [
      'We will mend the northern pier before spring.',
      'We will mend the southern pier before spring.',
    ];
    const report = `He began: ${first} Later, of the town: ${second} ${END}`;
    expect(anchor(marked(first, report), report.replace(`${first} `, ''), report).state).toBe('gone');
  });

  test('but that were changed in their place are altered', () => {
    const lake = 'Asked about the lake: He will not sell. She will sell. Both left before noon.';
    const newer = lake.replace('not ', '');
    for (const found of anchors(marked('He will not sell.', lake), newer, lake))
      expect(found).toMatchObject({ state: 'altered', start: 22, end: 22 + 'He will sell.'.length });
  });
});

describe('an altered passage', () => {
  const older = 'The ferry stops. “It runs again from the ninth of May.” The mayor left.';

  test.each([
    ['It runs again from the ninth of May.', 'It runs again from the sixteenth of May.'],
    ['“It runs again from the ninth of May.”', '“It runs again from the sixteenth of May.”'],
    ['It runs again from the ninth of May', 'It runs again from the sixteenth of May'],
  ])('ends with the marks with which the marked words did: %s', (words, now) => {
    const newer = older.replace('ninth', 'sixteenth');
    const { state, start, end } = anchor(marked(words, older), newer, older);
    expect([state, newer.slice(start ?? 0, end ?? 0)]).toEqual(['altered', now]);
  });

  test('has another full stop in place of its own, and no comma', () => {
    const words = 'It runs again from the ninth of May.';
    const now = (by: string) => older.replace('ninth of May.', `sixteenth of May${by}`);
    for (const [by, last] of [
      ['!', '!'],
      [',', 'y'],
    ] as const) {
      const { start, end } = anchor(marked(words, older), now(by));
      expect(
        now(by)
          .slice(start ?? 0, end ?? 0)
          .at(-1),
      ).toBe(last);
    }
  });
});
