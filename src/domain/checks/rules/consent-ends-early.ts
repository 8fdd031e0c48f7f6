import { consentGaps } from '../consent-gaps'
import { defineRule } from '../rule'

/** A testimonial, or an image of a person, whose consent ends before the edition does. */
export const consentEndsEarly = defineRule({
  id: 'consent-ends-early',
  level: 'warns',
  title: { fr: 'Accord qui se termine avant la fin', en: 'Consent that ends too early' },
  foundWhen: 'such a consent ends before the edition does',
  find: (programme, now) =>
    consentGaps(programme, now, 'ends-early').map(({ place, subject, lastDay }) => ({
      ...place,
      message: {
        fr: `${subject.fr} disparaîtra avant la fin de l’édition : l’accord se termine le ${lastDay.fr}. Demandez à la personne si elle le prolonge.`,
        en: `${subject.en} will disappear before the end of the edition: the consent ends on ${lastDay.en}. Ask the person whether they extend it.`,
      },
    })),
})
