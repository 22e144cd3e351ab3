import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FOLLOWERS } from '../../../../src/followers.js';
import { verifyChain } from '../../../../src/people/activity/chain-store.js';
import { openStyles } from '../../../../src/publishing/citations/styles-pool.js';
import { wordFaults } from '../../../../src/publishing/exchange/model/faults.js';
import { wordAlike } from '../../../../src/publishing/exchange/model/report.js';
import { freshDatabase, type TestDatabase } from '../../../support/database.js';
import { cited } from '../../citations/fixtures/requests.js';
import { SAMPLE_STORY } from '../../citations/fixtures/sample-story.js';
import { type Asked, asCsv, takeInCsv } from './take-in.js';

let desk: TestDatabase;
beforeEach(async () => {
  desk = await freshDatabase(FOLLOWERS);
});
afterEach(() => desk.close());

const claims = () => desk.db.selectFrom('claims').selectAll().orderBy('id').execute();
const faults = async (file: string | Buffer, asked?: Asked) => {
  const report = await takeInCsv(desk, file, asked);
  expect(await claims()).toEqual([]);
  return wordFaults(report.faults, report.faultCount);
};

describe('a CSV file of claims', () => {
  it('becomes claims with their speakers, occasions, sources and tags, in one change', async () => {
    const report = await takeInCsv(
      desk,
      [
        'text,speaker,occasion,occasion_date,source,outlet,tags,relayed_from,tier',
        'No room for compromise,Wang Yi,Talks,2023-06,The article,El País,"taiwan; trade",CCTV News,secondary',
        'No new Cold War,Antony Blinken,Talks,2023-06,The article,El País,Taiwan,,',
      ].join('\r\n'),
    );
    expect(report).toMatchObject({ rows: 2, taken: 2, made: { speaker: 2, occasion: 1, source: 2, tag: 2 } });
    const [first, second] = await claims();
    expect(first).toMatchObject({ text: 'No room for compromise', said_on: '2023-06', version: 2 });
    expect(second?.occasion_id).toBe(first?.occasion_id);
    const attributions = await desk.db.selectFrom('attributions').selectAll().orderBy('id').execute();
    expect(attributions.map(({ wording }) => wording)).toEqual([null, first?.text, second?.text]);
    expect(attributions[1]).toMatchObject({ relayed_from_id: 1, tier: 'secondary', form: 'direct' });
    expect(first?.reference_attribution_id).toBe(attributions[1]?.id);
    const events = await desk.db.selectFrom('events').select('change_id').distinct().execute();
    expect(events).toHaveLength(1);
    expect(await verifyChain(desk.db)).toMatchObject({ ok: true });
    expect(await desk.db.selectFrom('claim_entries').select('claim_id').execute()).toHaveLength(2);
    expect(await desk.db.selectFrom('claim_status').select('status').execute()).toEqual([
      { status: 'open' },
      { status: 'open' },
    ]);
  });

  it('is refused where a row has far more cells than there are columns', async () => {
    expect(await faults(`text,speaker\nA,"B\n,,"\n${','.repeat(2_000)}`)).toEqual([
      'Line 4: This row has more than 1,000 cells. Check the delimiter, or remove the columns you do not need.',
    ]);
    expect(await faults(','.repeat(100_000))).toEqual([expect.stringMatching(/^Line 1: This row has more/)]);
  });

  it('takes commas in quotation marks for words, however many', async () => {
    expect(await takeInCsv(desk, `text,speaker\n"${','.repeat(3_000)}a",Wang Yi\n`)).toMatchObject({
      rows: 1,
    });
    expect(await claims()).toMatchObject([{ text: `${','.repeat(3_000)}a` }]);
  });

  it.each([
    ['semicolons', 'text;speaker\nA, b and c;Wang Yi\n'],
    ['tabs', 'text\tspeaker\nA, b and c\tWang Yi\n'],
    ['a byte order mark and other names', '\ufeffQuote,Said by\r\n"A, b and c",Wang Yi\r\n'],
    ['old line ends', 'text,speaker\r"A, b and c",Wang Yi\r'],
    ['empty lines and rows', 'text,speaker\n\n"A, b and c",Wang Yi\n,\n'],
  ])('is read with %s', async (_, file) => {
    expect(await takeInCsv(desk, file)).toMatchObject({ rows: 1, faultCount: 0 });
    expect(await claims()).toMatchObject([{ text: 'A, b and c' }]);
  });

  it('is read as the writer says which column is which', async () => {
    const mapping = ['Zitat = text', 'Wer=speaker', 'Intern='];
    const report = await takeInCsv(desk, 'Zitat,Wer,Intern,id\nWords,Wang Yi,x,7\n', { mapping });
    expect(report).toMatchObject({ faultCount: 0, leftOut: ['Intern', 'id'] });
  });

  it('takes a value by its key or by its words', async () => {
    await takeInCsv(desk, 'text,speaker,form,speaker_kind\nWords,The ministry,Indirect,body\n', {});
    const [claim] = await claims();
    expect(claim).toMatchObject({ form: 'indirect' });
  });

  it('keeps an apostrophe of its own and takes off the one that made a cell safe', async () => {
    await takeInCsv(desk, `text,speaker\n'tis so,A\n'=1+1,A\n'＝1,A\n`);
    expect((await claims()).map(({ text }) => text)).toEqual(["'tis so", '=1+1', '＝1']);
  });

  it.each([
    ['text\nWords\n', /column speaker is missing/],
    ['text,speaker,spaeker_kind\nA,B,person\n', /^Line 1, ‘?.*spaeker_kind.*Is it speaker_kind\?/],
    ['text,quote,speaker\nA,B,C\n', /are both read as text/],
    ['text,speaker,speaker\nA,B,C\n', /Two columns have this name/],
    ['text,speaker\nA\n', /^Line 2: This row has one cell, the header 2/],
    ['text,speaker\n"A\nb",B\nC,D,E\n', /^Line 4: This row has 3 cells/],
    ['text,speaker,said_on\nA,B,2023-02-30\n', /^Line 2, said_on: /],
    ['text,speaker,ground_rule\nA,B,whispered\n', /^Line 2, ground_rule: /],
    ['text,speaker,ground_rule\nA,B,embargoed\n', /^Line 2.*when the embargo ends/],
    ['text,speaker,url\nA,B,https://a.example/\n', /^Line 2.*source/],
    ['text,speaker,occasion,occasion_date,said_on\nA,B,Talks,2023-06,2022\n', /^Line 2, said_on: .*outside/],
    ['text,speaker\nA,"B\nC,D\n', /^Line 2: .*never closed/],
    ['text,speaker\nA,B"c\n', /^Line 2: .*in its middle/],
    ['text,speaker\n', /nothing to import/],
    ['', /nothing to import/],
  ])('%j is refused with its place', async (file, sentence) => {
    const said = await faults(file);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(sentence);
  });

  it('is refused with the lines that are no UTF-8, and as a whole where it is UTF-16', async () => {
    const broken = Buffer.concat([
      Buffer.from('text,speaker\nA,B\nC,'),
      Buffer.from([0xe9]),
      Buffer.from('\nD,E\n'),
    ]);
    expect(await faults(broken)).toEqual([expect.stringMatching(/^Line 3: .*not UTF-8/)]);
    expect(await faults(Buffer.from('\ufefftext', 'utf16le'))).toEqual([expect.stringMatching(/UTF-16/)]);
  });

  it('lists faults up to a bound and counts the rest', async () => {
    const rows = Array.from({ length: 150 }, (_, at) => `Words ${at},Wang Yi,never`);
    const said = await faults(`text,speaker,said_on\n${rows.join('\n')}\n`);
    expect(said).toHaveLength(101);
    expect(said.at(-1)).toBe('… and 50 more errors.');
  });

  it('is refused where several speakers of the file fit a row', async () => {
    const said = await faults('text,speaker,speaker_kind\nA,X,person\nB,X,body\nC,X,\n');
    expect(said).toEqual([
      expect.stringMatching(/^Line 4, speaker: Several speakers of this file are called X/),
    ]);
  });

  it('takes a source without the kind of its outlet for the one that has it', async () => {
    const rows = [
      'text,speaker,source,outlet,outlet_kind',
      'A,X,The article,El País,newspaper',
      'B,X,The article,El País,',
    ];
    expect((await takeInCsv(desk, rows.join('\n'))).made.source).toBe(1);
    expect(await desk.db.selectFrom('outlets').select(['name', 'kind']).execute()).toEqual([
      { name: 'El País', kind: 'newspaper' },
    ]);
  });

  it('is refused where a source has its words from itself, as a form is', async () => {
    const itself = 'relayed_from: A source cannot cite itself. Choose another';
    const head = 'text,speaker,source,outlet,relayed_from';
    expect(await faults(`${head}\nA,X,The article,El País,The article\nB,X,The article,,Another`)).toEqual([
      `Line 2, ${itself}`,
    ]);
    await takeInCsv(desk, 'title\nThe article');
    expect(await faults(`${head}\nA,X,The article,,The article`)).toEqual([`Line 2, ${itself}`]);
  });

  it('leaves out, refuses or adds rows that are there already, as is asked', async () => {
    const file = 'text,speaker,source\nNo room,Wang Yi,The article\n"No room!",Wang Yi,The article\n';
    const first = await takeInCsv(desk, file);
    expect(first).toMatchObject({ taken: 1, skipped: [{ line: 3, as: { line: 2 } }] });
    expect(await takeInCsv(desk, file)).toMatchObject({
      taken: 0,
      skippedCount: 2,
      skipped: [{ as: { desk: 1 } }, {}],
    });
    expect(await takeInCsv(desk, file, { duplicates: 'refuse' })).toMatchObject({ faultCount: 2 });
    expect(await claims()).toHaveLength(1);
    expect(await takeInCsv(desk, file, { duplicates: 'add' })).toMatchObject({ taken: 2 });
    expect(await claims()).toHaveLength(3);
    expect(await desk.db.selectFrom('speakers').select('id').execute()).toHaveLength(1);
    expect(await desk.db.selectFrom('sources').select('id').execute()).toHaveLength(1);
  });

  it('is told row by row of what on the desk may be the same, and taken in all the same', async () => {
    await takeInCsv(desk, 'text,speaker\n"There is no room for compromise, none.",Antony Quill\n');
    const report = await takeInCsv(
      desk,
      'text,speaker\nno room for compromise,Anthony Quill\nQuite other words,Anthony Quill\n',
    );
    expect(report).toMatchObject({ taken: 2, skippedCount: 0, alikeCount: 1, notCompared: 0 });
    expect(report.alike.map(({ line, alike }) => [line, ...wordAlike(alike)])).toEqual([
      [2, 'is part of quotation 1', 'the speaker “Anthony Quill” is similar to speaker 1 (Antony Quill)'],
    ]);
    expect(await claims()).toHaveLength(3);
  });

  it('is looked up again where somebody changed the desk since it was checked', async () => {
    const file = 'text,speaker\nNo room,Wang Yi\n';
    const between = async () => void (await takeInCsv(desk, 'text,speaker\nOther words,Wang Yi\n'));
    await takeInCsv(desk, file, { between });
    expect(await desk.db.selectFrom('speakers').select('id').execute()).toHaveLength(1);
    const twice = async () => {
      await takeInCsv(desk, 'text,speaker,speaker_kind\nThird,X,person\nFourth,X,body\n');
    };
    const report = await takeInCsv(desk, 'text,speaker\nFifth,X\n', { between: twice });
    expect(report.faults).toMatchObject([
      { line: 2, message: expect.stringMatching(/2 speakers are called X/) },
    ]);
    expect(await claims()).toHaveLength(4);
  });
});

