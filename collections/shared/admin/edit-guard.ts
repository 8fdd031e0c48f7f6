import type { Field } from 'payload'

/** The part of every form that merges its edits with those of others. It stores nothing. */
export const editGuard: Field = {
  name: 'edits',
  type: 'ui',
  admin: {
    disableBulkEdit: true,
    disableListColumn: true,
    components: { Field: '/src/admin/edits/edit-guard#EditGuard' },
  },
}
