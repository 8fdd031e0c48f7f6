import type { Field, TextField } from 'payload'
import { isClockTime } from '../../src/domain/clock-time'
import { plainDate } from '../shared/fields/plain-date'

/** When the venue is open, a line a day. */
export const openingHours: Field = {
  name: 'openingHours',
  type: 'array',
  label: { fr: 'Heures d’ouverture', en: 'Opening hours' },
  labels: { singular: { fr: 'Jour', en: 'Day' }, plural: { fr: 'Jours', en: 'Days' } },
  admin: {
    description: {
      fr: 'Facultatif. Une session hors de ces heures est signalée avant la publication.',
      en: 'Optional. A session outside these hours is pointed out before publication.',
    },
  },
  fields: [
    {
      type: 'row',
      fields: [
        plainDate({ name: 'day', required: true, label: { fr: 'Jour', en: 'Day' } }),
        clockTime('opensAt', { fr: 'Ouvre à', en: 'Opens at' }),
        clockTime('closesAt', { fr: 'Ferme à', en: 'Closes at' }),
      ],
    },
  ],
}

function clockTime(name: string, label: { fr: string; en: string }): TextField {
  return {
    name,
    type: 'text',
    required: true,
    maxLength: 5,
    label,
    admin: { placeholder: { fr: '09:00', en: '09:00' } },
    validate: (value: unknown, { req }: { req: { i18n: { language: string } } }) =>
      isClockTime(value) ||
      (req.i18n.language === 'en'
        ? 'Write a time on 24 hours, such as 09:00.'
        : 'Indiquez une heure sur 24 heures, par exemple 09:00.'),
  } as TextField
}
