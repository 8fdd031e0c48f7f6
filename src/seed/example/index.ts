import { pictureDocument, type SeedDocument } from '../seed-document'
import { archivedEditions, archivedRooms, archivedSessions, archivePictures } from './archives'
import { edition2024, picture2024, rooms2024 } from './edition-2024'
import { commitments, keyFigures } from './figures'
import { organisationPictures, organisations } from './organisations'
import { sessions2024 } from './sessions-2024'
import { speakerPictures, speakers } from './speakers'
import { consents, testimonialPictures, testimonials } from './testimonials'

const pictures = [
  ...organisationPictures,
  ...speakerPictures,
  ...testimonialPictures,
  picture2024,
  ...archivePictures,
].map(pictureDocument)

/** The editions of the example. */
export const exampleEditions: readonly SeedDocument[] = [edition2024, ...archivedEditions]

/** The documents of the example, each after those it refers to. */
export const example: readonly SeedDocument[] = [
  ...pictures,
  ...organisations,
  ...speakers,
  ...exampleEditions,
  ...rooms2024,
  ...archivedRooms,
  ...sessions2024,
  ...archivedSessions,
  ...testimonials,
  ...consents,
  ...keyFigures,
  ...commitments,
]
