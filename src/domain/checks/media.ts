import { type Finding, finding, type Place } from './finding'
import type { Programme, Video } from './programme'
import { isFilled, labelOf } from './words'

/** Images and videos that say nothing to somebody who cannot see or hear them. */
export function findInaccessibleMedia(programme: Programme): Finding[] {
  const { pictures, sessions, testimonials } = programme
  return [
    ...pictures
      .filter(({ alt, isDecorative }) => !isDecorative && !isFilled(alt.fr))
      .map(({ id, name }) =>
        finding(
          'image-without-alt',
          { collection: 'media', id, path: 'alt', label: labelOf(name) },
          {
            fr: 'Décrivez en une phrase ce que l’image montre, ou cochez « Image décorative » si elle n’apporte rien au sens.',
            en: 'Describe in one sentence what the image shows, or tick “Decorative” if it adds nothing to the meaning.',
          },
        ),
      ),
    ...sessions.flatMap(({ id, title, recording }) =>
      findInVideo(recording, 'recording', { collection: 'sessions', id, label: labelOf(title) }),
    ),
    ...testimonials.flatMap(({ id, name, video }) =>
      findInVideo(video, 'video', { collection: 'testimonials', id, label: labelOf(name) }),
    ),
  ]
}

function findInVideo({ url, captionsUrl, transcript }: Video, field: string, place: Omit<Place, 'path'>): Finding[] {
  if (!isFilled(url)) return []
  return [
    ...(isFilled(captionsUrl)
      ? []
      : [
          finding(
            'video-without-captions',
            { ...place, path: `${field}.captionsUrl` },
            {
              fr: 'La vidéo n’a pas de sous-titres. Ajoutez leur adresse, ou retirez la vidéo en attendant.',
              en: 'The video has no captions. Add their address, or take the video out for now.',
            },
          ),
        ]),
    ...(isFilled(transcript?.fr)
      ? []
      : [
          finding(
            'video-without-transcript',
            { ...place, path: `${field}.transcript` },
            {
              fr: 'La vidéo n’a pas de transcription. Écrivez ce qui y est dit et montré, ou retirez la vidéo en attendant.',
              en: 'The video has no transcript. Write what is said and shown, or take the video out for now.',
            },
          ),
        ]),
  ]
}
