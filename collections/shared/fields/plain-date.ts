import type { TextField } from 'payload'
import { isPlainDate } from '../../../src/domain/zone'
import { type LanguageSource, messageFor } from '../messages'

/** A calendar day, `YYYY-MM-DD`, without time or time zone. */
export function plainDate(
  field: Pick<TextField, 'name' | 'label' | 'required' | 'admin' | 'index' | 'access'>,
): TextField {
  return {
    ...field,
    type: 'text',
    maxLength: 10,
    admin: {
      ...field.admin,
      components: {
        Field: '/src/admin/fields/plain-date-field#PlainDateField',
        Cell: '/src/admin/fields/plain-date-cell#PlainDateCell',
      },
    },
    validate: (value: unknown, { req }: { req: LanguageSource }) => {
      if (value === undefined || value === null || value === '') {
        return !field.required || messageFor(req, messages.missing)
      }
      return isPlainDate(value) || messageFor(req, messages.invalid)
    },
  } as TextField
}

const messages = {
  missing: { fr: 'Indiquez une date.', en: 'Give a date.' },
  invalid: { fr: 'Indiquez une date qui existe.', en: 'Write an existing date as YYYY-MM-DD.' },
}
