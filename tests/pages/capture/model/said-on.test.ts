import { describe, expect, it } from 'vitest';
import { resolveDays } from '../../../../src/engines/quotations/days/days.js';
import { Reading } from '../../../../src/engines/reading/reading.js';
import { saidOn } from '../../../../src/pages/capture/model/said-on.js';

/** A Thursday. */
const ARTICLE = '2026-11-19';

/** @param text with the words quoted in angle brackets, and the speaker and the cue in braces */
function fields(text: string) {
  const places: Record<string, { text: string; start: number; end: number }[]> = { '<': [], '{': [] };
  let plain = '';
  for (const [, before = '', opener = '', words = ''] of `${text}<>`.matchAll(
    /([^<{]*)([<{])([^>}]*)[>}]/g,
  )) {
    plain += before;
    places[opener]?.push({ text: words, start: plain.length, end: plain.length + words.length });
    plain += words;
  }
  const [one, other] = places['{'] ?? [];
  const spans = (places['<'] ?? [])
    .filter(({ text: words }) => words !== '')
    .map(({ start, end }) => [start, end] as const);
  const speaker = one && {
    ...one,
    resolved: one.text,
    name: one.text,
    creditedAs: null,
    naming: 'name' as const,
    isCertain: true,
  };
  return saidOn(
    new Reading(plain),
    spans,
    { speaker: speaker ?? null, cue: other ?? null },
    {
      days: resolveDays(plain, ARTICLE),
      date: ARTICLE,
    },
  );
}

describe('the day on which something was said', () => {
  it.each([
    ['<“We are plain,”> {Ada Byron} {said} at a briefing on Tuesday.', '2026-11-17', 'on Tuesday'],
    [
      '<“We are plain,”> {Ada Byron} {told} reporters in Carrow on Wednesday evening.',
      '2026-11-18',
      'on Wednesday evening',
    ],
    ['On Tuesday, the mayor {Ada Byron} {said}: <“We are plain.”>', '2026-11-17', 'On Tuesday'],
    ['Speaking in Carrow on Tuesday, {Ada Byron} {said}: <“We are plain.”>', '2026-11-17', 'on Tuesday'],
    ['<“We are plain,”> {Ada Byron} {said} at Tuesday’s hearing.', '2026-11-17', 'Tuesday'],
    [
      '{Ada Byron} {said} on Wednesday that <the port would not close on Friday>.',
      '2026-11-18',
      'on Wednesday',
    ],
  ])('is that of the credit: %s', (text, date, from) => {
    expect(fields(text)).toEqual({ said_on: date, said_on_from: from });
  });

  it.each([
    ['the words quoted', '{Ada Byron} {said} <the port closed on Tuesday>.'],
    ['words in marks', '{Ada Byron} {said}: <“It closed on Tuesday.”>'],
    ['the next sentence', '<“We are plain,”> {Ada Byron} {said}. On Tuesday the port closed.'],
    [
      'the next paragraph',
      '<“We are plain,”> {Ada Byron} {said}\n\nThe row began on Monday, when it closed.',
    ],
    ['another event', '<“We are plain,”> {Ada Byron} {said}, after the port had closed on Monday.'],
    [
      'another event before it',
      'Hours after the port closed on Monday, {Ada Byron} {said}: <“We are plain.”>',
    ],
    ['what it is about', '<“It is a disgrace,”> {Ada Byron} {said} of the vote on Tuesday.'],
    ['another’s act', '<“We are plain,”> {Ada Byron} {said} as the council had promised on Monday.'],
    ['a day to come', '<“We are plain,”> {Ada Byron} {said} ahead of the vote next Tuesday.'],
    ['one of two', 'On Monday {Ada Byron} {said} on Tuesday: <“We are plain.”>'],
  ])('is not that of %s', (_what, text) => {
    expect(fields(text)).toEqual({});
  });
});
