import { instantAt } from '../../domain/zone'
import { bilingualRichText } from '../bilingual-content'
import { ref, type SeedDocument } from '../seed-document'
import { afternoon } from './afternoon-2024'
import { slug2024 } from './edition-2024'
import { morning } from './morning-2024'

/** The fourteen sessions of 21 May 2024, in the order of their numbers. */
export const sessions2024: readonly SeedDocument[] = [...morning, ...afternoon].map(
  ({ slug, from, to, room, abstract: [fr, en], ...rest }) => ({
    collection: 'sessions',
    key: { edition: ref('editions', slug2024), slug },
    data: {
      ...rest,
      startsAt: instantAt(`2024-05-21T${from}`, 'Europe/Paris'),
      endsAt: instantAt(`2024-05-21T${to}`, 'Europe/Paris'),
      room: ref('rooms', `${slug2024}/${room}`),
      abstract: bilingualRichText([fr], [en]),
      status: 'scheduled',
    },
  }),
)
