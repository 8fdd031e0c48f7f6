import { fieldShapes } from '../../src/api/graphql/field-shapes'

/** The shapes of a small copy of the content model. */
export const shapes = fieldShapes([
  {
    flattenedFields: [
      { name: 'sessions', type: 'join' },
      { name: 'rooms', type: 'join' },
      { name: 'testimonials', type: 'join' },
      {
        name: 'partners',
        type: 'array',
        flattenedFields: [{ name: 'organisation', type: 'relationship' }],
      },
      { name: 'hero', type: 'upload' },
      { name: 'venue', type: 'group', flattenedFields: [{ name: 'city', type: 'text' }] },
    ],
  },
  {
    flattenedFields: [
      { name: 'edition', type: 'relationship' },
      { name: 'room', type: 'relationship' },
      { name: 'participants', type: 'array', flattenedFields: [{ name: 'speaker', type: 'relationship' }] },
      { name: 'photo', type: 'upload' },
      { name: 'logo', type: 'upload' },
      { name: 'editions', type: 'relationship', hasMany: true },
      {
        name: 'layout',
        type: 'blocks',
        blocks: [{ flattenedFields: [{ name: 'gallery', type: 'upload', hasMany: true }] }],
      },
    ],
  },
])
