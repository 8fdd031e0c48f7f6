import { isFilled } from './label'
import { type Place, placeIn } from './place'
import type { Programme, Video } from './programme'

/** A video of the programme, and the place of one of its fields. */
export interface ShownVideo {
  video: Video
  placeOf(field: 'captionsUrl' | 'transcript'): Place
}

/** Returns the videos of sessions and testimonials that have an address. */
export function shownVideos({ sessions, testimonials }: Programme): ShownVideo[] {
  return [
    ...sessions.map(
      (session): ShownVideo => ({
        video: session.recording,
        placeOf: (field) => placeIn('sessions', session, `recording.${field}`),
      }),
    ),
    ...testimonials.map(
      (testimonial): ShownVideo => ({
        video: testimonial.video,
        placeOf: (field) => placeIn('testimonials', testimonial, `video.${field}`),
      }),
    ),
  ].filter(({ video }) => isFilled(video.url))
}
