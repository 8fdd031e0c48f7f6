import type { BaseDatabaseAdapter } from 'payload'

/** The methods of an adapter that write. */
export const writingMethods = [
  ...(['create', 'createGlobal', 'createGlobalVersion', 'createVersion', 'deleteMany', 'deleteOne'] as const),
  ...(['deleteVersions', 'updateGlobal', 'updateGlobalVersion', 'updateJobs', 'updateMany', 'updateOne'] as const),
  ...(['updateVersion', 'upsert'] as const),
] satisfies (keyof BaseDatabaseAdapter)[]

/** The methods of an adapter that read. */
export const readingMethods = [
  ...(['count', 'countGlobalVersions', 'countVersions', 'find', 'findDistinct', 'findGlobal'] as const),
  ...(['findGlobalVersions', 'findOne', 'findVersions', 'queryDrafts'] as const),
] satisfies (keyof BaseDatabaseAdapter)[]
