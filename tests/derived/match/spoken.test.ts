import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// Words that a copy has, and credits to somebody else or does not assert: no status, row or file takes them for plain.

let desk: TestDesk;
let [viewer, checker, editor, page]: Sends[] = [];
beforeAll(async () => {
  desk = await openDesk();
  [viewer, checker, editor] = [
    await desk.token('viewer'),
    await desk.token('checker'),
    await desk.token('editor'),
  ];
  page = await desk.signIn('editor');
});
afterAll(() => desk.close());

async function posted(path: string, body: object, sends = editor) {
  const answer = await desk.json('POST', path, body, sends);
  expect(answer.ok, await answer.clone().text()).toBe(true);
  return (await answer.json()) as { id: number; findings?: { id: number }[] };
}

async function read(path: string, sends = viewer): Promise<string> {
  return (await desk.get(path, sends)).text();
}

/** A claim, and a copy of its source. */
async function stored(speaker: string, text: string, copy: string): Promise<number> {
  const source = await posted('/sources', {
    title: 'The Courier',
    language: 'en',
    type: 'article-newspaper',
  });
  await posted(`/sources/${source.id}/snapshots`, { text: copy });
  const claim = await posted('/claims', {
    ...{ text, language: 'en', form: 'direct', speaker: { name: speaker }, said_on: '2023-06-19' },
    attribution: { source_id: source.id, tier: 'issuer' },
  });
  return claim.id;
}

async function matchOf(claim: number) {
  return (
    JSON.parse(await read(`/claims/${claim}.json`)) as { match: { state: string; words: string | null } }
  ).match;
}

const STORIES = [
  [
    'denied',
    'Ada Lund',
    'the mayor lied to this city',
    'Ada Lund spoke on Monday. “It is not true that the mayor lied to this city,” Lund said.',
    /^these words are denied: ‘It is not true that/,
  ],
  [
    'nobody’s',
    'Ada Lund',
    'I took the money',
    'Ada Lund spoke on Monday. “Nobody can say I took the money,” Lund said.',
    /^these words are denied: ‘Nobody can say/,
  ],
  [
    'conditional',
    'Ada Lund',
    'we will leave',
    'Ada Lund spoke on Monday. “If the court orders it, we will leave,” Lund said.',
    /^these words are conditional: ‘If the court orders it/,
  ],
] as const;

describe('words that the copy does not assert', () => {
  it.each(STORIES)('are %s there: said in the match', async (_, speaker, text, copy, words) => {
    const match = await matchOf(await stored(speaker, text, copy));
    expect(match.state).toBe('not_asserted');
    expect(match.words).toMatch(words);
  });

  it('are plain where the claim has the condition, or its own “not”', async () => {
    const copy = STORIES[2][3];
    const match = await matchOf(await stored('Ada Lund', 'If the court orders it, we will leave', copy));
    expect(match.state).toBe('same');
  });
});

describe('words that somebody recounts in the copy', () => {
  const COPY = 'Anna Marr opened the hall. “Bo Ekman told us ‘the yard will close in May’,” Marr said.';
  let claim: number;
  beforeAll(async () => {
    claim = await stored('Bo Ekman', 'the yard will close in May', COPY);
  });

  it('are second-hand, from whom the copy names', async () => {
    expect(await matchOf(claim)).toMatchObject({
      state: 'not_asserted',
      words: expect.stringMatching(/^these words are second-hand, from Anna Marr/),
    });
  });

  it('are plain once the attribution names the same teller', async () => {
    const { attributions } = JSON.parse(await read(`/claims/${claim}.json`)) as {
      attributions: { id: number; version: number }[];
    };
    const [one] = attributions;
    const change = { recounted_by: { name: 'Anna Marr' } };
    const sends = { ...editor, 'if-match': `"${one?.version}"` };
    const answer = await desk.json('PATCH', `/attributions/${one?.id}`, change, sends);
    expect(answer.ok, await answer.clone().text()).toBe(true);
    expect((await matchOf(claim)).state).toBe('same');
  });
});

