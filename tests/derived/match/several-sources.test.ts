import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { checkHtml } from '../../support/html.js';

const OURS = 'We will open the tunnel in April and not one day later';
const THEIRS = 'We will open the tunnel in May and not one day later';
const LONGER = `“${OURS.replace('one day', 'a single day')},” the mayor said. It rained.`;
const OTHER = 'In another source, ‘The Gazette’, the wording differs from our copy of';
const MAY = '‘May’ where the copy has ‘April’';

let desk: TestDesk;
let [viewer, checker, editor, page]: Sends[] = [];
let claim: number;
let [first, second]: number[] = [];

async function posted(path: string, body: object, sends = editor): Promise<{ id: number }> {
  const answer = await desk.json('POST', path, body, sends);
  expect(answer.ok, await answer.clone().text()).toBe(true);
  return (await answer.json()) as { id: number };
}

async function read(path: string, sends = viewer): Promise<string> {
  return (await desk.get(path, sends)).text();
}

async function wordsOf(path: string, sends = page): Promise<string> {
  const html = await read(path, sends);
  expect(await checkHtml(html)).toEqual([]);
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,:;])/g, '$1');
}

/** A claim whose difference from the first source two people accepted, and a second source with another wording. */
beforeAll(async () => {
  desk = await openDesk();
  [viewer, checker, editor] = [
    await desk.token('viewer'),
    await desk.token('checker'),
    await desk.token('editor'),
  ];
  page = await desk.signIn('checker');
  first = (await posted('/sources', { title: 'The Courier', language: 'en' })).id;
  await posted(`/sources/${first}/snapshots`, { text: LONGER });
  claim = (
    await posted('/claims', {
      ...{ text: OURS, language: 'en', form: 'direct', speaker: { name: 'A mayor' } },
      attribution: { source_id: first },
    })
  ).id;
  const finding = { facet: 'wording', value: 'minor_changes', rationale: 'The rest is said above.' };
  const answer = await desk.json('POST', `/claims/${claim}/findings`, { findings: [finding] }, checker);
  const { findings } = (await answer.json()) as { findings: { id: number }[] };
  await posted(`/findings/${findings[0]?.id}/agreement`, {});
  second = (await posted('/sources', { title: 'The Gazette', language: 'en' })).id;
  await posted(`/claims/${claim}/attributions`, { source_id: second, wording: THEIRS, language: 'en' });
});
afterAll(() => desk.close());

const ACCEPTED = /accepted by Chris Checker and Eddie Editor/i;

describe('a second source with another wording, of which there is no copy', () => {
  it('has no mismatch on its page, and in JSON, while the first has its accepted one', async () => {
    const [one, other] = [await wordsOf(`/sources/${first}`), await wordsOf(`/sources/${second}`)];
    expect(one).toMatch(/Wording differs: ‘one’ where/);
    expect(one).toMatch(ACCEPTED);
    expect(other).toContain(THEIRS);
    expect(other).not.toMatch(/differs|accepted/i);
    const { attributions } = JSON.parse(await read(`/sources/${second}.json`));
    expect(attributions).toMatchObject([{ match: { state: 'not_compared', accepted: null } }]);
  });

  it('is said on its card to differ from the quotation', async () => {
    expect(await wordsOf(`/claims/${claim}`)).toContain('The wording differs from the quotation.');
  });
});

describe('a second source whose wording differs from our copy of it', () => {
  beforeAll(async () => {
    await posted(`/sources/${second}/snapshots`, { text: `The mayor said: “${OURS}.” It rained.` });
  });

  it('is named under the quotation, on rows and in JSON', async () => {
    expect(await wordsOf(`/claims/${claim}`)).toMatch(new RegExp(`${OTHER}.*?: ${MAY}\\.`));
    expect(await wordsOf('/claims')).toContain(`In another source, ‘The Gazette’, wording differs: ${MAY}`);
    const { match } = JSON.parse(await read(`/claims/${claim}.json`));
    expect(match).toMatchObject({ elsewhere: true, source_id: second, accepted: null });
  });

  it('is named in CSV and in the feed', async () => {
    for (const path of ['/claims.csv', `/claims/${claim}.atom`]) expect(await read(path)).toContain(OTHER);
  });

  it('leaves the other accepted: on the page of its source, in an export and in the dossier', async () => {
    expect(await wordsOf(`/sources/${first}`)).toMatch(ACCEPTED);
    expect(await wordsOf(`/sources/${second}`)).not.toMatch(ACCEPTED);
    const accepted = /‘one’ where the copy has ‘single’[^.]*\. Accepted by Chris Checker and Eddie Editor/;
    for (const text of [
      await wordsOf(`/claims/${claim}/dossier`),
      await read(`/claims/export?id=${claim}&format=text`),
    ]) {
      expect(text).toMatch(accepted);
      expect(text).toMatch(new RegExp(`${OTHER}.*?: ${MAY}\\.(?! Accepted)`));
    }
    expect(await wordsOf(`/claims/${claim}`)).toMatch(ACCEPTED);
  });

  it('is what the finding does not accept, though its comparison has not changed', async () => {
    const words = await wordsOf(`/claims/${claim}`);
    expect(words).toContain(
      'The wording in ‘The Gazette’ differs from our copy. This finding does not accept that.',
    );
    expect(words).not.toContain('The comparison has changed');
  });

  it('is accepted with the first once two people accept both', async () => {
    const finding = { facet: 'wording', value: 'minor_changes', rationale: 'The Gazette erred.' };
    const answer = await desk.json('POST', `/claims/${claim}/findings`, { findings: [finding] }, checker);
    const { findings } = (await answer.json()) as { findings: { id: number }[] };
    expect(await wordsOf(`/sources/${second}`)).toContain('a finding waits for a second person');
    await posted(`/findings/${findings[0]?.id}/agreement`, {});
    expect(await wordsOf(`/sources/${second}`)).toMatch(ACCEPTED);
    const { match } = JSON.parse(await read(`/claims/${claim}.json`));
    expect(match.accepted).not.toBeNull();
  });
});

it('says where a copy has other words than the quotation, whose own words no copy has', async () => {
  const { id } = await posted('/sources', { title: 'A pamphlet', language: 'en' });
  const other = await posted('/claims', {
    ...{ text: 'We shall dig in March', language: 'en', form: 'direct', speaker: { name: 'A mayor' } },
    attribution: { source_id: id },
  });
  const { id: gazette } = await posted('/sources', { title: 'A gazette', language: 'en' });
  await posted(`/sources/${gazette}/snapshots`, { text: '“We shall dig in May,” he said.' });
  await posted(`/claims/${other.id}/attributions`, { source_id: gazette, wording: 'We shall dig in May' });
  expect(await wordsOf(`/claims/${other.id}`)).toMatch(
    /Wording differs from our copy of [^:]+: ‘A gazette’ has ‘We shall dig in May’/,
  );
});
