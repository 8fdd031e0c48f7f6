import type { Bilingual } from '../../domain/bilingual'

/** The dialog in which a publication is planned. */
export const scheduleMessages = {
  title: { fr: 'Programmer', en: 'Schedule' },
  what: { fr: 'Ce qui sera fait', en: 'What will be done' },
  publish: { fr: 'Publier', en: 'Publish' },
  unpublish: { fr: 'Retirer du site', en: 'Take off the site' },
  when: { fr: 'Date et heure', en: 'Date and time' },
  missing: { fr: 'Donnez une date et une heure à venir.', en: 'Give a date and a time to come.' },
  plan: { fr: 'Programmer', en: 'Schedule' },
  planned: { fr: 'Déjà programmé', en: 'Already scheduled' },
  nothing: { fr: 'Rien n’est programmé.', en: 'Nothing is scheduled.' },
  cancel: { fr: 'Ne plus le faire', en: 'Do not do it' },
  close: { fr: 'Fermer', en: 'Close' },
  done: { fr: 'C’est programmé.', en: 'It is scheduled.' },
  cancelled: { fr: 'Ce ne sera pas fait.', en: 'It will not be done.' },
  failed: { fr: 'Rien n’a été programmé. Réessayez.', en: 'Nothing was scheduled. Try again.' },
} satisfies Record<string, Bilingual>

/** The messages in one language. */
export type ScheduleMessages = Record<keyof typeof scheduleMessages, string>
