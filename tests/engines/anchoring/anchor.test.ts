import { describe, expect, test } from 'vitest';
import { anchor } from '../../../src/engines/anchoring/anchor.js';
import { type Selector, selectorAt } from '../../../src/engines/anchoring/selector.js';

const TEXT =
  'The minister said: “We don’t want a new war.” He said that five bridges were closed. ' +
  'Nothing was open. Later he said that six schools were not closed, and left.';

function marked(exact: string, occurrence = 0): Selector {
  let at = TEXT.indexOf(exact);
  for (let count = 0; count < occurrence; count += 1) at = TEXT.indexOf(exact, at + 1);
  return selectorAt(TEXT, at, at + exact.length);
}

describe('marked words', () => {
  test('are the same where nothing changed', () => {
    expect(anchor(marked('that five bridges were'), TEXT)).toEqual({
      state: 'same',
      start: TEXT.indexOf('that five'),
      end: TEXT.indexOf(' closed'),
      comparison: null,
    });
  });

  test('are moved where something was put in before them', () => {
    const now = `An added paragraph.\n${TEXT}`;
    expect(anchor(marked('five'), now)).toEqual({
      state: 'moved',
      start: now.indexOf('five'),
      end: now.indexOf('five') + 4,
      comparison: null,
    });
  });

  test('are told from the same words elsewhere by what surrounds them', () => {
    const now = `He said. They said. ${TEXT}`;
    const second = anchor(marked('he said'), now);
    expect(now.slice(0, second.start ?? 0)).toMatch(/Later $/);
    const closed = anchor(marked('closed', 1), now);
    expect(now.slice(0, closed.start ?? 0)).toMatch(/were not $/);
  });

  test('without a note of what surrounded them are the nearest', () => {
    const bare = { ...marked('closed', 1), prefix: null, suffix: null };
    const found = anchor(bare, TEXT.replace('Later', 'After that'));
    expect(found).toMatchObject({ state: 'moved', start: TEXT.lastIndexOf('closed') + 5 });
  });

  test('without a place are the first that are surrounded alike', () => {
    const nowhere = { ...marked('said that', 1), start_utf16: null, end_utf16: null };
    expect(anchor(nowhere, TEXT)).toMatchObject({ state: 'moved', start: TEXT.lastIndexOf('said that') });
  });

  test('are gone, and not some other “not”, where they and their surroundings are', () => {
    const now = TEXT.replace(
      ' Later he said that six schools were not closed, and left.',
      ' It is not known why.',
    );
    expect(anchor(marked('not'), now)).toEqual({ state: 'gone', start: null, end: null, comparison: null });
  });

  test('are not found within another word at their place', () => {
    const now = TEXT.replace('were not closed', 'were nothing closed');
    expect(anchor(marked('not'), now).state).not.toBe('same');
  });

  test('with other marks round them are the same, and it is told that the marks differ', () => {
    const now = TEXT.replace('“We don’t want a new war.”', '"We don\'t want a new war."');
    const found = anchor(marked('We don’t want a new war'), now);
    expect(found).toMatchObject({ state: 'same', start: 20, end: 43, comparison: { verdict: 'exact' } });
    expect(anchor(marked('We don’t want a new war'), `So: ${now}`)).toMatchObject({
      state: 'moved',
      start: 24,
    });
  });

  test('of which one was left out, put in or changed are altered, and it is told how', () => {
    const selector = marked('that six schools were not closed');
    const without = TEXT.replace('were not closed', 'were closed');
    expect(anchor(selector, without)).toMatchObject({
      state: 'altered',
      start: TEXT.lastIndexOf('that six'),
      end: without.indexOf(', and left'),
      comparison: { verdict: 'altered', flags: expect.arrayContaining(['negation']) },
    });
    const more = anchor(selector, TEXT.replace('six schools', 'six old schools'));
    expect(more.state).toBe('altered');
    const other = anchor(selector, TEXT.replace('six schools', 'ten schools'));
    expect(other).toMatchObject({
      state: 'altered',
      comparison: { flags: expect.arrayContaining(['number']) },
    });
  });

  test('that are few are altered where others stand in their place, between what surrounded them', () => {
    const now = `So. ${TEXT.replace('five bridges', 'six bridges')}`;
    const found = anchor(marked('five'), now);
    expect(found).toMatchObject({ state: 'altered', comparison: { verdict: 'altered' } });
    expect(now.slice(found.start ?? 0, found.end ?? 0)).toBe('six');
    expect(found.comparison?.flags).toEqual(['number', 'substitution']);
    expect(found.comparison?.alignment[0]).toMatchObject({ op: 'changed', wording: [0, 4] });
  });

  test('are altered where a text repeats them, in the place that is surrounded as they were', () => {
    const twice = `${TEXT}\nSome said that six schools had closed. ${'Others spoke of trade. '.repeat(20)}`;
    const now = twice.replace('six schools were not closed', 'six schools were never closed');
    const found = anchor(marked('that six schools were not closed'), now);
    expect(now.slice(found.start ?? 0, found.end ?? 0)).toBe('that six schools were never closed');
  });

  test.each(['', '  \n'])('that are none are gone: %j', (exact) => {
    const selector = { exact, prefix: 'The ', suffix: 'minister', start_utf16: 4, end_utf16: 4 };
    expect(anchor(selector, TEXT).state).toBe('gone');
  });
});

test('finds three words that stand in one place alone, whatever has become of what was round them', () => {
  const selector = selectorAt('The minister left early. Talks go on.', 25, 36);
  const newer = 'An updated report: in spite of everything said since, Talks go on';
  expect(anchor(selector, newer)).toMatchObject({ state: 'moved', start: newer.indexOf('Talks') });
});
