import type { JsonSchema } from '../../platform/lib/fields/json-schema.js';

// The components that the operations of the description reference.

const field = {
  type: 'object',
  properties: {
    path: {
      type: 'string',
      description: 'Where in what was sent, with dots: authors.0.family. Empty: the whole.',
    },
    message: { type: 'string', description: 'What would be right.' },
  },
  required: ['path', 'message'],
} as const;

/** @source RFC 9457 */
const problem = {
  type: 'object',
  description: 'RFC 9457',
  properties: {
    type: {
      type: 'string',
      format: 'uri-reference',
      description:
        'about:blank when the status says enough; urn:onrecord:outcome-unknown, with 500, when it is not known whether the change was saved: check before you send it again.',
    },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string', description: 'What happened, and what would be right.' },
    errors: { type: 'array', items: field, description: 'With 422: each field that needs another look.' },
    places: {
      type: 'array',
      items: { type: 'object' },
      description: 'With 422 for the words of a note: where they stand, if that is in several places.',
    },
    alike: {
      type: 'array',
      items: { type: 'object' },
      description: 'With 409 for duplicates: what is there already, as a 201 lists it.',
    },
    current: { type: 'object', description: 'With 409: the record as it is now, with its version.' },
  },
  required: ['type', 'title', 'status', 'detail'],
} as const;

export const COMPONENTS = {
  schemas: { Problem: problem },
  responses: {
    Problem: {
      description: 'What went wrong, in words that may be shown.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
  securitySchemes: {
    bearer: {
      type: 'http',
      scheme: 'bearer',
      description:
        'A token of /account. One with the scope read reads; one with the scope write also writes.',
    },
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: '__Host-onrecord',
      description:
        'The cookie of a browser that is signed in; without the prefix where the desk is not on https.',
    },
  },
} as const;

/** What decides the possible responses. */
export interface Faults {
  readonly status: 200 | 201;
  readonly kind: 'json' | 'file' | 'text';
  readonly isOpen: boolean;
  /** The address names a record, which may be missing or in the trash. */
  readonly hasRecord: boolean;
  /** The address takes filters, and refuses unknown ones. */
  readonly isNarrowed: boolean;
  readonly isWrite: boolean;
  readonly hasBody: boolean;
  readonly isEdit: boolean;
}

export function responsesOf(faults: Faults): JsonSchema {
  const { status, isOpen, hasRecord, isNarrowed, isWrite, hasBody, isEdit } = faults;
  const problems = [
    400,
    ...(isOpen ? [] : [401, 403]),
    ...(hasRecord ? [404, 410] : []),
    ...(isWrite ? [409, 413, 415, 507] : []),
    ...(hasBody || isNarrowed || faults.kind === 'file' ? [422] : []),
    ...(isEdit ? [428] : []),
    503,
  ];
  const named = problems.map((code) => [String(code), { $ref: '#/components/responses/Problem' }]);
  return {
    [status]: successOf(faults),
    ...Object.fromEntries(named),
    default: { $ref: '#/components/responses/Problem' },
  };
}

function successOf({ status, kind }: Faults): JsonSchema {
  if (kind === 'text') return { description: 'A line of text.', content: { 'text/plain': {} } };
  if (kind === 'file') return { description: 'A file in the format asked for.', content: { '*/*': {} } };
  const content = { 'application/json': { schema: { type: 'object' } } };
  if (status === 200) return { description: 'The record or records, as they are now.', content };
  const Location = { description: 'Where it is from now on.', schema: { type: 'string' } };
  return { description: 'Made.', headers: { Location }, content };
}
