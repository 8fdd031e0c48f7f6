import { expect, test } from 'vitest'
import { aPicture, aProgramme, aSession, aSpeaker, aTestimonial, found } from './a-programme'

test.each([
  ['described', {}, []],
  ['without words', { alt: {} }, ['image-without-alt drawing.alt']],
  ['described with spaces', { alt: { fr: ' ' } }, ['image-without-alt drawing.alt']],
  ['without words and decorative', { alt: {}, isDecorative: true }, []],
])('an image %s', (_, values, expected) => {
  expect(found(aProgramme({ speakers: [aSpeaker('ada')], pictures: [aPicture('drawing', values)] }))).toEqual(expected)
})

const url = 'https://video.example/1'
const captionsUrl = 'https://video.example/1.vtt'
const transcript = { fr: 'Bonjour', en: 'Hello' }

test.each([
  ['with captions and a transcript', { url, captionsUrl, transcript }, []],
  ['without captions', { url, transcript }, ['captions', 'captionsUrl']],
  ['without a transcript', { url, captionsUrl, transcript: {} }, ['transcript', 'transcript']],
  ['that is not there yet', {}, []],
])('a video %s', (_, video, [field, path]: string[]) => {
  const expected = (place: string) => (field ? [`video-without-${field} ${place}.${path}`] : [])
  expect(found(aProgramme({ sessions: [aSession({ recording: video })] }))).toEqual(expected('s1.recording'))
  expect(found(aProgramme({ testimonials: [aTestimonial({ video })] }))).toEqual(expected('t1.video'))
})

test('a speaker without a photo is found, and so is a participant in the trash', () => {
  const sessions = [
    aSession({
      participants: [
        { speaker: 'ada', role: 'speaker' },
        { speaker: 'gone', role: 'host' },
      ],
    }),
  ]
  const programme = aProgramme({ sessions, speakers: [aSpeaker('ada', { photo: undefined })] })
  expect(found(programme)).toEqual(['person-gone s1.participants.1.speaker', 'no-portrait ada.photo'])
})
