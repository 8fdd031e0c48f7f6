import type { UIField } from 'payload'

/** The link to the page of the person that a document is about, beside its form. */
export const personLink: UIField = {
  name: 'personLink',
  type: 'ui',
  admin: {
    position: 'sidebar',
    disableListColumn: true,
    components: { Field: '/src/admin/person-link/person-link#PersonLink' },
  },
}
