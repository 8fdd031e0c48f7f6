import type { UIField } from 'payload'

/** What happened to the consents of a document, or to the open consent, in order. */
export const consentHistory: UIField = {
  name: 'consentHistory',
  type: 'ui',
  admin: {
    disableListColumn: true,
    components: { Field: '/src/admin/on-demand#ConsentHistory' },
  },
}
