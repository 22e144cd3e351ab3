import { naming, unusable } from '../../../platform/db/connection/open-failures.js';
import type { Derivation, DerivedBy, ShownFault } from '../../../platform/db/derivation.js';
import { describeUnreadable, type HeadPlaces, readHeads } from '../../../platform/db/heads/places.js';
import { CheckedDatabase, RECORDED_TABLES } from '../../../platform/db/integrity/database.js';
import type { DerivedFault } from '../../../platform/db/integrity/derived.js';
import { filesOpenToOthers } from '../../../platform/db/integrity/open-files.js';
import { type SubjectKind, TABLES } from '../../../platform/db/subjects.js';
import { refuseOlder } from '../../../platform/db/with-reading.js';
import { verifyChain } from '../../activity/chain-store.js';
import { SECRET_COLUMNS } from '../../activity/event-store.js';
import { unrecordedColumns } from './coverage.js';
import {
  canBeRebuilt,
  comparedFault,
  copyFault,
  countsFault,
  damagedIndexFault,
  derivedFault,
  type Fault,
  headFault,
  historyFault,
  isDerivedFrom,
  misindexedClaimFault,
  misindexedFault,
  moreFault,
  moreShownFault,
  notComparedFault,
  notDerived,
  RESTORE_FIRST,
  rowFault,
  rulesFault,
  schemaFault,
  settingFault,
  shownFault,
  structureFault,
} from './faults.js';

// Checks a whole database: its structure, its schema, its history, every row against the last event of its record and
// every saved copy against its SHA-256; and what is derived against what it derives from. Read-only.

/** The first fault of its sort, and the number of all. */
export interface CountedFault extends Fault {
  readonly count: number;
}

export interface Report {
  readonly file: string;
  readonly sound: boolean;
  readonly faults: readonly CountedFault[];
  /** Saved copies that do not match, by number; at most 1,000. */
  readonly copies: readonly number[];
  /** Records that are shown to readers, or hidden from them, and should not be: at most 10,000. */
  readonly shown: readonly ShownFault[];
  /** What differs from what it derives from: at most one row for each claim and table, and 10,000 in all. */
  readonly derived: readonly DerivedFault[];
  /** Comparisons, and places in newer copies, that come out otherwise: at most 10,000. */
  readonly compared: readonly DerivedFault[];
  /** Whether there is more to compare once these are rebuilt. */
  readonly isCutOff: boolean;
  /** Whether the numbers beside filters are not those of the quotations. */
  readonly areCountsWrong: boolean;
  /** Saved copies that the search index does not have as it should, by number. */
  readonly misindexed: readonly number[];
  /** Claims whose words the search index does not have as it should, by number. */
  readonly misindexedClaims: readonly number[];
  /** Full-text indexes that are damaged, by name. */
  readonly damagedIndexes: readonly string[];
  /** Whether an older version derived the stored rows: then no difference is a fault. */
  readonly isDerivedOlder: boolean;
  /** Whether the stored version of the rules is not that of the history. */
  readonly areRulesChanged: boolean;
  /** Whether the history does not hold the version of the rules yet. */
  readonly areRulesUnrecorded: boolean;
  /** Users and tokens whose history does not hold the SHA-256 of their stored secret yet. */
  readonly withoutSecret: readonly { readonly kind: SubjectKind; readonly id: number }[];
  /** Whether what is derived may be rebuilt: not from records that were changed themselves. */
  readonly mayRebuild: boolean;
  readonly counts: {
    readonly events: number;
    readonly rows: number;
    readonly copies: number;
    /** Claims of which everything was derived again. */
    readonly derived: number;
    /** Sources whose saved copies were compared again. */
    readonly compared: number;
    /** Rows whose last payload was erased, so that there is nothing to compare them with. */
    readonly rowsWithoutPayload: number;
  };
  /** Places of stored heads that could not be read, with the reason. */
  readonly unreadHeads: readonly string[];
  /** Files that other accounts may read or write. */
  readonly openFiles: readonly string[];
}

export interface CheckOptions {
  /** What is derived; this layer does not know it. Without it, nothing derived is compared. */
  readonly derivation?: Derivation;
  /**
   * The sources whose saved copies are compared again: all, or those of a day, as a number of days; by default those of
   * which something derived differs.
   */
  readonly comparisons?: 'all' | { readonly day: number };
  readonly onPart?: OnPart;
  /** Where heads of its history are stored; without it, the history is not compared with any. */
  readonly heads?: HeadPlaces;
  /** How many derived rows that differ are named, and so rebuilt; by default 10,000. */
  readonly maxDerived?: number;
}

export type OnPart = (part: string, done: number, total: number) => void;

const MAX_COPIES_NAMED = 1000;
/** What is beyond is found by the next check, once these are rebuilt. */
const MAX_DERIVED_NAMED = 10_000;

