import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderChanges } from '../../src/feeds/formats/atom'
import { renderOpenAgenda } from '../../src/feeds/formats/open-agenda'
import { renderSessionizeAll } from '../../src/feeds/formats/sessionize'
import { renderSessionizeGrid } from '../../src/feeds/formats/sessionize-grid'
import { renderStructuredData } from '../../src/feeds/formats/structured-data'
import { titleWithStatus } from '../../src/feeds/messages'
import { readAs } from '../domain/exchange/support'
import { complaintsAbout, textsIn } from '../support/xmllint'
import { fullView, hostileView, person, said, session, view } from './a-view'

describe('event.jsonld', () => {
  const data = (of = view()) => JSON.parse(renderStructuredData(of))

  test('describes the edition, its sessions and their people', () => {
    expect(data()).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Event',
      name: 'Assises de Montpellier',
      startDate: '2024-05-21',
      location: { '@type': 'Place', name: 'Le Corum' },
      organizer: [{ '@type': 'Organization', name: 'La Région' }],
      subEvent: [
        {
          '@type': 'Event',
          name: 'Ouverture',
          startDate: '2024-05-21T09:00:00+02:00',
          eventStatus: 'https://schema.org/EventScheduled',
          location: { name: 'Salle Ada, Le Corum' },
          performer: [{ '@type': 'Person', name: 'Ada Exemple', worksFor: { name: 'Réseau Exemple' } }],
        },
      ],
    })
  })

  test.each([
    ['cancelled', 'EventCancelled'],
    ['postponed', 'EventPostponed'],
  ] as const)('says that a session is %s', (status, expected) => {
    const [event] = data(view({ sessions: [session({ status, notice: said('Grève.') })] })).subEvent
    expect([event.eventStatus, event.description]).toEqual([`https://schema.org/${expected}`, 'Grève.'])
  })
})

test('event.jsonld has no property that schema.org does not give to its type', () => {
  // https://schema.org/Event, https://schema.org/Person: what these feeds use of them. `.ci/feeds-judges` asks two libraries.
  const known = {
    Event:
      'about description endDate eventAttendanceMode eventStatus identifier image inLanguage location maximumAttendeeCapacity name offers organizer performer recordedIn sponsor startDate subEvent superEvent url',
    Person: 'image jobTitle name sameAs url worksFor',
    Thing: 'name',
  } as Record<string, string>
  const wrong = new Set<string>()
  JSON.parse(renderStructuredData(fullView()), (_, value) => {
    const names = known[value?.['@type']]?.split(' ')
    for (const name of names ? Object.keys(value) : []) {
      if (!name.startsWith('@') && !names?.includes(name)) wrong.add(`${value['@type']}.${name}`)
    }
    return value
  })
  expect([...wrong]).toEqual([])
})

describe('the views of Sessionize', () => {
  const imported = {
    sourceId: 'sessionize:1',
    title: 'Ouverture',
    startsAt: '2024-05-21T07:00:00.000Z',
    endsAt: '2024-05-21T08:00:00.000Z',
    room: 'Salle Ada',
    track: 'education',
    participants: [{ name: 'Ada Exemple', sourceId: `sessionize:${person().guid}` }],
  }

  test.each([
    ['All', renderSessionizeAll],
    ['GridSmart', renderSessionizeGrid],
  ])('%s is read by the import of this product', (_, render) => {
    const { format, sessions, problems } = readAs(render(view()))
    expect([format, problems]).toEqual(['sessionize', []])
    expect(sessions).toMatchObject([imported])
  })

  test('has numbers for rooms and categories, which the same room has in both views', () => {
    const all = JSON.parse(renderSessionizeAll(view()))
    const [day] = JSON.parse(renderSessionizeGrid(view()))
    expect(all.rooms[0].id).toBe(day.rooms[0].id)
    expect(all.sessions[0].roomId).toBe(day.rooms[0].sessions[0].roomId)
    expect([all.speakers[0].sessions, all.sessions[0].id]).toEqual([[1], '1'])
    expect(day.timeSlots).toMatchObject([
      { slotStart: '09:00:00', rooms: [{ index: 0, session: { title: 'Ouverture' } }] },
    ])
    for (const { id } of all.categories[0].items) expect(Number.isSafeInteger(id)).toBe(true)
  })

  test('says that a session is cancelled', () => {
    const [cancelled] = JSON.parse(renderSessionizeAll(view({ sessions: [session({ status: 'cancelled' })] }))).sessions
    expect([cancelled.status, cancelled.title]).toEqual(['Canceled', 'Annulée\u00a0: Ouverture'])
  })
})

