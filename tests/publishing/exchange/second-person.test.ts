import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ComparedDesk, comparedDesk } from '../../checking/comparison-queue/compared-desk.js';
import { recordBy } from '../../checking/findings/checked-desk.js';
import { openDesk, type TestDesk } from '../../support/desk.js';
import { exportedDesk, faultsIn, importFile } from '../../support/desk-file.js';

// What two people stand behind, on another desk.

let here: ComparedDesk;
let there: TestDesk;
beforeEach(async () => {
  [here, there] = [await comparedDesk(), await openDesk()];
  const { claim } = await here.addClaim('The council does want a new bridge here.');
  await here.keep('She said: “The council does not want a new bridge here.”');
  await here.ctx.comparer.all();
  const wording = { facet: 'wording', value: 'minor_changes', rationale: 'The tape has no “not”.' };
  const context = { facet: 'context', value: 'cut_meaning_changed', rationale: 'The question is missing.' };
  const [first] = await recordBy(here, await here.token('checker'), claim, wording, context);
  await here.json('POST', `/findings/${first?.id}/agreement`, {}, here.sends);
  // Other numbers than there.
  const speaker = { name: 'Here before', kind: 'person' };
  await there.json(
    'POST',
    '/claims',
    { text: 'First.', form: 'direct', speaker },
    await there.token('editor'),
  );
});
afterEach(async () => {
  await here.close();
  await there.close();
});

type Finding = Record<string, unknown>;

async function exported(): Promise<{ findings: Finding[] }> {
  return JSON.parse((await exportedDesk(here.ctx.db)).text) as { findings: Finding[] };
}

async function takeIn(file: object): Promise<void> {
  await importFile(there.ctx, file);
  await there.ctx.comparer.all();
}

const matched = async () => {
  const rows = there.ctx.db.selectFrom('claim_match').select(['standing', 'finding_id']);
  return rows.where('audience', '=', 1).orderBy('claim_id', 'desc').executeTakeFirst();
};
const found = () =>
  there.ctx.db.selectFrom('findings').select(['facet', 'needs_second', 'agreed_at']).orderBy('id').execute();

describe('findings with a second person, from one desk to another', () => {
  it('are accepted there as they were here, and wait there where they waited here', async () => {
    await takeIn(await exported());
    expect(await matched()).toMatchObject({ standing: 'accepted' });
    expect(await found()).toMatchObject([
      { facet: 'wording', needs_second: 1, agreed_at: expect.any(String) },
      { facet: 'context', needs_second: 1, agreed_at: null },
    ]);
  });

  it('accept nothing where the wording is another there', async () => {
    const file = await exported();
    const [answer] = (file.findings[0]?.answers ?? []) as Record<string, unknown>[];
    Object.assign(answer ?? {}, { wording_sha256: 'b'.repeat(64) });
    await takeIn(file);
    expect(await matched()).toMatchObject({ standing: 'open' });
  });
});

describe('a file from before it was stored whether a finding wants a second person', () => {
  it('has its accusations count, and its findings on the wording accept nothing', async () => {
    const file = await exported();
    const older = file.findings.map(({ needs_second: _, answers: __, ...finding }) => ({
      ...finding,
      ...{ agreed_at: null, agreed_by: null },
    }));
    await takeIn({ ...file, findings: older });
    expect(await found()).toMatchObject([
      { facet: 'wording', needs_second: 0 },
      { facet: 'context', needs_second: 0 },
    ]);
    expect(await matched()).toMatchObject({ standing: 'open' });
  });

  it('has what wanted a second person at that time wait still', async () => {
    const file = await exported();
    const older = file.findings.map(({ needs_second: _, answers: __, ...finding }) => ({
      ...finding,
      ...(finding.facet === 'context' ? { facet: 'speaker', value: 'fabricated' } : {}),
      ...{ agreed_at: null, agreed_by: null },
    }));
    await takeIn({ ...file, findings: older });
    expect(await found()).toMatchObject([{ needs_second: 0 }, { facet: 'speaker', needs_second: 1 }]);
  });
});

describe('a file whose findings cannot be', () => {
  it.each([
    [
      'a second person for a finding that wants none',
      1,
      { facet: 'occasion', value: 'confirmed' },
      'needs_second: only an accusation',
    ],
    [
      'an answer to a comparison on another facet',
      1,
      { facet: 'occasion', value: 'confirmed', answers: [] },
      'answers: only a finding on the word',
    ],
    ['agreement where no second person is wanted', 0, { needs_second: false, answers: null }, 'agreed_by: '],
    [
      'an answer about a copy that is not there',
      0,
      { answers: [brokenAnswer()] },
      'answers.0.snapshot: there is',
    ],
  ])('is refused: %s', async (_, at, change, message) => {
    const file = await exported();
    Object.assign(file.findings[at] ?? {}, change);
    expect(faultsIn(file).join('\n')).toContain(message);
  });
});

function brokenAnswer() {
  return { attribution: null, wording_sha256: null, snapshot: 999, verdict: 'altered', flags: [] };
}
