import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import type { PlannedRelease } from '../../editorial/plans/planned-release'

/** The choice between a release now and a planned one, and what is planned. */
export const releasePlanMessages = {
  when: { fr: 'Quand ?', en: 'When?' },
  now: { fr: 'Publier maintenant', en: 'Release now' },
  later: { fr: 'Programmer la publication', en: 'Schedule the release' },
  moment: { fr: 'Date et heure', en: 'Date and time' },
  missing: { fr: 'Donnez une date et une heure à venir.', en: 'Give a date and a time to come.' },
  laterNote: {
    fr: 'À ce moment-là, tout ce qui attend paraîtra d’un seul coup, y compris ce que l’équipe aura préparé d’ici là. Si un point bloque la publication, rien ne paraîtra : vous recevrez un courriel, et l’accueil dira pourquoi.',
    en: 'At that moment everything pending appears at once, with what the team prepares until then. If a finding blocks the release, nothing appears: you get an e-mail, and the home says why.',
  },
  schedule: { fr: 'Programmer', en: 'Schedule' },
  replace: { fr: 'Remplacer la date', en: 'Replace the date' },
  scheduled: { fr: 'C’est programmé.', en: 'It is scheduled.' },
  plannedNote: {
    fr: 'Tout ce qui attendra à ce moment-là paraîtra d’un seul coup.',
    en: 'Everything that is pending at that moment appears at once.',
  },
  callOff: { fr: 'Annuler', en: 'Call off' },
  callOffLabel: { fr: 'Annuler la publication prévue', en: 'Call off the planned release' },
  calledOff: { fr: 'Ce n’est plus prévu.', en: 'It is no longer planned.' },
  noResponse: {
    fr: 'Le serveur n’a pas confirmé. Vérifiez votre connexion, rechargez la page pour voir ce qui est prévu, puis recommencez.',
    en: 'The server has not confirmed it. Check your connection, reload the page to see what is planned, then try again.',
  },
} satisfies Record<string, Bilingual>

/** The messages in one language. */
export type ReleasePlanMessages = Record<keyof typeof releasePlanMessages, string>

const by = (name: string | undefined, word: string) => (name ? `, ${word} ${name}` : '')

/** « Publication prévue le jeu. 20 mai 2027, 18 h 00, par Camille ». */
export const formatPlanned = ({ at, by: name }: PlannedRelease, zone: string, language: Language): string =>
  inLanguage(
    {
      fr: `Publication prévue le ${formatMoment(at, zone, 'fr')}${by(name, 'par')}.`,
      en: `Release planned for ${formatMoment(at, zone, 'en')}${by(name, 'by')}.`,
    },
    language,
  )

/** What a second plan does to the one that an edition has. */
export const formatReplaces = ({ at, by: name }: PlannedRelease, zone: string, language: Language): string =>
  inLanguage(
    {
      fr: `Déjà prévue le ${formatMoment(at, zone, 'fr')}${by(name, 'par')} : la nouvelle date remplacera celle-ci.`,
      en: `Already planned for ${formatMoment(at, zone, 'en')}${by(name, 'by')}: the new date replaces this one.`,
    },
    language,
  )

/** What a release now leaves as it is. */
export const formatStaysPlanned = ({ at }: PlannedRelease, zone: string, language: Language): string =>
  inLanguage(
    {
      fr: `La publication prévue le ${formatMoment(at, zone, 'fr')} aura lieu aussi, si quelque chose attend alors.`,
      en: `The release planned for ${formatMoment(at, zone, 'en')} takes place too, if something is pending then.`,
    },
    language,
  )

/** What has to be done before the planned instant. */
export const formatBlockedUntilThen = (count: number, language: Language): string =>
  inLanguage(
    {
      fr:
        count === 1
          ? 'Un point bloque encore la publication : corrigez-le d’ici là.'
          : `${count} points bloquent encore la publication : corrigez-les d’ici là.`,
      en:
        count === 1
          ? 'One finding still blocks the release: mend it until then.'
          : `${count} findings still block the release: mend them until then.`,
    },
    language,
  )