/** @throws AppError `database_unusable` where it cannot be opened, or is of an older version */
export async function checkIntegrity(file: string, options: CheckOptions = {}): Promise<Report> {
  const { onPart = () => {} } = options;
  const database = await CheckedDatabase.open(file);
  const found = new FoundFaults(options.maxDerived ?? MAX_DERIVED_NAMED);
  const counts = { events: 0, rows: 0, copies: 0, derived: 0, compared: 0, rowsWithoutPayload: 0 };
  try {
    onPart('structure', 0, 1);
    const { faults, damagedIndexes } = database.structure();
    for (const line of faults) found.add(structureFault(line));
    found.damagedIndexes = damagedIndexes;
    if (options.derivation) for (const name of damagedIndexes) found.add(damagedIndexFault(name));
    // A damaged structure makes rows unreadable.
    if (faults.length === 0) {
      refuseOlder(file);
      await checkContents(database, found, counts, { ...options, onPart });
    }
  } catch (error) {
    throw naming(file, unusable(file, error));
  } finally {
    database.close();
  }
  return { file, ...found.report(), counts, openFiles: filesOpenToOthers(file) };
}

type Counts = { -readonly [K in keyof Report['counts']]: number };

async function checkContents(
  database: CheckedDatabase,
  found: FoundFaults,
  counts: Counts,
  options: CheckOptions & { readonly onPart: OnPart },
): Promise<void> {
  const { onPart, heads } = options;
  const schema = database.schemaFaults();
  for (const fault of schema) found.add(schemaFault(fault));
  for (const fault of database.settingFaults()) found.add(settingFault(fault));
  // The rows of a missing table cannot be compared.
  if (schema.some(({ type, what }) => type === 'table' && what === 'missing')) return;
  const progress = (done: number, total: number) => onPart('history', done, total);
  const chain = await verifyChain(database.db, { progress });
  if (chain.ok) counts.events = chain.count;
  else found.add(historyFault(chain.seq, chain.what));
  await checkHeads(database, found, heads);
  for (const [at, table] of RECORDED_TABLES.entries()) {
    onPart('rows', at, RECORDED_TABLES.length);
    const compared = database.compareRows({
      table,
      unrecorded: unrecordedColumns(table),
      secret: SECRET_COLUMNS[TABLES[table].kind] ?? null,
      onFault: (fault) => found.add(rowFault(fault)),
    });
    for (const id of compared.withoutSecret) found.withoutSecret.push({ kind: TABLES[table].kind, id });
    counts.rows += compared.rows;
    counts.rowsWithoutPayload += compared.withoutPayload;
  }
  onPart('saved copies', 0, 1);
  counts.copies = database.compareCopies((fault) => found.add(copyFault(fault)));
  await checkDerived(database, found, counts, options);
}

async function checkDerived(
  database: CheckedDatabase,
  found: FoundFaults,
  counts: Counts,
  { derivation, comparisons, onPart }: CheckOptions & { readonly onPart: OnPart },
): Promise<void> {
  if (derivation === undefined) return;
  onPart('derived data', 0, 1);
  found.addRules(await derivation.derivedBy(database.db));
  found.addShown(await derivation.wronglyShown(database.db, found.maxShown + 1));
  // Matches and the search index derive from which copies are shown.
  if (found.areCopiesWronglyShown) return;
  const { derived, compared } = found;
  counts.derived = await database.compareDerived(derivation, {
    onFault: (fault) => derived.add(fault),
    onNotDerived: (claim) => derived.add(notDerived(claim)),
  });
  onPart('comparisons', 0, 1);
  const day = typeof comparisons === 'object' ? comparisons.day : null;
  const which = comparisons === 'all' ? 'all' : { day, claimIds: derived.claimIds() };
  const again = derivation.comparisons(which);
  counts.compared = await database.compareDerived(again, {
    onFault: (fault) => compared.add(fault),
    onNotDerived: (source) => found.add(notComparedFault(source)),
  });
  found.addDerived();
  if (!(await derivation.areCountsRight(database.db))) found.addWrongCounts();
  found.addMisindexed(await derivation.misindexedCopies(database.db));
  const { wordIndex } = derivation;
  if (found.damagedIndexes.includes(wordIndex.name)) return;
  onPart('search index', 0, 1);
  const claims = database.misindexedRows(wordIndex).map((row) => wordIndex.claimOf(row));
  found.addMisindexedClaims(claims, wordIndex.table);
}

async function checkHeads(
  database: CheckedDatabase,
  found: FoundFaults,
  places: HeadPlaces | undefined,
): Promise<void> {
  if (places === undefined) return;
  const heads = await readHeads(places);
  for (const fault of database.compareHeads(heads)) found.add(headFault(fault));
  found.unreadHeads = describeUnreadable(heads);
}

