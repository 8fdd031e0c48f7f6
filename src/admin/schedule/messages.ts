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
  failed: {
    fr: 'Le serveur n’a pas confirmé. Vérifiez votre connexion, puis la liste ci-dessous avant de réessayer.',
    en: 'The server has not confirmed it. Check your connection, then the list below before you try again.',
  },
  forbidden: {
    fr: 'Rien n’a changé\u00A0: votre compte ne permet pas de programmer une publication. Demandez-le à une personne de l’équipe de publication.',
    en: 'Nothing has changed: your account may not schedule a publication. Ask somebody who may publish.',
  },
  loggedOut: {
    fr: 'Rien n’a changé\u00A0: vous n’êtes plus connecté ou connectée. Reconnectez-vous dans un autre onglet, puis réessayez.',
    en: 'Nothing has changed: you are not logged in any more. Log in in another tab, then try again.',
  },
} satisfies Record<string, Bilingual>

/** The messages in one language. */
export type ScheduleMessages = Record<keyof typeof scheduleMessages, string>
