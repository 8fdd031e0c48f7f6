import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedExample } from '../../src/seed'
import { bootApp, type TestApp } from '../support/app'

const query = readFileSync('docs/queries/programme.graphql', 'utf8')

let app: TestApp

beforeAll(async () => {
  app = await bootApp()
  await seedExample(app.payload)
}, 120_000)
afterAll(() => app.close())

interface Programme {
  Editions: { docs: Edition[] }
}

interface Edition {
  title: string
  rooms: { docs: { id: string; name: string }[] }
  sessions: { docs: Session[] }
  testimonials: { docs: { name: string; quote: string; photo: Picture | null }[] }
  partners: { organisation: { name: string } }[]
  keyFigures: { docs: { value: number; unit: string }[] }
}

interface Session {
  title: string
  startsAt: string
  room: { name: string } | null
  format: string
  participants: { role: string; speaker: { name: string; headline: string; photo: Picture | null } }[]
}

interface Picture {
  alt: string | null
  decorative: boolean
  sizes: Record<'portraitSmall' | 'portrait', { url: string; width: number; height: number }>
}

async function programme(locale?: string): Promise<Edition> {
  const { data, errors, status } = await app.graphql<Programme>(query, {
    variables: { edition: 'montpellier-2024', locale },
  })
  expect({ errors, status }).toEqual({ errors: undefined, status: 200 })
  return data.Editions.docs[0] as Edition
}

describe('the documented query for a complete programme', () => {
  test('returns the 2024 edition in one anonymous request, with its sessions in order', async () => {
    const edition = await programme()
    expect(edition.title).toContain('2024')
    expect(edition.rooms.docs.length).toBeGreaterThanOrEqual(4)
    expect(edition.sessions.docs).toHaveLength(14)
    const starts = edition.sessions.docs.map(({ startsAt }) => startsAt)
    expect(starts).toEqual([...starts].sort())
    expect(edition.testimonials.docs).toHaveLength(4)
    expect(edition.keyFigures.docs).toContainEqual(expect.objectContaining({ value: 33, unit: '%' }))
  })

  test('populates every public person', async () => {
    const edition = await programme()
    const people = edition.sessions.docs.flatMap(({ participants }) => participants)
    expect(people.length).toBeGreaterThan(10)
    for (const { speaker } of people) expect(speaker?.name).toEqual(expect.any(String))
    expect(edition.partners.every(({ organisation }) => organisation?.name)).toBe(true)
    for (const { format, room } of edition.sessions.docs) if (format !== 'break') expect(room?.name).toBeTruthy()
  })

  test('returns each photo cropped to a portrait in two sizes, and its description', async () => {
    const edition = await programme()
    const photos = edition.testimonials.docs.map(({ photo }) => photo).filter((photo) => photo !== null)
    expect(photos.length).toBeGreaterThan(0)
    for (const { alt, sizes } of photos) {
      expect(alt).toBeTruthy()
      expect(Object.keys(sizes)).toEqual(['portraitSmall', 'portrait'])
      for (const { url, width, height } of Object.values(sizes)) {
        expect(url).toMatch(/^\/api\/media\/file\/.+\.webp$/)
        expect(Math.abs(width / height - 4 / 5)).toBeLessThan(0.01)
      }
    }
  })

  test('returns English texts on request', async () => {
    const [french, english] = [await programme('fr'), await programme('en')]
    expect(english.sessions.docs[0]?.title).not.toBe(french.sessions.docs[0]?.title)
    expect(english.testimonials.docs[0]?.quote).not.toBe(french.testimonials.docs[0]?.quote)
  })

  test('has the same response by GET', async () => {
    const variables = JSON.stringify({ edition: 'montpellier-2024', locale: 'fr' })
    const response = await app.fetch(
      `/api/graphql?query=${encodeURIComponent(query)}&variables=${encodeURIComponent(variables)}`,
    )
    expect(response.status).toBe(200)
    const { data } = await response.json()
    expect(data.Editions.docs[0]).toEqual(await programme('fr'))
  })

  test('returns no document for an edition that does not exist', async () => {
    const { data } = await app.graphql<Programme>(query, { variables: { edition: 'nulle-part-1999' } })
    expect(data.Editions.docs).toEqual([])
  })
})
