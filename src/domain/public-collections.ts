/** The collections that anybody may read: what is published in them, and agreed to by those it shows. */
export const publicCollections: ReadonlySet<string> = new Set([
  'editions',
  'sessions',
  'rooms',
  'speakers',
  'testimonials',
  'organisations',
  'key-figures',
  'commitments',
  'releases',
  'media',
])