it('a list as CSV comes in with the words and the sources that it cites', async () => {
  const styles = openStyles();
  const { file } = await cited(SAMPLE_STORY, { format: 'csv' }, styles);
  await styles.close();
  const report = await takeInCsv(desk, file);
  expect(report).toMatchObject({ faultCount: 0, taken: SAMPLE_STORY.length });
  expect((await claims()).map(({ text }) => text)).toEqual(SAMPLE_STORY.map(({ claim }) => claim.text));
  const attributions = await desk.db.selectFrom('attributions').select('wording').execute();
  expect(attributions.filter(({ wording }) => wording !== null)).toHaveLength(SAMPLE_STORY.length);
});

describe('a CSV file of sources', () => {
  it('becomes sources, and those that are there are left out', async () => {
    const file =
      'title,type,outlet,authors,url\nThe article,article-newspaper,El País,"Wong, Edward; {Reuters, London}",https://a.example/1\n';
    expect(await takeInCsv(desk, file)).toMatchObject({ kind: 'sources', taken: 1 });
    expect(await takeInCsv(desk, file)).toMatchObject({ taken: 0, skippedCount: 1 });
    const out = await asCsv(desk, 'sources');
    expect(out).toContain('"Wong, Edward; {Reuters, London}"');
    const [source] = await desk.db.selectFrom('sources').select('authors').execute();
    expect(JSON.parse(source?.authors ?? '')).toEqual([
      { family: 'Wong', given: 'Edward' },
      { literal: 'Reuters, London' },
    ]);
  });
});
