import { InTransaction } from '../../platform/db/queries/reader.js';

/** Reads the words of all captures, whoever owns them, for erasing. */
export class CaptureWordsReader extends InTransaction {
  /** One capture after an id: its texts, as stored. */
  async after(id: number): Promise<{ readonly id: number; readonly texts: readonly string[] } | undefined> {
    const row = await this.tx
      .selectFrom('captures')
      .select(['id', 'text', 'copy', 'source', 'read_in'])
      .where('id', '>', id)
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const items = await this.tx
      .selectFrom('capture_quotations')
      .select('fields')
      .where('capture_id', '=', row.id)
      .execute();
    const json = [row.copy ?? '{}', row.source, row.read_in, ...items.map(({ fields }) => fields)];
    const values = json.flatMap((one) => Object.values(JSON.parse(one) as object));
    return { id: row.id, texts: [row.text, ...values.map((value) => String(value))] };
  }
}
