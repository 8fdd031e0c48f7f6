import { consentGaps } from '../consent-gaps'
import { defineRule } from '../rule'

/** A testimonial, or an image of a person, whose consent has ended. */
export const consentExpired = defineRule({
  id: 'consent-expired',
  level: 'warns',
  title: { fr: 'Accord terminé', en: 'Expired consent' },
  foundWhen: 'such a consent has ended',
  find: (programme, now) =>
    consentGaps(programme, now, 'expired').map(({ place, subject, lastDay }) => ({
      ...place,
      message: {
        fr: `${subject.fr} ne paraît plus : l’accord s’est terminé le ${lastDay.fr}. Demandez à la personne si elle le renouvelle.`,
        en: `${subject.en} is no longer public: the consent ended on ${lastDay.en}. Ask the person whether they renew it.`,
      },
    })),
})
