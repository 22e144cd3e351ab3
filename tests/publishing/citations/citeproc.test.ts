import { afterAll, describe, expect, it } from 'vitest';
import type { CiteprocJob, Work } from '../../../src/publishing/citations/citeproc/model.js';
import { startCiteproc } from '../../../src/publishing/citations/citeproc/pool.js';
import type { CslItem } from '../../../src/publishing/citations/model/csl.js';

// The real worker, from dist: `npm test` builds it first.

const citeproc = startCiteproc();
afterAll(() => citeproc.close());

function work(key: string, over: Partial<CslItem> = {}): Work {
  return { key, item: { id: key, type: 'webpage', title: `Title ${key}`, ...over } };
}

function job(works: readonly Work[], over: Partial<CiteprocJob> = {}): CiteprocJob {
  return {
    style: 'apa',
    locale: 'en-US',
    works,
    cites: works.map(({ key }) => ({ key, locator: null })),
    ...over,
  };
}

describe('the citeproc worker', () => {
  it('prints entries with their own keys, and pins style and locale by hash', async () => {
    const answer = await citeproc.print(job([work('b'), work('a')]));
    expect(answer.entries.map(({ key }) => key)).toEqual(['a', 'b']);
    for (const { key, html } of answer.entries) expect(html).toContain(`Title ${key}`);
    expect(answer).toMatchObject({ notes: [], faults: [], locale: 'en-US' });
    expect(answer.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('remembers nothing of the job before, though the keys are the same', async () => {
    await citeproc.print(job([work('a', { title: 'First' }), work('b')]));
    const answer = await citeproc.print(job([work('a', { title: 'Second' })]));
    expect(answer.entries).toHaveLength(1);
    expect(answer.entries[0]?.html).toContain('Second');
  });

  it('tells two works of one author and year apart, and a lone one from none', async () => {
    const same: Partial<CslItem> = { author: [{ family: 'Doe' }], issued: { 'date-parts': [[2023]] } };
    const pair = await citeproc.print(job([work('a', same), work('b', same)]));
    expect(pair.entries.map(({ html }) => /2023[ab]/.exec(html)?.[0])).toEqual(['2023a', '2023b']);
    const one = await citeproc.print(job([work('a', same)]));
    expect(one.entries[0]?.html).toContain('(2023)');
  });

  it('prints what looks like markup in a title as it was typed', async () => {
    const answer = await citeproc.print(job([work('a', { title: '<i>a</i> &lt; <script> \uFDD0\uFDD1' })]));
    expect(answer.entries[0]?.html).toContain(
      '&#60;i&#62;a&#60;/i&#62; &#38;lt; &#60;script&#62; \uFFFD\uFFFD',
    );
  });

  it('prints the rest where one work cannot be printed, and says which and why', async () => {
    const broken = work('bad', { author: [7] as never });
    const answer = await citeproc.print(job([work('a'), broken, work('b')]));
    expect(answer.entries.map(({ key }) => key)).toEqual(['a', 'b']);
    expect(answer.faults).toEqual([{ key: 'bad', why: expect.stringMatching(/./) }]);
  });

  it('answers jobs in the order they were given', async () => {
    const jobs = ['a', 'b', 'c'].map((key) => citeproc.print(job([work(key)])));
    const answers = await Promise.all(jobs);
    expect(answers.map((answer) => answer.entries[0]?.key)).toEqual(['a', 'b', 'c']);
  });

  it('is ended when a job takes too long, says what to do, and the next job has a thread of its own', async () => {
    const hasty = startCiteproc(1);
    const tooSlow = {
      code: 'unavailable',
      detail: expect.stringMatching(
        /"apa" took longer than .* for 5000 sources .* Export fewer quotations at a time/,
      ),
    };
    const many = job(Array.from({ length: 5_000 }, (_, at) => work(`w${at}`)));
    const both = [hasty.print(many), hasty.print(many)];
    for (const answer of both) await expect(answer).rejects.toMatchObject(tooSlow);
  });

  it('fails the job under way when it is closed, and those that come later', async () => {
    const closing = startCiteproc();
    const cut = expect(closing.print(job([work('a')]))).rejects.toMatchObject({ code: 'unavailable' });
    await Promise.all([closing.close(), cut]);
    await expect(closing.print(job([work('b')]))).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('fails a job for a style that does not exist, and goes on', async () => {
    await expect(citeproc.print(job([work('a')], { style: 'no-such-style' }))).rejects.toThrow(
      'no-such-style',
    );
    await expect(citeproc.print(job([work('a')], { style: '../apa' }))).rejects.toThrow('../apa');
    expect((await citeproc.print(job([work('a')]))).entries).toHaveLength(1);
  });

  it('starts no thread until there is a job, and may be closed without one', async () => {
    await expect(startCiteproc().close()).resolves.toBeUndefined();
  });
});

const LETTER = 'personal_communication';

describe('a style that omits some kinds of source', () => {
  it('gives them in note form, with a locator, and never shifts an entry to another work', async () => {
    const kinds = [LETTER, 'webpage', LETTER, 'report', LETTER] as const;
    const works = kinds.map((type, index) =>
      work(`w${index}`, { type, author: [{ family: `Doe${index}` }], issued: { 'date-parts': [[2023]] } }),
    );
    const cites = works.map(({ key }) => ({ key, locator: { locator: '4', label: 'page' } as const }));
    const style = 'university-of-south-australia-2017-harvard';
    const answer = await citeproc.print(job(works, { style, cites }));
    expect(answer.entries.map(({ key }) => key)).toEqual(['w1', 'w3']);
    for (const { key, html } of answer.entries) expect(html).toContain(`Title ${key}`);
    expect(answer.notes.map(({ cite }) => cite)).toEqual([0, 2, 4]);
    for (const { cite, html } of answer.notes) expect(html).toContain(`Doe${cite}`);
    expect(answer.notes[0]?.html).toContain('p. 4');
  });

  it('gives everything in note form where it has no bibliography at all', async () => {
    const answer = await citeproc.print(job([work('a'), work('b')], { style: 'bluebook-law-review' }));
    expect(answer.entries).toEqual([]);
    expect(answer.notes.map(({ html }) => /Title [ab]/.exec(html)?.[0])).toEqual(['Title a', 'Title b']);
  });
});
