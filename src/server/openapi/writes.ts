import type { z } from 'zod';
import { newNote, newReply, noteEdit } from '../../checking/annotations/input.js';
import { newerCopy } from '../../checking/drift/input.js';
import { newBulk, newFindings } from '../../checking/findings/input.js';
import { newSearch, searchEdit } from '../../checking/searches/input.js';
import { setAsideBeside } from '../../derived/set-asides/input.js';
import { SIMPLE, type Simple } from '../../nouns.js';
import { captureWrites } from '../../pages/capture/input.js';
import { lookupText } from '../../pages/lookup/input.js';
import { mergeAgreement, mergeWanted } from '../../pages/merging/input.js';
import { newView, viewEdit } from '../../pages/saved-views/input.js';
import { accountSchemas } from '../../people/accounts/input.js';
import type { Rule } from '../../people/accounts/model/permissions.js';
import { inputShape } from '../../platform/lib/fields/noun-fields.js';
import { createSchema, patchSchema } from '../../platform/lib/fields/shapes.js';
import type { Noun } from '../../platform/noun.js';
import { besideStyle, newStyle } from '../../publishing/citations/styles/input.js';
import { besideTable, newTable } from '../../publishing/exchange/input/table.js';
import { newEdition } from '../../publishing/lists/editions/input.js';
import { listEdit, newItems, newList, newOrder, ticked } from '../../publishing/lists/input.js';
import { itemEdit, printingEdit } from '../../publishing/lists/item-input.js';
import { attributionEdit, newAttribution, referenceChoice } from '../../record/attributions/input.js';
import { claimEdit, newLink, tickedTag, tickedTrash } from '../../record/claims/input.js';
import { BESIDE } from '../../record/duplicates/input.js';
import { newQuotation } from '../../record/entry/input.js';
import { MERGEABLE_NOUNS } from '../../record/merging/model.js';
import { occasionEdit, wholeOccasion } from '../../record/occasions/input.js';
import {
  detailsWanted,
  newCopy,
  readAgain,
  takenDetails,
  uploadToKeep,
} from '../../record/snapshots/input.js';
import { sourceEdit, wholeSource } from '../../record/sources/input.js';
import { speakerEdit, wholeSpeaker } from '../../record/speakers/input.js';

// The schemas of request bodies and the responses of each write. The schemas are the features’ own, so that a new field
// is described at once. tests/server/openapi sends to every write to prove that each schema is at the right address.

export interface Write {
  /** Null where the address says everything: the body is ignored. */
  readonly body: z.ZodType | null;
  readonly status: 200 | 201;
  /** The fields beside a file, where the address takes one as a form. */
  readonly withFile?: z.ZodType;
  /** Requires the version that was edited. */
  readonly isEdit: boolean;
}

/** By method and address, as in the permission table. */
export type Writes = ReadonlyMap<string, Write>;

