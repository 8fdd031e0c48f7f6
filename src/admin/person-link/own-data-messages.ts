import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import { formatMoment } from '../../domain/format-moment'
import { DEFAULT_ZONE } from '../../domain/zone'
import type { OtherDocument, PersonData } from './own-data-requests'

/** The messages about the data of a person, and their erasure. */
export const ownDataMessages = {
  title: { fr: 'Données de la personne', en: 'Data of the person' },
  download: { fr: 'Télécharger les données de', en: 'Download the data of' },
  erase: { fr: 'Effacer la personne…', en: 'Erase the person…' },
  eraseTitle: { fr: 'Effacer cette personne ?', en: 'Erase this person?' },
  effect: {
    fr: 'Elle quitte aussitôt le site. Ses textes, ses photos, ses documents signés, ses anciennes versions et les endroits où son nom complet est écrit sont effacés. « Personne retirée » reste à sa place dans les sessions, et les dates de ses accords restent sans son nom.',
    en: 'They leave the site at once. Their texts, photos, signed documents, former versions and the places where their full name is written are erased. “Personne retirée” takes their place in the sessions, and the dates of their consents remain without their name.',
  },
  forGood: {
    fr: 'Rien de tout cela ne revient, même d’une sauvegarde. Si la personne demande ses données, téléchargez-les d’abord.',
    en: 'None of it comes back, not even from a backup. If the person asks for their data, download it first.',
  },
  others: {
    fr: 'Cochez ce qui est aussi à elle, et s’efface en même temps :',
    en: 'Tick what is theirs too, and is erased with it:',
  },
  typeName: { fr: 'Pour confirmer, écrivez :', en: 'To confirm, type:' },
  eraseNow: { fr: 'Effacer définitivement', en: 'Erase for good' },
  eraseNot: { fr: 'Ne rien effacer', en: 'Erase nothing' },
  erased: { fr: 'C’est fait : la personne est effacée.', en: 'Done: the person is erased.' },
  underWay: {
    fr: 'La personne a quitté le site. La fin de l’effacement se fait toute seule, en quelques minutes.',
    en: 'The person has left the site. The rest of the erasure is done by itself, within minutes.',
  },
  failed: {
    fr: 'Le serveur n’a pas répondu. Réessayez dans un instant : recommencer ne change rien à ce qui est déjà effacé.',
    en: 'The server did not answer. Try again in a moment: repeating changes nothing that is erased already.',
  },
} satisfies Record<string, Bilingual>

/** Where an erasure stands, as a sentence. */
export function formatErasure(erasure: NonNullable<PersonData['erasure']>, language: Language): string {
  const at = (instant?: string | null) => (instant ? formatMoment(instant, DEFAULT_ZONE, language) : '')
  const sentences: Record<typeof erasure.state, Bilingual> = {
    requested: {
      fr: `Cette personne a demandé à être effacée, ${at(erasure.requestedAt)}. Rien ne paraît plus ; un compte d’administration efface le reste.`,
      en: `This person asked to be erased, ${at(erasure.requestedAt)}. Nothing is public any more; an administrator erases the rest.`,
    },
    'under-way': { fr: 'Effacement en cours.', en: 'Being erased.' },
    done: {
      fr: `Personne effacée, ${at(erasure.finishedAt)}. Cette fiche garde sa place dans les sessions et ne se modifie plus.`,
      en: `Erased, ${at(erasure.finishedAt)}. This page holds their place in the sessions and cannot be changed.`,
    },
  }
  return inLanguage(sentences[erasure.state], language)
}

/** Names another document, and says which kind it is. */
export const formatOther = ({ collection, name }: OtherDocument, language: Language): string =>
  inLanguage(
    collection === 'speakers'
      ? { fr: `${name} (intervention)`, en: `${name} (speaker)` }
      : { fr: `${name} (témoignage)`, en: `${name} (testimonial)` },
    language,
  )
