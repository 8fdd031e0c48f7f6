import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import type { FeedView } from '../../src/content/programme-feed/feed-view'
import { renderCalendar } from '../../src/feeds/formats/calendar'
import { titleWithStatus } from '../../src/feeds/messages'
import { hostileView, said, session, view } from './a-view'

/** The events of a calendar as another library reads them. */
function eventsOf(calendar: string) {
  const parsed = new ICAL.Component(ICAL.parse(calendar))
  return parsed.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
}

const event = (changed: Parameters<typeof session>[0]) => {
  const [read] = eventsOf(renderCalendar(view({ sessions: [session(changed)] })))
  if (!read) throw new Error('The calendar has no event.')
  return read
}

describe('a calendar', () => {
  test('is read with its title, times, place and description', () => {
    const read = event({})
    expect([read.summary, read.uid, read.sequence]).toEqual(['Ouverture', session().guid, 86_400])
    expect(read.startDate.toJSDate().toISOString()).toBe('2024-05-21T07:00:00.000Z')
    expect(read.endDate.toJSDate().toISOString()).toBe('2024-05-21T08:00:00.000Z')
    expect(read.location).toBe('Salle Ada, Le Corum, Esplanade Charles-de-Gaulle, 34000 Montpellier')
    expect(read.description).toContain('Avec\u00a0: Ada Exemple')
    expect(read.description).toContain('Bienvenue à toutes et à tous.\n\nAvec un café.')
  })

  test('names itself, its source and when to ask again', () => {
    const calendar = renderCalendar(view())
    for (const line of [
      'NAME:Assises de Montpellier',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'URL:https://cms.example.org/fr/editions/montpellier-2024',
      'SOURCE;VALUE=URI:https://cms.example.org/feeds/montpellier-2024/a-feed',
      'DTSTAMP:20240103T000000Z',
      'LAST-MODIFIED:20240103T000000Z',
      'CREATED:20240101T000000Z',
    ])
      expect(calendar).toContain(`${line}\r\n`)
  })

  test.each(['cancelled', 'postponed'] as const)('has a %s session as cancelled, with its notice', (status) => {
    const read = event({ status, notice: said('La salle est fermée.') })
    const calendar = renderCalendar(view({ sessions: [session({ status })] }))
    expect(calendar).toContain('STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n')
    expect(read.summary).toMatch(/^(?:Annulée|Reportée)\u00a0: Ouverture$/)
    expect(read.description.startsWith('La salle est fermée.')).toBe(true)
  })

  test('raises the sequence of a session that was published again, and keeps its UID', () => {
    const [before, after] = [event({}), event({ updatedAt: '2024-01-02T00:00:01.000Z' })]
    expect(after.uid).toBe(before.uid)
    expect(after.sequence).toBe(before.sequence + 1)
  })

  test('says the language of a title that is not translated', () => {
    const english = renderCalendar(view({ language: 'en' }))
    expect(english).toContain('SUMMARY;LANGUAGE=fr:Ouverture\r\n')
  })

  test('of nobody is valid: it has a component', () => {
    const empty = renderCalendar(view({ sessions: [] }))
    expect(eventsOf(empty)).toEqual([])
    expect(empty).toContain('BEGIN:VTIMEZONE\r\n')
  })

  test('has no end for a session without a length', () => {
    expect(renderCalendar(view({ sessions: [session({ endsAt: session().startsAt })] }))).not.toContain('DTEND')
  })
})

describe('a calendar with hostile texts', () => {
  test('has lines of 75 octets at most, ended by CRLF, without control characters', () => {
    fc.assert(
      fc.property(hostileView, (hostile) => {
        const calendar = renderCalendar(hostile)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not occur
        expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f]/)
        expect(calendar).not.toMatch(/\p{Surrogate}/u)
        for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      }),
    )
  })

  test('is read back as it was', () => {
    fc.assert(
      fc.property(hostileView, (hostile) => {
        const events = eventsOf(renderCalendar(hostile))
        expect(events.map(({ summary }) => summary)).toEqual(titlesOf(hostile))
        for (const { description } of events) {
          expect(hostile.sessions.every(({ abstract }) => description.includes(abstract?.text ?? ''))).toBe(true)
        }
      }),
    )
  })
})

const titlesOf = (of: FeedView) => of.sessions.map((one) => titleWithStatus(one, of))
