/** The files written from the configuration, by the name of the gate that keeps each one fresh. */
export const generatedFiles = {
  'payload-types': 'src/payload-types.ts',
  'import-map': 'src/app/(payload)/admin/importMap.js',
  'graphql-schema': 'src/schema.graphql',
} as const

/** Where the SQLite migrations and their snapshots are kept. */
export const migrationsFolder = 'src/migrations'
