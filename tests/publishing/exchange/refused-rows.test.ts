import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';

// Rows that a page would refuse are refused in the same words, in the dry run as well.

let desk: TestDesk;
let token: Sends;
beforeEach(async () => {
  desk = await openDesk({ anonymous: 'viewer' });
  token = await desk.token('editor');
});
afterEach(() => desk.close());

async function posted(path: string, body: object): Promise<void> {
  const made = await desk.json('POST', path, { duplicates: 'add', ...body }, token);
  expect(made.status, await made.clone().text()).toBe(201);
}

interface Refused {
  readonly errors: readonly { readonly line: number; readonly column: string; readonly message: string }[];
}

/** The errors of an import, which are those of its dry run. */
async function refusedOf(text: string): Promise<Refused['errors']> {
  const [tried, done] = [
    await desk.json('POST', '/import', { text, dry_run: true }, token),
    await desk.json('POST', '/import', { text }, token),
  ];
  expect([tried.status, done.status]).toEqual([422, 422]);
  const [{ errors }, other] = [(await tried.json()) as Refused, (await done.json()) as Refused];
  expect(other.errors).toEqual(errors);
  return errors;
}

async function taken(text: string): Promise<void> {
  const done = await desk.json('POST', '/import', { text }, token);
  expect(done.status, await done.clone().text()).toBe(201);
}

const CLAIM = { text: 'The tender was decided in March.', form: 'direct' };

describe('what readers do not see', () => {
  beforeEach(() =>
    posted('/claims', {
      ...{ ...CLAIM, ground_rule: 'background', speaker: { name: 'Ilse Korn' } },
      attribution: { source: { title: 'Notes of a talk' } },
    }),
  );

  it('is no source of a quotation on the record', async () => {
    const errors = await refusedOf('text,speaker,source\nWe will see.,Otto Brandt,Notes of a talk\n');
    expect(errors).toMatchObject([{ line: 2, column: 'source' }]);
    expect(errors[0]?.message).toContain('readers do not see the source');
  });

  it('is not what its words are relayed from', async () => {
    const head = 'text,speaker,source,relayed_from\n';
    const errors = await refusedOf(`${head}We will see.,Otto Brandt,The Gazette,Notes of a talk\n`);
    expect(errors).toMatchObject([{ line: 2, column: 'relayed_from' }]);
  });

  it('is nobody who recalls or voices them, or is credited with them', async () => {
    for (const column of ['recounted_by', 'voiced_by', 'credited_speaker']) {
      const errors = await refusedOf(
        `text,speaker,source,${column}\nWe will see.,Otto Brandt,The Gazette,Ilse Korn\n`,
      );
      expect(errors).toMatchObject([{ line: 2, column }]);
      expect(errors[0]?.message).toContain('readers do not see the speaker');
    }
  });

  it('may be named by a quotation with a ground rule', () =>
    taken(
      'text,speaker,source,recounted_by,ground_rule\nWe will see.,Otto Brandt,Notes of a talk,Ilse Korn,background\n',
    ));
});

describe('a new outlet', () => {
  const table = (outlet: string) => `text,speaker,source,outlet\nWe will see.,Otto Brandt,Piece,${outlet}\n`;
  beforeEach(() => posted('/outlets', { name: 'The Harbour Post', is_ours: true }));

  it('whose name is another spelling of ours is refused', async () => {
    const errors = await refusedOf(table('The Harbor Post'));
    expect(errors).toMatchObject([{ line: 2, column: 'outlet' }]);
    expect(errors[0]?.message).toContain('similar to our own outlet ‘The Harbour Post’');
    expect(await refusedOf('title,outlet\nPiece,Harbour Post\n')).toMatchObject([{ line: 2 }]);
  });

  it('with a name of its own is not', () => taken(table('The Valley Gazette')));

  it('that several outlets could be is refused, as it is afterwards', async () => {
    await posted('/outlets', { name: 'The Gazette', kind: 'newspaper' });
    await posted('/outlets', { name: 'The Gazette', kind: 'magazine' });
    const errors = await refusedOf(table('The Gazette'));
    expect(errors).toMatchObject([{ line: 2, column: 'outlet' }]);
    expect(errors[0]?.message).toContain('2 outlets are called The Gazette');
  });
});
