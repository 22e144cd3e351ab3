import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../support/desk.js';
import { fieldsOfForm } from '../support/form-fields.js';

// Whatever is set on a record, by a script or by an import, a form that is opened and saved as it stands
// changes none of it: a field that the form does not show is not cleared by it.

describe('a form that is saved as it was opened', () => {
  let desk: TestDesk;
  let token: Sends;
  let editor: Sends;
  const ids: Record<string, number> = {};
  beforeAll(async () => {
    desk = await openDesk();
    [token, editor] = [await desk.token('editor'), await desk.signIn('admin')];
    await fill();
  });
  afterAll(() => desk.close());

  async function add(path: string, body: object): Promise<number> {
    const answer = await desk.json('POST', path, body, token);
    expect(answer.status, await answer.clone().text()).toBe(201);
    return ((await answer.json()) as { id: number }).id;
  }

  async function fill(): Promise<void> {
    ids.outlet = await add('/outlets', {
      name: 'CCTV',
      kind: 'broadcaster',
      url: 'https://cctv.example/',
      note: 'Of the state.',
    });
    ids.source = await add('/sources', {
      type: 'broadcast',
      title: 'The evening news',
      title_is: 'description',
      translated_title: 'News',
      outlet_id: ids.outlet,
      container_title: 'News',
      authors: [
        { literal: 'The newsroom', role: 'interviewer' },
        { family: 'Wang', given: 'Fei' },
        { family: 'Plato' },
      ],
      issued: '2023-06-19?',
      accessed: '2023-06-20',
      url: 'https://a.example/1',
      archive_url: 'https://b.example/1',
      language: 'zh',
      medium: 'television',
      genre: 'news',
      number: '12',
      account: '@cctv',
      post_id: '99',
      note: 'A note.\n\nTwo.',
      condition: 'corrected',
      condition_on: '2023-06-21',
      condition_notice: 'An earlier version said otherwise.',
    });
    ids.speaker = await add('/speakers', {
      name: 'Wang Yi',
      kind: 'person',
      sort_name: 'Wang, Yi',
      language: 'zh-Latn',
      description: 'Of the commission.',
      wikidata_id: 'Q701111',
      names: [{ name: '王毅', language: 'zh' }],
      titles: [
        { title: 'Director', body: 'Office', held_from: '2023-01', held_to: '2024', source_id: ids.source },
      ],
    });
    ids.voice = await add('/speakers', { name: 'A spokesperson', kind: 'unnamed' });
    ids.body = await add('/speakers', { name: 'Two offices', kind: 'body', members: [ids.speaker] });
    ids.occasion = await add('/occasions', {
      name: 'The meeting',
      kind: 'meeting',
      date: '2023-06-19',
      time_zone: 'Asia/Shanghai',
      place: 'Beijing',
      source_id: ids.source,
      note: 'N',
    });
    ids.tag = await add('/tags', { name: 'Taiwan', note: 'N' });
    ids.claim = await add('/claims', {
      text: 'There is no room for compromise.\nNone.',
      language: 'en',
      form: 'partial',
      ground_rule: 'embargoed',
      embargoed_until: '2030-06-20T00:01+02:00',
      speaker_id: ids.speaker,
      occasion_id: ids.occasion,
      said_on: '2023-06-19',
      summary: 'S',
      note: 'N',
      tags: ['Taiwan', 'China'],
      attribution: { source_id: ids.source, form: 'mixed', tier: 'secondary' },
    });
    const copy = await add(`/sources/${ids.source}/snapshots`, {
      text: 'He said: There is no room for compromise.',
    });
    ids.attribution = await add(`/claims/${ids.claim}/attributions`, {
      source_id: ids.source,
      wording: 'no room for compromise',
      language: 'zh',
      form: 'partial',
      speaker_id: ids.speaker,
      voiced_by_id: ids.voice,
      recounted_by_id: ids.voice,
      occasion_id: ids.occasion,
      credited_as: 'Chief',
      capacity: 'Head',
      cue: 'said',
      translation: 'own',
      translator: 'T',
      translates_id: await firstAttribution(),
      place: 'body',
      locator: '3',
      tier: 'issuer',
      rank: 'preferred',
      relayed_from_id: await firstAttribution(),
      snapshot_id: copy,
      note: 'N',
      selector: {
        exact: 'no room for compromise',
        prefix: 'is ',
        suffix: '.',
        start_utf16: 18,
        end_utf16: 40,
      },
    });
    ids.note = await add(`/claims/${ids.claim}/annotations`, {
      body: 'Is it?\n\n- so',
      motivation: 'questioning',
      selector: { exact: 'no room', prefix: 'is ', suffix: ' for', start_utf16: 9, end_utf16: 16 },
    });
    ids.list = await add('/lists', {
      title: 'L',
      style: 'apa',
      locale: 'pl-PL',
      kind: 'quotations',
      note: 'N',
      shared: true,
      claim_ids: [ids.claim],
    });
  }

  async function firstAttribution(): Promise<number> {
    const answer = await desk.get(`/claims/${ids.claim}/attributions.json`, token);
    return ((await answer.json()) as { attributions: { id: number }[] }).attributions[0]?.id ?? 0;
  }

  const FORMS: readonly (readonly [kind: string, base: string])[] = [
    ['outlet', '/outlets'],
    ['source', '/sources'],
    ['speaker', '/speakers'],
    ['body', '/speakers'],
    ['occasion', '/occasions'],
    ['tag', '/tags'],
    ['claim', '/claims'],
    ['attribution', '/attributions'],
    ['note', '/annotations'],
    ['list', '/lists'],
  ];

  it.each(FORMS)('leaves everything of the %s as it was', async (kind, base) => {
    const address = `${base}/${ids[kind]}`;
    const page = await desk.get(`${address}/edit`, editor);
    expect(page.status).toBe(200);
    const before = await desk.ctx.db
      .selectFrom('events')
      .select('seq')
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    const answer = await desk.form(address, fieldsOfForm(await page.text(), address), editor);
    expect(answer.status, await answer.clone().text()).toBe(303);
    const changes = await desk.ctx.db
      .selectFrom('events')
      .innerJoin('event_payloads', 'event_payloads.seq', 'events.seq')
      .select(['action', 'subject_kind', 'before', 'after'])
      .where('events.seq', '>', before?.seq ?? 0)
      .execute();
    expect(changes.map(differing)).toEqual([]);
  });
});

/** What an event changed, for a failure that says it. */
function differing({
  before,
  after,
  ...event
}: {
  before: string | null;
  after: string | null;
  action: string;
  subject_kind: string;
}) {
  const [was, is] = [JSON.parse(before ?? '{}'), JSON.parse(after ?? '{}')] as Record<string, unknown>[];
  const columns = Object.keys({ ...was, ...is }).filter((column) => was?.[column] !== is?.[column]);
  return { ...event, columns: columns.map((column) => [column, was?.[column], is?.[column]]) };
}
