import type { JoinField } from 'payload'

/** The documents of an edition as join fields: tables for editors, one request for front ends. */
export const programmeJoins: JoinField[] = [
  {
    name: 'sessions',
    type: 'join',
    collection: 'sessions',
    on: 'edition',
    label: { fr: 'Sessions', en: 'Sessions' },
    defaultSort: 'startsAt',
    admin: { defaultColumns: ['title', 'startsAt', 'room', '_status'] },
  },
  {
    name: 'rooms',
    type: 'join',
    collection: 'rooms',
    on: 'edition',
    label: { fr: 'Salles', en: 'Rooms' },
    defaultSort: 'nameKey',
    admin: { defaultColumns: ['name', 'capacity', 'floor', '_status'] },
  },
  {
    name: 'testimonials',
    type: 'join',
    collection: 'testimonials',
    on: 'editions',
    label: { fr: 'Témoignages', en: 'Testimonials' },
    defaultSort: 'nameKey',
    admin: { defaultColumns: ['name', 'consentState', '_status'] },
  },
  {
    name: 'keyFigures',
    type: 'join',
    collection: 'key-figures',
    on: 'editions',
    label: { fr: 'Chiffres clés', en: 'Key figures' },
    admin: { defaultColumns: ['label', 'value', 'measuredOn', '_status'] },
  },
  {
    name: 'commitments',
    type: 'join',
    collection: 'commitments',
    on: 'edition',
    label: { fr: 'Engagements', en: 'Commitments' },
    admin: { defaultColumns: ['what', 'organisation', 'state', '_status'] },
  },
  {
    name: 'releases',
    type: 'join',
    collection: 'releases',
    on: 'edition',
    label: { fr: 'Versions du programme', en: 'Releases' },
    defaultSort: '-number',
    admin: { allowCreate: false, defaultColumns: ['number', 'releasedAt'] },
  },
]
