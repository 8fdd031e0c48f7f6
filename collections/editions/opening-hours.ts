import type { Field, TextField } from 'payload'
import type { Bilingual } from '../../src/domain/bilingual'
import { isClockTime } from '../../src/domain/clock-time'
import { plainDate } from '../shared/fields/plain-date'
import { type LanguageSource, messageFor } from '../shared/messages'

/** The opening hours of the venue, one row per day. */
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

function clockTime(name: string, label: Bilingual): TextField {
  return {
    name,
    type: 'text',
    required: true,
    maxLength: 5,
    label: { ...label },
    admin: { placeholder: { fr: '09:00', en: '09:00' } },
    validate: (value: unknown, { req }: { req: LanguageSource }) =>
      isClockTime(value) ||
      messageFor(req, {
        fr: 'Indiquez une heure sur 24 heures, par exemple 09:00.',
        en: 'Write a time on 24 hours, such as 09:00.',
      }),
  } as TextField
}
