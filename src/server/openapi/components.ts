import type { JsonSchema } from '../../platform/lib/fields/json-schema.js';

// The components that the operations of the description reference.

const field = {
  type: 'object',
  properties: {
    path: {
      type: 'string',
      description: 'The field, as a path with dots: authors.0.family. Empty for the body as a whole.',
    },
    message: { type: 'string', description: 'The error, and how to correct it.' },
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
        'about:blank, or urn:onrecord:outcome-unknown (status 500) if it is not known whether the change was saved: check before you send it again.',
    },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string', description: 'What happened, and what to do.' },
    errors: { type: 'array', items: field, description: 'With 422: the invalid fields.' },
    places: {
      type: 'array',
      items: { type: 'object' },
      description:
        'With 422 for the selector of a note: the positions of the text, if it occurs more than once.',
    },
    alike: {
      type: 'array',
      items: { type: 'object' },
      description: 'With 409 for duplicates: the possible duplicates, in the same form as in a 201.',
    },
    current: { type: 'object', description: 'With 409: the current record with its version.' },
  },
  required: ['type', 'title', 'status', 'detail'],
} as const;

export const COMPONENTS = {
  schemas: { Problem: problem },
  responses: {
    Problem: {
      description: 'An error, with a text that can be shown to users.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
  securitySchemes: {
    bearer: {
      type: 'http',
      scheme: 'bearer',
      description: 'A token from /account, with the scope read or write (which includes read).',
    },
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: '__Host-onrecord',
      description:
        'The session cookie of a signed-in browser; called onrecord if the server is not on https.',
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
  if (kind === 'text') return { description: 'One line of text.', content: { 'text/plain': {} } };
  if (kind === 'file') return { description: 'A file in the requested format.', content: { '*/*': {} } };
  const content = { 'application/json': { schema: { type: 'object' } } };
  if (status === 200) return { description: 'The record or records.', content };
  const Location = { description: 'The address of the new record.', schema: { type: 'string' } };
  return { description: 'Created.', headers: { Location }, content };
}
