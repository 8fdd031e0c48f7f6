import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { deriveKey } from '../../env/seal'

/** The name of the last entry of an archive: an archive without it is not whole. */
export const MANIFEST = 'manifest.json'
/** The ledger of the moment of the backup. A restore leaves it alone: it lacks what came after. */
export const LEDGER_ENTRY = 'ledger.jsonl'
/** The hashes of the public answers of the site when the backup was made: of those that were the same before and after. */
export const ANSWERS_ENTRY = 'answers.json'

const manifestShape = z.object({
  format: z.literal(1),
  /** The version of the product that has made the archive. */
  version: z.string(),
  takenAt: z.iso.datetime(),
  kind: z.enum(['sqlite', 'mongodb']),
  /** The last migration of the database; `null` for a database without any. */
  schema: z.string().nullable(),
  /** `database`: without files, as before a migration. */
  contents: z.enum(['everything', 'database']),
  /** Whether all rows are of one instant. */
  isSnapshot: z.boolean(),
  /** Whether a secret is the one of the site, without revealing it. */
  secret: z.string(),
  /** The files that documents name and the site did not have. */
  missing: z.array(z.string()),
  entries: z.array(z.object({ name: z.string(), bytes: z.int().nonnegative(), sha256: z.string() })),
})

/** What an archive has, and how to check it. */
export type Manifest = z.output<typeof manifestShape>
export type ManifestEntry = Manifest['entries'][number]

/** Reads the content of a manifest; `undefined` when it is none. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    return manifestShape.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** The version of this product. */
export const productVersion = (): string => JSON.parse(readFileSync('package.json', 'utf8')).version

/** The migrations that this product knows, in order. Their modules are not loaded: they take long. */
export const knownMigrations = (): string[] =>
  readdirSync('src/migrations')
    .filter((name) => /^\d{8}_\d{6}_\w+\.ts$/.test(name))
    .map((name) => name.replace(/\.ts$/, ''))
    .sort()

/** Whether this product can open a database with `schema`: it knows its last migration. */
export const isKnownSchema = (schema: string | null): boolean => schema === null || knownMigrations().includes(schema)

/** A fingerprint of a secret: equal for equal secrets, and does not reveal them. */
export const secretFingerprint = (secret: string): string =>
  deriveKey(secret, 'assises.backup.1').subarray(0, 12).toString('base64url')
