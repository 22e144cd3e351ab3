import { expect, it } from 'vitest';
import type { QuotationType } from '../../../../src/engines/quotations/found.js';
import { isCertain, type SpeakerMatch } from '../../../../src/pages/capture/model/asks.js';

const SAVED = { id: 1, name: 'Ana Brook', kind: 'person', quotations: 3 } as const;

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
    match: { speaker: { status, saved, near: [] }, alike: [], recorded: null, target: null },
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
