import type { Bilingual } from '../../bilingual'
import { type Reference, referencesIn } from '../long-text'
import { type Place, placeIn } from '../place'
import type { LongTexts, Programme } from '../programme'
import { defineRule, type Violation } from '../rule'

/** A link or an image of a long text whose document readers cannot see. */
export const deadLink = defineRule({
  id: 'dead-link',
  level: 'warns',
  title: { fr: 'Lien qui ne mène nulle part', en: 'Link that leads nowhere' },
  foundWhen: 'a long text links to a document that is gone or not published, or shows an image that was deleted',
  find: (programme) => {
    const { edition, sessions, speakers, testimonials } = programme
    const texts: [LongTexts, Place][] = [
      [edition.summary, placeIn('editions', edition, 'summary')],
      ...sessions.map((doc): [LongTexts, Place] => [doc.abstract, placeIn('sessions', doc, 'abstract')]),
      ...speakers.map((doc): [LongTexts, Place] => [doc.bio, placeIn('speakers', doc, 'bio')]),
      ...testimonials.map((doc): [LongTexts, Place] => [doc.story, placeIn('testimonials', doc, 'story')]),
    ]
    return texts.flatMap(([text, place]) => [
      ...violationsIn(text.fr, place, programme),
      ...violationsIn(text.en, { ...place, locale: 'en' }, programme),
    ])
  },
})

function violationsIn(text: unknown, place: Place, { linkTargets, pictures }: Programme): Violation[] {
  const references = referencesIn(text)
  const stateOf = ({ collection, id }: Reference) =>
    linkTargets.find((target) => target.collection === collection && target.id === id)?.state ?? 'gone'
  const states = references.filter(({ kind }) => kind === 'link').map(stateOf)
  const images = references.filter(({ kind }) => kind === 'image')
  const found: Bilingual[] = []
  if (states.includes('gone')) found.push(messages.gone)
  if (states.includes('draft')) found.push(messages.draft)
  if (images.some(({ id }) => !pictures.some((picture) => picture.id === id))) found.push(messages.image)
  return found.map((message) => ({ ...place, message }))
}

const messages = {
  gone: {
    fr: 'Un lien de ce texte mène à une page qui n’existe plus. Corrigez-le ou retirez-le.',
    en: 'A link of this text leads to a page that no longer exists. Correct it or remove it.',
  },
  draft: {
    fr: 'Un lien de ce texte mène à une page qui n’est pas publiée. Publiez cette page ou retirez le lien.',
    en: 'A link of this text leads to a page that is not published. Publish that page or remove the link.',
  },
  image: {
    fr: 'Une image de ce texte a été supprimée. Choisissez-en une autre ou retirez-la.',
    en: 'An image of this text was deleted. Choose another one or remove it.',
  },
}
