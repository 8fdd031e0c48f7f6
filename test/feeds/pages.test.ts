import { mf2 } from 'microformats-parser'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import type { EditionView, Person, SessionEntry, SessionView, SpeakerView } from '../../src/content/site/view-types'
import { EditionPage } from '../../src/site/edition-page'
import { SessionPage } from '../../src/site/session-page'
import { SpeakerPage } from '../../src/site/speaker-page'

const baseUrl = 'https://cms.example.org/'
const itemsOf = (page: Parameters<typeof renderToStaticMarkup>[0]) => mf2(renderToStaticMarkup(page), { baseUrl }).items

const ada: Person = {
  id: 'p1',
  href: '/fr/speakers/ada-exemple',
  isDraft: false,
  name: 'Ada Exemple',
  headline: { text: 'Ingénieure' },
  organisation: 'Réseau Exemple',
}
const entry: SessionEntry = {
  id: 's1',
  href: '/fr/editions/montpellier-2024/sessions/ouverture',
  isDraft: false,
  title: { text: 'Ouverture' },
  startsAt: '2024-05-21T07:00:00.000Z',
  endsAt: '2024-05-21T08:00:00.000Z',
  room: { name: 'Salle Ada', accessibility: [] },
  people: [ada],
  accessibility: [],
  status: 'scheduled',
}
const edition: EditionView = {
  id: 'e1',
  href: '/fr/editions/montpellier-2024',
  isDraft: false,
  slug: 'montpellier-2024',
  title: { text: 'Assises de Montpellier' },
  startsOn: '2024-05-21',
  endsOn: '2024-05-22',
  timezone: 'Europe/Paris',
  city: 'Montpellier',
  venue: { name: 'Le Corum' },
  partners: [],
  sessions: [entry],
  speakers: [ada],
  testimonials: [],
  figures: [],
}
const session: SessionView = { ...entry, slug: 'ouverture', edition, details: [] }
const event = {
  type: ['h-event'],
  properties: {
    name: ['Ouverture'],
    start: ['2024-05-21T07:00:00.000Z'],
    end: ['2024-05-21T08:00:00.000Z'],
    location: ['Salle Ada'],
  },
}
const card = {
  type: ['h-card'],
  properties: { name: ['Ada Exemple'], 'job-title': ['Ingénieure'], org: ['Réseau Exemple'] },
}

describe('the microformats of the pages, as another library reads them', () => {
  test('an edition is an event with its sessions and its people', () => {
    const [found] = itemsOf(createElement(EditionPage, { edition, language: 'fr' }))
    expect(found?.type).toEqual(['h-event'])
    expect(found?.properties).toMatchObject({
      name: ['Assises de Montpellier'],
      start: ['2024-05-21'],
      end: ['2024-05-22'],
      location: ['Le CorumMontpellier'],
    })
    expect(found?.children).toMatchObject([event, card])
  })

  test('a session is an event, and a speaker a card with an event for each session', () => {
    expect(itemsOf(createElement(SessionPage, { session, language: 'fr' }))).toMatchObject([event])
    const speaker: SpeakerView = {
      ...ada,
      slug: 'ada-exemple',
      links: [],
      sessions: [session],
      isPhotoWithheld: false,
      lacksConsent: false,
    }
    const [found] = itemsOf(createElement(SpeakerPage, { speaker, language: 'fr' }))
    expect(found).toMatchObject(card)
    expect(found?.children).toMatchObject([event])
  })
})

describe('« Ajouter à mon agenda »', () => {
  const page = (of: SessionView) => renderToStaticMarkup(createElement(SessionPage, { session: of, language: 'en' }))
  const link = 'href="/feeds/montpellier-2024/sessions/ouverture.ics?lang=en"'

  test('leads to the calendar of the session, in the language of the page', () => {
    expect(page(session)).toContain(link)
  })

  test('is absent where the session is a draft, has no time or does not take place', () => {
    const edited = [{ isDraft: true }, { startsAt: undefined }, { status: 'cancelled' as const }]
    for (const values of edited) expect(page({ ...session, ...values })).not.toContain('/feeds/')
  })
})
