import { describe, expect, it } from 'vitest';
import { NOTHING_RECORDED } from '../../../src/derived/status/status-store.js';
import { entryOf } from '../../../src/publishing/citations/model/entry.js';
import { evidenceOf } from '../../../src/publishing/citations/model/evidence.js';
import { newsroomRenderer } from '../../../src/publishing/citations/model/newsroom.js';
import type { EntryRows, SourceRow } from '../../../src/publishing/citations/model/rows.js';
import { toText } from '../../../src/publishing/citations/model/tree-text.js';
import { voiceOf } from '../../../src/publishing/citations/model/voice.js';
import { isCitable } from '../../../src/publishing/citations/model.js';
import { readNewsroomStyle } from '../../../src/publishing/citations/styles-pool.js';
import type { Form } from '../../../src/vocabulary.js';
import { attributionRow, claimRow, copyRow, entryRows, sourceRow, speakerRow } from './fixtures/rows.js';

const style = readNewsroomStyle();

/** The style prints each entry for itself, so it has no need to read the others. */
const UNREAD: AsyncIterable<never> = {
  [Symbol.asyncIterator]: () => {
    throw new Error('the list was read');
  },
};

async function linesOf(over: Partial<EntryRows>, locale = 'en-GB'): Promise<string[]> {
  const entries = [entryOf(entryRows(over))].filter(isCitable);
  const printing = await newsroomRenderer(style).begin(UNREAD, { locale, deskUrl: 'https://desk.example' });
  return entries.flatMap((entry, place) => {
    const printed = printing.print(entry, place);
    return printed.outcome === 'printed' ? printed.paragraphs.map(toText) : [];
  });
}

describe('the marks around the words', () => {
  const inForm = async (form: Form, language: string | null = 'en') =>
    (await linesOf({ attributions: [attributionRow({ form, language })], claim: claimRow({ language }) }))[0];

  it('are those of their language for a quotation and a fragment', async () => {
    expect(await inForm('direct')).toMatch(/^“We agreed to meet again\.” \(in English\) — /);
    expect(await inForm('partial', 'de')).toMatch(/^„We agreed to meet again\.“ \(fragment; in German\) — /);
    expect(await inForm('direct', null)).toMatch(/^“We agreed to meet again\.” — /);
  });

  it('are never there for a reported statement or a mixed one', async () => {
    expect(await inForm('indirect')).toMatch(
      /^Reported, not quoted \(in English\): We agreed to meet again\. — /,
    );
    expect(await inForm('mixed', null)).toMatch(/^Partly quoted: We agreed to meet again\. — /);
  });

  it('say that a language is guessed where nobody confirmed it, unless the source has its own', async () => {
    const claim = claimRow({ language: 'en', language_guessed: 1 });
    const with_ = async (language: string | null, form: Form) =>
      (await linesOf({ attributions: [attributionRow({ form, language })], claim }))[0];
    expect(await with_(null, 'direct')).toContain('” (language guessed: English) — ');
    expect(await with_(null, 'indirect')).toContain('(language guessed: English): ');
    expect(await with_('en', 'direct')).toContain('” (in English) — ');
  });

  it('leave a language tag that nobody knows as it was typed', async () => {
    expect(await inForm('direct', '-?')).toContain('(in -?)');
  });
});

describe('the speaker and the occasion', () => {
  it('are named with the title of that day, the capacity and who voiced the words', async () => {
    const [line] = await linesOf({
      title_on_day: 'Minister',
      attributions: [attributionRow({ capacity: 'chair', voiced_by_name: 'an interpreter' })],
    });
    expect(line).toContain('— Ada Speaker, Minister, speaking as chair, through an interpreter.');
  });

  it('say where the source names nobody', async () => {
    const speaker = speakerRow({ kind: 'unnamed', name: 'a senior official' });
    const [line] = await linesOf({ speaker, recorded: { ...NOTHING_RECORDED, speaker_inferred: true } });
    expect(line).toContain('a senior official (unnamed; described so by the source) (inferred: ');
  });

  it('are left out where nobody recorded them, and not stated where somebody found so', async () => {
    const occasion = {
      id: 1,
      name: 'Talks',
      kind: 'other',
      date: null,
      time_zone: 'UTC',
      place: 'Paris',
      note: null,
    } as const;
    expect((await linesOf({}))[0]).toBe('“We agreed to meet again.” (in English) — Ada Speaker.');
    expect((await linesOf({ claim: claimRow({ said_on: '2023' }) }))[0]).toContain('Ada Speaker; 2023.');
    expect((await linesOf({ occasion }))[0]).toContain('; Talks, Paris.');
    const recorded = { ...NOTHING_RECORDED, occasion_not_stated: true };
    expect((await linesOf({ recorded }))[0]).toContain('; occasion and date not stated.');
  });

  it('add the kind of occasion and the place where the name does not say them', async () => {
    const named = (name: string) =>
      ({
        occasion: {
          id: 1,
          name,
          kind: 'press_conference',
          date: '2023-06-19',
          time_zone: null,
          place: 'Paris',
          note: null,
        },
      }) as const;
    expect((await linesOf(named('Visit')))[0]).toContain('; Visit (press conference), Paris, 19 June 2023.');
    expect((await linesOf(named('Paris press conference')))[0]).toContain(
      '; Paris press conference, 19 June 2023.',
    );
    expect((await linesOf(named('Visit'), 'en-US'))[0]).toContain('June 19, 2023.');
  });
});