describe('openagenda.json', () => {
  const events = (of = view()) => JSON.parse(renderOpenAgenda(of)).events

  test('has the names of fields and the codes of OpenAgenda', () => {
    expect(events()).toMatchObject([
      {
        title: { fr: 'Ouverture' },
        description: { fr: 'Bienvenue à toutes et à tous. Avec un café.' },
        timings: [{ begin: '2024-05-21T09:00:00+02:00', end: '2024-05-21T10:00:00+02:00' }],
        accessibility: { hi: true, vi: false, pi: false, mi: false, ii: false },
        attendanceMode: 1,
        status: 1,
        state: 2,
        location: { name: 'Salle Ada, Le Corum', city: 'Montpellier', postalCode: '34000' },
      },
    ])
  })

  test.each([
    ['cancelled', 6],
    ['postponed', 4],
  ] as const)('has the code of a %s session', (status, code) => {
    expect(events(view({ sessions: [session({ status })] }))[0].status).toBe(code)
  })

  test('cuts texts at the lengths that OpenAgenda accepts, between two characters', () => {
    const [long] = events(
      view({ sessions: [session({ title: said('👩‍💻é'.repeat(100)), abstract: said('x'.repeat(20_000)) })] }),
    )
    expect([...long.title.fr].length).toBe(140)
    expect(long.title.fr).not.toMatch(/\p{Surrogate}/u)
    expect([long.description.fr.length, long.longDescription.fr.length]).toEqual([200, 10_000])
  })
})

describe('changes.atom', () => {
  test('has an entry a release, with its changes', async () => {
    const feed = renderChanges(view())
    expect(await textsIn(feed, 'title')).toEqual([
      'Assises de Montpellier – Changements du programme',
      'Programme, version 1',
    ])
    expect(await textsIn(feed, 'updated')).toEqual(['2024-03-01T09:00:00.000Z', '2024-03-01T09:00:00.000Z'])
    expect(await textsIn(feed, 'content')).toEqual(['• « Ouverture » entre au programme.'])
  })

  test('is well-formed and has each text as it was, hostile ones included', async () => {
    const views = fc.sample(hostileView, 25)
    expect(await complaintsAbout(views.map(renderChanges))).toEqual([])
    for (const hostile of views.slice(0, 5)) {
      const summary = hostile.releases[0]?.changes[0]?.summary.text
      expect(await textsIn(renderChanges(hostile), 'content')).toEqual([`• ${summary}`])
    }
  })
})

test('every JSON has the titles as they were, hostile ones included', () => {
  const renderers = [renderStructuredData, renderSessionizeAll, renderSessionizeGrid, renderOpenAgenda]
  fc.assert(
    fc.property(hostileView, (hostile) => {
      for (const render of renderers) expect(JSON.parse(render(hostile))).toBeTypeOf('object')
      const { subEvent } = JSON.parse(renderStructuredData(hostile))
      expect(subEvent.map(({ name }: { name: string }) => name)).toEqual(
        hostile.sessions.map(({ title }) => title.text),
      )
      const { sessions } = JSON.parse(renderSessionizeAll(hostile))
      expect(sessions.map(({ title }: { title: string }) => title)).toEqual(
        hostile.sessions.map((one) => titleWithStatus(one, hostile)),
      )
    }),
  )
})
