import { expect, it } from 'vitest';
import type { Credit } from '../../../../src/engines/context/credit.js';
import type { QuotationType } from '../../../../src/engines/quotations/found.js';
import { asksOf, isCertain, type SpeakerMatch } from '../../../../src/pages/capture/model/asks.js';

const SAVED = {
  id: 1,
  name: 'Ana Brook',
  names: ['Ana Brook', 'A. Bruk'],
  kind: 'person',
  quotations: 3,
} as const;

function certainWith(type: QuotationType, status: SpeakerMatch['status'] = 'known', isSure = true): boolean {
  const name = 'Ana Brook';
  const speaker = { text: name, start: 0, end: 9, resolved: name, name, creditedAs: null } as const;
  const found = {
    type,
    speaker: { ...speaker, naming: 'name', isCertain: isSure },
    ...{ cue: null, channel: null, recountedBy: null, isSpeech: true, reason: 'name_beside_cue' },
  } as const;
  const fields = { text: 'It will run', form: 'direct', 'speaker.name': 'Ana Brook' };
  const item = { n: 1, version: 1, state: 'open', spans: [[20, 31]], found, fields } as const;
  const saved = status === 'known' ? SAVED : null;
  return isCertain({
    item,
    match: { speaker: { status, saved, near: [] }, teller: null, alike: [], recorded: null, target: null },
  });
}

it('is certain with a sure speaker who is saved, or new with a full name', () => {
  expect([certainWith('direct'), certainWith('direct', 'new'), certainWith('indirect')]).toEqual([
    true,
    true,
    true,
  ]);
});

it('is never certain with a near or unsure speaker, or where marks may hold the words of another', () => {
  expect([
    certainWith('direct', 'near'),
    certainWith('direct', 'none'),
    certainWith('direct', 'known', false),
    certainWith('mixed'),
  ]).toEqual([false, false, false, false]);
});

const PLAIN: Credit = {
  ...{ mention: 'Ana Brook', name: 'Ana Brook', certainty: 'named', beside: 'Ana Brook' },
  ...{ recounted_by: null, setting: 'plain', because: null },
};

/** What is asked of words that a text credits so, with the speaker of the row. */
function asksWith(credit: Partial<Credit>, name = 'Ana Brook', isSaved = true): string[] {
  const found = {
    type: 'direct',
    speaker: {
      text: name,
      start: 0,
      end: 9,
      resolved: name,
      name,
      creditedAs: null,
      naming: 'name',
      isCertain: true,
    },
    ...{ cue: null, channel: null, recountedBy: null, isSpeech: true, reason: 'name_beside_cue' },
    credit: { ...PLAIN, ...credit },
  } as const;
  const fields = { text: 'It will run', form: 'direct', 'speaker.name': name };
  const speaker = { status: isSaved ? 'known' : 'new', saved: isSaved ? SAVED : null, near: [] } as const;
  return asksOf(
    { n: 1, version: 1, state: 'open', spans: [[20, 31]], found, fields },
    { speaker, teller: null, alike: [], recorded: null, target: null },
  );
}

it('says before anything is saved that the text denies the words', () => {
  expect(asksWith({ setting: 'denied', because: 'It is not true that' })).toEqual([
    'In the text these words are denied: ‘It is not true that’.',
  ]);
  expect(asksWith({})).toEqual([]);
});

it('says that the text credits another, but not under a spelling or another name of the same person', () => {
  expect(asksWith({}, 'Piet Karr', false)).toEqual(['In the text Ana Brook is credited with these words.']);
  expect(asksWith({ name: 'A. Bruk', mention: 'A. Bruk' })).toEqual([]);
  expect(asksWith({ mention: 'he', certainty: 'inferred' }, 'Piet Karr', false)).toEqual([]);
});
