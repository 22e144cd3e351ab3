import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

describe('the attribution that a claim has its words from', () => {
  let desk: TestDesk;
  let [checker, token, viewer]: Sends[] = [];
  let claim: number;
  let [first, rival, named]: number[] = [];
  beforeAll(async () => {
    desk = await openDesk();
    [checker, token, viewer] = [
      await desk.signIn('checker'),
      await desk.token('checker'),
      await desk.token('viewer'),
    ];
    claim = await add('/claims', {
      text: 'We leave no room for compromise.',
      language: 'en',
      speaker: { name: 'Wang Yi' },
      attribution: {
        source: { title: 'The first paper' },
        relayed_from: { source: { title: 'A broadcast' } },
      },
    });
    const { attributions } = await read();
    [first, named] = [
      attributions.find(({ wording }) => wording !== null)?.id,
      attributions.find(({ wording }) => wording === null)?.id,
    ] as number[];
    rival = await add(`/claims/${claim}/attributions`, {
      source: { title: 'Zweite Zeitung' },
      wording: 'Es gibt keinen Spielraum.',
      language: 'de',
    });
  });
  afterAll(() => desk.close());

  async function add(path: string, body: object): Promise<number> {
    const added = await desk.json('POST', path, body, token);
    expect(added.status, await added.clone().text()).toBe(201);
    return ((await added.json()) as { id: number }).id;
  }

  async function read() {
    return (await (await desk.get(`/claims/${claim}.json`, token)).json()) as {
      readonly text: string;
      readonly language: string;
      readonly version: number;
      readonly reference_attribution_id: number;
      readonly attributions: readonly { readonly id: number; readonly wording: string | null }[];
    };
  }

  function take(body: object, version: number | null): Promise<Response> {
    const guard: Sends = version === null ? {} : { 'if-match': `"${version}"` };
    return desk.json('POST', `/claims/${claim}/reference`, body, { ...token, ...guard });
  }

  it('is told on the claim’s page, with a button beside each rival that has a wording', async () => {
    const page = await (await desk.get(`/claims/${claim}`, checker)).text();
    expect(page.match(/Wording taken from this source/g)).toHaveLength(1);
    const forms = page.split('<form ').filter((form) => form.includes(`action="/claims/${claim}/reference"`));
    expect(forms.map((form) => /name="attribution_id" value="(\d+)"/.exec(form)?.[1])).toEqual([
      String(rival),
    ]);
    const reader = await (await desk.get(`/claims/${claim}`, await desk.signIn('viewer'))).text();
    expect(reader).toContain('Wording taken from this source');
    expect(reader).not.toContain('Take this wording');
  });

  it('is chosen anew by a form, which copies its wording and language in one change', async () => {
    const { version } = await read();
    const fields = { attribution_id: String(rival), version: String(version) };
    const taken = await desk.form(`/claims/${claim}/reference`, fields, checker);
    expect([taken.status, taken.headers.get('location')]).toEqual([303, `/claims/${claim}`]);
    expect(await read()).toMatchObject({
      text: 'Es gibt keinen Spielraum.',
      language: 'de',
      version: version + 1,
      reference_attribution_id: rival,
    });
    const history = await (await desk.get(`/claims/${claim}/history`, checker)).text();
    expect(history).toContain('Wording taken from');
  });

  it('keeps the claim’s words and its own the same, whichever is changed', async () => {
    await take({ attribution_id: rival }, (await read()).version);
    const { version } = await read();
    const text = 'Es gibt gar keinen Spielraum.';
    await desk.json('PATCH', `/claims/${claim}`, { text }, { ...token, 'if-match': `"${version}"` });
    expect((await read()).attributions.find(({ id }) => id === rival)?.wording).toBe(text);
    expect((await read()).attributions.find(({ id }) => id === first)?.wording).toBe(
      'We leave no room for compromise.',
    );
  });

  it('is guarded by the version of the claim', async () => {
    expect((await take({ attribution_id: first }, null)).status).toBe(428);
    expect((await take({ attribution_id: first }, 1)).status).toBe(409);
    const { version } = await read();
    const answer = await take({ attribution_id: first }, version);
    expect(await answer.json()).toMatchObject({ reference_attribution_id: first, version: version + 1 });
    const again = await take({ attribution_id: first }, version + 1);
    expect(await again.json()).toMatchObject({ version: version + 1 });
  });

  it('is neither one that nobody has read, nor another claim’s, nor left out', async () => {
    const { version } = await read();
    const other = await add('/claims', {
      text: 'Something else.',
      speaker: { name: 'Wang Yi' },
      attribution: { source: { title: 'The first paper' } },
    });
    const theirs = (await (await desk.get(`/claims/${other}.json`, token)).json()) as {
      attributions: [{ id: number }];
    };
    const refusals = [
      [{ attribution_id: named }, 'its wording is not recorded'],
      [{ attribution_id: theirs.attributions[0].id }, 'does not belong to this quotation'],
      [{ attribution_id: 999 }, 'does not belong to this quotation'],
      [{}, 'Choose whose wording'],
      [{ attribution_id: first, text: 'No.' }, 'is not a field here'],
    ] as const;
    for (const [body, words] of refusals) {
      const refused = await take(body, version);
      expect(refused.status).toBe(422);
      expect(await refused.text()).toContain(words);
    }
    const form = { attribution_id: String(named), version: String(version) };
    const page = await desk.form(`/claims/${claim}/reference`, form, checker);
    expect(page.status).toBe(422);
    expect(await page.text()).toContain('id="f-attribution_id-problem"');
    expect((await read()).version).toBe(version);
  });

  it('is not for viewers to choose', async () => {
    const guard = { ...viewer, 'if-match': '"1"' };
    const refused = await desk.json('POST', `/claims/${claim}/reference`, { attribution_id: rival }, guard);
    expect(refused.status).toBe(403);
  });
});
