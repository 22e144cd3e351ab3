import type { Tx } from '../../platform/db/schema.js';
import type { WriteContext } from '../../platform/db/transact.js';
import type { Outcome } from '../../platform/http/outcomes.js';
import type { Page, Reply } from '../../platform/http/reply.js';
import type { RequestContext } from '../../platform/http/request-context.js';
import type { FieldPage, RecordForm, Typed } from '../../platform/lib/fields/form-page.js';
import type { Result } from '../../platform/lib/result.js';
import type { Viewer } from '../../platform/viewer.js';
import type { Alike } from '../duplicates/model.js';

// What a noun passes to the routes of its records. `Row` is a row as its Reader returns it; `New` and `Edit` are what
// its input.ts returns.

export interface RecordRow {
  readonly id: number;
  readonly version: number;
  readonly trashed_at: string | null;
  readonly merged_into_id?: number | null;
}

/** A noun's records, without the parsing of forms and JSON. */
export interface RecordKind<Row extends RecordRow> {
  /** `outlet`, as used in messages. */
  readonly noun: string;
  /** `outlets`: its address and the folder of its views. */
  readonly plural: string;
  /** The section and breadcrumbs of its pages and forms. */
  readonly frame: Pick<Page, 'section' | 'crumbs'>;
  readonly list: (req: RequestContext) => Promise<Reply>;
  /** In the trash or not; undefined where it does not exist or is hidden from the viewer. */
  readonly byId: (id: number, viewer: Viewer) => Promise<Row | undefined>;
  readonly show: (row: Row, req: RequestContext) => Promise<Shown>;
  readonly form: (form: RecordForm, viewer: Viewer, saved: Typed) => FormPage;
  /** A row as form values. */
  readonly typedFrom: (row: Row, viewer: Viewer) => Typed | Promise<Typed>;
  /** The field at which duplicates are shown. */
  readonly named: 'name' | 'title';
  /** @param version null trashes any version */
  readonly trash: (change: WriteContext, id: number, version: number | null) => Promise<Outcome<Row>>;
  readonly restore: (change: WriteContext, id: number, viewer: Viewer) => Promise<Outcome<Row>>;
  /** The reply to a program that has just written the row. */
  readonly json: (row: Row, written: Written) => object | Promise<object>;
}

export interface RecordParts<Row extends RecordRow, New, Edit> extends RecordKind<Row> {
  readonly parse: (as: 'form' | 'json', fields: unknown) => Result<New>;
  readonly parseEdit: (as: 'form' | 'json', fields: unknown) => Result<Edit>;
  /** Possible duplicates of a new record; null where the noun has no such check. */
  readonly alike: ((change: WriteContext, input: New, viewer: Viewer) => Promise<Alike>) | null;
  readonly add: (change: WriteContext, input: New) => Promise<Result<Row>>;
  readonly edit: (
    change: WriteContext,
    id: number,
    version: number,
    input: Edit,
  ) => Promise<Result<Outcome<Row>>>;
}

/** The page of one record, and its other representations. */
export interface Shown {
  readonly head: Pick<Page, 'title' | 'meta' | 'feed'>;
  readonly page: () => object | Promise<object>;
  readonly json: () => object;
  readonly atom?: () => Promise<string>;
}

export interface FormPage {
  readonly title: string;
  readonly fields: readonly FieldPage[];
  /** The fields to compare with a version saved meanwhile, where these are more than `fields`. */
  readonly compared?: readonly FieldPage[];
}

export interface Written {
  readonly done: 'added' | 'edited' | 'moved';
  readonly tx: Tx;
  readonly viewer: Viewer;
}