describe('words that the copy credits to somebody else', () => {
  const COPY =
    'Anna Marr opened the hall. Marr said: “The bridge will open in May.” Minister Ada Lund disagreed with that.';
  let claim: number;
  beforeAll(async () => {
    claim = await stored('Ada Lund', 'The bridge will open in May.', COPY);
  });

  it('are said to be: in JSON, on the page, in the row, in the queue and in CSV', async () => {
    expect(await matchOf(claim)).toMatchObject({
      state: 'another_speaker',
      words: 'Anna Marr is credited with these words',
      credited: 'Anna Marr',
    });
    const line = 'In our copy Anna Marr is credited with these words';
    for (const path of ['/claims', '/']) expect(await read(path, page), path).toContain(line);
    const html = await read(`/claims/${claim}`, page);
    expect(html).toMatch(/In our copy of [^<]* Anna Marr is credited with these words\./);
    expect(await read('/claims.csv?match=another_speaker')).toContain(
      'Anna Marr is credited with these words',
    );
  });

  it('are said to be in every format of an export', async () => {
    for (const format of [
      'text',
      'markdown',
      'html',
      'csl-json',
      'ris',
      'bibtex',
      'biblatex',
      'csv',
      'jsonld',
    ])
      expect(await read(`/claims/export?id=${claim}&format=${format}`), format).toMatch(
        /Anna Marr is credited with these\s+words/,
      );
  });

  it('are plain where the copy credits the speaker, by surname, or nobody', async () => {
    for (const copy of [
      'Ada Lund opened the hall. Lund said: “The bridge will open in May.”',
      'A banner was unrolled. “The bridge will open in May.”',
    ])
      expect((await matchOf(await stored('Ada Lund', 'The bridge will open in May.', copy))).state).toBe(
        'same',
      );
  });

  it('take no finding on the speaker without a reason, and none of several at once', async () => {
    const finding = { facet: 'speaker', value: 'confirmed' };
    const bare = await desk.json('POST', `/claims/${claim}/findings`, { findings: [finding] }, checker);
    expect([bare.status, await bare.text()]).toEqual([
      422,
      expect.stringContaining('our copy says otherwise'),
    ]);
    const other = await stored('Ada Lund', 'Rain is due', 'Ada Lund said: “Rain is due.”');
    const several = await desk.json(
      'POST',
      '/findings',
      {
        claim_ids: [claim, other],
        ...finding,
        rationale: 'We asked her office.',
        evidence_each: ['wording_source'],
      },
      checker,
    );
    expect([several.status, await several.text()]).toEqual([
      422,
      expect.stringContaining('In our copy Anna Marr is credited with these words'),
    ]);
  });

  it('bar the confirmation until two people accept that on the speaker', async () => {
    const evidence = [{ kind: 'attribution', id: await attributionOf(claim) }];
    const good = [
      ['wording', 'verbatim'],
      ['speaker', 'confirmed'],
      ['occasion', 'confirmed'],
      ['context', 'fair'],
      ['translation', 'not_needed'],
      ['record', 'issuer_version'],
    ].map(([facet, value]) => ({ facet, value, rationale: 'We heard the tape.', evidence }));
    const { findings = [] } = await posted(`/claims/${claim}/findings`, { findings: good }, checker);
    expect(await statusOf(claim)).toBe('partly_checked');
    const [wording, speaker, , context] = findings;
    for (const one of [wording, context]) await posted(`/findings/${one?.id}/agreement`, {});
    expect(await statusOf(claim)).toBe('partly_checked');
    await posted(`/findings/${speaker?.id}/agreement`, {});
    expect(await statusOf(claim)).toBe('attribution_confirmed');
    expect(await read(`/claims/export?id=${claim}&format=text`)).toMatch(
      /Anna Marr is credited with these words\. Accepted by Chris Checker and Eddie Editor/,
    );
  });

  it('are what somebody else said again once the copy changes, and the claim is listed as no longer confirmed', async () => {
    const own = JSON.parse(await read(`/claims/${claim}.json`)) as {
      attributions: { source: { id: number } }[];
    };
    const source = own.attributions[0]?.source.id;
    await posted(`/sources/${source}/snapshots`, {
      text: COPY.replaceAll('Anna Marr', 'Bo Ekman').replaceAll('Marr', 'Ekman'),
    });
    expect(await statusOf(claim)).toBe('partly_checked');
    expect(await read('/', page)).toContain('Checked, but a source or our copy says otherwise');
  });
});

async function statusOf(claim: number): Promise<string> {
  return (JSON.parse(await read(`/claims/${claim}.json`)) as { attribution_status: { status: string } })
    .attribution_status.status;
}

async function attributionOf(claim: number): Promise<number> {
  const { attributions } = JSON.parse(await read(`/claims/${claim}.json`)) as {
    attributions: { id: number }[];
  };
  return attributions[0]?.id ?? 0;
}
