import { isFilled } from '../label'
import { defineRule } from '../rule'
import { shownVideos } from '../shown-videos'

/** A video without captions. */
export const videoWithoutCaptions = defineRule({
  id: 'video-without-captions',
  level: 'blocks',
  title: { fr: 'Vidéo sans sous-titres', en: 'Video without captions' },
  foundWhen: 'a video of a session or a testimonial has no captions',
  find: (programme) =>
    shownVideos(programme)
      .filter(({ video }) => !isFilled(video.captionsUrl))
      .map(({ placeOf }) => ({
        ...placeOf('captionsUrl'),
        message: {
          fr: 'La vidéo n’a pas de sous-titres. Ajoutez leur adresse, ou retirez la vidéo en attendant.',
          en: 'The video has no captions. Add their address, or take the video out for now.',
        },
      })),
})
