import type { Access, Payload } from 'payload'
import { protectSchedules } from '../hooks/protect-schedules'
import { isStaff } from './roles'

const operations = ['create', 'read', 'readVersions', 'update', 'delete'] as const

/**
 * Closes the collections that Payload keeps for itself (who edits what, preferences, jobs) to API keys: Payload opens
 * them to every account, and takes a key for one. Its own rules go on deciding for the staff; planned publications are
 * kept from contributors.
 */
export function restrictPayloadCollections(payload: Payload): void {
  for (const { config } of Object.values(payload.collections)) {
    if (!config.slug.startsWith('payload-')) continue
    for (const operation of operations) {
      const rule: Access | undefined = config.access[operation]
      config.access[operation] = (args) => isStaff(args.req.user) && (rule?.(args) ?? true)
    }
    if (config.slug === 'payload-jobs') config.hooks.beforeOperation.push(protectSchedules)
    if (!config.versions) config.access.readVersions = () => false
  }
}
