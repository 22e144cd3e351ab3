import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsIn } from '../../publishing/lists/desk-with-claims.js';
import type { Sends } from '../../support/desk.js';
import { type CheckedDesk, openCheckedDesk } from './checked-desk.js';

let checked: CheckedDesk;
let viewer: Sends;
let checker: Sends;
beforeAll(async () => {
  checked = await openCheckedDesk();
  [viewer, checker] = [await checked.on.desk.signIn('viewer'), await checked.on.desk.signIn('checker')];
});
afterAll(() => checked.on.desk.close());

async function read(path: string, sends: Sends): Promise<string> {
  const answer = await checked.on.desk.get(path, sends);
  const page = await answer.text();
  expect(answer.status, page.slice(0, 500)).toBe(200);
  return page;
}

/** The page's words without tags, with single blanks. */
function wordsOf(page: string): string {
  return page
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:])/g, '$1');
}

const ofClaim = (sends: Sends) => read(`/claims/${checked.claim}/dossier`, sends);

describe('the dossier of a claim', () => {
  it('is a page without faults, linked from the claim', async () => {
    expect(await faultsIn(await ofClaim(checker))).toEqual([]);
    expect(await read(`/claims/${checked.claim}`, viewer)).toContain(`/claims/${checked.claim}/dossier`);
  });

  it('says by whom and when it was made, and what a status does not say', async () => {
    const words = wordsOf(await ofClaim(viewer));
    expect(words).toMatch(
      /Created on \d+ \w+ \d{4}, \d\d:\d\d UTC by Vera Viewer; statuses as at that time\./,
    );
    expect(words).toContain('Record – no record found');
    expect(words).toContain('This says who said it, not whether it is true.');
  });

  it('prints each facet with value, reason, evidence, and what it was seen at', async () => {
    const words = wordsOf(await ofClaim(checker));
    expect(words).toMatch(
      /Wording Is the wording right\? Matches the source; original not checked, [^.]* by Chris Checker\./,
    );
    expect(words).toMatch(/The Paper: Blinken in China \(attribution \d+\), version \d+\./);
    expect(words).toContain('The passage: No room for compromise');
    expect(words).toContain('Reason: The archive has nothing of that day.');
    expect(words).toMatch(/Search 1: compromise, in the ministry’s archive\. Nothing found, version 1\./);
    expect(words).toContain('Translation Is the translation accurate? Not checked yet.');
  });

  it('says once what several findings rest on: the words, who entered them, the hashes', async () => {
    const { on, claim, snapshot } = checked;
    const { attributions } = (await (await on.desk.get(`/claims/${claim}.json`, on.token)).json()) as {
      attributions: { id: number; wording: string }[];
    };
    const [{ id, wording } = { id: 0, wording: '' }] = attributions;
    const page = await ofClaim(checker);
    const [, findings = '', sources = ''] = page.split(/<h3 id="(?:findings|wordings)-/);
    expect(wordsOf(findings)).toContain(`(attribution ${id}), version`);
    expect(wordsOf(findings)).not.toContain(wording);
    expect(wordsOf(sources)).toContain(wording);
    expect(wordsOf(sources)).toMatch(/Entered by Chris Checker, \d+ \w+ \d{4}, \d\d:\d\d UTC/);
    expect(page.split(snapshot.text_sha256)).toHaveLength(2);
  });

  it('prints way and hashes of each copy, with what a hash shows', async () => {
    const words = wordsOf(await ofClaim(checker));
    const { text_sha256: text, raw_sha256: raw } = checked.snapshot;
    expect(raw).toBe(text);
    expect(words).toContain('Pasted text');
    expect(words).toContain(`SHA-256 of the text and of the file, which are identical: ${text}`);
    expect(words).toContain('not that the outlet published it');
  });

  it('shows nothing of a copy that is not for the reader, nor the passage cited in it', async () => {
    // A claim on background is in the same article, so that its copies are for checkers.
    const words = wordsOf(await ofClaim(viewer));
    expect(words).toMatch(/Saved copy \(not shown\), version 1\./);
    expect(words).not.toContain('The passage:');
    expect(words).not.toContain(checked.snapshot.text_sha256);
    expect(words).toContain('No saved copies.');
  });

  it('says what is stale and why, and what was found before', async () => {
    const words = wordsOf(await ofClaim(viewer));
    expect(words).toMatch(/Out of date: the date was changed, .* by Eddie Editor\./);
    expect(words).toMatch(/Earlier: Confirmed, .* by Chris Checker; superseded\./);
  });

  it('shows what waits for a second person to checkers alone', async () => {
    const [seen, hidden] = [wordsOf(await ofClaim(checker)), wordsOf(await ofClaim(viewer))];
    for (const words of [
      'A pending suspicion.',
      'Waiting for an editor or admin',
      'A caption was mixed up.',
    ]) {
      expect(seen).toContain(words);
      expect(hidden).not.toContain(words);
    }
    expect(hidden).not.toMatch(/Misattributed/);
  });

  it('prints open notes whole, resolved ones briefly, and where one looked', async () => {
    const page = await ofClaim(viewer);
    expect(page).toContain('Was it <em>said</em> so?');
    const words = wordsOf(page);
    expect(words).toMatch(/Resolved notes Evidence \d+ by Chris Checker, .*; resolved by Chris Checker/);
    expect(words).toContain('Searches Search 1: compromise, in the ministry’s archive, 26 June 2023.');
  });

  it('prints each correction of the words, with both', async () => {
    const { on, claim } = checked;
    const [, other] = on.claims;
    expect(wordsOf(await ofClaim(viewer))).toContain('None.');
    const edit = { text: 'Adhere to the two principles.' };
    const headers = { ...on.token, 'if-match': '"2"' };
    const answer = await on.desk.json('PATCH', `/claims/${other}`, edit, headers);
    expect(answer.status, await answer.text()).toBe(200);
    const page = await read(`/claims/${other}/dossier`, viewer);
    expect(wordsOf(page)).toMatch(/Text of the quotation, [^.]* by Chris Checker:/);
    expect(page).toMatch(/<del>[^<]*One China/);
    expect(page).toMatch(/<ins>[^<]*two/);
    expect(claim).not.toBe(other);
  });

  it('has no address for what the reader may not see, and none for what does not exist', async () => {
    const { on } = checked;
    const [hidden, none] = await Promise.all(
      [`/claims/${on.background}/dossier`, '/claims/4242/dossier'].map((path) => on.desk.get(path, viewer)),
    );
    expect([hidden?.status, none?.status]).toEqual([404, 404]);
    const page = await read(`/claims/${on.background}/dossier`, checker);
    expect(wordsOf(page)).toContain('On background: not for publication.');
  });

  it('is made of no claim in the trash', async () => {
    const { on } = checked;
    const editor = await on.desk.token('editor');
    const third = on.claims[2];
    const trashed = await on.desk.json('DELETE', `/claims/${third}`, {}, { ...editor, 'if-match': '"2"' });
    expect(trashed.status, await trashed.text()).toBe(200);
    const session = await on.desk.signIn('editor');
    expect((await on.desk.get(`/claims/${third}/dossier`, session)).status).toBe(410);
    expect((await on.desk.get(`/claims/${third}/dossier`, viewer)).status).toBe(410);
  });
});

describe('the dossier of a list', () => {
  const ofList = (sends: Sends, query = '') => read(`/lists/${checked.list}/dossier${query}`, sends);

  it('holds every claim of it in its order, each with its own sheets', async () => {
    const page = await ofList(viewer);
    expect(await faultsIn(page)).toEqual([]);
    expect(
      [...page.matchAll(/<article class="dossier" id="claim-(\d+)"/g)].map(([, id]) => Number(id)),
    ).toEqual([checked.claim, checked.on.claims[1]]);
    expect(wordsOf(page)).toContain('2 quotations. This says who said it, not whether it is true.');
    expect(await read(`/lists/${checked.list}`, viewer)).toContain(`/lists/${checked.list}/dossier`);
  });

  it('leaves restricted claims out, and says so to a checker, on the screen alone', async () => {
    const [seen, hidden] = [await ofList(checker), await ofList(viewer)];
    expect(seen).not.toContain(`id="claim-${checked.on.background}"`);
    expect(wordsOf(seen)).toContain('One quotation is not on the record');
    expect(seen.match(/<form class="[^"]*screen-only/)).not.toBeNull();
    expect(hidden).not.toMatch(/withheld|background|restricted/i);
  });

  it('prints one that a checker ticked, and refuses any other number to anybody alike', async () => {
    const { on, list } = checked;
    const page = await ofList(checker, `?restricted=${on.background}`);
    expect(page).toContain(`id="claim-${on.background}"`);
    expect(wordsOf(page)).toContain('3 quotations.');
    const wrong = [
      on.desk.get(`/lists/${list}/dossier?restricted=${on.background}`, viewer),
      on.desk.get(`/lists/${list}/dossier?restricted=4242`, viewer),
      on.desk.get(`/lists/${list}/dossier?restricted=x`, checker),
    ];
    for (const answer of await Promise.all(wrong)) expect(answer.status).toBe(422);
  });

  it('has a part one and no part beyond its last', async () => {
    await ofList(viewer, '?part=1');
    for (const part of ['2', '0', 'x', '-1'])
      expect((await checked.on.desk.get(`/lists/${checked.list}/dossier?part=${part}`, viewer)).status).toBe(
        404,
      );
  });

  it('is shown for an empty list, and for nobody else’s', async () => {
    const { on } = checked;
    const empty = await on.makeList({ title: 'Empty' }, on.viewerToken);
    expect(wordsOf(await read(`/lists/${empty.id}/dossier`, viewer))).toContain('No quotations to print.');
    expect((await on.desk.get(`/lists/${empty.id}/dossier`, checker)).status).toBe(404);
  });
});
