/** The collections whose published documents are public, as far as consent covers them. */
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
