import type { Tx } from '../../platform/db/schema.js';
import type { WriteContext } from '../../platform/db/transact.js';
import type { Outcome } from '../../platform/http/outcomes.js';
import type { Page, Reply } from '../../platform/http/reply.js';
import type { RequestContext } from '../../platform/http/request-context.js';
import type { FieldPage, RecordForm, Typed } from '../../platform/lib/form-page.js';
import type { Result } from '../../platform/lib/result.js';
import type { Viewer } from '../../platform/viewer.js';
import type { Alike } from '../duplicates/model.js';

// What a noun hands in for the routes of its records. `Row` is a row as its Reader gives it; `New` and `Edit` are
// what its input.ts reads.

export interface RecordRow {
  readonly id: number;
  readonly version: number;
  readonly trashed_at: string | null;
  readonly merged_into_id?: number | null;
}

/** A noun's records: all but what is read from forms and JSON. */
export interface RecordKind<Row extends RecordRow> {
  /** `outlet`, as messages call it. */
  readonly noun: string;
  /** `outlets`: its address and the folder of its views. */
  readonly plural: string;
  /** Around the page of a record and its form. */
  readonly frame: Pick<Page, 'section' | 'crumbs'>;
  readonly list: (req: RequestContext) => Promise<Reply>;
  /** In the trash or not; undefined for none, and for one that is hidden from the viewer. */
  readonly byId: (id: number, viewer: Viewer) => Promise<Row | undefined>;
  readonly show: (row: Row, req: RequestContext) => Promise<Shown>;
  readonly form: (form: RecordForm, viewer: Viewer, saved: Typed) => FormPage;
  /** A row as its form has it. */
  readonly typedFrom: (row: Row, viewer: Viewer) => Typed | Promise<Typed>;
  /** The field that its duplicates are shown at. */
  readonly named: 'name' | 'title';
  /** @param version null trashes whatever version there is */
  readonly trash: (change: WriteContext, id: number, version: number | null) => Promise<Outcome<Row>>;
  readonly restore: (change: WriteContext, id: number, viewer: Viewer) => Promise<Outcome<Row>>;
  /** A row as a program is answered that has just written it. */
  readonly json: (row: Row, written: Written) => object | Promise<object>;
}

export interface RecordParts<Row extends RecordRow, New, Edit> extends RecordKind<Row> {
  readonly parse: (as: 'form' | 'json', fields: unknown) => Result<New>;
  readonly parseEdit: (as: 'form' | 'json', fields: unknown) => Result<Edit>;
  /** What may be the same as a new one; null where nobody is asked. */
  readonly alike: ((change: WriteContext, input: New, viewer: Viewer) => Promise<Alike>) | null;
  readonly add: (change: WriteContext, input: New) => Promise<Result<Row>>;
  readonly edit: (
    change: WriteContext,
    id: number,
    version: number,
    input: Edit,
  ) => Promise<Result<Outcome<Row>>>;
}

/** The page of one record, and its other faces. */
export interface Shown {
  readonly head: Pick<Page, 'title' | 'meta' | 'feed'>;
  readonly page: () => object;
  readonly json: () => object;
  readonly atom?: () => Promise<string>;
}

export interface FormPage {
  readonly title: string;
  readonly fields: readonly FieldPage[];
  /** What is compared with a version that was saved meanwhile, where that is more than `fields`. */
  readonly compared?: readonly FieldPage[];
}

export interface Written {
  readonly done: 'added' | 'edited' | 'moved';
  readonly tx: Tx;
  readonly viewer: Viewer;
}
