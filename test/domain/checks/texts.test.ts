import { describe, expect, test } from 'vitest'
import { translationProgress } from '../../../src/domain/checks/translations'
import {
  aPicture,
  aProgramme,
  aSession,
  aSpeaker,
  aTestimonial,
  findingsOf,
  found,
  linkTo,
  longText,
} from './a-programme'

describe('incomplete documents', () => {
  test.each([
    ['a session without a title', { title: { en: 'Opening' } }, ['incomplete s1.title']],
    ['a session with a title of spaces', { title: { fr: '  ' } }, ['incomplete s1.title']],
    ['a session without a format', { format: undefined }, ['incomplete s1.format']],
    ['a cancelled session without a title', { title: {}, status: 'cancelled' }, ['incomplete s1.title']],
  ])('%s', (_, values, expected) => {
    expect(found(aProgramme({ sessions: [aSession(values)] }))).toEqual(expected)
  })

  test('the finding names every missing field', () => {
    const [one] = findingsOf(aProgramme({ sessions: [aSession({ title: {}, format: undefined })] }), 'incomplete')
    expect(one).toMatchObject({
      label: 'Sans titre',
      message: { fr: expect.stringContaining('le titre et le format') },
    })
  })

  test('people and rooms need names', () => {
    const programme = aProgramme({
      speakers: [aSpeaker('ada', { name: undefined })],
      rooms: [{ id: 'r1', isPending: true }],
    })
    expect(found(programme)).toEqual(['incomplete ada.name', 'incomplete r1.name'])
  })
})

describe('missing English', () => {
  test('a document has one finding, which opens its first text without English', () => {
    const session = aSession({
      title: { fr: 'Ouverture' },
      abstract: { fr: longText('Bienvenue'), en: longText('  ') },
    })
    const [missing, ...others] = findingsOf(aProgramme({ sessions: [session] }), 'missing-english')
    expect(others).toEqual([])
    expect(missing).toMatchObject({ id: 's1', path: 'title', locale: 'en', level: 'warns' })
    expect(missing?.message.fr).toMatch(/^Sans anglais\s: titre et résumé\./)
  })

  test('a text without French needs no English', () => {
    const speakers = [aSpeaker('ada', { headline: {}, bio: { fr: longText('') } })]
    expect(found(aProgramme({ speakers }))).toEqual([])
  })

  test('descriptions of images, testimonials and transcripts are translated too', () => {
    const pictures = [
      aPicture('drawing', { alt: { fr: 'Un dessin' } }),
      aPicture('line', { isDecorative: true, alt: {} }),
    ]
    const video = { url: 'https://v.example/1', captionsUrl: 'https://v.example/1.vtt', transcript: { fr: 'Bonjour' } }
    const programme = aProgramme(
      { speakers: [aSpeaker('ada')], testimonials: [aTestimonial({ quote: { fr: 'Osez' }, video })], pictures },
      { hero: 'line' },
    )
    expect(found(programme)).toEqual(['missing-english t1.quote', 'missing-english drawing.alt'])
    expect(translationProgress(programme)).toEqual({ translated: 4, total: 7 })
  })
})

describe('summaries', () => {
  test.each([
    ['an empty one', { abstract: {} }, ['empty-summary s1.abstract']],
    ['one of empty lines', { abstract: { fr: longText(' \n') } }, ['empty-summary s1.abstract']],
    ['one in English alone', { abstract: { en: longText('Welcome') } }, ['empty-summary s1.abstract']],
    ['none for a break', { abstract: {}, format: 'break' }, []],
    ['none for a cancelled session', { abstract: {}, status: 'cancelled' }, []],
  ])('%s', (_, values, expected) => {
    expect(found(aProgramme({ sessions: [aSession(values)] }))).toEqual(expected)
  })

  test('an edition needs one', () => {
    expect(found(aProgramme({}, { summary: {} }))).toEqual(['empty-summary e1.summary'])
  })
})

describe('links of long texts', () => {
  const linked = (state: 'public' | 'draft' | 'gone' | undefined, value: unknown = 'f1') => {
    const abstract = { fr: longText('Voir', linkTo('key-figures', value)), en: longText('See') }
    const linkTargets = state ? [{ collection: 'key-figures', id: 'f1', state }] : []
    return found(aProgramme({ sessions: [aSession({ abstract })], linkTargets }))
  }

  test('to documents that readers cannot see are found', () => {
    expect(linked('public')).toEqual([])
    expect(linked('public', { id: 'f1' })).toEqual([])
    for (const state of ['draft', 'gone', undefined] as const) expect(linked(state)).toEqual(['dead-link s1.abstract'])
  })

  test('are checked in English too, and the finding opens the English form', () => {
    const bio = { fr: longText('Vie'), en: longText('Life', linkTo('editions', 'e9')) }
    const programme = aProgramme({ speakers: [aSpeaker('ada', { bio })] })
    expect(findingsOf(programme, 'dead-link')).toMatchObject([{ id: 'ada', path: 'bio', locale: 'en' }])
  })

  test('to web addresses are not checked', () => {
    const out = { type: 'link', fields: { linkType: 'custom', url: 'https://exemple.fr' }, children: [] }
    const abstract = { fr: longText('Voir', out), en: longText('See') }
    expect(found(aProgramme({ sessions: [aSession({ abstract })] }))).toEqual([])
  })

  test('an image that was deleted is found', () => {
    const abstract = { fr: longText('Voir', { type: 'upload', relationTo: 'media', value: 'm9' }), en: longText('See') }
    expect(found(aProgramme({ sessions: [aSession({ abstract })] }))).toEqual(['dead-link s1.abstract'])
  })
})
