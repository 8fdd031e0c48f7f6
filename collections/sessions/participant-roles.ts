import type { Bilingual } from '../../src/domain/bilingual'

/** What a person does in a session, in the order of the form. */
export const participantRoles: { value: string; label: Bilingual }[] = [
  { value: 'speaker', label: { fr: 'Intervient', en: 'Speaker' } },
  { value: 'moderator', label: { fr: 'Anime les échanges', en: 'Moderator' } },
  { value: 'host', label: { fr: 'Accueille', en: 'Host' } },
  { value: 'keynote', label: { fr: 'Grande intervention', en: 'Keynote' } },
]
