import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { programWithNoun } from '../support/scratch-noun.js';
import { type Desk, serve, temporaryFolder } from '../support/serve.js';

// A noun more is its folder, a migration, and a line where nouns and addresses are listed. Everything else that knows
// of nouns finds it, in the program as it is built.

let program: string;
let desk: Desk;
let authorization: string;

beforeAll(async () => {
  const root = temporaryFolder();
  program = programWithNoun(root);
  const db = join(root, 'desk.db');
  run('migrate', '--db', db);
  run('user', 'add', 'ed@example.org', '--name', 'Ed', '--role', 'editor', '--db', db);
  const made = run(
    'token',
    'add',
    'ed@example.org',
    '--name',
    'test',
    '--scope',
    'write',
    '--json',
    '--db',
    db,
  );
  authorization = `Bearer ${JSON.parse(made).token}`;
  desk = await serve({ db, program, env: { ONRECORD_ANONYMOUS: 'viewer' } });
  await write('POST', '/venues', { name: 'Harbour Hall', seats: '300', note: 'Rebuilt in 1998.' });
  await write('POST', '/venues', { name: 'Harbor Hall' });
}, 120_000);

function run(...words: string[]): string {
  return execFileSync(process.execPath, [program, ...words], { encoding: 'utf8', stdio: 'pipe' });
}

async function write(method: string, path: string, body: object = {}, version?: number) {
  const answer = await fetch(desk.url + path, {
    method,
    headers: {
      authorization,
      'content-type': 'application/json',
      ...(version !== undefined && { 'if-match': `"${version}"` }),
    },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

async function read(path: string, by: Readonly<Record<string, string>> = {}): Promise<string> {
  const answer = await fetch(desk.url + path, { headers: by });
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}

describe('a noun that was added', () => {
  it('has pages, JSON and CSV', async () => {
    expect(await read('/venues')).toContain('Harbour Hall');
    expect(await read('/venues/1')).toContain('300');
    expect(JSON.parse(await read('/venues/1.json'))).toMatchObject({ id: 1, seats: '300' });
    expect(await read('/venues.csv')).toContain('Rebuilt in 1998.');
  });

  it('is refused to those who may only read', async () => {
    const answer = await fetch(`${desk.url}/venues`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"Theirs"}',
    });
    expect(answer.status).toBe(401);
  });

  it('is described for clients, with its fields and who may write it', async () => {
    const { paths } = JSON.parse(await read('/openapi.json'));
    const { post } = paths['/venues'];
    expect(post['x-needs']).toBe('checker');
    expect(Object.keys(post.requestBody.content['application/json'].schema.properties)).toEqual([
      'name',
      'seats',
      'note',
    ]);
    expect(paths['/venues.csv'].get['x-needs']).toBe('reader');
    expect(paths['/venues/{id}/merge']).toHaveProperty('post');
  });

  it('is named where its changes are told, with the labels of its fields', async () => {
    await write('PATCH', '/venues/1', { seats: '280' }, 1);
    expect(await read('/activity')).toContain('href="/venues/1"');
    const history = await read('/venues/1/history');
    expect(history).toContain('History of the venue Harbour Hall');
    expect(history).toContain('Seats');
    expect(history).toContain('Venues');
  });

  it('goes to the trash by its name, and comes back', async () => {
    const { id, version } = await write('POST', '/venues', { name: 'Old Pier' });
    await write('POST', `/venues/${id}/trash`, {}, version);
    const { trash } = JSON.parse(await read('/trash.json', { authorization }));
    expect(trash).toMatchObject([{ kind: 'venue', what: 'Venue', words: 'Old Pier', href: `/venues/${id}` }]);
    await write('POST', trash[0].restore_at, {});
    expect(JSON.parse(await read('/trash.json', { authorization })).trash).toEqual([]);
  });

  it('is merged into another of its kind, and the merge taken back', async () => {
    expect(JSON.parse(await read('/venues/2/merge.json?into_id=1', { authorization }))).toMatchObject({
      kind: 'venue',
    });
    await write('POST', '/venues/2/merge', { into_id: 1 }, 1);
    expect(JSON.parse(await read('/venues.json')).venues).toHaveLength(2);
    await write('POST', '/venues/2/merge/reversal', {}, 2);
    expect(JSON.parse(await read('/venues.json')).venues).toHaveLength(3);
  });
});

describe('what a noun that was added holds', () => {
  it('is in a file of the whole desk, and read from it into another', async () => {
    const folder = temporaryFolder();
    const [file, other] = [join(folder, 'desk.json'), join(folder, 'other.db')];
    run('export', '--format', 'onrecord-json', '--out', file, '--db', desk.db);
    const { venues } = JSON.parse(readFileSync(file, 'utf8'));
    expect(venues).toContainEqual(
      expect.objectContaining({ name: 'Harbour Hall', note: 'Rebuilt in 1998.' }),
    );
    run('migrate', '--db', other);
    run('import', file, '--db', other);
    const copied = await serve({ db: other, program });
    await copied.stop();
    run('export', '--format', 'onrecord-json', '--out', join(folder, 'again.json'), '--db', other);
    expect(JSON.parse(readFileSync(join(folder, 'again.json'), 'utf8')).venues).toEqual(venues);
  });

  it('is sound by the check, and gone once it is erased', async () => {
    expect(run('db', 'check', '--db', desk.db)).toMatch(/sound|No faults/i);
    await desk.stop();
    run('erase', 'venue:1', '--reason', 'A court ordered it', '--db', desk.db);
    const file = join(temporaryFolder(), 'erased.json');
    run('export', '--format', 'onrecord-json', '--out', file, '--db', desk.db);
    expect(readFileSync(file, 'utf8')).not.toMatch(/Harbour|1998/);
    expect(readFileSync(file, 'utf8')).toContain('[erased]');
  });
});
