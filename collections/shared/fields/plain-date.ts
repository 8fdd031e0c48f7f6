import type { TextField } from 'payload'
import { isPlainDate } from '../../../src/domain/zone'

/** A calendar day, `YYYY-MM-DD`, without a time and so without a zone. */
export function plainDate(
  field: Pick<TextField, 'name' | 'label' | 'required' | 'admin' | 'index' | 'access'>,
): TextField {
  return {
    ...field,
    type: 'text',
    maxLength: 10,
    admin: { ...field.admin, components: { Field: '/src/admin/fields/plain-date-field#PlainDateField' } },
    validate: (value: unknown, { req }: { req: { i18n: { language: string } } }) => {
      const isEnglish = req.i18n.language === 'en'
      if (value === undefined || value === null || value === '') {
        return !field.required || (isEnglish ? 'Give a date.' : 'Indiquez une date.')
      }
      return (
        isPlainDate(value) || (isEnglish ? 'Write an existing date as YYYY-MM-DD.' : 'Indiquez une date qui existe.')
      )
    },
  } as TextField
}
