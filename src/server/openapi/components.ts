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
