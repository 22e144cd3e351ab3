import { afterAll, beforeAll, expect, it } from 'vitest';
import { CREDITED, type CreditedDesk, creditedDesk, WORDS } from '../../derived/match/credited-desk.js';
import { runCommand } from '../../support/run-command.js';

// Words that our copy credits to somebody else stand on record once two people accepted that; the look-up says so with
// the answer.

const SAYS = `In our copy ${CREDITED} is credited with these words; accepted by `;

let desk: CreditedDesk;
beforeAll(async () => {
  desk = await creditedDesk();
  const claim = await desk.addClaim(await desk.addSpeaker('Bo Falk'));
  const finding = {
    ...{ facet: 'speaker', value: 'confirmed' },
    rationale: 'The recording has his voice; the paper corrected itself.',
  };
  const found = await desk.json('POST', `/claims/${claim}/findings`, { findings: [finding] }, desk.checker);
  const { findings } = (await found.json()) as { findings: { id: number }[] };
  const agreed = await desk.json('POST', `/findings/${findings[0]?.id}/agreement`, {}, desk.editor);
  expect(agreed.ok, await agreed.text()).toBe(true);
  expect(await desk.matchOf(claim)).toEqual({ state: 'another_speaker', standing: 'accepted' });
});
afterAll(() => desk.close());

const query = new URLSearchParams({ q: WORDS, speaker: 'Bo Falk' });

it('in JSON, where the words still stand', async () => {
  const { passages } = (await (await desk.get(`/lookup.json?${query}`, desk.checker)).json()) as {
    passages: { says: string; stands: boolean }[];
  };
  expect(passages).toMatchObject([{ stands: true }]);
  expect(passages[0]?.says).toContain(`On record as said by Bo Falk. ${SAYS}`);
});

it('on the page, above all that was found, and in the terminal', async () => {
  const html = await (await desk.get(`/lookup?${query}`, await desk.signIn('viewer'))).text();
  expect(/lookup-warnings.*?<\/div>/s.exec(html)?.[0]).toContain(SAYS);
  const { out } = await runCommand(['lookup', WORDS, '--speaker', 'Bo Falk', '--db', desk.ctx.config.file]);
  expect(out).toContain(SAYS);
});
