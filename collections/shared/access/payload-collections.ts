import type { Access, Payload } from 'payload'
import { guardCredentials } from '../hooks/guard-credentials'
import { protectSchedules } from '../hooks/protect-schedules'
import { refuseAbsentVersions } from '../hooks/refuse-absent-versions'
import { LOCKS } from '../locks/open-forms'
import { lockRules } from './lock-rules'
import { isStaff } from './roles'

const operations = ['create', 'read', 'readVersions', 'update', 'delete'] as const

/**
 * Restricts Payload's own collections (locks, preferences, jobs) to the staff: Payload opens them to every account,
 * which includes API clients. Its own access rules still apply to the staff, but for locks; contributors cannot delete schedules.
 */
export function restrictPayloadCollections(payload: Payload): void {
  for (const { config } of Object.values(payload.collections)) {
    if (!config.slug.startsWith('payload-')) continue
    if (config.slug === LOCKS) Object.assign(config.access, lockRules)
    for (const operation of operations) {
      const rule: Access | undefined = config.access[operation]
      config.access[operation] = (args) => isStaff(args.req.user) && (rule?.(args) ?? true)
    }
    config.hooks.beforeOperation.unshift(refuseAbsentVersions, guardCredentials)
    if (config.slug === 'payload-jobs') {
      config.hooks.beforeOperation.push(protectSchedules)
      // No job of this site has a schedule: the endpoint would fail.
      config.endpoints = (config.endpoints || []).filter(({ path }) => path !== '/handle-schedules')
    }
    if (!config.versions) config.access.readVersions = () => false
  }
}