/** Every write that takes a body, and those without one that are not acts on a record. */
export function describedWrites(): Writes {
  return new Map([
    ...SIMPLE.flatMap(simpleNoun),
    ...noun('/claims', newQuotation, claimEdit),
    ...noun('/speakers', wholeSpeaker, speakerEdit),
    ...noun('/occasions', wholeOccasion, occasionEdit),
    ...noun('/sources', wholeSource, sourceEdit),
    ...noun('/lists', newList, listEdit),
    ...noun('/views', newView, viewEdit),
    ...noun('/users', accountSchemas.user, accountSchemas.userEdit),
    ...edits('/attributions/:id', attributionEdit),
    ...edits('/annotations/:id', noteEdit),
    ...edits('/searches/:id', searchEdit),
    ['POST /claims/:id/searches', adding(newSearch)],
    ['POST /claims/:id/attributions', adding(newAttribution)],
    ['POST /claims/:id/links', adding(newLink)],
    ['POST /claims/:id/findings', adding(newFindings)],
    ['POST /findings', adding(newBulk)],
    ['POST /sources/details', { ...adding(detailsWanted), status: 200 }],
    ['POST /sources/:id/snapshots', { ...adding(newCopy), withFile: uploadToKeep }],
    ['POST /sources/:id/snapshots/:snapshot/readings', adding(readAgain)],
    ['POST /sources/:id/snapshots/:snapshot/details', { body: takenDetails, status: 200, isEdit: true }],
    ...TRASHING.map((write) => [write, { body: setAsideBeside, status: 200, isEdit: false }] as const),
    ['POST /sources/:id/publication', { body: null, status: 200, isEdit: false }],
    ['POST /sources/:id/publication/withdrawal', { body: null, status: 200, isEdit: false }],
    ['POST /sources/:id/recheck', { body: null, status: 201, isEdit: false }],
    ['POST /attributions/:id/newer-copy', { body: newerCopy, status: 200, isEdit: true }],
    ...ANNOTATED.map((path) => [`POST ${path}/annotations`, adding(newNote)] as const),
    ['POST /annotations/:id/replies', adding(newReply)],
    ['POST /claims/:id/reference', { body: referenceChoice, status: 200, isEdit: true }],
    ['POST /lookup', { ...adding(lookupText), status: 200 }],
    ['POST /claims/tags', { ...adding(tickedTag), status: 200 }],
    ['POST /claims/trash', { ...adding(tickedTrash), status: 200 }],
    ['POST /lists/items', { ...adding(ticked), status: 200 }],
    ['POST /lists/:id/items', { ...adding(newItems), status: 200 }],
    ['POST /lists/:id/editions', adding(newEdition)],
    ['POST /lists/:id/order', { body: newOrder, status: 200, isEdit: true }],
    ['POST /lists/:id/printing', { body: printingEdit, status: 200, isEdit: true }],
    ...edits('/lists/:id/items/:item', itemEdit),
    ...MERGED.map(
      (path) => [`POST ${path}/merge`, { body: mergeWanted, status: 200, isEdit: true }] as const,
    ),
    ['POST /speakers/:id/names/:name/agreement', { body: null, status: 200, isEdit: false }],
    ['POST /speakers/:id/names/:name/removal', { body: null, status: 200, isEdit: false }],
    ['POST /merge-proposals/:id/agreement', { body: mergeAgreement, status: 200, isEdit: false }],
    ['POST /merge-proposals/:id/withdrawal', { body: null, status: 200, isEdit: false }],
    ...MERGED.map((path) => [`DELETE ${path}/merge`, { body: null, status: 200, isEdit: true }] as const),
    ...MERGED.map(
      (path) => [`POST ${path}/merge/reversal`, { body: null, status: 200, isEdit: true }] as const,
    ),
    ['POST /capture', { ...adding(captureWrites.article), withFile: captureWrites.besideFile }],
    ['POST /capture/claims', adding(captureWrites.claims)],
    ['POST /capture/:id/source', { body: captureWrites.source, status: 200, isEdit: true }],
    ['POST /capture/:id/acceptance', { ...adding(captureWrites.acceptance), status: 200 }],
    ['POST /capture/:id/quotations', adding(captureWrites.added)],
    ['POST /capture/:id/quotations/:quotation', { body: captureWrites.decision, status: 200, isEdit: true }],
    ...(['joining', 'splitting'] as const).map(
      (act) =>
        [
          `POST /capture/:id/quotations/:quotation/${act}`,
          { body: captureWrites[act], status: 200, isEdit: true },
        ] as const,
    ),
    ['POST /import', { ...adding(newTable), withFile: besideTable }],
    ['POST /imports/:id/cancellation', { body: null, status: 200, isEdit: false }],
    ['POST /practice-story', { body: null, status: 201, isEdit: false }],
    ['POST /account', { body: accountSchemas.name, status: 200, isEdit: true }],
    ['POST /account/citation-style', { body: accountSchemas.citationStyle, status: 200, isEdit: false }],
    ['POST /styles', { ...adding(newStyle), withFile: besideStyle }],
    ['POST /styles/:id/restoration', { body: besideStyle, status: 200, isEdit: false }],
    ['POST /styles/:id/trial', { body: null, status: 200, isEdit: false }],
    ['POST /account/tokens', adding(accountSchemas.token)],
    ['POST /notices/test', { body: null, status: 200, isEdit: false }],
    ['POST /notices/:id/retry', { body: null, status: 200, isEdit: false }],
    ['POST /users/:id/links', { body: null, status: 201, isEdit: false }],
  ]);
}

/** Trashing these may hide a mismatch, which then requires a reason. */
const TRASHING = [
  'POST /attributions/:id/trash',
  'DELETE /attributions/:id',
  'POST /sources/:id/snapshots/:snapshot/trash',
  'DELETE /sources/:id/snapshots/:snapshot',
] as const;

const MERGED = MERGEABLE_NOUNS.map(({ address }) => `${address}/:id`);

/** The body and response of a write; `undefined` for one that is not defined here. */
export function writeAt({ method, path }: Rule, writes: Writes): Write | undefined {
  const known = writes.get(`${method} ${path}`);
  if (known || (method !== 'DELETE' && !SAYS_IT_ALL.test(path))) return known;
  return { body: null, status: 200, isEdit: false };
}

const ANNOTATED = ['/claims/:id', '/attributions/:id', '/sources/:id', '/sources/:id/snapshots/:snapshot'];

const SAYS_IT_ALL =
  /\/(trash|restoration|resolution|agreement|reopening|removal|revocation|undo|second-factor\/reset|sessions\/end)$/;

/** Its fields are its body; a possible duplicate is confirmed beside them. */
function simpleNoun({ address, fields, ...traits }: Simple): (readonly [string, Write])[] {
  const shape = inputShape(fields);
  const { alike }: Partial<Noun> = traits;
  return noun(address, createSchema({ ...shape, ...(alike && BESIDE) }), patchSchema(shape));
}

function noun(base: string, made: z.ZodType, edited: z.ZodType): (readonly [string, Write])[] {
  return [[`POST ${base}`, adding(made)], ...edits(`${base}/:id`, edited)];
}

function edits(path: string, body: z.ZodType): (readonly [string, Write])[] {
  const write = { body, status: 200, isEdit: true } as const;
  return [
    [`POST ${path}`, write],
    [`PATCH ${path}`, write],
  ];
}

function adding(body: z.ZodType): Write {
  return { body, status: 201, isEdit: false };
}
