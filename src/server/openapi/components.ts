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
