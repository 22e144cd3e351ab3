import { hashOf, NAME_ERASED } from '../../derived/match/model/mismatch.js';
import { namesInPrint } from '../../engines/context/names-in-print.js';
import { among } from '../../platform/db/queries/among.js';
import { InTransaction } from '../../platform/db/queries/reader.js';
import type { Row } from '../../platform/db/transact.js';

// Findings and set-asides that answer whom a copy credits keep a hash of that name. A name is short enough to be guessed
// from its hash, so the hash goes with the copy that prints the name, and with the person who bears it.

/** A row that stays. */
export interface AnsweringRow {
  readonly table: 'findings' | 'set_asides';
  readonly row: Row;
  readonly selectorOnly: true;
  /** Its answers without the hashes of erased names. */
  readonly answers: string;
}

type Stored = { readonly snapshot_id: number | null; readonly credited_sha256?: string | null };

export class AnswersReader extends InTransaction {
  /** What answers to a copy. */
  async onCopy(snapshotId: number): Promise<AnsweringRow[]> {
    const isOnCopy = ({ snapshot_id }: Stored) => snapshot_id === snapshotId;
    const rows = await this.answering(`%"snapshot_id":${snapshotId}%`, isOnCopy);
    // A set-aside also describes the difference in words of the copy.
    return rows.filter((one) => one.table === 'set_asides' || isOther(one));
  }

  /** What answers to the names of these speakers. */
  async naming(speakerIds: readonly number[]): Promise<AnsweringRow[]> {
    const own = this.tx.selectFrom('speakers').select('name').where(among('id', speakerIds));
    const others = this.tx.selectFrom('speaker_names').select('name').where(among('speaker_id', speakerIds));
    const names = await own.union(others).execute();
    const hashes = new Set(names.flatMap(({ name }) => namesInPrint(name).map(hashOf)));
    const isNaming = ({ credited_sha256: hash }: Stored) => hashes.has(hash ?? null);
    return (await this.answering('%"credited_sha256":"%', isNaming)).filter(isOther);
  }

  /** @param like the pattern of the stored answers that are looked at, which most are not */
  private async answering(like: string, isErased: (answer: Stored) => boolean): Promise<AnsweringRow[]> {
    const found: AnsweringRow[] = [];
    for (const table of ['findings', 'set_asides'] as const) {
      const rows = this.tx.selectFrom(table).selectAll().where('answers', 'like', like).orderBy('id');
      for (const row of (await rows.execute()) as unknown as readonly Row[]) {
        const stored = JSON.parse(String(row.answers)) as Stored | readonly Stored[];
        if (![stored].flat().some(isErased)) continue;
        found.push({ table, row, selectorOnly: true, answers: withoutHashes(stored, isErased) });
      }
    }
    return found;
  }
}

function isOther({ row, answers }: AnsweringRow): boolean {
  return row.answers !== answers;
}

/** One answer, or several, as they were. */
function withoutHashes(stored: Stored | readonly Stored[], isErased: (answer: Stored) => boolean): string {
  const cleared = (answer: Stored) =>
    answer.credited_sha256 != null && isErased(answer) ? { ...answer, credited_sha256: NAME_ERASED } : answer;
  return JSON.stringify('map' in stored ? stored.map(cleared) : cleared(stored));
}
