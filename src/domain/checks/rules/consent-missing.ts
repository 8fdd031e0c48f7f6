import { consentGaps } from '../consent-gaps'
import { defineRule } from '../rule'

/** A testimonial, or an image of a person, without a consent. It warns: without one it is not public. */
export const consentMissing = defineRule({
  id: 'consent-missing',
  level: 'warns',
  title: { fr: 'Accord manquant', en: 'Missing consent' },
  foundWhen: 'nobody agreed to a testimonial, or to an image that shows somebody, or they took it back',
  find: (programme, now) =>
    consentGaps(programme, now, 'missing').map(({ place, subject }) => ({
      ...place,
      message: {
        fr: `${subject.fr} ne paraîtra pas : aucun accord valable ne le permet. Enregistrez l’accord de la personne.`,
        en: `${subject.en} will not be public: no valid consent allows it. Record the consent of the person.`,
      },
    })),
})
