import type { CollectionSlug, PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import type { Bilingual } from '../../domain/bilingual'
import { latestVersions } from '../latest-versions'

/** A document that an operation wrote; `updatedAt` is the time of that write. */
export interface WrittenDocument<Slug extends CollectionSlug = CollectionSlug> {
  collection: Slug
  id: string
  label: string
  updatedAt?: string
}

/** Why a document prevents undoing an operation. */
export type Obstacle = Bilingual

interface Current {
  id: string
  updatedAt: string
  firstPublishedAt?: string | null
}

/** Finds the written documents that were published or changed since. A created one that was deleted since is no obstacle. */
export async function changedSince(
  req: PayloadRequest,
  written: readonly WrittenDocument[],
  created: readonly WrittenDocument[],
): Promise<Obstacle[]> {
  const obstacles: Obstacle[] = []
  for (const collection of new Set(written.map((document) => document.collection))) {
    const ofCollection = written.filter((document) => document.collection === collection)
    const where: Where = { id: { in: ofCollection.map(({ id }) => id) } }
    const select = { updatedAt: true, firstPublishedAt: true }
    const found = await findDocuments<Current>(req, collection, { ...latestVersions, where, select, trash: true })
    const current = new Map(found.map((document) => [document.id, document]))
    for (const document of ofCollection) {
      const { label } = document
      const now = current.get(document.id)
      if (created.includes(document) && !now) continue
      if (created.includes(document) && now?.firstPublishedAt) {
        obstacles.push({ fr: `« ${label} » a été publié depuis`, en: `"${label}" was published since` })
      } else if (now?.updatedAt !== document.updatedAt) {
        obstacles.push({ fr: `« ${label} » a été modifié depuis`, en: `"${label}" was changed since` })
      }
    }
  }
  return obstacles
}

/** « « Ouverture » a été modifié depuis ; … ; et 3 autres », of at most ten obstacles. */
export function formatObstacles(obstacles: readonly Obstacle[]): Bilingual {
  const first = obstacles.slice(0, 10)
  const more = obstacles.length - first.length
  return {
    fr: `${[...new Set(first.map(({ fr }) => fr))].join(' ; ')}${more > 0 ? ` ; et ${more} autres` : ''}`,
    en: `${[...new Set(first.map(({ en }) => en))].join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
  }
}
