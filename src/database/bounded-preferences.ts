import { APIError, type BaseDatabaseAdapter, type UpsertArgs, type Where } from 'payload'
import { type Database, decorated } from './decorate'

const PREFERENCES = 'payload-preferences'
/** In characters. */
const [LONGEST_KEY, LARGEST_VALUE] = [200, 65_536]
/** Payload adds one for each document whose form is changed: an account has this many, and then loses the oldest. */
const MOST = 2_000

/**
 * Bounds what an account stores as preferences, which takes any key and any value: refuses a long one with 413, and removes the
 * oldest beyond two thousand.
 */
export const withBoundedPreferences = (database: Database): Database =>
  decorated(database, (adapter) => {
    const upsert = adapter.upsert.bind(adapter)
    adapter.upsert = async (args) => {
      if (args.collection !== PREFERENCES) return upsert(args)
      const { key, value, user } = args.data as unknown as Preference
      if (key.length > LONGEST_KEY || (JSON.stringify(value) ?? '').length > LARGEST_VALUE) {
        throw new APIError('A preference is larger than the admin ever stores. Send a shorter key or value.', 413)
      }
      const row = await upsert(args)
      await removeOldest(adapter, args.req, {
        and: [{ 'user.relationTo': { equals: user.relationTo } }, { 'user.value': { equals: user.value } }],
      })
      return row
    }
  })

interface Preference {
  key: string
  value: unknown
  user: { relationTo: string; value: string }
}

async function removeOldest(adapter: BaseDatabaseAdapter, req: UpsertArgs['req'], where: Where): Promise<void> {
  const { totalDocs } = await adapter.count({ collection: PREFERENCES, where, req })
  if (totalDocs <= MOST) return
  const oldest = { sort: 'updatedAt', limit: totalDocs - MOST, pagination: false }
  const { docs } = await adapter.find<{ id: string }>({ collection: PREFERENCES, where, req, ...oldest })
  await adapter.deleteMany({ collection: PREFERENCES, req, where: { id: { in: docs.map(({ id }) => id) } } })
}
