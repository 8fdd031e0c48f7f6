import type { CollectionConfig } from 'payload'
import type { Bilingual } from '../../../src/domain/bilingual'

type Admin = NonNullable<CollectionConfig['admin']>

/**
 * The `admin` of a collection whose form and list show who else has a document open, and whose form loses nothing and has
 * its buttons in reach on a phone.
 */
export const sharedForm = (admin: Admin = {}): Admin =>
  withEditComponents(withOpenForms(admin), {
    beforeDocumentControls: [
      '/src/admin/form-bar/form-bar#FormBar',
      '/src/admin/presence/form-presence#FormPresence',
      '/src/admin/unsaved/unsaved-text#UnsavedText',
      '/src/admin/accessibility/refused-field#RefusedField',
      ...(admin.components?.edit?.beforeDocumentControls ?? []),
    ],
  })

/**
 * The `admin` of a collection with drafts, whose form shows the status of this project and saves a new document for the
 * first time; `titleOfNew` is the heading of that form.
 */
export const draftForm = (admin: Admin = {}, titleOfNew: Bilingual): Admin =>
  withEditComponents(
    { ...admin, custom: { ...admin.custom, titleOfNew } },
    {
      Status: '/src/admin/status/document-status#DocumentStatus',
      beforeDocumentControls: [
        '/src/admin/create/first-save#FirstSave',
        ...(admin.components?.edit?.beforeDocumentControls ?? []),
      ],
    },
  )

const withOpenForms = (admin: Admin): Admin => ({
  ...admin,
  components: {
    ...admin.components,
    beforeListTable: [...(admin.components?.beforeListTable ?? []), '/src/admin/lists/open-forms#OpenForms'],
  },
})

const withEditComponents = (admin: Admin, edit: NonNullable<NonNullable<Admin['components']>['edit']>): Admin => ({
  ...admin,
  components: { ...admin.components, edit: { ...admin.components?.edit, ...edit } },
})
