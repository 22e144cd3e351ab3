import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AnnotationReader } from '../../../src/checking/annotations/store.js';
import { addRow } from '../../../src/people/activity/row-store.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { type Annotated, addAnnotated, addNoteBy } from './annotated.js';

interface ListAnswer {
  readonly annotations: readonly {
    readonly id: number;
    readonly body: string;
    readonly reply_count: number;
  }[];
  readonly next: string | null;
}

describe('the list of notes', () => {
  let desk: TestDesk;
  let [checker, viewer, token, editorToken]: Sends[] = [];
  let open: Annotated;
  let secret: Annotated;
  const secretNotes: number[] = [];
  beforeAll(async () => {
    desk = await openDesk();
    [checker, viewer] = [await desk.signIn('checker'), await desk.signIn('viewer')];
    [token, editorToken] = [await desk.token('checker'), await desk.token('editor')];
    [open, secret] = [await addAnnotated(desk), await addAnnotated(desk, 'background')];
    const add = (address: string, body: object, by = token) => addNoteBy(desk, by ?? {}, address, body);
    const question = await add(`/claims/${open.claim}/annotations`, {
      body: 'A question',
      motivation: 'questioning',
    });
    await add(`/claims/${open.claim}/annotations`, { body: 'Its answer', parent_id: question.id });
    await add(`/attributions/${open.attribution}/annotations`, { body: 'By the editor' }, editorToken);
    const done = await add(`/sources/${open.source}/annotations`, { body: 'Settled' });
    await desk.json('POST', `/annotations/${done.id}/resolution`, {}, token);
    const copy = `/sources/${secret.source}/snapshots/${secret.snapshot}`;
    for (const on of [
      `/claims/${secret.claim}`,
      `/attributions/${secret.attribution}`,
      `/sources/${secret.source}`,
      copy,
    ]) {
      secretNotes.push((await add(`${on}/annotations`, { body: 'Secret words' })).id);
    }
  });
  afterAll(() => desk.close());

  const bodies = async (query: string, sends = token) => {
    const answer = await desk.get(`/annotations.json${query}`, sends);
    return ((await answer.json()) as ListAnswer).annotations
      .map(({ body }) => body)
      .filter((body) => body !== 'Secret words');
  };

  it('has what is open, newest first, unless another is asked for', async () => {
    expect(await bodies('')).toEqual(['By the editor', 'A question']);
    expect(await bodies('?show=resolved')).toEqual(['Settled']);
    expect(await bodies('?show=all')).toEqual(['Settled', 'By the editor', 'A question']);
  });

  it('is narrowed to one’s own and by motivation', async () => {
    expect(await bodies('?mine=true', editorToken)).toEqual(['By the editor']);
    expect(await bodies('?motivation=questioning')).toEqual(['A question']);
    expect((await desk.get('/annotations.json?motivation=gloating', token)).status).toBe(422);
  });

  it('links each note to where it stands, and counts what answers it', async () => {
    const page = await (await desk.get('/annotations', viewer)).text();
    expect(page).toMatch(new RegExp(`href="/claims/${open.claim}\\?note=(\\d+)#note-\\1"`));
    expect(page).toContain('Show in context, with one reply');
    expect(page).toContain(`href="/attributions/${open.attribution}"`);
  });

  it('shows nothing of what a viewer may not see, in any face', async () => {
    for (const path of ['/annotations', '/annotations?show=all', '/annotations.json?show=all']) {
      expect(await (await desk.get(path, viewer)).text()).not.toMatch(/Secret words|background/);
    }
    expect(await (await desk.get('/annotations', checker)).text()).toContain('Secret words');
    const reader = { userId: desk.users.viewer.id, name: 'Vera', role: 'viewer', scope: 'write' } as const;
    const notesOn = async (id: number) => {
      const on = { kind: 'claim', id, withSources: true } as const;
      return (await new AnnotationReader(desk.ctx.db, reader).part(on, null)).threads;
    };
    expect(await notesOn(secret.claim)).toEqual([]);
    expect(await notesOn(open.claim)).toHaveLength(2);
  });

  it('leaves the addresses of restricted notes as if nothing were there', async () => {
    const targets = [
      `/claims/${secret.claim}`,
      `/attributions/${secret.attribution}`,
      `/sources/${secret.source}`,
    ];
    const paths = [
      ...targets.map((path) => `${path}/annotations`),
      ...secretNotes.map((id) => `/annotations/${id}`),
    ];
    for (const path of paths) {
      for (const face of [path, `${path}.json`]) {
        const answer = await desk.get(face, viewer);
        expect(answer.status, face).toBe(404);
        expect(await answer.text()).not.toMatch(/Secret words|background/);
      }
      expect((await desk.get(path, checker)).status, path).toBe(200);
    }
  });

  it('pages without losing or repeating one', async () => {
    for (let n = 0; n < 70; n++)
      await addNoteBy(desk, token ?? {}, `/claims/${open.claim}/annotations`, {
        body: `Note ${n}`,
        motivation: 'tagging',
      });
    const ids: number[] = [];
    let next: string | null = '/annotations.json?motivation=tagging&show=all';
    while (next) {
      const page = (await (await desk.get(next, token)).json()) as ListAnswer;
      ids.push(...page.annotations.map(({ id }) => id));
      next = page.next;
    }
    expect(new Set(ids).size).toBe(70);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    expect(await (await desk.get('/annotations?motivation=tagging', viewer)).text()).toContain('Next page');
  });

  it('leaves out what is about something in the trash', async () => {
    const gone = await addAnnotated(desk);
    const { id } = await addNoteBy(desk, token ?? {}, `/claims/${gone.claim}/annotations`, {
      body: 'About the trash',
      motivation: 'linking',
    });
    await desk.as('editor', (change) =>
      change.tx
        .updateTable('claims')
        .set({ trashed_at: change.at, trashed_by: change.actor.id })
        .where('id', '=', gone.claim)
        .execute(),
    );
    expect(await bodies('?motivation=linking')).toEqual([]);
    expect((await desk.get(`/annotations/${id}`, checker)).status).toBe(410);
  });
});

