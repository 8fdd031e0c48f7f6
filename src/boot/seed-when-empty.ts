import { setTimeout as wait } from 'node:timers/promises'
import { createLocalReq, type Payload } from 'payload'
import { isAbandoned } from '../../collections/shared/lease'
import { stores } from '../../collections/shared/uploads/stores'
import { claimLease, findLease } from '../editorial/exclusive/lease'
import { LeaseHolder } from '../editorial/exclusive/lease-holder'
import { env } from '../env'
import { firstStartOf, noteFirstStart } from '../env/first-start'
import { StartError } from '../errors'
import { hasFiles } from '../file-stores/file-store'
import { hasEditions, seedExample } from '../seed'
import { filesWarning } from './files-warning'
import type { BootReport } from './handshake'
import { type SitePlaces, tracesOfSite } from './traces'

const BETWEEN_ATTEMPTS_MS = 500

interface SeedSettings extends SitePlaces {
  SEED?: 'none' | 'example'
  S3_BUCKET?: string
  DATABASE_URL: string
}

/**
 * Seeds the example into a database without any edition; of several nodes that start at once one does, and the others wait
 * for it. A failure becomes a warning and does not stop the start. Unless `SEED` asks for it, a database from which every
 * edition was deleted stays as it is, and an empty one beside the files of a site stops the start with a `StartError`.
 */
export async function seedWhenEmpty(payload: Payload, settings: SeedSettings = env): Promise<Partial<BootReport>> {
  if (!(await mustSeed(payload, settings))) return {}
  noteExample(settings)
  while (!(await hasEditions(payload))) {
    const lease = await findLease(payload)
    const isFree = !lease || isAbandoned(payload, lease)
    const owner = isFree ? await claimLease(payload, { task: { operation: 'seed' } }, lease) : undefined
    if (owner) return seedWithLease(payload, owner)
    await wait(BETWEEN_ATTEMPTS_MS)
  }
  return {}
}

async function mustSeed(payload: Payload, settings: SeedSettings): Promise<boolean> {
  if (settings.SEED === 'none' || (await hasEditions(payload))) return false
  if (settings.SEED === 'example') return true
  const [users, editions] = await Promise.all([rows(payload, 'users'), rows(payload, 'editions')])
  // Drafts of editions are those of an example that was interrupted.
  if (users > 0 || editions > 0) return editions > 0
  const traces = [...tracesOfSite(settings), ...(await tracesInBucket(settings))]
  if (traces.length > 0 && !(await isBeingSeeded(payload))) throw new StartError(emptyDatabase(settings, traces))
  return true
}

/** The bucket, when a site has left files in it. */
async function tracesInBucket({ S3_BUCKET, DATA_DIR }: SeedSettings): Promise<string[]> {
  if (S3_BUCKET === undefined || firstStartOf(DATA_DIR) === 'example') return []
  const warning = await filesWarning()
  if (warning !== undefined) throw new StartError(warning)
  for (const store of Object.values(stores)) {
    if (await hasFiles(store)) return [`des fichiers dans le bucket ${S3_BUCKET}`]
  }
  return []
}

/** Whether another node has begun to seed, and wrote these files. */
const isBeingSeeded = async (payload: Payload): Promise<boolean> =>
  (await findLease(payload)) !== undefined || (await rows(payload, 'editions')) > 0

const rows = async (payload: Payload, collection: 'users' | 'editions'): Promise<number> =>
  (await payload.count({ collection, trash: collection === 'editions', overrideAccess: true })).totalDocs

function emptyDatabase({ DATABASE_URL }: SeedSettings, traces: readonly string[]): string {
  const database = DATABASE_URL.startsWith('file:') ? `${DATABASE_URL.slice('file:'.length)} ` : ''
  return `La base de données ${database}est vide, alors qu’un site a laissé ${traces.join(', ')}. Si sa base est ailleurs (un volume qui n’est pas monté, une autre DATABASE_URL), remettez-la, puis relancez\u00A0: rien n’a été changé. Sinon, indiquez SEED=none pour commencer sans contenu, ou SEED=example pour commencer avec l’exemple.`
}

// A folder that cannot be written must not stop a site whose database is elsewhere.
function noteExample({ DATA_DIR }: SeedSettings): void {
  try {
    noteFirstStart(DATA_DIR, 'example')
  } catch {
    // An interrupted start is then taken for a lost database, and says so.
  }
}

async function seedWithLease(payload: Payload, owner: string): Promise<Partial<BootReport>> {
  const holder = new LeaseHolder(await createLocalReq({}, payload), owner)
  try {
    // Another node may have finished just before this one had the lease.
    if (await hasEditions(payload)) return {}
    await seedExample(payload)
    return { seeded: true }
  } catch (error) {
    payload.logger.error({ err: innermost(error) }, 'The example could not be seeded')
    return { warnings: ['Le contenu d’exemple est incomplet : corrigez l’erreur ci-dessus, puis relancez.'] }
  } finally {
    await holder.close()
  }
}

// The error of the database itself: the errors that wrap it repeat the whole query.
function innermost(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? innermost(error.cause) : error
}