describe('the source', () => {
  const sourced = async (source: Partial<SourceRow>, over: Partial<EntryRows> = {}) =>
    (await linesOf({ sources: [sourceRow(source)], ...over }))[1];

  it('is given with all that is known of it, and what it lacks where somebody recorded that', async () => {
    const authors = '[{"family":"Doe","given":"Jane"},{"family":"Plato"},{"literal":"Reuters"}]';
    expect(await sourced({ authors, number: '4', container_title: 'Paper', issued: '2023' })).toMatch(
      /^As reported in ‘A page’, by Jane Doe, Plato and Reuters, Paper, no\. 4, 2023\.$/,
    );
    const credits =
      '[{"family":"Lind","role":"interviewee"},{"family":"Weber","role":"interviewer"},{"family":"Doe"}]';
    expect(await sourced({ authors: credits })).toBe(
      'As reported in ‘A page’, by Doe, interview with Lind, interviewed by Weber.',
    );
    const bare = { number: 'Nova 4', outlet_name: 'O' };
    expect(await sourced(bare)).toBe('As reported in ‘A page’, O, Nova 4.');
    expect(await sourced({ number: '118th Congress' })).toBe('As reported in ‘A page’, 118th Congress.');
    expect(await sourced({ ...bare, no_author: 1, no_date: 1 })).toMatch(
      /, O, Nova 4 \(author and date not given\)\.$/,
    );
    expect(await sourced({ ...bare, no_author: 1 })).toMatch(/ \(author not given\)\.$/);
    const ministry = { authors: '[{"literal":"Ministry"}]', outlet_name: 'Ministry', genre: 'report' };
    expect(await sourced(ministry)).toBe('As reported in ‘A page’, report, by Ministry.');
    expect(await sourced({ account: '@a', issued: '2023' })).toMatch(/, account @a, 2023\.$/);
  });

  it('speaks by its tier', async () => {
    const tiered = (tier: 'primary' | 'issuer' | null) =>
      sourced({}, { attributions: [attributionRow({ tier })] });
    expect(await tiered('primary')).toBe('As recorded in ‘A page’.');
    expect(await tiered('issuer')).toMatch(/^As one party issued it in/);
    expect(await tiered(null)).toBe('As reported in ‘A page’.');
  });

  it('gives its address, the day it was read and the archived copy', async () => {
    expect(
      await sourced({ url: 'https://e.org/', accessed: '2023-06-25', archive_url: 'https://a.org/' }),
    ).toMatch(/\. Online: https:\/\/e\.org\/ \(accessed 25 June 2023\); archived at https:\/\/a\.org\/\.$/);
    expect(await sourced({ accessed: '2023' })).toMatch(/\. Accessed 2023\.$/);
    expect(await sourced({ url: 'https://e.org/' })).toMatch(/\. Online: https:\/\/e\.org\/\.$/);
  });

  it('says where in it the words stand', async () => {
    const placed = (place: 'headline' | 'on_air' | 'body') =>
      sourced({}, { attributions: [attributionRow({ place, locator: '12:03' })] });
    expect(await placed('headline')).toContain('‘A page’, at 12:03, in the headline.');
    expect(await placed('on_air')).toContain(', at 12:03, on air.');
    expect(await placed('body')).toContain(', at 12:03.');
  });
});

