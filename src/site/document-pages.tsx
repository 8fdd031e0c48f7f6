import type { ReactNode } from 'react'
import type { Picture } from '../content/site/picture-types'
import type { EditionSummary, EditionView, SessionView, SpeakerView, TestimonialView } from '../content/site/view-types'
import { inLanguage, type Language } from '../domain/bilingual'
import { ComingPage, comingTitle } from './coming-page'
import { EditionPage } from './edition-page'
import { EditionsPage } from './editions-page'
import type { Page } from './frame'
import { siteMessages } from './messages'
import { editionFeeds, sessionFeeds } from './page-feeds'
import { excerptOf } from './plain-text'
import { SessionPage } from './session-page'
import { SpeakerPage } from './speaker-page'
import { editionData, sessionData, speakerData } from './structured-data'
import { TestimonialPage } from './testimonial-page'

/** The page of a document, without the address at which it is shown. */
export type DocumentPage = Pick<Page, 'title' | 'description' | 'image' | 'data' | 'feeds'> & {
  children: ReactNode
  isDraft: boolean
  isPhotoWithheld?: boolean
  /** Whether it shows more of a person than a valid consent covers. */
  lacksConsent?: boolean
}

/** The page of an edition. */
export const editionPage = (edition: EditionView, language: Language): DocumentPage => ({
  title: edition.title.text,
  description: edition.tagline?.text ?? excerptOf(edition.summary),
  image: sharedImage(edition.hero),
  data: () => editionData(edition),
  feeds: editionFeeds(edition, language),
  children: <EditionPage edition={edition} language={language} />,
  // Its programme is part of the page.
  isDraft: edition.isDraft || edition.sessions.some((session) => session.isDraft),
})

/** The page of a session. */
export const sessionPage = (session: SessionView, language: Language): DocumentPage => ({
  title: session.title.text,
  description: excerptOf(session.abstract),
  data: (origin) => sessionData(session, origin),
  feeds: sessionFeeds(session, language),
  children: <SessionPage language={language} session={session} />,
  isDraft: session.isDraft,
})

/** The page of a speaker. */
export const speakerPage = (speaker: SpeakerView, language: Language): DocumentPage => ({
  title: speaker.name,
  description: speaker.headline?.text ?? excerptOf(speaker.bio),
  image: sharedImage(speaker.photo),
  data: (origin) => speakerData(speaker, origin),
  children: <SpeakerPage language={language} speaker={speaker} />,
  isDraft: speaker.isDraft,
  isPhotoWithheld: speaker.isPhotoWithheld,
  lacksConsent: speaker.lacksConsent,
})

/** The page of a testimonial. */
export const testimonialPage = (testimonial: TestimonialView, language: Language): DocumentPage => ({
  title: testimonial.name,
  description: testimonial.quote?.text,
  image: sharedImage(testimonial.photo),
  children: <TestimonialPage language={language} testimonial={testimonial} />,
  isDraft: testimonial.isDraft,
  isPhotoWithheld: testimonial.isPhotoWithheld,
  lacksConsent: testimonial.lacksConsent,
})

/** The page of all editions. */
export const editionsPage = (editions: EditionSummary[], language: Language): DocumentPage => ({
  title: inLanguage(siteMessages.editions, language),
  description: inLanguage(siteMessages.siteName, language),
  children: <EditionsPage editions={editions} language={language} />,
  isDraft: false,
})

/** The home of the site while no edition is published. */
export const comingPage = (language: Language): DocumentPage => ({
  title: comingTitle(language),
  description: inLanguage(siteMessages.siteName, language),
  children: <ComingPage language={language} />,
  isDraft: false,
})

function sharedImage(picture: Picture | undefined): Page['image'] {
  const size = picture?.sizes.find(({ name }) => name === 'og')
  return size && { ...size, alt: picture?.alt.text ?? '' }
}
