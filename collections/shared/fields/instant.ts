import type { DateField } from 'payload'

/** A moment, stored in UTC, entered and shown in the time zone of the document's edition. */
export function instant(
  field: Pick<DateField, 'name' | 'label' | 'required' | 'admin' | 'disableDuplicate'>,
): DateField {
  return {
    ...field,
    type: 'date',
    index: true,
    admin: {
      ...field.admin,
      date: { pickerAppearance: 'dayAndTime', timeIntervals: 5 },
      components: {
        Field: '/src/admin/fields/instant-field#InstantField',
        Cell: '/src/admin/fields/instant-cell#InstantCell',
      },
    },
  }
}
