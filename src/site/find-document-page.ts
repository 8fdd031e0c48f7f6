import type { Where } from 'payload'
import { findEdition } from '../content/site/find-edition'
import { findSession } from '../content/site/find-session'
import { findSpeaker } from '../content/site/find-speaker'
import { findTestimonial } from '../content/site/find-testimonial'
import type { RenderContext } from '../content/site/render-context'
import type { Language } from '../domain/bilingual'
import type { PageCollection } from '../domain/site-path'
import { type DocumentPage, editionPage, sessionPage, speakerPage, testimonialPage } from './document-pages'

type Find = (context: RenderContext, where: Where) => Promise<DocumentPage | undefined>

/** Finds a document of a collection that has pages, and returns its page; `undefined` when there is none. */
export const findDocumentPage: Record<PageCollection, Find> = {
  editions: pageFinder(findEdition, editionPage),
  sessions: pageFinder(findSession, sessionPage),
  speakers: pageFinder(findSpeaker, speakerPage),
  testimonials: pageFinder(findTestimonial, testimonialPage),
}

function pageFinder<View>(
  find: (context: RenderContext, where: Where) => Promise<View | undefined>,
  page: (view: View, language: Language) => DocumentPage,
): Find {
  return async (context, where) => {
    const view = await find(context, where)
    return view && page(view, context.language)
  }
}
