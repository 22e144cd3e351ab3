import fc from 'fast-check';
import { sql } from 'kysely';
import {
  addRow,
  changeRow,
  type NewRow,
  removeRow,
  restoreRow,
  trashRow,
} from '../../../src/people/activity/row-store.js';
import type { TableName } from '../../../src/platform/db/subjects.js';
import type { WriteContext } from '../../../src/platform/db/transact.js';
import { importTable } from '../../../src/publishing/exchange/actions.js';
import { parseCsvOptions } from '../../../src/publishing/exchange/input/table-options.js';
import { eraseRecord } from '../../../src/server/erasure/actions.js';
import { lastChange } from '../../pages/changes/last-change.js';
import { mergeByJson, undoByJson } from '../../pages/merging/merging.js';
import { openDesk, type Sends, type TestDesk } from '../../support/desk.js';
import { unwrap } from '../../support/unwrap.js';

// Whatever may show a record to readers or hide one, each by few records of a kind, so that they meet often.

const MERGED = ['speakers', 'occasions', 'sources', 'outlets', 'tags'] as const;
const TRASHED = [...MERGED, 'claims', 'attributions', 'annotations', 'lists', 'views', 'snapshots'] as const;
const POINTERS = [
  ['claims', 'speaker_id', 'speakers'],
  ['claims', 'occasion_id', 'occasions'],
  ['attributions', 'source_id', 'sources'],
  ['attributions', 'speaker_id', 'speakers'],
  ['attributions', 'voiced_by_id', 'speakers'],
  ['attributions', 'occasion_id', 'occasions'],
  ['sources', 'outlet_id', 'outlets'],
] as const;
const TARGETS = [
  ['claim_id', 'claims'],
  ['attribution_id', 'attributions'],
  ['source_id', 'sources'],
  ['snapshot_id', 'snapshots'],
] as const;
const OPS = [
  ...['claim', 'claim', 'attribution', 'attribution', 'record', 'note', 'note', 'tag', 'item', 'view'],
  ...[
    'rule',
    'rule',
    'rule',
    'trash',
    'restore',
    'move',
    'move',
    'remove',
    'share',
    'rename',
    'copy',
    'shown',
    'shown',
  ],
  ...[
    'finding',
    'finding',
    'agree',
    'merge',
    'merge',
    'separate',
    'separate',
    'undo',
    'undo',
    'import',
    'erase',
  ],
] as const;

/** What to do, and numbers by which its records are chosen. */
export const step = fc.tuple(fc.constantFrom(...OPS), fc.nat(99), fc.nat(99), fc.nat(99));
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

export class Stepping {
  readonly desk: TestDesk;
  readonly #editor: Sends;
  #made = 0;

  private constructor(desk: TestDesk, editor: Sends) {
    this.desk = desk;
    this.#editor = editor;
  }

  static async begin(): Promise<Stepping> {
    const desk = await openDesk();
    const stepping = new Stepping(desk, await desk.token('editor'));
    await desk.as('editor', async (change) => {
      for (let at = 0; at < 3; at++) await stepping.#records(change);
      for (let at = 0; at < 3; at++) await stepping.#add(change, 'claim', at, at, at);
    });
    return stepping;
  }

