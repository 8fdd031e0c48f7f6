/** The generated files, by the name of the check that compares each of them with what is generated now. */
export const generatedFiles = {
  'payload-types': 'src/payload-types.ts',
  'import-map': 'src/app/(payload)/admin/importMap.js',
  'graphql-schema': 'src/schema.graphql',
  openapi: 'src/openapi.json',
  'checks-guide': 'docs/checks.md',
  'front-end-guide': 'docs/front-end.md',
} as const

/** The folder of the SQLite migrations and their snapshots. */
export const migrationsFolder = 'src/migrations'
