import type { DateField } from 'payload'

/** For `admin.date`: Payload's picker of a date and an hour, written as in French whatever the language. */
export const dateAndTimePicker = {
  pickerAppearance: 'dayAndTime',
  displayFormat: 'dd/MM/yyyy HH:mm',
  timeFormat: 'HH:mm',
  timeIntervals: 15,
} satisfies NonNullable<DateField['admin']>['date']
