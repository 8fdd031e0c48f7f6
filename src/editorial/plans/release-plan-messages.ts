import type { Bilingual } from '../../domain/bilingual'
import type { Finding } from '../../domain/checks/finding'
import { formatMoment } from '../../domain/format-moment'
import type { PlannedRelease } from './planned-release'

/** What those who plan the release of an edition read when it is refused. */
export const releasePlanMessages = {
  body: {
    fr: 'Cette demande est incomplète : envoyez « at », un instant ISO 8601 avec son décalage, et « replaces », l’identifiant du plan à remplacer s’il y en a un.',
    en: 'Send "at", an ISO 8601 instant with its offset, such as 2027-05-20T16:00:00Z, and "replaces", the id of the plan to replace, when there is one.',
  },
  past: {
    fr: 'Cet instant est déjà passé. Donnez une date et une heure à venir.',
    en: 'This instant has passed. Give one to come.',
  },
  busy: {
    fr: 'Quelqu’un d’autre programme une publication en ce moment. Votre demande n’a rien changé : recommencez dans un instant.',
    en: 'Somebody else is planning a release. Your request has changed nothing: try again in a moment.',
  },
  underWay: {
    fr: 'La publication prévue est en train d’avoir lieu. Rechargez la page dans une minute.',
    en: 'The planned release is under way. Look again in a minute.',
  },
  noPlanner: {
    fr: 'Le compte de la personne qui l’avait prévue n’existe plus, ou ne permet plus de publier le programme. Rien n’a changé pour le public.',
    en: 'The account of who planned it is gone, or may no longer release a programme. Nothing has changed for readers.',
  },
} satisfies Record<string, Bilingual>

/** « Une publication est déjà prévue le jeu. 20 mai 2027, 18 h 00, par Camille. Rien n’a changé : … ». */
export function formatAlreadyPlanned({ id, at, by }: PlannedRelease, zone: string): Bilingual {
  return {
    fr: `Une publication est déjà prévue le ${formatMoment(at, zone, 'fr')}${by ? `, par ${by}` : ''}. Rien n’a changé : confirmez pour la remplacer.`,
    en: `A release is planned for ${formatMoment(at, zone, 'en')}${by ? `, by ${by}` : ''}. Nothing has changed: send "replaces": "${id}" to replace it.`,
  }
}

const MOST_NAMED = 4

/** « 2 points bloquent la publication du programme. Ouverture : … ». Names no witness: their title may be a name that is not shown. */
export function formatBlocked(blocking: Finding[]): Bilingual {
  const named = blocking.slice(0, MOST_NAMED)
  const more = blocking.length - named.length
  const [frMore, enMore] =
    more > 0 ? [` Et ${more} ${more === 1 ? 'autre' : 'autres'}.`, ` And ${more} more.`] : ['', '']
  const label = ({ collection, label }: Finding, witness: string) => (collection === 'testimonials' ? witness : label)
  const fr = named.map((finding) => `${label(finding, 'Un témoignage')} : ${finding.message.fr}`).join(' ')
  const en = named.map((finding) => `${label(finding, 'A testimonial')}: ${finding.message.en}`).join(' ')
  const count = blocking.length
  return {
    fr: `${count === 1 ? 'Un point bloque' : `${count} points bloquent`} la publication du programme. ${fr}${frMore}`,
    en: `${count === 1 ? 'A finding blocks' : `${count} findings block`} the release. ${en}${enMore}`,
  }
}
