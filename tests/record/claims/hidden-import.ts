import { randomBytes } from 'node:crypto';
import { addRow } from '../../../src/people/activity/row-store.js';
import type { WriteContext } from '../../../src/platform/db/transact.js';
import { Portions } from '../../../src/publishing/exchange/actions/portions/portions.js';
import { showImport } from '../../../src/publishing/exchange/actions/portions/publish.js';
import { withdrawImport } from '../../../src/publishing/exchange/actions/portions/withdraw.js';
import { ImportReader, ImportWriter } from '../../../src/publishing/exchange/imports-store.js';
import type { TestDesk } from '../../support/desk.js';

interface Imported {
  readonly text: string;
  readonly isPublic: boolean;
}

/** An import in portions that stops between two of them, for as long as a test likes. */
export class HiddenImport {
  /** The quotations that nobody sees yet. */
  readonly hidden = new Set<number>();
  readonly #desk: TestDesk;
  readonly #id: number;
  readonly #portions: Portions;

  private constructor(desk: TestDesk, id: number, portions: Portions) {
    this.#desk = desk;
    this.#id = id;
    this.#portions = portions;
  }

  static async begin(desk: TestDesk): Promise<HiddenImport> {
    const actor = { id: desk.users.editor.id };
    const change_id = randomBytes(16).toString('hex');
    const about = { change_id, format: 'csv', kind: 'claims', name: null, rows_total: 99 } as const;
    const id = await desk.as('editor', (change) =>
      new ImportWriter(change.tx).begin({ ...about, actor_id: actor.id, started_at: change.at }),
    );
    const parts = { importId: id, changeId: change_id, actor, open: desk.ctx.openPortions };
    return new HiddenImport(desk, id, new Portions(parts));
  }

  /** Writes one portion. */
  async add(quotations: readonly Imported[]): Promise<void> {
    const added: number[] = [];
    await this.#portions.write(async (change) => {
      for (const quotation of quotations) added.push(await addImported(change, quotation));
      return this.hidden.size + added.length;
    });
    for (const id of added) this.hidden.add(id);
  }

  async show(): Promise<void> {
    await this.#portions.end((change) => showImport(change, this.#id));
    await this.close();
  }

  async withdraw(): Promise<void> {
    await this.close();
    const row = await new ImportReader(this.#desk.ctx.db).running();
    if (row === undefined) throw new Error('No import runs.');
    await withdrawImport(this.#desk.ctx.openPortions, row, 'cancelled');
  }

  close(): Promise<void> {
    return this.#portions.close();
  }
}

async function addImported(change: WriteContext, { text, isPublic }: Imported): Promise<number> {
  const first = (table: 'speakers' | 'tags') =>
    change.tx.selectFrom(table).select('id').where('trashed_at', 'is', null).executeTakeFirstOrThrow();
  const { id } = await addRow(change, 'claims', {
    ...{ speaker_id: (await first('speakers')).id, text, form: 'partial', language: 'en' },
    ...{ said_on: '2020-03', said_on_min: '2020-03-01', said_on_max: '2020-03-31' },
    ground_rule: isPublic ? 'on_record' : 'background',
  } as never);
  await addRow(change, 'claim_tags', { claim_id: id, tag_id: (await first('tags')).id } as never);
  return id;
}
