import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../support/desk.js';

// A story on the record whose source is cited by a claim that is not: its kept copies, and the notes on them, are for
// checkers from then on, and so is every word of them that was cited or marked before.

let desk: TestDesk;
let token: Sends;
const made = { claim: 0, source: 0, copy: 0, note: 0, attribution: 0, background: 0 };

beforeAll(async () => {
  desk = await openDesk({ anonymous: 'viewer' });
  token = await desk.token('checker', 'write');
  const speaker = await send('/speakers', { kind: 'person', name: 'Wang Yi' });
  const source = { type: 'webpage', title: 'The read-out' };
  const claim = { text: 'Public words', speaker_id: speaker.id };
  made.claim = (await send('/claims', { ...claim, attribution: { source, tier: 'primary' } })).id;
  const whole = (await (await desk.get(`/claims/${made.claim}.json`, token)).json()) as {
    attributions: { id: number; source: { id: number } }[];
  };
  made.attribution = whole.attributions[0]?.id ?? 0;
  made.source = whole.attributions[0]?.source.id ?? 0;
  const text = 'CITEDLINE here. MARKEDLINE too. Public words.';
  made.copy = (await send(`/sources/${made.source}/snapshots`, { text })).id;
  const note = { motivation: 'commenting', body: 'NOTEDLINE' };
  made.note = (await send(`/sources/${made.source}/annotations`, note)).id;
  const pointing = { snapshot_id: made.copy, selector: { exact: 'MARKEDLINE too' } };
  await send(`/attributions/${made.attribution}`, pointing, 'PATCH');
  await send(`/claims/${made.claim}/findings`, {
    findings: [
      {
        facet: 'context',
        value: 'fair',
        evidence: [
          { kind: 'snapshot', id: made.copy, selector: { exact: 'CITEDLINE here' } },
          { kind: 'annotation', id: made.note },
        ],
      },
    ],
  });
  const behind = { text: 'On background', ground_rule: 'background', speaker_id: speaker.id };
  made.background = (await send('/claims', { ...behind, attribution: { source_id: made.source } })).id;
});
afterAll(() => desk.close());

async function send(path: string, body: object, method: 'POST' | 'PATCH' = 'POST'): Promise<{ id: number }> {
  const seen = method === 'PATCH' ? await desk.get(`${path}.json`, token) : null;
  const version = seen === null ? null : ((await seen.json()) as { version: number }).version;
  const sends = version === null ? token : { ...token, 'if-match': `"${version}"` };
  const answer = await desk.json(method, path, body, sends);
  const told = await answer.text();
  expect(answer.status, `${path}: ${told}`).toBeLessThan(300);
  return JSON.parse(told) as { id: number };
}

async function read(path: string, sends: Sends): Promise<string> {
  return (await desk.get(path, sends)).text();
}

function addresses(): string[] {
  const [claim, attribution] = [`/claims/${made.claim}`, `/attributions/${made.attribution}`];
  const all = ['', '.json', '.atom', '/history', '/history.json', '/findings', '/findings.json', '/dossier'];
  return [
    ...all.map((end) => `${claim}${end}`),
    ...['/collation', '/collation.json', '/attributions.json'].map((end) => `${claim}${end}`),
    ...['.json', '/history', '/history.json'].map((end) => `${attribution}${end}`),
    ...['/findings/1.json', '/activity', '/activity.json', '/activity.csv', '/activity.atom'],
    ...[
      '/annotations?show=all',
      '/annotations.json?show=all',
      '/claims.json',
      '/claims.csv',
      '/claims?q=here',
    ],
    ...['text', 'csv', 'csl-json', 'ris', 'jsonld', 'webannotation'].map(
      (format) => `/claims/export?id=${made.claim}&format=${format}`,
    ),
  ];
}

const WORDS = /CITEDLINE|MARKEDLINE|NOTEDLINE/;

async function telling(sends: Sends): Promise<string[]> {
  const told: string[] = [];
  for (const path of addresses()) if (WORDS.test(await read(path, sends))) told.push(path);
  return told;
}

async function evidenceFor(sends: Sends): Promise<unknown> {
  const { findings } = JSON.parse(await read(`/claims/${made.claim}/findings.json`, sends)) as {
    findings: { evidence: object[] }[];
  };
  return findings[0]?.evidence;
}

describe('what was cited from a copy that is for checkers', () => {
  it('is told to nobody below a checker, at any address that shows what rests on it', async () => {
    for (const sends of [{}, await desk.token('viewer', 'read'), await desk.signIn('viewer')])
      expect(await telling(sends)).toEqual([]);
  });

  it('stays counted among the evidence, without its number and its words', async () => {
    expect(await evidenceFor({})).toEqual([
      { kind: 'snapshot', id: null, version: 1, selector: null },
      { kind: 'annotation', id: null, version: 1, selector: null },
    ]);
    const page = await read(`/claims/${made.claim}`, {});
    expect(page).toContain('Saved copy, no longer available');
    expect(await read(`/claims/${made.claim}/dossier`, {})).toContain('Saved copy (not shown)');
  });

  it('is told to a checker in full', async () => {
    expect(await evidenceFor(token)).toMatchObject([
      { kind: 'snapshot', id: made.copy, selector: { exact: 'CITEDLINE here' } },
      { kind: 'annotation', id: made.note },
    ]);
    const history = await read(`/claims/${made.claim}/history.json`, token);
    expect(history).toContain('CITEDLINE here');
    expect(history).toContain('MARKEDLINE too');
  });

  it('is told to everybody again when the other claim goes on the record, in the history too', async () => {
    token = await desk.token('editor', 'write');
    await send(`/claims/${made.background}`, { ground_rule: 'on_record', rule_reason: 'Released.' }, 'PATCH');
    expect(await evidenceFor({})).toMatchObject([{ id: made.copy }, { id: made.note }]);
    const history = await read(`/claims/${made.claim}/history.json`, {});
    expect(history).toContain('CITEDLINE here');
    expect(history).toContain('MARKEDLINE too');
  });
});
