import type { PublicOperation } from '../content/public-routes'
import { publicCollections } from '../domain/public-collections'

const text = { type: 'string' }

const change = {
  type: 'object',
  properties: {
    position: { type: 'integer', minimum: 1, description: 'Its place in the log.' },
    at: { type: 'string', format: 'date-time', description: 'When it was noticed.' },
    kind: {
      enum: ['published', 'changed', 'withdrawn'],
      description: '`withdrawn`: no longer public, or no longer of the edition that is asked for.',
    },
    collection: { enum: [...publicCollections] },
    id: text,
    slug: { ...text, description: 'Its slug, if it has one and is public.' },
    editions: { type: 'array', items: text, description: 'The ids of the public editions that it belongs to.' },
  },
  required: ['position', 'at', 'kind', 'collection', 'id', 'editions'],
}

const page = {
  type: 'object',
  properties: {
    changes: { type: 'array', items: change },
    next: { ...text, description: 'The cursor after these changes: send it as `since`.' },
    hasMore: { type: 'boolean', description: 'Whether more changes wait already.' },
  },
  required: ['changes', 'next', 'hasMore'],
}

const since = {
  name: 'since',
  description: 'A cursor: `next` of a response, or `now`. Without it, everything that is public comes first.',
  schema: { type: 'string', minLength: 1 },
}
const edition = {
  name: 'edition',
  description: 'Only what concerns an edition: its id or its slug.',
  schema: { type: 'string', pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$' },
}

/** The reads of the log, as the description of the API shows them. */
export const changeOperations: readonly PublicOperation[] = [
  {
    id: 'getChanges',
    tag: 'Changes',
    path: '/api/changes',
    summary: 'What has changed since a cursor',
    mediaType: 'application/json',
    schema: page,
    mayBeGone: true,
    parameters: [
      since,
      edition,
      {
        name: 'limit',
        description: 'The most changes of a page, 1 to 500; 100 by default.',
        schema: { type: 'integer', minimum: 1, maximum: 500, default: 100 },
      },
    ],
  },
  {
    id: 'followChanges',
    tag: 'Changes',
    path: '/api/changes/stream',
    summary: 'The same as server-sent events',
    mediaType: 'text/event-stream',
    mayBeGone: true,
    parameters: [since, edition],
  },
]
