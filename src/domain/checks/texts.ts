import { type Finding, finding, type Place } from './finding'
import { heldSessions } from './held'
import { isBlank, referencesIn } from './long-text'
import type { LongTexts, Programme } from './programme'
import { labelOf } from './words'

/** Summaries that say nothing. A break needs none. */
export function findEmptySummaries(programme: Programme): Finding[] {
  const { edition } = programme
  const sessions = heldSessions(programme).filter(({ format, abstract }) => format !== 'break' && isBlank(abstract.fr))
  return [
    ...(isBlank(edition.summary.fr)
      ? [
          finding(
            'empty-summary',
            { collection: 'editions', id: edition.id, path: 'summary', label: labelOf(edition.title) },
            {
              fr: 'La présentation de l’édition est vide. Dites en quelques phrases ce qui attend le public.',
              en: 'The summary of the edition is empty. Say in a few sentences what awaits the public.',
            },
          ),
        ]
      : []),
    ...sessions.map(({ id, title }) =>
      finding(
        'empty-summary',
        { collection: 'sessions', id, path: 'abstract', label: labelOf(title) },
        {
          fr: 'Le résumé est vide. Dites en une ou deux phrases ce que le public y trouvera.',
          en: 'The abstract is empty. Say in one or two sentences what the public will find.',
        },
      ),
    ),
  ]
}

/** Links and images of long texts whose document will not be there for readers. */
export function findDeadLinks(programme: Programme): Finding[] {
  const { edition, sessions, speakers, testimonials } = programme
  return [
    ...inText(programme, edition.summary, 'editions', edition.id, 'summary', labelOf(edition.title)),
    ...sessions.flatMap(({ id, title, abstract }) =>
      inText(programme, abstract, 'sessions', id, 'abstract', labelOf(title)),
    ),
    ...speakers.flatMap(({ id, name, bio }) => inText(programme, bio, 'speakers', id, 'bio', labelOf(name))),
    ...testimonials.flatMap(({ id, name, story }) =>
      inText(programme, story, 'testimonials', id, 'story', labelOf(name)),
    ),
  ]
}

function inText(
  { linkTargets, pictures }: Programme,
  texts: LongTexts,
  collection: string,
  id: string,
  path: string,
  label: string,
): Finding[] {
  const stateOf = (target: { collection: string; id: string }) =>
    linkTargets.find((known) => known.collection === target.collection && known.id === target.id)?.state ?? 'gone'
  return (['fr', 'en'] as const).flatMap((language) => {
    const references = referencesIn(texts[language])
    const place: Place = { collection, id, path, label, ...(language === 'en' ? { locale: language } : {}) }
    const states = references.filter(({ kind }) => kind === 'link').map(stateOf)
    const isImageGone = references.some(
      (image) => image.kind === 'image' && !pictures.some((picture) => picture.id === image.id),
    )
    return [
      ...(states.includes('gone') ? [finding('dead-link', place, words.gone)] : []),
      ...(states.includes('draft') ? [finding('dead-link', place, words.draft)] : []),
      ...(isImageGone ? [finding('dead-link', place, words.image)] : []),
    ]
  })
}

const words = {
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
