import { expect, test } from 'vitest'
import { ALWAYS, NEVER } from '../../../src/domain/consent'
import { endOfDay } from '../../../src/domain/zone'
import { aPicture, aProgramme, aSpeaker, aTestimonial, findingsOf, found, longText, NOW } from './a-programme'

const until = (day: string) => endOfDay(day)

test.each([
  ['that was never given', undefined, ['consent-missing t1.consents']],
  ['that was withdrawn', NEVER, ['consent-missing t1.consents']],
  ['that ended yesterday', until('2024-03-31'), ['consent-expired t1.consents']],
  ['that ends today', until('2024-04-01'), ['consent-ends-early t1.consents']],
  ['that ends the day before the edition ends', until('2024-05-20'), ['consent-ends-early t1.consents']],
  ['that ends with the edition', until('2024-05-21'), []],
  ['without end', ALWAYS, []],
])('a testimonial with a consent %s', (_, consentUntil, expected) => {
  expect(found(aProgramme({ testimonials: [aTestimonial({ consentUntil })] }))).toEqual(expected)
})

test('a consent that ends at the instant of the check has ended', () => {
  const programme = aProgramme({ testimonials: [aTestimonial({ consentUntil: NOW })] })
  expect(found(programme)).toEqual(['consent-expired t1.consents'])
})

test('the finding states the last day of the consent', () => {
  const programme = aProgramme({ testimonials: [aTestimonial({ consentUntil: until('2024-03-31') })] })
  expect(findingsOf(programme, 'consent-expired')[0]?.message.fr).toMatch(/s’est terminé le dim\. 31\smars 2024/)
})

test('a portrait of a recognisable person needs a consent, a drawing does not', () => {
  const speakers = [aSpeaker('ada', { photo: 'portrait' }), aSpeaker('bob')]
  const portrait = aPicture('portrait', { needsConsent: true, consentUntil: NEVER })
  const pictures = [portrait, aPicture('drawing')]
  expect(found(aProgramme({ speakers, pictures }))).toEqual(['consent-missing ada.photo'])
  expect(
    found(aProgramme({ speakers, pictures: [{ ...portrait, consentUntil: ALWAYS }, aPicture('drawing')] })),
  ).toEqual([])
})

test('the images of texts and the main image of the edition are checked too', () => {
  const image = { type: 'upload', relationTo: 'media', value: 'crowd' }
  const story = { fr: longText('Récit', image), en: longText('Story', image) }
  const pictures = [aPicture('crowd', { needsConsent: true, consentUntil: NEVER })]
  const programme = aProgramme({ testimonials: [aTestimonial({ story })], pictures }, { hero: 'crowd' })
  expect(found(programme)).toEqual(['consent-missing e1.hero', 'consent-missing t1.story'])
})
