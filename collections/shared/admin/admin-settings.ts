import type { Config } from 'payload'
import { adminComponents } from './admin-components'
import { adminMeta } from './admin-meta'
import { homeDashboard } from './home-widgets'

/** What the admin looks like, and how it writes dates. */
export const adminSettings = {
  avatar: 'default',
  components: adminComponents,
  dashboard: homeDashboard,
  dateFormat: 'dd/MM/yyyy HH:mm',
  meta: adminMeta,
  timezones: { defaultTimezone: 'Europe/Paris' },
} satisfies Config['admin']
