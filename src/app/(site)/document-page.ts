import type { Where } from 'payload'
import { findEdition } from '../../content/site/find-edition'
import { findSession } from '../../content/site/find-session'
import { findSpeaker } from '../../content/site/find-speaker'
import { findTestimonial } from '../../content/site/find-testimonial'
import type { Scene } from '../../content/site/scene'
import type { Language } from '../../domain/bilingual'
import type { PageCollection } from '../../domain/site-path'
import { type DocumentPage, editionPage, sessionPage, speakerPage, testimonialPage } from '../../site/document-pages'

type Find = (scene: Scene, where: Where) => Promise<DocumentPage | undefined>

/** The page of a document of any collection that has pages, as a reader sees it. */
export const documentPage: Record<PageCollection, Find> = {
  editions: paged(findEdition, editionPage),
  sessions: paged(findSession, sessionPage),
  speakers: paged(findSpeaker, speakerPage),
  testimonials: paged(findTestimonial, testimonialPage),
}

function paged<View>(
  find: (scene: Scene, where: Where) => Promise<View | undefined>,
  page: (view: View, language: Language) => DocumentPage,
): Find {
  return async (scene, where) => {
    const view = await find(scene, where)
    return view && page(view, scene.language)
  }
}