  async do([op, a, b, c]: Step): Promise<void> {
    const table = MERGED[a % MERGED.length] ?? 'tags';
    if (op === 'merge') {
      const standing = 'trashed_at is null';
      const [from, into] = [await this.#one(table, b, standing), await this.#one(table, c, standing)];
      if (from !== into) await mergeByJson(this.desk, { table, from, into }, this.#editor).catch(() => {});
    } else if (op === 'separate') {
      const id = await this.#one(table, b, 'merged_into_id is not null');
      if (id > 0) await undoByJson(this.desk, table, id, this.#editor);
    } else if (op === 'undo')
      await this.desk.json('POST', `/changes/${await lastChange(this.desk)}/undo`, {}, this.#editor);
    else if (op === 'import') await this.#import(a, b, c);
    else await this.desk.as('editor', (change) => this.#add(change, op, a, b, c));
  }

  async #add(change: WriteContext, op: Step[0], a: number, b: number, c: number): Promise<void> {
    const add = <T extends TableName>(table: T, row: Partial<NewRow<T>>) =>
      addRow(change, table, row as NewRow<T>);
    const one = (table: TableName, n: number, where?: string) => this.#one(table, n, where, change);
    const maybe = async (table: TableName, n: number) => (n % 3 === 0 ? one(table, n) : null);
    switch (op) {
      case 'record':
        return this.#records(change);
      case 'claim': {
        const claim = await add('claims', {
          ...{ text: `Words ${++this.#made}`, form: 'direct', speaker_id: await one('speakers', a) },
          ...{ occasion_id: await maybe('occasions', b), ground_rule: ruleOf(c) },
        });
        return void (await add('attributions', { claim_id: claim.id, source_id: await one('sources', b) }));
      }
      case 'attribution':
        return void (await add('attributions', {
          ...{ claim_id: await one('claims', a), source_id: await one('sources', b) },
          ...{ speaker_id: await maybe('speakers', c), voiced_by_id: await maybe('speakers', c + 1) },
          ...{ recounted_by_id: await maybe('speakers', c + 2), occasion_id: await maybe('occasions', b) },
        }));
      case 'note': {
        const [column, table] = TARGETS[a % TARGETS.length] ?? TARGETS[0];
        const id = await one(table, b);
        const note = { motivation: 'commenting', body: 'A note', author_id: change.actor.id } as const;
        return void (id > 0 && (await add('annotations', { [column]: id, ...note })));
      }
      case 'tag': {
        const row = { claim_id: await one('claims', a), tag_id: await one('tags', b) };
        const there = change.tx.selectFrom('claim_tags').select('id').where('claim_id', '=', row.claim_id);
        if (!(await there.where('tag_id', '=', row.tag_id).executeTakeFirst())) await add('claim_tags', row);
        return;
      }
      case 'item': {
        const row = { list_id: await one('lists', a), claim_id: await one('claims', b) };
        const there = change.tx.selectFrom('list_items').select('id').where('claim_id', '=', row.claim_id);
        if (!(await there.where('list_id', '=', row.list_id).executeTakeFirst()))
          await add('list_items', { ...row, position: ++this.#made });
        return;
      }
      case 'view': {
        const named = ['speaker', 'source', 'outlet', 'occasion'][a % 4] ?? 'speaker';
        const query = a % 5 === 4 ? `tag=tag ${1 + (b % 5)}` : `${named}=${1 + (b % 5)}`;
        return void (await add('views', { name: 'A view', query, owner_id: null }));
      }
      case 'finding':
        return this.#finding(change, await one('claims', a), await one('speakers', b));
      case 'agree': {
        const id = await one('findings', a, 'agreed_at is null');
        const agreed = { agreed_at: change.at, agreed_by: this.desk.users.admin.id };
        return void (id > 0 && (await changeRow(change, 'findings', id, null, agreed)));
      }
      case 'rule':
        return void (await changeRow(change, 'claims', await one('claims', a), null, {
          ground_rule: ruleOf(b),
        }));
      case 'trash':
      case 'restore': {
        const table = TRASHED[a % TRASHED.length] ?? 'claims';
        const merged = (MERGED as readonly string[]).includes(table) ? ' and merged_into_id is null' : '';
        const id = await one(table, b, `trashed_at is ${op === 'trash' ? '' : 'not '}null${merged}`);
        return void (id > 0 && (await (op === 'trash' ? trashRow : restoreRow)(change, table, id, null)));
      }
      case 'move': {
        const [table, column, to] = POINTERS[a % POINTERS.length] ?? POINTERS[0];
        const id = await one(table, b);
        return void (
          id > 0 && (await changeRow(change, table, id, null, { [column]: await one(to, c) } as never))
        );
      }
      case 'remove': {
        const table = a % 2 === 0 ? 'claim_tags' : 'list_items';
        return void (await removeRow(change, table, await one(table, b)));
      }
      case 'share': {
        const table = a % 2 === 0 ? 'lists' : 'views';
        const owner_id = c % 2 === 0 ? null : change.actor.id;
        const id = await one(table, b);
        return void (id > 0 && (await changeRow(change, table, id, null, { owner_id })));
      }
      case 'rename':
        return void (await changeRow(change, 'tags', await one('tags', a), null, {
          name: `tag ${++this.#made}`,
        }));
      case 'shown':
        return void (await changeRow(change, 'sources', await one('sources', a), null, {
          shown: shownOf(b),
        }));
      case 'copy':
        return void (await add('snapshots', {
          ...{ source_id: await one('sources', a), captured_at: change.at, captured_by: change.actor.id },
          ...{ how: 'paste', media_type: 'text/plain', text: 'Words', text_sha256: 'a', raw_sha256: 'b' },
        }));
      case 'erase': {
        const kinds = {
          finding: 'findings',
          claim: 'claims',
          view: 'views',
          attribution: 'attributions',
        } as const;
        const kind = (Object.keys(kinds) as (keyof typeof kinds)[])[a % 4] ?? 'claim';
        const id = await one(kinds[kind], b);
        return void (id > 0 && (await eraseRecord(change, { kind, id }, 'A court ordered it')));
      }
    }
  }

  async #records(change: WriteContext): Promise<void> {
    const n = ++this.#made;
    const outlet = await addRow(change, 'outlets', { name: `Outlet ${n}` } as NewRow<'outlets'>);
    const source = { type: 'webpage', title: `Source ${n}`, outlet_id: outlet.id, shown: shownOf(n) };
    await addRow(change, 'sources', source as NewRow<'sources'>);
    await addRow(change, 'speakers', { kind: 'person', name: `Speaker ${n}` } as NewRow<'speakers'>);
    await addRow(change, 'occasions', { name: `Occasion ${n}` } as NewRow<'occasions'>);
    await addRow(change, 'tags', { name: `tag ${n}` } as NewRow<'tags'>);
    const list = { title: `List ${n}`, style: 'newsroom', owner_id: null };
    await addRow(change, 'lists', list as NewRow<'lists'>);
  }

  async #finding(change: WriteContext, claim_id: number, actual_speaker_id: number): Promise<void> {
    const there = await change.tx
      .selectFrom('findings')
      .select('id')
      .where('claim_id', '=', claim_id)
      .executeTakeFirst();
    if (there !== undefined) return;
    const found = { facet: 'speaker', value: 'misattributed', rationale: 'So', mechanism: 'relay' };
    const row = { ...found, claim_id, actual_speaker_id, needs_second: 1, claim_version: 1 };
    await addRow(change, 'findings', { ...row, author_id: change.actor.id } as NewRow<'findings'>);
  }

  async #import(a: number, b: number, c: number): Promise<void> {
    const row = (n: number) =>
      `Imported ${++this.#made},Speaker ${1 + (n % 5)},Source ${1 + (n % 4)},Outlet ${1 + (n % 3)},tag ${1 + (n % 5)},${ruleOf(n)}`;
    const table = ['text,speaker,source,outlet,tags,ground_rule', row(a), row(b), row(c)].join('\n');
    await importTable(this.desk.ctx.config.file, {
      ...{ bytes: Buffer.from(table), options: unwrap(parseCsvOptions({ mapping: [] })) },
      ...{ actor: this.desk.users.editor.id, agrees: () => true },
      change: (work) => this.desk.as('editor', work),
      beside: { open: (id, last) => this.desk.ctx.openPortions(id, last), name: 'table.csv' },
    });
  }

  /** The number of a record, chosen by a number; 0 for none. */
  async #one(table: TableName, n: number, where = 'true', change?: WriteContext): Promise<number> {
    const { rows } = await sql<{
      id: number;
    }>`select id from ${sql.table(table)} where ${sql.raw(where)} order by id`.execute(
      change?.tx ?? this.desk.ctx.db,
    );
    return rows[n % Math.max(rows.length, 1)]?.id ?? 0;
  }
}

const SHOWN = ['when_cited', 'always', 'as_before'] as const;

function shownOf(n: number): (typeof SHOWN)[number] {
  return SHOWN[n % SHOWN.length] ?? 'when_cited';
}

function ruleOf(n: number): 'on_record' | 'background' {
  return n % 2 === 0 ? 'on_record' : 'background';
}