class FoundFaults {
  isDerivedOlder = false;
  areRulesChanged = false;
  areRulesUnrecorded = false;
  damagedIndexes: readonly string[] = [];
  unreadHeads: readonly string[] = [];
  readonly withoutSecret: { readonly kind: SubjectKind; readonly id: number }[] = [];
  readonly #copies: number[] = [];
  readonly shown: ShownFault[] = [];
  readonly derived: DerivedFaults;
  readonly compared: DerivedFaults;
  readonly #sorts = new Map<string, CountedFault>();
  areCopiesWronglyShown = false;
  #areCountsWrong = false;
  #isShownCutOff = false;
  #misindexed: readonly number[] = [];
  #misindexedClaims: readonly number[] = [];
  #mayRebuild = true;

  /** How many records that are wrongly shown are named, and so corrected. */
  readonly maxShown: number;

  constructor(maxDerived: number) {
    this.maxShown = maxDerived;
    this.derived = new DerivedFaults(maxDerived);
    this.compared = new DerivedFaults(maxDerived);
  }

  isEmpty(): boolean {
    return this.#sorts.size === 0;
  }

  report(): Omit<Report, 'file' | 'counts' | 'openFiles'> {
    const mayRebuild = this.#mayRebuild;
    return {
      sound: this.isEmpty(),
      faults: [...this.#sorts.values()].map((fault) =>
        canBeRebuilt(fault.kind) && !mayRebuild ? { ...fault, advice: RESTORE_FIRST } : fault,
      ),
      copies: this.#copies,
      shown: this.shown,
      derived: this.derived.first,
      compared: this.compared.first,
      isCutOff: this.derived.isCutOff || this.compared.isCutOff || this.#isShownCutOff,
      areCountsWrong: this.#areCountsWrong,
      misindexed: this.#misindexed,
      misindexedClaims: this.#misindexedClaims,
      damagedIndexes: this.damagedIndexes,
      isDerivedOlder: this.isDerivedOlder,
      areRulesChanged: this.areRulesChanged,
      areRulesUnrecorded: this.areRulesUnrecorded,
      unreadHeads: this.unreadHeads,
      withoutSecret: this.withoutSecret,
      mayRebuild,
    };
  }

  add(fault: Fault): void {
    const first = this.#sorts.get(fault.sort);
    this.#sorts.set(fault.sort, first ? { ...first, count: first.count + 1 } : { ...fault, count: 1 });
    const isNamed = fault.kind === 'copy' && fault.record !== null && this.#copies.length < MAX_COPIES_NAMED;
    if (isNamed && fault.record) this.#copies.push(fault.record.id);
    if (isDerivedFrom(fault)) this.#mayRebuild = false;
  }

  addRules({ isOlder, isChanged, isUnrecorded }: DerivedBy): void {
    this.isDerivedOlder = isOlder;
    this.areRulesChanged = isChanged;
    this.areRulesUnrecorded = isUnrecorded;
    if (isChanged) this.add(rulesFault());
  }

  addShown(wrong: readonly ShownFault[]): void {
    const isMore = wrong.length > this.maxShown;
    this.shown.push(...wrong.slice(0, this.maxShown));
    this.areCopiesWronglyShown = wrong.some(({ kind }) => kind === 'copies');
    this.#isShownCutOff = isMore || this.areCopiesWronglyShown;
    if (this.isDerivedOlder) return;
    for (const fault of this.shown) this.add(shownFault(fault));
    if (isMore) this.add(moreShownFault());
  }

  /** What derives from a wrong comparison is wrong with it, and is not reported separately. */
  addDerived(): void {
    for (const fault of this.compared.first) this.add(comparedFault(fault));
    const wrong = new Set(this.compared.claimIds());
    for (const fault of this.isDerivedOlder ? [] : this.derived.first)
      if (fault.claimId === null || !wrong.has(fault.claimId)) this.add(derivedFault(fault));
    const more = this.compared.more + (this.isDerivedOlder ? 0 : this.derived.more);
    if (more > 0) this.add(moreFault(more));
  }

  addWrongCounts(): void {
    this.#areCountsWrong = true;
    if (!this.isDerivedOlder) this.add(countsFault());
  }

  addMisindexed(copies: readonly number[]): void {
    this.#misindexed = copies;
    if (copies.length > 0 && !this.isDerivedOlder) this.add(misindexedFault(copies.length));
  }

  /** Where the row that is indexed differs itself, the index may be right. */
  addMisindexedClaims(claims: readonly number[], indexed: string): void {
    const differing = new Set(
      this.derived.first.flatMap(({ table, claimId }) => (table === indexed ? [claimId] : [])),
    );
    this.#misindexedClaims = claims.filter((id) => !differing.has(id));
    if (!this.isDerivedOlder) for (const id of this.#misindexedClaims) this.add(misindexedClaimFault(id));
  }
}

/** The first that were found, and how many more. */
class DerivedFaults {
  readonly first: DerivedFault[] = [];
  more = 0;
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
  }

  get isCutOff(): boolean {
    return this.more > 0;
  }

  add(fault: DerivedFault): void {
    if (this.first.length < this.#max) this.first.push(fault);
    else this.more += 1;
  }

  claimIds(): number[] {
    return [...new Set(this.first.flatMap(({ claimId }) => (claimId === null ? [] : [claimId])))];
  }
}
