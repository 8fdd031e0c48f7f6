import type { CollectionConfig } from 'payload'

type Admin = NonNullable<CollectionConfig['admin']>

/** The `admin` of a collection whose publications are planned in the dialog of this project. */
export const withScheduleDialog = (admin: Admin = {}): Admin => ({
  ...admin,
  components: {
    ...admin.components,
    edit: {
      ...admin.components?.edit,
      beforeDocumentControls: [
        ...(admin.components?.edit?.beforeDocumentControls ?? []),
        '/src/admin/schedule/schedule-dialog#ScheduleDialog',
      ],
    },
  },
})
