import type { CheckboxField } from 'payload'
import { systemOnly } from '../shared/access/rules'

/** Whether the files of the sizes of an image were deleted with a withdrawal. They are made again once a consent covers it. */
export const sizesRemoved: CheckboxField = {
  name: 'sizesRemoved',
  type: 'checkbox',
  hidden: true,
  index: true,
  access: { create: systemOnly, update: systemOnly },
  admin: { disableBulkEdit: true, disableListColumn: true, disableListFilter: true },
}