describe('the chain and the translation', () => {
  it('name whom the source cites, and how far that was seen', async () => {
    const [, line] = await linesOf({
      claim: claimRow({ reference_attribution_id: 1 }),
      attributions: [
        attributionRow({ id: 1, relayed_from_id: 2 }),
        attributionRow({ id: 2, source_id: 2, relayed_from_id: 3 }),
        attributionRow({ id: 3, source_id: 3, wording: null }),
      ],
      sources: [
        sourceRow(),
        sourceRow({ id: 2, title: 'Wire', outlet_name: 'Agency' }),
        sourceRow({ id: 3, title: 'the evening news', outlet_name: 'CCTV' }),
      ],
      copies: [copyRow({ source_id: 2 })],
    });
    expect(line).toContain(
      ', citing ‘Wire’ (Agency), of which we hold a copy, in turn citing the evening news (CCTV), which we have not seen.',
    );
  });

  it('say what is known of the translation, and nothing where none is recorded', async () => {
    const translated = async (over: Parameters<typeof attributionRow>[0]) =>
      (await linesOf({ attributions: [attributionRow({ tier: 'primary', ...over })] }))[1];
    expect(await translated({ translation: 'unknown' })).toContain('; not known whether a translation.');
    expect(await translated({ translation: 'agency', translator: 'A. B.' })).toContain(
      '; an agency’s translation; original not seen; translated by A. B.',
    );
    expect(await translated({ translation: 'machine' })).toContain(
      '; machine translation; original not seen.',
    );
    expect(await translated({ translation: 'none' })).not.toContain('original');
    const recorded = { ...NOTHING_RECORDED, original_not_seen: true };
    expect((await linesOf({ recorded }))[1]).toContain('; original not seen.');
  });

  it('give the original words in marks of their own', async () => {
    const [, line] = await linesOf({
      claim: claimRow({ reference_attribution_id: 1 }),
      attributions: [
        attributionRow({ id: 1, translation: 'own', translates_id: 2, credited_as: 'Minister' }),
        attributionRow({ id: 2, wording: '没有妥协余地', language: 'zh-Hant' }),
      ],
    });
    expect(line).toContain('; the source’s own translation. The source credits “Minister”.');
    expect(line).toContain('Original words, in ‘A page’: 「没有妥协余地」.');
  });
});

describe('how far it was checked', () => {
  it('stands with who checked it, when, who signed it off, what is open, and the caution', async () => {
    const status = {
      status: 'open',
      reason: 'two facets are open',
      at: '2023-06-25T10:00:00.000Z',
      by_name: 'Sample checker',
      signed_off_at: '2023-06-26T10:00:00.000Z',
      signed_off_by_name: 'Sample editor',
    } as const;
    const [, , line] = await linesOf({ status, open_notes: 2 });
    expect(line).toBe(
      'Seen; no copy held. Open (two facets are open), by Sample checker, 25 June 2023; signed off by Sample editor, 26 June 2023. This says who said it, not whether it is true. 2 open notes. Quotation 1 (https://desk.example/claims/1).',
    );
  });

  it('says what became of the source, and of an attribution set aside', async () => {
    const [, , line] = await linesOf({
      sources: [sourceRow({ condition: 'deleted', condition_on: '2023-07' })],
      attributions: [attributionRow({ rank: 'deprecated' })],
    });
    expect(line).toContain('Source marked: deleted, July 2023. This attribution is marked as “Do not use”.');
    const [, , other] = await linesOf({
      sources: [sourceRow({ condition: 'edited', condition_notice: 'Cut.' })],
    });
    expect(other).toContain('Source marked: edited since: Cut. Nobody');
  });
});

it('words that differ from the claim’s own text say so', async () => {
  const [line] = await linesOf({ claim: claimRow({ text: 'We will meet.' }) });
  expect(line).toContain(' Our record of the quotation reads: “We will meet.”');
});

it('the evidence under a reference carries words, speaker, chain, visit, copy and status', () => {
  const entry = entryOf(
    entryRows({
      attributions: [attributionRow({ cue: 'said', locator: 'p. 4' })],
      sources: [sourceRow({ accessed: '2023', archive_url: 'https://a.org/' })],
      copies: [copyRow()],
    }),
  );
  if (!isCitable(entry)) throw new Error('The fixture cites nothing.');
  expect(toText(evidenceOf(entry, voiceOf('en-GB', null, style)))).toBe(
    '“We agreed to meet again.” (in English) — Ada Speaker. Reported there, at p. 4. Cue: “said”. Accessed 2023. Archived at https://a.org/. Copy held since 25 June 2023. Nobody has checked this yet. This says who said it, not whether it is true. Quotation 1.',
  );
});
