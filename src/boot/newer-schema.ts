import type { Payload } from 'payload'
import { StartError } from '../errors'
import { migrations } from '../migrations'
import type { BootReport } from './handshake'

/** Rejects with a `StartError` when a newer version has changed the tables of the database. Nothing is changed. */
export async function refuseNewerSchema({ db }: Pick<Payload, 'db'>): Promise<Partial<BootReport>> {
  if (db.name !== 'sqlite') return {}
  const known = new Set(migrations.map(({ name }) => name))
  const { docs } = await db.find<{ name?: string; batch?: number }>({
    ...{ collection: 'payload-migrations', pagination: false, limit: 0 },
  })
  const newer = docs.map(({ name }) => name).filter((name) => name !== undefined && name !== 'dev' && !known.has(name))
  if (newer.length === 0) return {}
  throw new StartError(
    `La base de données est celle d’une version plus récente du CMS (${newer.join(', ')}). Installez cette version, ou restaurez la sauvegarde d’avant la mise à jour, puis relancez\u00A0: rien n’a été changé.`,
  )
}