describe('notes that came from elsewhere with their own times', () => {
  let desk: TestDesk;
  let checker: Sends;
  let at: Annotated;
  beforeAll(async () => {
    desk = await openDesk();
    checker = await desk.signIn('checker');
    at = await addAnnotated(desk);
    // The later one was taken in first, and the answer to it before another answer that is older.
    const written = [
      ['Later', '2023-06-21', null],
      ['Earlier', '2023-06-19', null],
      ['Second answer', '2023-06-23', 1],
      ['First answer', '2023-06-22', 1],
    ] as const;
    for (const on of [{ claim_id: at.claim }, { source_id: at.source }]) {
      const ids: number[] = [];
      for (const [body, day, parent] of written) {
        const parent_id = parent === null ? null : (ids[parent - 1] ?? null);
        const motivation = parent === null ? 'questioning' : 'replying';
        const row = await desk.as('checker', (change) =>
          addRow(
            change,
            'annotations',
            { ...on, body, motivation, parent_id, author_id: change.actor.id } as never,
            { createdAt: `${day}T10:00:00.000Z` },
          ),
        );
        ids.push(row.id);
      }
    }
  });
  afterAll(() => desk.close());

  const inOrder = (page: string) => {
    const bodies = ['Earlier', 'Later', 'First answer', 'Second answer'];
    for (const body of bodies) expect(page).toContain(`>${body}<`);
    return bodies.toSorted((one, other) => page.indexOf(`>${one}<`) - page.indexOf(`>${other}<`));
  };

  it.each(['claims', 'sources'] as const)('stand in the order of these on the page of %s', async (kind) => {
    const path = kind === 'claims' ? `/claims/${at.claim}` : `/sources/${at.source}`;
    const page = await (await desk.get(path, checker)).text();
    expect(inOrder(page)).toEqual(['Earlier', 'Later', 'First answer', 'Second answer']);
    const json = await (await desk.get(`${path}/annotations.json`, checker)).text();
    expect(json.match(/Earlier|Later/g)).toEqual(['Earlier', 'Later']);
    expect(json.match(/First answer|Second answer/g)).toEqual(['First answer', 'Second answer']);
  });

  it('stand in the order of these in the dossier and among the evidence', async () => {
    const dossier = await (await desk.get(`/claims/${at.claim}/dossier`, checker)).text();
    expect(inOrder(dossier)).toEqual(['Earlier', 'Later', 'First answer', 'Second answer']);
    const form = await (await desk.get(`/claims/${at.claim}`, checker)).text();
    // Each facet offers those on the claim and those on its source.
    expect(form.match(/Earlier|Later/g)?.slice(0, 4)).toEqual(['Earlier', 'Earlier', 'Later', 'Later']);
  });
});
