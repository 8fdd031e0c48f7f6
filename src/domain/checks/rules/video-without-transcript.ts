import { isFilled } from '../label'
import { defineRule } from '../rule'
import { shownVideos } from '../shown-videos'

/** A video without a French transcript. */
export const videoWithoutTranscript = defineRule({
  id: 'video-without-transcript',
  level: 'blocks',
  title: { fr: 'Vidéo sans transcription', en: 'Video without a transcript' },
  foundWhen: 'a video of a session or a testimonial has no French transcript',
  find: (programme) =>
    shownVideos(programme)
      .filter(({ video }) => !isFilled(video.transcript?.fr))
      .map(({ placeOf }) => ({
        ...placeOf('transcript'),
        message: {
          fr: 'La vidéo n’a pas de transcription. Écrivez ce qui y est dit et montré, ou retirez la vidéo en attendant.',
          en: 'The video has no transcript. Write what is said and shown, or take the video out for now.',
        },
      })),
})
